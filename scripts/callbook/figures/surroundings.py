"""Set each number of a text among the words that can speak of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from callbook.figures.numerals import Number
from callbook.language.clauses import Cuts
from callbook.model import Metric, Span

FURTHEST = 200
"""Characters from a number beyond which no word speaks of it; sentences are rarely as long."""

# "DAU和MAU分别为3.2亿和5.7亿"; not "分别为" in the clause before
_EACH = re.compile(r"分别|各自")
# "were 320 million and 573 million, respectively"
_RESPECTIVELY = re.compile(r"\s*respectively\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention of something measured, at a span of the folded text."""

    metric: Metric
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A number and what stands around it."""

    number: Number
    text: str  # the whole folded text
    sentence: Span
    clause: Span
    begin: int  # of the words that can speak of it: the clause's start, or the end of `previous`
    previous: int  # the end of the number before in this sentence; -1 where there is none
    until: int  # the start of the next number, or the clause's end
    place: int  # which number of its clause it is, from 0
    named: tuple[Named, ...]  # in this sentence

    @property
    def start(self) -> int:
        """Where it starts, its 约 or 近 included."""
        return self.number.before[0] if self.number.before[1] else self.number.start

    @property
    def end(self) -> int:
        """Where it ends, its 以上 or 左右 included."""
        return max(self.number.end, self.number.after[1])

    @property
    def is_dealt(self) -> bool:
        """Whether 分别 before it, or "respectively" behind its clause, deals the numbers out."""
        opening = self.text[self.clause.start : self.start]
        return bool(
            _EACH.search(opening)
            or _RESPECTIVELY.search(self.text, self.end, self.clause.end)
            or _RESPECTIVELY.match(self.text, self.clause.end)
        )

    @property
    def before(self) -> str:
        """The words of the clause before it that can speak of it."""
        return self.text[self.begin : self.start]

    @property
    def after(self) -> str:
        """The words of the clause behind it, up to the next number."""
        return self.text[self.end : self.until]


def settings(text: str, found: Sequence[Number], named: Sequence[Named]) -> Iterator[Setting]:
    """Each number of a folded text with its sentence, its clause and its neighbours.

    `found` and `named` are in the order of the text. A sentence or clause is cut off
    `FURTHEST` characters away from the number, so that time grows with the text's length.
    """
    cuts = Cuts(text)
    starts = [each.start for each in named]
    before: Setting | None = None
    last = (-1, -1)  # sentence and clause of the number before
    for number, following in zip_longest(found, found[1:]):
        at = (cuts.sentence_of(number.start), cuts.clause_of(number.start))
        sentence = _near(cuts.sentences[at[0]], number)
        clause = _near(cuts.clauses[at[1]], number)
        if before is not None and at[0] != last[0]:
            before = None
        first, end = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        before = Setting(
            number=number,
            text=text,
            sentence=sentence,
            clause=clause,
            begin=max(clause.start, before.end) if before else clause.start,
            previous=before.end if before else -1,
            until=min(following.start, clause.end) if following else clause.end,
            place=before.place + 1 if before and at == last else 0,
            named=tuple(named[first:end]),
        )
        last = at
        yield before


def _near(span: Span, number: Number) -> Span:
    return Span(
        start=max(span.start, number.start - FURTHEST), end=min(span.end, number.end + FURTHEST)
    )
