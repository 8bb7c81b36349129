"""Read one page of a PDF as lines in reading order: columns one after the other, tables by rows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pdfplumber.page import Page
from pdfplumber.table import Table

from callbook.importers.page_words import (
    Word,
    is_chinese,
    rows_of,
    words_left,
    words_of,
    written,
)
from callbook.importers.tree_text import row_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of print. Places are in points from the page's left and top."""

    text: str
    page: int
    group: int  # lines of one column or cell of the page share it
    left: float
    right: float
    top: float
    bottom: float
    words_left: float  # where the words begin behind a label in the margin
    first: float  # width of the first word, or of the first Chinese character
    edge: float  # how far the lines of the group reach to the right
    size: float
    bold: bool
    stands: bool = False  # a row of a table: nothing is joined to it
    loose: bool = False  # outside tables, where a page's head and foot are


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def page_lines(page: Page, number: int) -> tuple[Line, ...]:
    """The lines of a page in the order in which they are read."""
    words = words_of(page)
    boxes = [
        [[_Box(left=c[0], top=c[1], right=c[2], bottom=c[3]) for c in cells] for cells in table]
        for table in map(_cells, _tables(page))
    ]
    inside = [word for word in words if any(_in(table, word) for table in boxes)]
    held = set(map(id, inside))
    parts = [(table[0][0].top, tuple(_table(table, inside, number))) for table in boxes]
    outside = [word for word in words if id(word) not in held]
    tops = sorted(top for top, _ in parts)
    for above in range(len(tops) + 1):
        low = tops[above - 1] if above else -1.0
        high = tops[above] if above < len(tops) else float("inf")
        between = [word for word in outside if low <= word.top < high]
        if between:
            parts.append((between[0].top if above else -1.0, tuple(_flow(between, page, number))))
    ordered = [line for _, lines in sorted(parts, key=lambda part: part[0]) for line in lines]
    return tuple(_grouped(ordered))


def _grouped(lines: Iterable[Line]) -> Iterator[Line]:
    """Groups counted through the page."""
    count, before = 0, None
    for line in lines:
        count += before is not None and line.group != before
        before = line.group
        yield replace(line, group=count)


# --- words --------------------------------------------------------------------------------


def _lines(words: Iterable[Word], page: int, group: int, edge: float = 0.0) -> Iterator[Line]:
    rows = rows_of(words)
    edge = edge or max((row[-1].right for row in rows), default=0.0)
    for row in rows:
        letters = sum(len(word.text) for word in row)
        bold = sum(len(word.text) for word in row if word.bold)
        first = row[0]
        yield Line(
            text=written(row),
            page=page,
            group=group,
            left=first.left,
            right=row[-1].right,
            top=min(word.top for word in row),
            bottom=max(word.bottom for word in row),
            words_left=words_left(row),
            first=first.size if is_chinese(first.text[0]) else first.right - first.left,
            edge=edge,
            size=first.size or 1,
            bold=bold > 0.7 * letters,
        )


# --- outside tables -----------------------------------------------------------------------


def _flow(words: list[Word], page: Page, number: int) -> Iterator[Line]:
    """Lines over the whole width, and between them columns, the left one first."""
    above, body, below = _margins(words)
    gutter = _gutter(body, page.width)
    bands = list(_bands(body, gutter)) if gutter else [body]
    parts = ((above, True), *((band, False) for band in bands), (below, True))
    for group, (part, stands) in enumerate(parts):
        for line in _lines(part, number, group):
            yield replace(line, loose=True, stands=stands)


