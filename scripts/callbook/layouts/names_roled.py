"""Headers that say a role and no title: `Ian Pell (Analysts)`, or `Analyst` above the name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.clues import Clues
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import could_be_person, generic_role
from callbook.layouts.offices import ROLE_WORDS, is_name_alone, speaker_of
from callbook.layouts.turns import Header
from callbook.model import Role, Speaker

# prey: `Ian Pell (Analysts)`, `Operator  [Operator]`; not `Ian Pell (Northgate)`
_BRACKETED = re.compile(r"(?P<name>[^()\[\]:?!]{2,60}?)\s*[(\[](?P<role>[A-Za-z]{7,12})[)\]]$")
_LABELS = 3  # times that a role must stand above a name: once it may be a list's heading


def bracketed(document: Document, known: Clues) -> Iterator[Header]:
    """`Ian Pell (Analysts)` alone on a line."""
    del known
    for place, row in enumerate(document.rows):
        hit = _BRACKETED.match(row.body) if row.body[-1] in ")]" else None
        role = ROLE_WORDS.get(hit["role"].lower()) if hit else None
        if hit and role and _could_be_name(hit["name"]):
            name = row.raw[row.start : row.end][: len(hit["name"])]
            yield _header(place, place + 1, row, name, role)


def role_above(document: Document, known: Clues) -> Iterator[Header]:
    """`Analyst` or `speaker` on a line, the name on the next."""
    del known
    rows = document.rows
    labels = [place for place, row in enumerate(rows[:-1]) if _is_label(row.body)]
    found = [place for place in labels if _could_be_name(rows[place + 1].body)]
    above = sum(place > 0 and _could_be_name(rows[place - 1].body) for place in labels)
    if len(found) < _LABELS or len(found) <= above:
        return
    for place in found:
        below = rows[place + 1]
        role = ROLE_WORDS.get(rows[place].body.lower(), "unknown")
        yield _header(place, place + 2, rows[place], below.raw[below.start : below.end], role)


def _is_label(body: str) -> bool:
    return body.lower() in ROLE_WORDS or body.lower() == "speaker"


def _could_be_name(text: str) -> bool:
    return is_name_alone(text) or could_be_person(text) or generic_role(text) is not None


def _header(place: int, words: int, row: Row, name: str, role: Role) -> Header:
    one = replace(speaker_of(name) or Speaker(name=name), name=name)
    if role != "unknown":
        one = replace(one, role=role)
    return Header(row=place, column=row.start, words=words, start=-1, speaker=one)
