"""Somebody who asks on inside printed questions: a host among those who answer them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from callbook.layouts.document import Document, Row
from callbook.layouts.marks import Mark

_SHORT = 30
"""Characters up to which words of such a person that ask nothing are a courtesy."""


def asking_on(
    document: Document, questions: Iterable[Mark], names: Iterable[Mark]
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The labels `贝琪：` of one who never answers first but asks on, and of his courtesies.

    He asks wherever he speaks at length, and somebody else answers at once; his courtesies end
    an answer.
    """
    asked = sorted(mark.row for mark in questions)
    ordered = sorted(names, key=lambda mark: mark.row)
    ends = {mark.row for mark in ordered} | set(asked) | {len(document.rows)}
    first, spoken = set(), defaultdict(list)
    seen = 0
    for mark in ordered:
        before = sum(row < mark.row for row in asked)
        name = mark.speaker.name.split("·")[0]
        if before != seen:
            first.add(name)
        seen = before
        spoken[name].append(mark)
    further: list[Mark] = []
    courtesies: list[Mark] = []
    for name, marks in spoken.items():
        if name and name not in first:
            asks = [mark for mark in marks if _asks(document, mark, ordered, asked)]
            rest = [mark for mark in marks if mark not in asks]
            if asks and all(_is_short(document.rows[mark.row], mark) for mark in rest):
                further += (replace(mark, follows=True) for mark in asks)
                courtesies += (
                    mark for mark in rest if _next(ends, mark.row) in {*asked, len(document.rows)}
                )
    return tuple(further), tuple(courtesies)


def _asks(document: Document, mark: Mark, names: list[Mark], asked: list[int]) -> bool:
    """Whether somebody asks under a label, in one paragraph, and another answers below it."""
    row = document.rows[mark.row]
    below = next((one for one in names if one.row > mark.row), None)
    answered = below is not None and below.row not in asked and below.row == mark.row + 1
    return answered and row.body.rstrip('"”) ').endswith("?")


def _is_short(row: Row, mark: Mark) -> bool:
    return row.end - mark.end < _SHORT


def _next(ends: Iterable[int], row: int) -> int:
    return min(end for end in ends if end > row)
