"""Questions without a mark, each in the paragraph above a marked answer: `海外?`, then `答：…`."""

import re
from collections.abc import Iterable, Sequence

from callbook.layouts.asking import asks, ends_in_ask, requests
from callbook.layouts.document import Document, Row
from callbook.layouts.marks import Mark
from callbook.layouts.numbered import BRACKETED, CHINESE, DOTTED, RINGED
from callbook.layouts.paragraphs import continues

_LEAST = 3
"""Answers from which the paragraphs above them are believed to be questions."""

# prey: `王青：`, `高盛 张明:`; not `海外布局?`
_NAMED = re.compile(r"(?![^:]*(?:问题|请教|请问))[^。?!,;]{1,20}:")


def unmarked_questions(document: Document, answers: Iterable[Mark]) -> tuple[Mark, ...]:
    """The paragraphs above the answers' marks; none where they are numbered or hardly ask."""
    rows = document.rows
    answered = {mark.row for mark in answers}
    found: list[int] = []
    for row in sorted(answered):
        start = row - 1
        while (
            start > 0
            and not {start, start - 1} & answered
            and (continues(document, rows[start - 1], rows[start]) or _asks_on(rows, start))
        ):
            start -= 1
        if start >= 0 and start not in answered:
            found.append(start)
    bodies = [rows[row].body for row in found]
    marked = sum(_is_marked(body) for body in bodies)
    asking = sum(
        any(asks(one.body) or requests(one.body) for one in rows[row : _next(answered, row)])
        for row in found
    )
    if len(found) < _LEAST or marked * 3 > len(found) or asking < 0.6 * len(found):
        return ()
    return tuple(Mark(row=row, end=rows[row].start) for row in found)


def asking_paragraphs(document: Document, first: int) -> tuple[Mark, ...]:
    """The paragraphs from row `first` on that end with an ask, each with words below it.

    For records whose questions are set in bold: nothing in their text marks them or the answers.
    """
    rows = document.rows
    starts = [
        at
        for at in range(first, len(rows))
        if at == first or not (continues(document, rows[at - 1], rows[at]) or _asks_on(rows, at))
    ]
    if not starts:
        return ()
    ends = (*starts[1:], len(rows))
    asking = [ends_in_ask(rows[end - 1].body) for end in ends]
    found = tuple(
        Mark(row=start, end=rows[start].start)
        for start, asks_here, asks_below in zip(starts, asking, asking[1:], strict=False)
        if asks_here and not asks_below
    )
    return found if len(found) >= _LEAST else ()


def _asks_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row asks like the one right above it: one question over two lines."""
    return not rows[at].gap and rows[at - 1].body[-1] == "?" and rows[at].body[-1] == "?"


def _next(answered: set[int], row: int) -> int:
    while row not in answered:
        row += 1
    return row


def _is_marked(body: str) -> bool:
    """Whether a paragraph bears a number, or the name of one who speaks."""
    numbers = (DOTTED, CHINESE, BRACKETED, RINGED)
    return any(one.match(body) for one in numbers) or bool(_NAMED.match(body))
