"""Names behind the mark of a question or an answer: `Question: Ian Pell - Northgate - Analyst`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.clues import Clues, who
from callbook.layouts.document import Document, Row
from callbook.layouts.offices import LETTER_ROLES
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `Question: Ian Pell - Northgate LLC, Research Division - Analyst`; not `Question: How so?`
_MARKED = re.compile(
    r"(?P<mark>Question|Answer|QUESTION|ANSWER|Q|A)\s?[:.]\s+"
    r"(?P<who>[A-Z][\w.'’-]+(?: [\w.'’-]+){1,5}(?: +[-–—]+ +|, )[A-Z].{1,120}[^?!:;,])$"
)
# prey: the colon of `: Good morning` below a name
_COLON = re.compile(r":\s*(?=\S)")
_LEAST = 2


def marked(document: Document, known: Clues) -> Iterator[Header]:
    """Names with a firm or an office behind a mark, alone on a line above the words."""
    rows = document.rows
    found = [
        (place, hit["mark"][0].upper(), one)
        for place, row in enumerate(rows[:-1])
        if row.text[row.start] in "QA"
        and (hit := _MARKED.match(row.body))
        and (one := who(row.raw[row.start : row.end][hit.start("who") :], known))
        and (one.firm or one.title)
    ]
    if len(found) < _LEAST:
        return
    for place, mark, one in found:
        yield _header(rows, place, one, mark)


def _header(rows: tuple[Row, ...], place: int, one: Speaker, mark: str) -> Header:
    """The header of a row, with the colon before the words below it."""
    below = rows[place + 1]
    colon = _COLON.match(below.text, below.start, below.end)
    return Header(
        row=place,
        column=rows[place].start,
        words=place + 1,
        start=colon.end() if colon else -1,
        speaker=replace(one, role=LETTER_ROLES[mark]),
    )
