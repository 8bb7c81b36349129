"""The exchanges' form as a table of Markdown: cells whose paragraphs are parted by `<br>`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.document import Document, Noise, Row, cut, without

# prey: a line `| 时间 | 2024年5月10日 |`; not `| 主要内容`
_CELLS = re.compile(r"\s*\|[^|]{0,40}\|.*\|\s*$")
# prey: `<br>`, `<br/>`
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def unfolded(document: Document) -> Document:
    """The document with the bars of its cells taken out, and a row a paragraph of a cell."""
    tables = [row for row in document.rows if _CELLS.match(row.raw)]
    if not tables:
        return document
    bars = (
        Noise(line=row.line, start=at, end=at + 1, kind="mark", reason="markup")
        for row in tables
        for at in _bars(row.raw)
    )
    plain = without(document, bars)
    lines = {row.line for row in tables}
    rows: list[Row] = []
    for row in plain.rows:
        rows.extend(_paragraphs(row) if row.line in lines else (row,))
    return replace(plain, rows=tuple(rows))


def _bars(raw: str) -> tuple[int, int, int]:
    """Where the bars stand around the first cell, and the last one."""
    first = raw.index("|")
    return first, raw.index("|", first + 1), raw.rindex("|")


def _paragraphs(row: Row) -> Iterator[Row]:
    """A row of the table, parted behind its first cell and at the breaks."""
    ends = [_bars(row.raw)[1], *(hit.start() for hit in _BREAK.finditer(row.raw))]
    rest = row
    for at in ends:
        if rest.text[rest.start : at].strip() and rest.text[at : rest.end].strip():
            head, tail = cut(rest, at)
            yield head
            rest = replace(tail, gap=True)
    yield rest
