"""Questions in another style before the first or after the last of those found in a record."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbook.layouts.asking import asks
from callbook.layouts.document import Document
from callbook.layouts.marks import Mark
from callbook.layouts.numbered import numbered

_SURE = 0.8
"""The share of them that must be answered by a mark, or ask."""
_RISING = 0.6
"""The same where each number is one more than the one before."""


def other_styles(
    document: Document, questions: tuple[Mark, ...], labels: Iterable[Mark], answers: Iterable[Mark]
) -> tuple[Mark, ...]:
    """The questions, and those that a record's other part labels or numbers in its own way."""
    if not questions:
        return ()
    marked = tuple(answers)
    first, last = questions[0].row, questions[-1].row
    further = [mark for mark in labels if not first <= mark.row <= last]
    asking = sum(asks(document.rows[mark.row].body) for mark in further)
    if len(further) < 2 or asking < _RISING * len(further):
        below = tuple(_numbered(document, last + 1, len(document.rows), marked))
        told = sum(first < mark.row < last for mark in marked) * 2 > len(questions)
        if below and not _between(last, below[0].row, marked if told else ()):
            below = ()  # parts of the last question
        further = [*_numbered(document, 0, first, marked), *below]
    return tuple(sorted((*questions, *further), key=lambda mark: mark.row))


def _between(last: int, first: int, answers: tuple[Mark, ...]) -> bool:
    """Whether the last question is answered before further ones begin."""
    if not answers:
        return first > last + 1
    return any(last < mark.row < first for mark in answers)


def _numbered(
    document: Document, start: int, end: int, answers: tuple[Mark, ...]
) -> Iterator[Mark]:
    """The numbered questions between two rows, if they surely are some."""
    part = replace(document, rows=document.rows[start:end])
    inner = (replace(mark, row=mark.row - start) for mark in answers if start <= mark.row < end)
    found = numbered(part, inner)
    count = len(found.questions)
    sure = _RISING if found.rising == count - 1 else _SURE
    if count > 1 and max(found.answered, found.asking) >= sure * count:
        yield from (replace(mark, row=mark.row + start) for mark in found.questions)
