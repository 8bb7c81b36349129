"""Where the words of an item end: at headings before the next one, at what follows the last."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from callbook.layouts.document import Document, Row
from callbook.layouts.marks import Item, Mark
from callbook.layouts.points import point
from callbook.layouts.sections import (
    closes_questions,
    is_chapter,
    is_marked_heading,
    is_section,
    opens_questions,
)


def item_end(item: Item, *, last: bool) -> int:
    """How many rows of an item are its own: headings before the next item are not."""
    chapters = (place for place, row in enumerate(item.rows) if place and is_chapter(row))
    chapter = next(chapters, 0)
    if chapter:
        return item_end(replace(item, rows=item.rows[:chapter]), last=last)
    if last:
        closing = (place for place, row in enumerate(item.rows) if place and closes(row, item))
        titles = (place for place in range(2, len(item.rows)) if _parts(item, place))
        return min(next(closing, len(item.rows)), next(titles, len(item.rows)))
    stop = len(item.rows)
    while stop > 1 and (is_section(item.rows[stop - 1]) or opens_questions(item.rows[stop - 1])):
        stop -= 1
    if stop == len(item.rows) and stop > 2 and _is_title(item.rows[-2], item.rows[-1]):
        stop -= 1
    return stop if stop > 1 or not item.answers else len(item.rows)


def _parts(item: Item, place: int) -> bool:
    """Whether a row of the last item is the heading of something else; answers have none."""
    before, row = item.rows[place - 1], item.rows[place]
    return (item.plain and _is_title(before, row)) or (item.headless and _heads(item, row))


def _heads(item: Item, row: Row) -> bool:
    """Whether Markdown says that a row is a heading, not one below that of the question."""
    above = item.rows[0].raw.lstrip() if is_marked_heading(item.rows[0]) else ""
    return is_marked_heading(row) and (not above or _depth(row.raw.lstrip()) <= _depth(above))


def _depth(heading: str) -> int:
    return len(heading) - len(heading.lstrip("#"))


def no_titles(document: Document, questions: list[Mark]) -> bool:
    """Whether no answer but the last holds a line like a heading."""
    return _none(document, questions, _is_title)


def no_headings(document: Document, questions: list[Mark]) -> bool:
    """Whether no answer but the last holds a line that Markdown marks as a heading."""
    return _none(document, questions, lambda _, row: is_marked_heading(row))


def _none(
    document: Document, questions: list[Mark], is_heading: Callable[[Row, Row], bool]
) -> bool:
    rows = document.rows[questions[0].row : questions[-1].row]
    asked = {mark.row - questions[0].row for mark in questions}
    return len(questions) > 2 and not any(
        is_heading(rows[at - 1], rows[at])
        for at in range(1, len(rows))
        if at not in asked and at + 1 not in asked and at - 1 not in asked
    )


def _is_title(before: Row, row: Row) -> bool:
    """Whether a line before the next question is a heading: short, apart, below a full sentence."""
    short = len(row.body) < (48 if row.body.isascii() else 20)
    sentence = row.body[-1] in '。.?!;:,…)"”」' or before.body[-1] not in '。.?!"”」)'
    return short and (row.gap or _is_bold(row)) and not sentence and point(row) is None


def _is_bold(row: Row) -> bool:
    """Whether a whole line is in bold: `**海外业务**`."""
    raw = row.raw.strip()
    return len(raw) > 4 and raw.startswith("**") and raw.endswith("**")


def closes(row: Row, item: Item) -> bool:
    """Whether a row is the heading of what comes after the questions."""
    return closes_questions(row) or bool(item.next and row.body.startswith(item.next))


def next_section(rows: Iterable[Row]) -> str:
    """How the section after the questions begins, if theirs has a number: `四、` after `三、`."""
    numerals = "一二三四五六七八九十"
    for row in rows:
        place = numerals.find(row.body[0])
        if opens_questions(row) and 0 <= place < 9 and row.body[1:2] == "、":
            return f"{numerals[place + 1]}、"
    return ""
