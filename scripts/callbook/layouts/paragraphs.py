"""Whether a row goes on with the paragraph of the row before it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from callbook.layouts.document import Document, Row, width
from callbook.layouts.points import point
from callbook.layouts.tails import closes_record

_STOPS = '。.?!;:"”」…)'
_PUNCTUATION = frozenset(",。、;:?!.，；：？！”’」』）)》…")

_NEVER_FIRST = frozenset(",。、;:?!)”’」』》")
# prey: `高盛 张明：`, `Q3（中金）：`; not `回应：`, `这个问题，我想说：`
LABEL = re.compile(
    r"(?!.{0,6}?(?:回应|回答|答复|表示|问道|提问|发问|坦言|直言|[称说道问])+:)[^,。?!;:“”]{1,30}:"
)
_COLUMN = 2
"""Columns that a Chinese character takes: lines of one width differ by so much."""
_LINES = 3
"""Lines that are full at least, so that one odd line tells nothing of the width."""


def continues(document: Document, before: Row | None, row: Row) -> bool:
    """Whether `row` belongs to the paragraph of `before`.

    It does within one line; after a comma, or where it begins with one; where either is a lone
    punctuation mark, as some scrapes leave them; where a page's end parts a sentence; and in a
    document of wrapped lines where the line before is full and its sentence goes on, or where it
    is full to the last column.
    """
    if before is None:
        return False
    if before.line == row.line:
        return not row.gap
    if _lone(row):
        return True
    if row.gap or point(row):
        return False
    if _lone(before) or before.body[-1] in ",、" or row.body[0] in _NEVER_FIRST:
        return True
    if _indented(before, row):
        return False
    if before.body[-1] in _STOPS:
        labelled = before.body[-1] == ":" or LABEL.match(row.body)
        return not labelled and _brimful(document, before)
    return row.paged or full(document, before) or _mid_sentence(before, row)


def wrapped_at(rows: Iterable[Row]) -> int:
    """The width at which the lines of turns are broken inside sentences; 0 where they are not.

    In a wrapped text the longest lines end near one width, most of them within a sentence; a
    paragraph on one line ends with its last sentence.
    """
    lines = tuple(rows)
    ends = sorted(row.end for row in lines)
    full = ends[-_LINES] if len(ends) >= _LINES else 0
    if not 30 <= full <= 200:
        return 0
    long = [row for row in lines if row.end > 0.85 * full]
    open_ended = sum(row.body[-1] not in '。.?!:;"”)]' for row in long)
    return full if open_ended >= 2 and open_ended * 2 >= len(long) else 0


def record_end(document: Document, rows: tuple[Row, ...]) -> int:
    """How many rows are left without the paragraphs that close a record: risks, a farewell."""
    end = len(rows)
    starts = (at for at in range(end - 1, 0, -1) if not continues(document, rows[at - 1], rows[at]))
    for at in starts:
        if not closes_record("".join(row.body for row in rows[at:end])):
            break
        end = at
    return end


def full(document: Document, row: Row) -> bool:
    """Whether a row reaches the width at which the lines of its document are broken.

    What stands before it in its line counts: a mark, or the end of the paragraph above.
    """
    return bool(document.wrapped) and width(row.text[: row.end].lstrip()) > 0.7 * document.wrapped


def _brimful(document: Document, row: Row) -> bool:
    """Whether a row that ends with a sentence chances to fill the width of its document.

    Few paragraphs end there; most go on below.
    """
    wide = width(row.text[: row.end].strip())
    edge = document.wrapped * 0.9 if row.body[-1] == ";" else document.wrapped - 1
    return bool(document.wrapped) and wide >= edge and _is_sharp(document)


@lru_cache(maxsize=4)  # asked of each row
def _is_sharp(document: Document) -> bool:
    """Whether enough lines end at the width of a document to know it to the column."""
    widths = (width(row.body) for row in document.rows)
    return sum(abs(wide - document.wrapped) <= _COLUMN for wide in widths) > _LINES


def _mid_sentence(before: Row, row: Row) -> bool:
    """Whether Latin words go on in lower case after a line that ended no sentence."""
    ended = before.body[-1] in _STOPS or len(before.body) < 40
    return not ended and row.body[0].isascii() and row.body[0].islower()


def _indented(before: Row, row: Row) -> bool:
    """Whether a row is set in more than the one before: a paragraph begins."""
    return row.raw[:2] == "\u3000\u3000" and before.raw[:2] != "\u3000\u3000"


def _lone(row: Row) -> bool:
    """Whether a row holds nothing but a punctuation mark or two."""
    return len(row.body) < 3 and all(char in _PUNCTUATION for char in row.body)
