"""Tables of Markdown with a turn in each row: `| 12:03 | Mara Voss | CEO | Thanks. |`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callbook.layouts.clues import Clues, header_at, who
from callbook.layouts.document import Document, Noise, Row
from callbook.layouts.offices import beside
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `|---|:--:|`, `--- | ---`; not `| 12 | - |`
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")
# prey: the words of each cell; not the `\|` inside one
_CELL = re.compile(r"(?:[^|\\]+|\\.)*")
_SPEAKER = frozenset(("speaker", "speakers", "name", "participant", "person", "who", "by"))
_WORDS = frozenset(
    (
        *("text", "content", "words", "speech", "transcript", "remark", "remarks", "statement"),
        *("utterance", "dialogue", "said", "message", "what was said", "quote"),
    )
)
_BESIDE = frozenset(
    ("title", "role", "position", "designation", "office", "firm", "company", "affiliation")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    speaker: int
    words: int
    beside: tuple[int, ...]  # columns that say more of the speaker

    @property
    def told(self) -> tuple[int, ...]:
        """The columns of the turn; what the others hold is the table's."""
        return (self.speaker, *self.beside, self.words)


def tabled(document: Document, known: Clues) -> Iterator[Header]:
    """The rows of such tables; one that names nobody goes on."""
    tables = _tables(document.source.lines)
    for place, row in enumerate(document.rows):
        if row.line in tables and (columns := tables[row.line]):
            cells = _cells(row.raw)
            if one := _speaker(row, cells, columns, known):
                at = _inner(row.raw, cells, columns.words)[0]
                yield header_at(place, row, at, one)


def table_noise(document: Document) -> Iterator[Noise]:
    """Heads, rules and bars of such tables, and the cells that are no part of a turn."""
    lines = document.source.lines
    for line, columns in _tables(lines).items():
        raw = lines[line - 1]
        at = len(raw) - len(raw.lstrip())
        cells = _cells(raw) if columns else []
        for column in sorted(columns.told) if columns else ():
            start, end = _inner(raw, cells, column)
            if start < end:
                yield from _mark(line, at, start)
                at = end
        yield from _mark(line, at, len(raw.rstrip()))


def _mark(line: int, start: int, end: int) -> Iterator[Noise]:
    if start < end:
        yield Noise(line=line, start=start, end=end, kind="mark", reason="table")


def _tables(lines: tuple[str, ...]) -> Mapping[int, _Columns | None]:
    """The lines of such tables, from 1, with their columns; a head and its rule have none."""
    made: dict[int, _Columns | None] = {}
    columns: _Columns | None = None
    for place, raw in enumerate(lines):
        if "|" not in raw:
            columns = None
        elif columns and not _RULE.match(raw):
            made[place + 1] = columns
        elif _RULE.match(raw) and place and (columns := _columns(lines[place - 1])):
            made |= {place: None, place + 1: None}
    return made


def _columns(raw: str) -> _Columns | None:
    """Which columns tell who speaks and what, if a line heads a table of turns."""
    names = [raw[start:end].strip(" *_").lower() for start, end in _cells(raw)]
    speaker = next((at for at, name in enumerate(names) if name in _SPEAKER), -1)
    words = next((at for at, name in enumerate(names) if name in _WORDS), -1)
    if speaker < 0 or words < speaker:
        return None
    more = tuple(at for at, name in enumerate(names[:words]) if name in _BESIDE and at > speaker)
    return _Columns(speaker=speaker, words=words, beside=more)


def _cells(raw: str) -> list[tuple[int, int]]:
    """Where each cell of a row begins and ends."""
    first = len(raw) - len(raw.lstrip())
    at, made = first + raw.startswith("|", first), []
    while at <= len(raw):
        hit = _CELL.match(raw, at)
        end = hit.end() if hit else len(raw)
        made.append((at, end))
        at = end + 1
    return made


def _inner(raw: str, cells: list[tuple[int, int]], column: int) -> tuple[int, int]:
    """Where the words of a cell begin and end; nothing where the row has no such cell."""
    start, end = cells[column] if column < len(cells) else (len(raw), len(raw))
    words = raw[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def _speaker(
    row: Row, cells: list[tuple[int, int]], columns: _Columns, known: Clues
) -> Speaker | None:
    name, *more = (
        row.raw[start:end].strip("*_ ")
        for start, end in (_inner(row.raw, cells, at) for at in columns.told[:-1])
    )
    if not name:
        return None
    if said := " -- ".join(filter(None, more)):
        return beside(name, said)
    return who(name, known) or Speaker(name=name)
