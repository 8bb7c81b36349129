"""Turns of speakers: who speaks from where to where, whatever the header looks like."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.document import Document, Row
from callbook.layouts.labels import NOBODY, Label, whole
from callbook.layouts.sections import (
    closes_questions,
    is_marked_heading,
    is_section,
    opens_questions,
)
from callbook.layouts.speech_sections import is_part_heading
from callbook.model import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where a turn begins: from row `row`, its words from column `start` of row `words`.

    `speaker` says what the header itself says; `column` is where in its row it begins (the
    words before it are the turn before's).
    """

    row: int
    column: int
    words: int
    start: int
    speaker: Speaker


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One speaker's words, cut from the rows; a heading is a turn of its own.

    (No slots: its text is kept.)
    """

    speaker: Speaker = NOBODY
    header: tuple[Row, ...] = ()
    rows: tuple[Row, ...]
    heading: bool = False

    @cached_property
    def text(self) -> str:
        """All words of the turn, half-width, as they are matched."""
        return " ".join(row.body for row in self.rows)

    @property
    def raw(self) -> str:
        """All words of the turn, as printed."""
        return " ".join(row.raw[row.start : row.end] for row in self.rows)


def turns(
    document: Document, headers: Iterable[Header]
) -> tuple[tuple[Row, ...], tuple[Turn, ...]]:
    """The rows before the first header, and the turns from there on; headings apart."""
    ordered = sorted(headers, key=lambda header: (header.row, header.column))
    if not ordered:
        return document.rows, ()
    before = _between(document, 0, -1, ordered[0].row, ordered[0].column)
    made: list[Turn] = []
    for place, header in enumerate(ordered):
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        end = (following.row, following.column) if following else (len(document.rows), -1)
        made.extend(_turn(document, header, end))
    return before, tuple(made)


def _turn(document: Document, header: Header, end: tuple[int, int]) -> Iterator[Turn]:
    """The turn that a header opens, parted where headings stand in it."""
    head = _between(document, header.row, header.column, header.words, header.start)
    rows: list[Row] = []
    for row in _between(document, header.words, header.start, *end):
        if opens_questions(row) or is_part_heading(row) or (rows and _is_break(row)):
            yield Turn(speaker=header.speaker, header=head, rows=tuple(rows))
            yield Turn(rows=(row,), heading=True)
            head, rows = (), []
        else:
            rows.append(row)
    title = len(rows) > 1 and (_is_title(rows[-2], rows[-1]) or _is_counted(rows[-2], rows[-1]))
    said = tuple(rows[:-1] if title else rows)
    if head or said:
        yield Turn(speaker=header.speaker, header=head, rows=said)
    if title:
        yield Turn(rows=(rows[-1],), heading=True)


# prey: `Home and Hygiene`, `Capital Returns in 2026`; not `Thanks`, `That is all`
_TITLE_CASE = re.compile(
    r"[A-Z0-9][\w’'&-]*(?: (?:[A-Z0-9&][\w’'&-]*|of|and|the|for|in|on|to|a|an|vs\.?|with|or)){1,7}$"
)


# prey: `回答:` above the name of whoever answers; not `回答:是的`
_MARK_ALONE = re.compile(r"(?:管理层)?(?:回答|答复|回复|答|提问|问)\s*:")


def _is_title(before: Row, row: Row) -> bool:
    """Whether a line at the end of a turn heads what comes next: short, apart, no sentence."""
    if _MARK_ALONE.fullmatch(row.body):
        return True
    if row.gap and before.body[-1] in '.?!"”)' and _TITLE_CASE.match(row.body):
        return not is_courtesy(row.body)
    quoted = row.body[0] == "“" and row.body[-1] == "”" and not set("。?!") & set(row.body)
    ends = row.body[-1] in '。.?!;:,…)"”' and not quoted
    sentence = ends or before.body[-1] not in '。.?!"”)'
    return row.gap and len(row.body) < 16 and not row.body.isascii() and not sentence


# prey: `02 谈出海`, `二、谈出海`, `【组织与人】`; not `02年的出海`, `■ 海外增长`
_COUNTED = re.compile(r"(?:0\d\s|[一二三四五六七八九十]、)\S{2,14}$|\[[^\[\]]{2,12}\]$")


def _is_counted(before: Row, row: Row) -> bool:
    """Whether the last line of a turn is the heading of what comes next, by its number or box."""
    counted = bool(_COUNTED.match(row.body)) and row.body[-1] not in "。.?!;:,…"
    return counted and before.body[-1] in '。.?!"”)' and not _COUNTED.match(before.body)


def _is_break(row: Row) -> bool:
    if closes_questions(row) or is_part_heading(row):
        return True
    if is_marked_heading(row):
        return True
    return is_section(row) and len(row.body) < 20 and row.gap


def _between(document: Document, first: int, start: int, last: int, end: int) -> tuple[Row, ...]:
    """The rows from a place up to another; -1 is the start of a row."""
    made: list[Row] = []
    for place in range(first, min(last + 1, len(document.rows))):
        row = document.rows[place]
        left = start if place == first and start >= 0 else row.start
        right = end if place == last else row.end
        if place == last and end < 0:
            continue
        made.extend(_stretch(row, left, right))
    return tuple(made)


def _stretch(row: Row, left: int, right: int) -> Iterator[Row]:
    words = row.text[left:right]
    if words.strip():
        left += len(words) - len(words.lstrip())
        yield row.between(left, left + len(words.strip()))


def header_labels(turn: Turn, exchange: int = 0) -> Iterator[Label]:
    """The header of a turn as pieces that name the speaker."""
    for row in turn.header:
        yield whole(row, "speaker", "who speaks", exchange=exchange)
