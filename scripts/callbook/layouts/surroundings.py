"""What stands around the words of a call: lists, headings inside turns, notes, the page's end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from callbook.layouts.document import Document, Row, cut
from callbook.layouts.front import SUMMARY, is_fact, is_title
from callbook.layouts.labels import Label, whole
from callbook.layouts.numbered_headings import without_numbered
from callbook.layouts.roster import Roster, is_list_heading, list_rows, roster
from callbook.layouts.sections import is_section, opens_questions
from callbook.layouts.speech_sections import begins_tail, glued_end, is_part_heading
from callbook.model import PieceKind

TAIL = "the page's own words after the call"

# prey: `2. We will not split the shares ==========`; not `a === b`
_RULED = re.compile(r"={5,}")
# prey: the `3. ` of `I agree. 3. Cash is not a`; not `in 2019. We`
_RULED_START = re.compile(r"(?:^|(?<=[.?!\"”’)\]] ))\d{1,3}\.\s+(?=[A-Z“\"'$\d])")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Core:
    """A document without what stands around its words, and the labels of that."""

    document: Document
    roster: Roster
    apart: tuple[Label, ...]


def bare_core(document: Document) -> Core:
    """The whole document as the words of a call, nothing apart."""
    empty = Roster(rows=frozenset(), people=())
    return Core(document=document, roster=empty, apart=())


@lru_cache(maxsize=4)  # several layouts look at the same document
def core(document: Document) -> Core:
    """The rows that may be words of the call; lists, ruled headings and the tail apart."""
    found = roster(document)
    apart = [whole(row, "metadata", "participants") for row in list_rows(document, found)]
    kept = [row for place, row in enumerate(document.rows) if place not in found.rows]
    kept, headings = _without_ruled(kept, _underlined(document))
    kept, numbered = without_numbered(kept)
    headings += numbered
    kept, ends = _without_glued(kept)
    tail = _tail(kept)
    apart += headings + ends + [whole(row, "removed", TAIL) for row in kept[tail:]]
    return Core(
        document=replace(document, rows=tuple(kept[:tail])), roster=found, apart=tuple(apart)
    )


def _tail(rows: list[Row]) -> int:
    """The row from which the page goes on after the call; only in its second half."""
    for place in range(len(rows) // 2, len(rows)):
        if place > 3 and begins_tail(rows[place]) and not _speaks_again(rows, place):
            return place
    return len(rows)


def _speaks_again(rows: list[Row], place: int) -> bool:
    """Whether the operator still speaks after a row, so that it ends nothing."""
    return any(row.body.startswith(("Operator", "**Operator")) for row in rows[place + 1 :])


def _without_glued(rows: list[Row]) -> tuple[list[Row], list[Label]]:
    """The rows with closing notes cut off that are glued to somebody's last words."""
    kept: list[Row] = []
    labels: list[Label] = []
    for row in rows:
        at = glued_end(row)
        if at:
            head, tail = cut(row, at)
            kept.append(head)
            labels.append(whole(tail, "heading"))
        else:
            kept.append(row)
    return kept, labels


def _underlined(document: Document) -> frozenset[int]:
    """The lines below which a line holds nothing but a rule of `=`."""
    lines = document.source.lines
    rules = (one.line for one in document.noise if _RULED.match(lines[one.line - 1].strip()))
    return frozenset(line - 1 for line in rules)


def _without_ruled(rows: list[Row], underlined: frozenset[int]) -> tuple[list[Row], list[Label]]:
    """The rows without an editor's numbered headings that end in a rule of `=`."""
    if not underlined and not any(_RULED.search(row.raw, row.start, row.end) for row in rows):
        return rows, []
    kept: list[Row] = []
    labels: list[Label] = []
    for row in rows:
        rest: Row | None = row
        if row.line in underlined:
            labels.extend(_heading(kept, row, row.end))
            continue
        while rest is not None:
            hit = _RULED.search(rest.text, rest.start, rest.end)
            if hit is None:
                kept.append(rest)
                break
            labels.extend(_heading(kept, rest, hit.end()))
            rest = _after(rest, hit.end())
    return kept, labels


def _after(row: Row, at: int) -> Row | None:
    if not row.text[at : row.end].strip():
        return None
    return cut(row, at)[1]


def _heading(kept: list[Row], row: Row, end: int) -> Iterator[Label]:
    """A heading that ends in this row: back to its number here or up to three rows above.

    Without a number the words before the rule are words like others, and kept.
    """
    pieces = [replace(row, end=end)]
    while (at := _numbered(pieces[-1])) is None:
        above = kept[-len(pieces)] if len(kept) >= len(pieces) else None
        if above is None or len(pieces) > 3 or above.line != pieces[-1].line - 1:
            kept.append(row)
            return
        pieces.append(above)
    del kept[len(kept) - len(pieces) + 1 :]
    if pieces[-1].text[pieces[-1].start : at].strip():
        head, pieces[-1] = cut(pieces[-1], at)
        kept.append(head)
    for piece in reversed(pieces):
        yield whole(piece, "heading")


def _numbered(row: Row) -> int | None:
    """Where the last number of a heading stands in a row; None where none does."""
    starts = [hit.start() for hit in _RULED_START.finditer(row.text, row.start, row.end)]
    return starts[-1] if starts else None


# --- before the first words ---------------------------------------------------------------


def front_labels(rows: tuple[Row, ...], *, spoken_after: bool) -> Iterator[Label]:
    """Rows before the first speaker: title, facts, headings, and what a page writes of the call."""
    for place, row in enumerate(rows):
        yield whole(row, *_front(place, row, spoken_after=spoken_after))


def _front(place: int, row: Row, *, spoken_after: bool) -> tuple[PieceKind, str]:
    if place == 0 and is_title(row):
        return "metadata", "title"
    if opens_questions(row) or is_part_heading(row) or is_list_heading(row) or is_section(row):
        return "heading", ""
    if is_fact(row) or (len(row.body) < 100 and row.body[-1] not in ".?!。"):
        return "metadata", "about the call"
    return ("removed", SUMMARY) if spoken_after else ("remark", "")
