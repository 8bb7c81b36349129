"""Questions that begin with a label: `Q1：`, `Q：`, `问：`, `问题三：`, `【Q】`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from callbook.layouts.answers import answer_marks, name_marks
from callbook.layouts.asking import asks
from callbook.layouts.document import Document, Row, cut
from callbook.layouts.firms import is_firm
from callbook.layouts.items import Mark, item_labels, words_from
from callbook.layouts.labels import NOBODY, Label
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.numbered import EMPTY, Chain, best_chain, zone
from callbook.model import Speaker

_WHO = r"(?:\((?P<who>[^()]{1,40}(?:\([^()]{1,20}\))?)\))?"
# prey: `Q1：`, `Q2、`, `Q 3:`, `问题一：`, `Q1（JPM）：`, `[问题 1]`, `Q4 如何`; not `Q1-Q3`, `Q1.5`, `3Q`
_NUMBERED = re.compile(
    r"\[?(?P<label>Q|q|问题?|提问|질문|第(?=\S{1,3}问))\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?P<end>(?:问|个问题)?\s?\]?\s?" + _WHO + r"\s?(?:[:、)]|[.](?!\d))|\s?\]|\s+(?=\S))"
)
# prey: `Q：`, `问：`, `提问者:`, `【Q】`, `投资者提问：`, `Q（高盛）：`, `Q. `; not `学问：`, `问:答`
_PLAIN = re.compile(
    r"\[?(?:(?:Q|q|问)(?:uestion)?|(?:投资者|分析师|股东|网友|记者|嘉宾|现场|参会者)?提问者?|질문자?"
    r"|投资者(?:问)?|分析师|質問者?|记者|问题)\s?(?:\]\s?:?|"
    + _WHO
    + r"\s?(?::|[)])|[.](?=\s|[^\w\s]))"
)
# prey: `。Q2:`, `?A:`, `如下:问:`, ` 答：`; not `学问:`, `方案A:`
_INLINE = re.compile(
    r"(?<=[。?!;:\"”』」).…\s])(?:(?:Q|q|问题|问)\s?\d{0,3}\s?(?:\([^()]{1,30}\))?\s?[:、]"
    r"|(?:A|答|回答|答复|回复)\s?\d{0,3}\s?:|\[(?:Q|A|问|答)\])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The labelled questions and answers of a document, whose rows are parted at them."""

    document: Document
    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    chain: Chain  # of the numbered ones

    @property
    def answered(self) -> int:
        """How many questions have an answer mark before the next question."""
        rows = sorted(mark.row for mark in self.answers)
        ends = [mark.row for mark in self.questions[1:]] + [len(self.document.rows)]
        return sum(
            bisect_right(rows, mark.row) < bisect_right(rows, end - 1)
            for mark, end in zip(self.questions, ends, strict=False)
        )

    @property
    def asking(self) -> int:
        """How many questions ask, by their mark or words."""
        return sum(asks(self.document.rows[mark.row].body) for mark in self.questions)


@lru_cache(maxsize=4)  # several layouts look at the same document
def labelled(document: Document) -> Labelled:
    """The labelled questions of a document: a numbered chain, plain labels, or both."""
    parted = part(document)
    answers = answer_marks(parted)
    found = tuple(_found(parted, _NUMBERED))
    chain = best_chain(parted, found, answers) if found else EMPTY
    plain = zone(parted, tuple(_found(parted, _PLAIN)))
    questions = _both(chain, plain)
    names = name_marks(parted, questions)
    taken = {mark.row for mark in (*questions, *answers)}
    answers += tuple(mark for mark in names if mark.row not in taken)
    if found and names:
        chain = best_chain(parted, found, answers)
        questions = _both(chain, plain)
    return Labelled(document=parted, questions=questions, answers=answers, chain=chain)


def labelled_labels(document: Document) -> tuple[Label, ...]:
    """The labels of a document whose questions are labelled."""
    found = labelled(document)
    return item_labels(found.document, found.questions, found.answers)


def _both(chain: Chain, plain: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Numbered and plain questions together, in order; one stray number makes no chain."""
    numbered = chain.questions if len(chain.questions) > 1 or not plain else ()
    rows = {mark.row for mark in numbered}
    both = (*numbered, *(mark for mark in plain if mark.row not in rows))
    return tuple(sorted(both, key=lambda mark: mark.row))


def _found(document: Document, pattern: re.Pattern[str]) -> Iterator[Mark]:
    for place, row in enumerate(document.rows):
        hit = pattern.match(row.text, row.start)
        if hit and not (pattern is _PLAIN and _NUMBERED.match(row.text, row.start)):
            groups = hit.groupdict()
            yield Mark(
                row=place,
                end=words_from(row, hit.end()),
                printed=groups.get("n") or "",
                speaker=asker(_raw(row, hit, "who")),
            )


def _raw(row: Row, hit: re.Match[str], group: str) -> str:
    return row.raw[hit.start(group) : hit.end(group)] if hit[group] else ""


def asker(who: str) -> Speaker:
    """The asker named in brackets: a firm, a person, or a person of a firm."""
    who = who.strip()
    if not who:
        return NOBODY
    one = speaker(who)
    if one.firm or one.role == "analyst":
        return replace(one, role="analyst")
    head, _, tail = who.replace("，", " ").replace(",", " ").replace("-", " ").partition(" ")
    if tail and is_firm(head) and not is_firm(who.split()[-1]):
        return Speaker(name=tail.strip(), firm=head, role="analyst")
    if is_firm(who) or not looks_like_name(who):
        return Speaker(firm=who, role="analyst")
    return Speaker(name=who, role="analyst")


def part(document: Document) -> Document:
    """The document with its rows parted before marks that stand inside a line."""
    return replace(document, rows=tuple(_parted(document.rows)))


def _parted(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        rest = row
        for hit in _INLINE.finditer(row.text, row.start + 1, row.end):
            if rest.start < hit.start() < rest.end and row.text[rest.start : hit.start()].strip():
                head, rest = cut(rest, hit.start())
                yield head
        yield rest
