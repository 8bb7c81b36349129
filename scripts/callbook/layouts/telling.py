"""Labels and evidence for documents in which questions and answers are told."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from callbook.layouts.asking import ends_in_ask
from callbook.layouts.document import Document, Row
from callbook.layouts.items import item_labels
from callbook.layouts.labelled import labelled
from callbook.layouts.labels import Label, whole
from callbook.layouts.marks import Mark
from callbook.layouts.narrated import is_rest, told
from callbook.layouts.numbered import zone
from callbook.layouts.points import point
from callbook.layouts.said import CLOSING
from callbook.layouts.sections import closes_questions
from callbook.layouts.told_parts import Told

_LONG = 16
"""Rows for each question told from which these are little of a document."""


@lru_cache(maxsize=4)  # several layouts look at the same document
def read(document: Document) -> Told:
    """The told questions below the heading of the questions, and the answers after them."""
    found = told(document)
    questions = zone(found.document, found.questions)
    first = questions[0].row if questions else 0
    closing = (
        place
        for place, row in enumerate(found.document.rows)
        if place > first and closes_questions(row)
    )
    end = next(closing, len(found.document.rows))
    questions = tuple(mark for mark in questions if mark.row < end)
    answers = tuple(mark for mark in found.answers if first < mark.row < end)
    over = dict(zip((mark.row for mark in found.questions), found.over, strict=True))
    return replace(
        found,
        questions=questions,
        answers=answers,
        over=tuple(over[mark.row] for mark in questions),
    )


def is_printed(document: Document, count: int) -> bool:
    """Whether a document is no report though `count` of its sentences tell of a question.

    Most of them are printed behind labels that answers alternate with, or they are little of it.
    """
    found = labelled(document)
    printed = not found.bare and found.answered >= max(2, 0.6 * count)
    return printed or count * _LONG < len(document.rows)


def told_labels(document: Document) -> tuple[Label, ...]:
    """The labels of a document whose questions and answers are told."""
    return labels_of(read(document))


def labels_of(found: Told) -> tuple[Label, ...]:
    """The labels of what is told; a line that sums up other questions belongs to nobody."""
    rows = found.document.rows
    first = found.questions[0].row if found.questions else len(rows)
    above = max(0, first - 1)
    heads = {place for place in range(above, len(rows)) if _is_heading(rows, place)}
    kept = [at for at, row in enumerate(rows) if not is_rest(row) and at not in heads]
    place = {old: new for new, old in enumerate(kept)}
    questions = [replace(one, row=place[one.row]) for one in found.questions if one.row in place]
    answers = [replace(one, row=place[one.row]) for one in _answers(found, heads)]
    left = replace(found.document, rows=tuple(rows[at] for at in kept))
    rest = (row for row in rows if is_rest(row))
    return (
        *item_labels(left, questions, answers),
        *(whole(row, "removed", CLOSING) for row in rest),
        *(whole(rows[at], "heading") for at in sorted(heads)),
        *(whole(row, "speaker", "who speaks") for row in found.named),
    )


def _answers(found: Told, heads: set[int]) -> Iterator[Mark]:
    """The answers told, and what stands below a question in place of one."""
    yield from (mark for mark in found.answers if mark.row not in heads)
    rows = found.document.rows
    told = sorted(mark.row for mark in found.answers)
    ends = [*(mark.row for mark in found.questions[1:]), len(rows)]
    for question, over, end in zip(found.questions, found.over, ends, strict=True):
        free = (at for at in range(over, end) if at not in heads and not is_rest(rows[at]))
        at = next(free, end)
        answered = bisect_right(told, at) > bisect_right(told, question.row)
        if at < end and not answered and not ends_in_ask(rows[at].body):
            yield Mark(row=at, end=rows[at].start)


def _is_heading(rows: tuple[Row, ...], place: int) -> bool:
    """Whether a row is a few words on a line of their own, and no sentence: `资产质量`."""
    row, below = rows[place], rows[place + 1 : place + 2]
    if len(row.body) > 15 or not below or row.body != row.text.strip() or point(row):
        return False
    if closes_questions(row):
        return False
    quoted = re.fullmatch('[“「"][^。?!“「"]*[”」"]', row.body)
    if row.body[-1] in '。.?!;:,”」"》)' and not quoted:
        return False
    ended = place == 0 or rows[place - 1].body[-1] in '。?!”"」)'
    return (row.gap and below[0].line > row.line + 1) or (ended and below[0].line > row.line)
