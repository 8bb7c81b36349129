"""Somebody who asks on inside printed questions: a host among those who answer them."""

from bisect import bisect_left, bisect_right
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
    ends = sorted({mark.row for mark in ordered} | {*asked, len(document.rows)})
    begun = {*asked, len(document.rows)}
    answering = {mark.row for mark in ordered} - begun
    first, spoken = set(), defaultdict(list)
    seen = 0
    for mark in ordered:
        before = bisect_left(asked, mark.row)
        name = mark.speaker.name.split("·")[0]
        if before != seen:
            first.add(name)
        seen = before
        spoken[name].append(mark)
    further: list[Mark] = []
    courtesies: list[Mark] = []
    for name, marks in spoken.items():
        if name and name not in first:
            asking = {mark.row: _asks(document, mark, answering) for mark in marks}
            asks = [mark for mark in marks if asking[mark.row]]
            rest = [mark for mark in marks if not asking[mark.row]]
            if asks and all(_is_short(document.rows[mark.row], mark) for mark in rest):
                further += (replace(mark, follows=True) for mark in asks)
                courtesies += (mark for mark in rest if ends[bisect_right(ends, mark.row)] in begun)
    return tuple(further), tuple(courtesies)


def _asks(document: Document, mark: Mark, answering: set[int]) -> bool:
    """Whether somebody asks under a label, in one paragraph, and another answers below it."""
    row = document.rows[mark.row]
    return mark.row + 1 in answering and row.body.rstrip('"”) ').endswith("?")


def _is_short(row: Row, mark: Mark) -> bool:
    return row.end - mark.end < _SHORT
