"""Weigh the topics of one text by the cues found in it; topics.py says the rules."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from callbook.language.folding import Folded, fold
from callbook.language.lookup import Cover, Lookup, Match, longest
from callbook.model import Span, Topic
from callbook.topics.emphasis import ASIDE, Emphasis

STRONG = 2.0
WEAK = 1.0
ENOUGH = 2.0
LONG = 8
"""Clauses of a block that is not long; each one above it raises what is enough."""
PER_CLAUSE = 0.1
ENOUGH_IF_ASKED = 1.0
SHARE = 1 / 3
TOPICS_PER_BLOCK = 4
GAP = 8
"""Characters that may lie between the two words of a cue written with "…"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a word found in a text tells about a topic."""

    topic: str
    weight: float  # 0 for a context in which the cues are something else
    tail: str = ""  # of a cue of two words, "用户…增长": the second one


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue at its place, weighed."""

    cue: Cue
    words: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """How much a block says of a topic, and the weightiest words that do."""

    topic: str
    weight: float
    share: float  # of the weight of the block's weightiest topic
    span: Span
    firm: bool  # by a strong cue, or by weak ones of two kinds


class Judge:
    """Weighs the topics of texts; made once for a vocabulary."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        """Take the topics of topics.yml."""
        self.order = {topic.id: place for place, topic in enumerate(topics)}
        self._cues: Lookup[Cue] = Lookup(_cues(topics))

    def about(self, text: str, asked: Iterable[str] = ()) -> tuple[Weighed, ...]:
        """The topics of a text, weightiest first; `asked` are those of the question it answers."""
        folded = fold(text)
        emphasis = Emphasis(folded.text)
        hits: dict[str, list[Hit]] = defaultdict(list)
        for hit in self._hits(folded.text, emphasis):
            hits[hit.cue.topic].append(hit)
        weighed = [_weighed(topic, own, folded) for topic, own in hits.items()]
        most = max((each.weight for each in weighed), default=0.0)
        weighed = [replace(each, share=each.weight / most) for each in weighed if each.weight]
        enough = ENOUGH + PER_CLAUSE * max(0, len(emphasis.clauses) - LONG)
        least = max(enough, SHARE * most)
        known = frozenset(asked)
        least_asked = max(ENOUGH_IF_ASKED, SHARE / 2 * most)
        kept = [
            each
            for each in weighed
            if (each.topic in known and each.weight >= least_asked)
            or (each.firm and each.weight >= least)
        ]
        kept.sort(key=lambda each: (-each.weight, self.order[each.topic]))
        return tuple(kept[:TOPICS_PER_BLOCK])

    def _hits(self, text: str, emphasis: Emphasis) -> Iterator[Hit]:
        found = tuple(self._cues.find(text))
        bars = _bars(found)
        for match in found:
            whole = _whole(match, text, emphasis) if match.key.weight else None
            if whole and _is_barred(whole, match.end, bars.get(match.key.topic)):
                continue
            factor = emphasis.at(whole.start, whole.end) if whole else 0.0
            if whole and (match.key.weight == STRONG or factor > ASIDE):
                yield Hit(
                    cue=match.key,
                    words=text[whole.start : whole.end],
                    weight=match.key.weight * factor,
                    start=whole.start,
                    end=whole.end,
                )


def _cues(topics: Sequence[Topic]) -> Iterator[tuple[str, Cue]]:
    for topic in topics:
        for weight, cues in ((STRONG, topic.strong), (WEAK, topic.weak), (0.0, topic.not_in)):
            for cue in cues:
                head, _, tail = cue.partition("…")
                yield head, Cue(topic=topic.id, weight=weight, tail=fold(tail).text)


def _bars(found: Iterable[Match[Cue]]) -> dict[str, Cover]:
    """By topic, where its cues are something else."""
    stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in found:
        if not match.key.weight:
            stretches[match.key.topic].append((match.start, match.end))
    return {topic: Cover(own) for topic, own in stretches.items()}


def _is_barred(match: Match[Cue], end: int, bars: Cover | None) -> bool:
    """Whether the cue, of a pair either of its words, is something else here."""
    tail = match.end - len(match.key.tail)
    return bars is not None and (
        bars.holds(match.start, end) or (bool(match.key.tail) and bars.holds(tail, match.end))
    )


def _whole(match: Match[Cue], text: str, emphasis: Emphasis) -> Match[Cue] | None:
    """The match itself, or both words of a pair where the second follows in the same clause."""
    tail = match.key.tail
    if not tail:
        return match
    at = text.find(tail, match.end, match.end + GAP + len(tail))
    if at < 0 or emphasis.clause_of(at) != emphasis.clause_of(match.start):
        return None
    return Match(start=match.start, end=at + len(tail), key=match.key)


def _weighed(topic: str, hits: Sequence[Hit], folded: Folded) -> Weighed:
    """The weight of a topic: of cues that overlap the first, then the longest, counts alone."""
    counted = longest(Match(start=hit.start, end=hit.end, key=hit) for hit in hits)
    counted_hits = sorted((each.key for each in counted), key=lambda hit: (-hit.weight, hit.start))
    best = counted_hits[0]
    times: Counter[str] = Counter()
    weight = 0.0
    for hit in counted_hits:
        times[hit.words] += 1
        weight += hit.weight / times[hit.words]
    firm = len(times) > 1 or any(hit.cue.weight == STRONG for hit in counted_hits)
    return Weighed(
        topic=topic, weight=weight, share=1.0, span=folded.span(best.start, best.end), firm=firm
    )
