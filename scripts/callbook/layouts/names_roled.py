"""Headers that say a role: `Ian Pell (Analysts)`, or `analyst` on the line above or below."""

import re
from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.clues import Clues
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import could_be_person, generic_role
from callbook.layouts.offices import (
    ABBREVIATED,
    ROLE_WORDS,
    is_name_alone,
    is_office,
    speaker_of,
)
from callbook.layouts.turns import Header
from callbook.model import Role, Speaker

# prey: `Ian Pell (Analysts)`, `Operator  [Operator]`; not `Ian Pell (Northgate)`
_BRACKETED = re.compile(r"(?P<name>[^()\[\]:?!]{2,60}?)\s*[(\[](?P<role>[A-Za-z]{7,12})[)\]]$")
_FIRM = 60  # characters of a firm's name on a line of its own
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


def avatars(document: Document, known: Clues) -> Iterator[Header]:
    """`I` / `Ian Pell` / `analyst`: an initial, a name and a role on a line each.

    Where most analysts have their firm below the role, all have.
    """
    del known
    rows = document.rows
    named = {
        place: role
        for place, row in enumerate(rows[:-1])
        if (role := ROLE_WORDS.get(rows[place + 1].body.lower()))
        and (is_name_alone(row.body) or could_be_person(row.body))
    }
    firms = [_firm_at(rows, place) for place, role in named.items() if role == "analyst"]
    with_firms = 2 * sum(map(is_office, firms)) > len(firms)
    for place, row in enumerate(rows[:-1]):
        if place in named:
            name = row.raw[row.start : row.end]
            role = named[place]
            firm = _firm_at(rows, place) if with_firms and role == "analyst" else ""
            one = replace(speaker_of(name) or Speaker(name=name), name=name, role=role, firm=firm)
            yield _avatar(rows, place, place + 3 if firm else place + 2, one)
        elif _has_initial(rows, place) and (generic := generic_role(row.body)):
            yield _avatar(rows, place, place + 1, Speaker(name=row.body, role=generic))


def _firm_at(rows: tuple[Row, ...], place: int) -> str:
    """What could be a firm, two lines below a name: a line alone that ends no sentence."""
    row = rows[place + 2] if place + 2 < len(rows) else None
    if row is None or len(row.body) > _FIRM:
        return ""
    stops = row.body[-1] in ".?!;:," and not ABBREVIATED.search(row.body)
    return "" if stops else row.raw[row.start : row.end]


def _has_initial(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the initial of a name stands on the line above it."""
    return place > 0 and rows[place - 1].body == rows[place].body[0]


def _avatar(rows: tuple[Row, ...], place: int, words: int, one: Speaker) -> Header:
    first = place - 1 if _has_initial(rows, place) else place
    return Header(row=first, column=rows[first].start, words=words, start=-1, speaker=one)


def _is_label(body: str) -> bool:
    return body.lower() in ROLE_WORDS or body.lower() == "speaker"


def _could_be_name(text: str) -> bool:
    return is_name_alone(text) or could_be_person(text) or generic_role(text) is not None


def _header(place: int, words: int, row: Row, name: str, role: Role) -> Header:
    one = replace(speaker_of(name) or Speaker(name=name), name=name)
    if role != "unknown":
        one = replace(one, role=role)
    return Header(row=place, column=row.start, words=words, start=-1, speaker=one)
