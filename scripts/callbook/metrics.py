"""Find every mention of a metric or term, with the span that names it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from callbook.blocks import each_block
from callbook.language.clauses import Cuts
from callbook.language.folding import Folded, fold, is_latin
from callbook.language.lookup import Cover, Lookup, Match, longest
from callbook.model import Block, Call, Mention, Metric
from callbook.vocabularies import spellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a word found in the text means for an entry.

    alias: it names the entry; short: it does in the right company; barred: here the alias in
    it is something else; joint: it names two entries at once, the other's by the rest of it.
    """

    metric: str
    role: Literal["alias", "short", "barred", "joint"]
    other: str = ""  # of a joint form: the second entry
    head: int = 0  # of a joint form: how many characters name the first entry


class Finder:
    """Finds the mentions in a text; made once for a vocabulary."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        """Take the entries of metrics.yml."""
        self._lookup = Lookup(_forms(metrics))
        self._short_with = {metric.id: frozenset(metric.short_with) for metric in metrics}
        self._spellings = {
            metric.id: tuple(fold(form).text for form in (*spellings(metric), *metric.short))
            for metric in metrics
        }

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a text, in order and none inside another; the longest word wins.

        公私域 names 公域 (at 公) and 私域 (at 私域), since the two entries are confusables;
        次日 names an entry only in a clause that also mentions one of its `short_with`.
        """
        folded = fold(text)
        found = tuple(self._lookup.find(folded.text))
        named = [match for match in found if match.key.role != "barred"]
        if len(named) < len(found):
            named = list(self._unbarred(found, folded.text))
        kept = longest(named)
        if any(match.key.role == "short" for match in kept):
            kept = list(self._in_company(kept, folded.text))
        return tuple(mention for match in kept for mention in _mentions(match, folded))

    def _unbarred(self, found: Sequence[Match[Form]], text: str) -> Iterator[Match[Form]]:
        """The matches that are not something else here.

        A context that holds the alias bars the alias inside it (节日活动 bars 日活); any other
        context bars the entry in the whole sentence (红薯 bars 粉条).
        """
        cuts = Cuts(text)
        inside: dict[str, list[tuple[int, int]]] = defaultdict(list)
        sentences: set[tuple[str, int]] = set()
        for match in found:
            if match.key.role == "barred":
                metric, words = match.key.metric, text[match.start : match.end]
                if any(form in words for form in self._spellings[metric]):
                    inside[metric].append((match.start, match.end))
                else:
                    sentences.add((metric, cuts.sentence_of(match.start)))
        covers = {metric: Cover(stretches) for metric, stretches in inside.items()}
        for match in found:
            form = match.key
            entries = [entry for entry in (form.metric, form.other) if entry]
            if form.role != "barred" and not any(
                (entry in covers and covers[entry].holds(match.start, match.end))
                or (entry, cuts.sentence_of(match.start)) in sentences
                for entry in entries
            ):
                yield match

    def _in_company(self, kept: Sequence[Match[Form]], text: str) -> Iterator[Match[Form]]:
        """All but the short forms without their company in the clause."""
        cuts = Cuts(text)
        clauses = [cuts.clause_of(match.start) for match in kept]
        named = {
            (match.key.metric, clause)
            for match, clause in zip(kept, clauses, strict=True)
            if match.key.role != "short"
        }
        for match, clause in zip(kept, clauses, strict=True):
            company = self._short_with[match.key.metric]
            if match.key.role != "short" or any((other, clause) in named for other in company):
                yield match


def annotate(call: Call, metrics: Sequence[Metric]) -> Call:
    """The call with the mentions of every block filled in, those of questions included."""
    finder = Finder(metrics)

    def mentioning(block: Block) -> Block:
        return replace(block, mentions=finder.mentions(block.text))

    return each_block(call, mentioning)


def _forms(metrics: Sequence[Metric]) -> Iterator[tuple[str, Form]]:
    for metric in metrics:
        for word in spellings(metric):
            yield word, Form(metric=metric.id, role="alias")
        for word in metric.short:
            yield word, Form(metric=metric.id, role="short")
        for word in metric.not_in:
            yield word, Form(metric=metric.id, role="barred")
    yield from _joint_forms(metrics)


def _joint_forms(metrics: Sequence[Metric]) -> Iterator[tuple[str, Form]]:
    """Two confusables said in one word: 公域 and 私域 as 公私域, 同比 and 环比 as 同环比.

    Their two-character names must share the last character; only confusables are joined, so
    that no word is made up of two names that merely end alike.
    """
    by_id = {metric.id: metric for metric in metrics}
    linked = {
        pair
        for metric in metrics
        for other in metric.confusables
        for pair in ((metric.id, other), (other, metric.id))
    }
    for first, second in sorted(linked):
        for one in _short_chinese(by_id[first]):
            for two in _short_chinese(by_id[second]):
                if one[1] == two[1] and one[0] != two[0]:
                    for link in ("", "、", "/", "和", "与"):
                        form = Form(metric=first, role="joint", other=second, head=1)
                        yield f"{one[0]}{link}{two}", form


def _short_chinese(metric: Metric) -> list[str]:
    return [word for word in spellings(metric) if len(word) == 2 and not is_latin(word[0])]


def _mentions(match: Match[Form], folded: Folded) -> Iterator[Mention]:
    form = match.key
    if form.role != "joint":
        yield Mention(metric=form.metric, span=folded.span(match.start, match.end))
        return
    yield Mention(metric=form.metric, span=folded.span(match.start, match.start + form.head))
    yield Mention(metric=form.other, span=folded.span(match.end - 2, match.end))