def _margins(words: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """Head, body and foot: the first and last lines that a wide gap parts from the others."""
    rows = rows_of(words)
    gaps = [after[0].top - before[0].bottom for before, after in pairwise(rows)]
    wide = [gap > max(2.2 * rows[at][0].size, 14) for at, gap in enumerate(gaps)]
    head = max((at + 1 for at in range(min(3, len(gaps))) if wide[at]), default=0)
    foot = min((at + 1 for at in range(max(0, len(gaps) - 3), len(gaps)) if wide[at]),
               default=len(rows))  # fmt: skip
    if foot <= head:
        return [], words, []
    parts = (rows[:head], rows[head:foot], rows[foot:])
    above, body, below = ([word for row in part for word in row] for part in parts)
    return above, body, below


def _gutter(words: list[Word], width: float) -> float:
    """Where a page of two columns is empty from line to line; 0 where it has one column.

    A narrow left side is no column but labels beside the text: those belong to its lines.
    """
    rows = rows_of(words)
    votes: Counter[int] = Counter()
    for row in rows:
        for before, word in pairwise(row):
            low, high = max(before.right, 0.3 * width), min(word.left, 0.7 * width)
            if word.left - before.right > 8:
                votes.update(range(int(low) + 1, int(high)))
    if not votes:
        return 0.0
    most = max(votes.values())
    places = [place for place, count in votes.items() if count == most]
    gutter = sorted(places)[len(places) // 2]
    return float(gutter) if most >= 6 and _are_columns(rows, gutter) else 0.0


def _are_columns(rows: list[list[Word]], gutter: float) -> bool:
    """Whether most lines have text on both sides, and fill them."""
    whole = [row for row in rows if not _across(row, gutter)]
    both = [row for row in whole if row[0].right < gutter < row[-1].left]
    crossing = len(rows) - len(whole)
    if len(both) < 6 or len(both) < crossing:
        return False
    left = min(row[0].left for row in both)
    filled = sorted(
        (max(word.right for word in row if word.right < gutter) - row[0].left) / (gutter - left)
        for row in both
    )
    right = max(row[-1].right for row in both)
    other = sorted((row[-1].right - gutter) / (right - gutter) for row in both)
    return filled[len(filled) // 2] > 0.7 and other[len(other) // 2] > 0.6


def _across(row: Sequence[Word], gutter: float) -> bool:
    return any(word.left < gutter < word.right for word in row)


def _bands(words: list[Word], gutter: float) -> Iterator[list[Word]]:
    """Runs of words: whole lines, or the left column and then the right one."""
    left: list[Word] = []
    right: list[Word] = []
    whole: list[Word] = []
    for row in rows_of(words):
        if _across(row, gutter):
            yield from (part for part in (left, right) if part)
            left, right = [], []
            whole.extend(row)
            continue
        if whole:
            yield whole
            whole = []
        left.extend(word for word in row if word.right <= gutter)
        right.extend(word for word in row if word.right > gutter)
    yield from (part for part in (whole, left, right) if part)


# --- tables -------------------------------------------------------------------------------


def _tables(page: Page) -> list[Table]:
    """Ruled tables of at least two columns; not one inside another."""
    settings = {"explicit_horizontal_lines": _ends(page)}
    found = [
        table
        for table in page.find_tables(settings)
        if max((len(row) for row in _cells(table)), default=0) > 1
    ]
    return [one for one in found if not any(_inside(one, other) for other in found)]


def _ends(page: Page) -> list[float]:
    """Where upright rules of one length end together: a table that goes on from page to page
    has no rule there.
    """
    upright = [edge for edge in page.edges if edge["orientation"] == "v" and edge["height"] > 24]
    count = Counter(round(end) for edge in upright for end in (edge["top"], edge["bottom"]))
    return [float(end) for end, times in sorted(count.items()) if times > 2]


def _inside(one: Table, other: Table) -> bool:
    (a, b, c, d), (e, f, g, h) = one.bbox, other.bbox
    return one is not other and e <= a and f <= b and g >= c and h >= d and one.bbox != other.bbox


def _cells(table: Table) -> list[list[tuple[float, float, float, float]]]:
    rows = ([cell for cell in row.cells if cell] for row in table.rows)
    return [row for row in rows if row]


def _in(table: list[list[_Box]], word: Word) -> bool:
    return any(cell.holds(word) for row in table for cell in row)


def _table(table: list[list[_Box]], words: list[Word], page: int) -> Iterator[Line]:
    """A row of short cells as one line; else each cell's lines, label first."""
    group = 10_000
    for row in table:
        cells = []
        for box in row:
            group += 1
            inside = [word for word in words if box.holds(word)]
            margin = min((word.left - box.left for word in inside), default=0.0)
            cells.append(tuple(_lines(inside, page, group, box.right - max(2.0, margin))))
        filled = [cell for cell in cells if cell]
        if filled and all(len(cell) == 1 for cell in filled):
            text = row_text([cell[0].text for cell in filled])
            yield replace(filled[0][0], text=text, stands=len(filled) > 1)
        else:
            yield from (line for cell in filled for line in cell)
