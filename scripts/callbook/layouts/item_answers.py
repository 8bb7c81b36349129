"""The answer of an item: who gives it, its paragraphs and points."""

import re
from collections.abc import Iterator

from callbook.layouts.document import Document, Row
from callbook.layouts.item_questions import Asked
from callbook.layouts.labels import NOBODY, Label, whole
from callbook.layouts.marks import Item, is_note, mark_label, speaker_label
from callbook.layouts.names import looks_like_name
from callbook.layouts.names import speaker as spoken
from callbook.layouts.paragraphs import continues, full
from callbook.layouts.points import Point, point
from callbook.model import Speaker


def answer_labels(document: Document, item: Item, asked: Asked, stop: int) -> Iterator[Label]:
    """The labels of an item's answer, from the end of its question up to row `stop`."""
    marked = dict(item.answers)
    speaker = NOBODY
    before: Row | None = None
    if asked.cut:
        last = item.rows[asked.rows - 1]
        before = last.between(asked.cut, last.end)
        yield whole(before, "answer", exchange=item.number, opens=True)
    for place in range(asked.rows, stop):
        row = item.rows[place]
        if place in marked:
            yield from mark_label(row, row.start, marked[place].end, "answer", item.number)
            # `青禾(300XXX)：` stands before `回答：`, and says who answers.
            above = place - 1 in marked and before is None and item.rows[place - 1].body[-1] == ":"
            if not above or marked[place].speaker != NOBODY:
                speaker = marked[place].speaker
            row, before = row.between(marked[place].end, row.end), None
            alone = _answerer_alone(row) if place + 1 < stop and not full(document, row) else None
            if alone:
                speaker = alone
                yield speaker_label(row, row.start, row.end, item.number)
            if alone or row.start >= row.end:
                continue
        if is_note(row):
            yield whole(row, "remark", opens=True)
            before = None
            continue
        named = _in_brackets(row)
        if named:
            speaker = named[1]
            yield speaker_label(row, row.start, named[0], item.number)
            row, before = row.between(named[0], row.end), None
        yield from block(document, row, before, item.number, speaker)
        before = row


# prey: `（CEO）我们不会`, `(王青) 会增加`; not `（一）订单`, `（注：…）`
_BRACKETS = re.compile(r"\((?P<who>[^()\d:]{2,12})\)\s*(?=\S)")


def _in_brackets(row: Row) -> tuple[int, Speaker] | None:
    """Where the words begin after an answerer in brackets, and who it is."""
    hit = _BRACKETS.match(row.text, row.start)
    if hit is None or hit.end() >= row.end:
        return None
    one = spoken(row.raw[hit.start("who") : hit.end("who")])
    return (hit.end(), one) if one.role == "management" or looks_like_name(one.name) else None


def _answerer_alone(row: Row) -> Speaker | None:
    """Who answers, where an answer mark is followed by nothing but his name or office."""
    printed = row.raw[row.start : row.end].strip()
    longest = 40 if printed.isascii() else 14
    if not 1 < len(printed) < longest or printed[-1] in "。？！?!.":
        return None
    one = spoken(printed)
    return one if one.role == "management" or looks_like_name(one.name) else None


def block(
    document: Document, row: Row, before: Row | None, exchange: int, speaker: Speaker
) -> Iterator[Label]:
    """A row of an answer: a point with its mark, a paragraph, or more of the one before."""
    found = point(row)
    if found and found.end < row.end:
        yield from mark_label(row, found.start, found.end, "point", exchange)
    goes_on = continues(document, before, row)
    yield Label(
        line=row.line,
        start=found.end if found and found.end < row.end else row.start,
        end=row.end,
        kind="answer",
        exchange=exchange,
        opens=not goes_on,
        speaker=speaker,
        mark=_point_mark(found, row),
    )


def _point_mark(found: Point | None, row: Row) -> str:
    return found.mark if found and found.end < row.end else ""
