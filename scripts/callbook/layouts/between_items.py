"""What stands between printed questions and belongs to none: headings, essays, statements."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbook.layouts.asking import asks
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.document import Document, Row
from callbook.layouts.item_ends import closes
from callbook.layouts.labels import Label, whole
from callbook.layouts.marks import Item, Mark, mark_label, speaker_label
from callbook.layouts.paragraphs import continues
from callbook.layouts.said import CLOSING, GREETING
from callbook.layouts.sections import closes_questions, is_chapter, is_section, opens_questions


def rest_labels(document: Document, item: Item, stop: int, *, last: bool) -> Iterator[Label]:
    """The rows of an item from `stop` on: headings, and what a new chapter says by the way."""
    closing = chapter = False
    essay: list[Row] = []
    for row in item.rows[stop:]:
        closing = closing or closes(row, item) or (last and (item.plain or item.headless))
        chapter = chapter or is_chapter(row)
        heading = is_section(row) or closes_questions(row) or opens_questions(row)
        if heading or not (closing or chapter):
            yield from _remarks(document, essay)
            essay = []
            yield whole(row, "heading")
        elif closing or last:
            yield whole(row, "removed", CLOSING)
        else:
            essay.append(row)
    yield from _remarks(document, essay)


def statement_labels(document: Document, mark: Mark, rows: Iterable[Row]) -> Iterator[Label]:
    """An entry that nobody asked for, `12、王青：…`: a remark under its number or name."""
    first, *others = rows
    if mark.speaker.name and not mark.printed:
        yield speaker_label(first, first.start, mark.end, 0)
    else:
        yield from mark_label(first, first.start, mark.end, "number", 0)
    yield from _remarks(document, [replace(first, start=mark.end), *others])


# prey: `王总您好，欢迎来到我们的节目。`; not `您好，请问分红？`, which asks
_GREETS = re.compile("欢迎|您好|你好|大家好")
_BRIEF = 40
"""Characters up to which a question may be a greeting and nothing else."""


def only_greets(item: Item) -> bool:
    """Whether an item is a greeting, answered by one: `您好，欢迎来到节目。`, `大家好。`"""
    if not item.answers or item.answers[0][0] != 1 or item.question.printed:
        return False
    said = item.rows[0].text[item.question.end : item.rows[0].end]
    first = item.rows[1]
    reply = " ".join(
        [first.text[item.answers[0][1].end : first.end], *(row.body for row in item.rows[2:])]
    )
    greets = len(said) < _BRIEF and bool(_GREETS.search(said)) and not asks(said)
    return greets and is_courtesy(reply)


def greeting_labels(item: Item) -> Iterator[Label]:
    """The rows of an item that only greets: nobody's."""
    return (whole(row, "removed", GREETING) for row in item.rows)


def statements(document: Document, questions: Iterable[Mark], answers: Iterable[Mark]) -> set[int]:
    """Rows of numbered marks behind which the one who answers speaks at once: `8、王青：…`."""
    labels = tuple({_label(document, mark) for mark in answers if mark.speaker.name})
    rows = document.rows
    return {
        mark.row
        for mark in questions
        if mark.printed and rows[mark.row].text.startswith(labels, mark.end)
    }


def _label(document: Document, mark: Mark) -> str:
    row = document.rows[mark.row]
    return row.text[row.start : mark.end].strip()


def _remarks(document: Document, rows: Iterable[Row]) -> Iterator[Label]:
    before: Row | None = None
    for row in rows:
        yield whole(row, "remark", opens=not continues(document, before, row))
        before = row
