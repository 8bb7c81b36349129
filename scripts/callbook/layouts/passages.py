"""Paragraphs read as one text: rows joined, quotation marks made alike, places led back to rows."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from callbook.layouts.document import Document, Row
from callbook.layouts.paragraphs import LABEL, continues, full
from callbook.layouts.points import point

_ALIKE = str.maketrans("「」『』", "“”‘’")
_ENDS = "。?!;"
_QUOTATION = re.compile("[“”]")
_LONGEST = 2000
"""Characters of a quotation, beyond which its end was forgotten."""
_ROWS = 40
"""Lines over which an open quotation holds a paragraph together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The rows of one paragraph, and their words in one line."""

    first: int  # place of the first row in the document
    rows: tuple[Row, ...]
    text: str  # for matching; quotations stand between “ and ”, whatever is printed
    raw: str  # as printed, as long as `text`
    begins: tuple[int, ...]  # where each row begins in `text`

    def place(self, at: int) -> tuple[int, int]:
        """Which row of the passage holds a place of its text, and the column there."""
        row = bisect_right(self.begins, at) - 1
        return row, self.rows[row].start + at - self.begins[row]

    def words_from(self, at: int) -> int:
        """The first place from `at` on that is not blank."""
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        return at

    def closing(self, at: int) -> int:
        """Where the quotation that opens at a place is closed; -1 where it never is."""
        depth = 0
        for hit in _QUOTATION.finditer(self.text, at, at + _LONGEST):
            depth += 1 if hit.group() == "“" else -1
            if not depth:
                return hit.start()
        return -1

    def sentences(self) -> Iterator[int]:
        """Where sentences begin, outside quotation marks."""
        begins = self.words_from(0)
        if begins < len(self.text):
            yield begins
        depth = 0
        for at, char in enumerate(self.text):
            depth = max(0, depth + (char == "“") - (char == "”"))
            ends = char in _ENDS or (char == "”" and self.text[at - 1] in "。?!…")
            begins = self.words_from(at + 1) if ends and not depth else at
            if begins > at and self.text[begins : begins + 1] not in ("", *'”"』。?!,;'):
                yield begins

    def sentence_end(self, start: int) -> int:
        """Where the sentence ends that goes on at `start`, quotations left out."""
        depth = 0
        for at in range(start, len(self.text)):
            char = self.text[at]
            depth = max(0, depth + (char == "“") - (char == "”"))
            if char in _ENDS and not depth:
                return at + 1
        return len(self.text)


@lru_cache(maxsize=4)  # told and named answers are looked for in the same document
def passages(document: Document) -> tuple[Passage, ...]:
    """The paragraphs of a document.

    In wrapped lines one goes on while a quotation is open, and below a full line that chances to
    end with a sentence, unless a label begins another.
    """
    rows = document.rows
    made: list[Passage] = []
    first = 0
    for place in range(1, len(rows) + 1):
        before = rows[max(first, place - _ROWS) : place]
        if place == len(rows) or not _goes_on(document, before, rows[place]):
            made.append(_passage(first, rows[first:place]))
            first = place
    return tuple(made)


def _goes_on(document: Document, before: tuple[Row, ...], row: Row) -> bool:
    if continues(document, before[-1], row):
        return True
    if not document.wrapped or row.gap or point(row):
        return False
    if _is_open(before):
        return True
    indented = row.raw[:1] in " \u3000" and before[-1].raw[:1] not in " \u3000"
    return full(document, before[-1]) and not indented and not LABEL.match(row.body)


def _is_open(rows: tuple[Row, ...]) -> bool:
    """Whether rows end within a quotation."""
    text = _alike("".join(row.body for row in rows))
    return text.count("“") > text.count("”")


def _passage(first: int, rows: tuple[Row, ...]) -> Passage:
    gaps = [
        " " if (left.body[-1] + right.body[0]).isascii() and right.body[0].isalnum() else ""
        for left, right in pairwise(rows)
    ]
    lengths = [row.end - row.start + len(gap) for row, gap in zip(rows, (*gaps, ""), strict=True)]
    return Passage(
        first=first,
        rows=rows,
        text=_alike("".join(_joined((row.body for row in rows), gaps))),
        raw="".join(_joined((row.raw[row.start : row.end] for row in rows), gaps)),
        begins=(0, *accumulate(lengths[:-1])),
    )


def _joined(parts: Iterable[str], gaps: list[str]) -> Iterator[str]:
    """The words of rows, a blank where Latin words meet."""
    for part, gap in zip(parts, (*gaps, ""), strict=True):
        yield part + gap


def _alike(text: str) -> str:
    """The text with straight and corner quotation marks as curly ones, as long as before."""
    text = text.translate(_ALIKE)
    if '"' not in text:
        return text
    parts = text.split('"')
    made = parts[0]
    for place, part in enumerate(parts[1:]):
        made += ("“" if place % 2 == 0 else "”") + part
    return made
