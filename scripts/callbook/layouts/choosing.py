"""The layout of a document, chosen once, from evidence that can be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from callbook.layouts import LAYOUTS
from callbook.layouts.assemble import Assembled, assemble
from callbook.layouts.bilingual import side_by_side
from callbook.layouts.document import Document
from callbook.layouts.labels import Layout, Sign
from callbook.layouts.unfit import is_no_record
from callbook.layouts.writing import is_chinese

LIKELY = 0.3
"""Strength from which a layout is read at all."""
CLOSE = 0.05
"""Two layouts nearer than this that give different questions leave the choice in doubt."""
_SURE = 0.6
"""Strength from which a layout that finds questions goes before a stronger one without any."""
_MORE = 3
"""Times as many questions that a layout must find to go before one that fits as well."""
_READ = 3
_MANY = 4
"""One question in so many without an answer: the answers behind the others' asks are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A layout, how far the document looks like it, and what it would give."""

    layout: Layout
    sign: Sign
    given: Assembled


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates, best first; none where no layout fits."""

    candidates: tuple[Candidate, ...]
    doubtful: bool = False
    unanswered: int = 0  # questions of a document that answers none of them

    @property
    def best(self) -> Candidate | None:
        """The chosen one."""
        return self.candidates[0] if self.candidates else None


def choose(document: Document, layouts: Iterable[Layout] = LAYOUTS) -> Choice:
    """The layouts that fit, by the strength of their signs; the best few are read."""
    if is_no_record(document):
        return Choice(candidates=())
    letters = "han" if is_chinese(document) else "latin"
    fitting = (layout for layout in layouts if layout.letters in ("any", letters))
    signs = [(layout, layout.sign(document)) for layout in fitting]
    likely = [(layout, sign) for layout, sign in signs if sign.strength >= LIKELY]
    likely.sort(key=lambda one: -one[1].strength)
    read = tuple(
        Candidate(layout=layout, sign=sign, given=given(document, layout))
        for layout, sign in likely[:_READ]
    )
    read = tuple(sorted(read, key=lambda one: not _finds_more(one, read)))
    if read and not read[0].given.count:
        read = tuple(one for one in read if one.given.count and one.sign.strength > _SURE) or read
    if read and read[0].given.count and _only_asks(read[0]):
        more = tuple(
            one for one in read[1:] if one.given.count > read[0].given.count and not _only_asks(one)
        )
        if not more:
            return Choice(candidates=(), unanswered=read[0].given.count)
        read = more
    return Choice(candidates=read, doubtful=_doubtful(read))


def _finds_more(one: Candidate, read: tuple[Candidate, ...]) -> bool:
    """Whether a layout that fits as well as the best one finds far more questions."""
    near = read[0].sign.strength - one.sign.strength < CLOSE
    return one is not read[0] and near and one.given.count > _MORE * max(1, read[0].given.count)


def _only_asks(candidate: Candidate) -> bool:
    """Whether nothing answers the questions: a list of them, with other words below the last.

    What stands behind the question mark in a question's own paragraph may be more of it: it is
    no answer where many questions have none at all.
    """
    exchanges = candidate.given.exchanges
    answered = [
        bool(one.answer) or any(further.answer for further in one.follow_ups) for one in exchanges
    ]
    if not any(answered) or (len(answered) > 2 and not any(answered[:-1])):
        return True
    apart = any(
        block.lines.first > question.block.lines.last
        or block.speaker.name not in ("", question.block.speaker.name)
        for one in exchanges
        for question, answer in (
            (one.question, one.answer),
            *((further.question, further.answer) for further in one.follow_ups),
        )
        for block in answer
    )
    return not apart and len(answered) > 2 and answered.count(False) * _MANY >= len(answered)


def overruled(document: Document, layout: Layout) -> Choice:
    """The choice a person made."""
    one = Candidate(layout=layout, sign=layout.sign(document), given=given(document, layout))
    return Choice(candidates=(one,))


def given(document: Document, layout: Layout) -> Assembled:
    """What a layout makes of a document, in two languages or one."""
    return assemble(document, side_by_side(document, layout.label(document)))


def _doubtful(candidates: tuple[Candidate, ...]) -> bool:
    """Whether another layout fits as well and finds a question that the first does not."""
    first = candidates[0] if candidates else None
    return any(
        first.sign.strength - one.sign.strength < CLOSE
        and not set(first.given.questions()) >= set(one.given.questions())
        for one in candidates[1:]
        if first and one.given.count
    )
