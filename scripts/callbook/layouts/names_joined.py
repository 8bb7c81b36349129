"""Headers whose name and title a page prints apart and its copy together: `Ian PellNorthgate`."""

import re
from collections.abc import Iterator

from callbook.layouts.clues import Clues, header_at
from callbook.layouts.document import Document
from callbook.layouts.latin_names import could_be_person, is_person
from callbook.layouts.offices import beside, is_office
from callbook.layouts.turns import Header
from callbook.model import Speaker

_LEAST = 3
"""Such lines in a document from which they are believed: a name may have a capital inside."""

# prey: the place between `Pell` and `Northgate` in `Ian PellNorthgate`; not `Mc|Donald`
_SEAM = re.compile(
    r"(?<=[a-zß-ÿ.)])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?=[A-Z])"
)


def joined(document: Document, known: Clues) -> Iterator[Header]:
    """A name with its title or firm right behind it, no blank between, alone on a line."""
    found = [
        (place, row, one)
        for place, row in enumerate(document.rows)
        if len(row.body) < 160
        and row.body[-1] not in "?!:;,"
        and (one := _parted(row.raw[row.start : row.end], known)) is not None
    ]
    if len(found) >= _LEAST:
        for place, row, one in found:
            yield header_at(place, row, row.end, one)


def _parted(text: str, known: Clues) -> Speaker | None:
    """The speaker whom such a line names; the seam is where a known name ends, else the first."""
    seams = [hit.start() for hit in _SEAM.finditer(text[:60])]
    could = [at for at in seams if _is_named(text[:at], known) and _is_beside(text[at:])]
    at = next((at for at in could if known.knows(text[:at])), could[0] if could else 0)
    return beside(text[:at], text[at:]) if at else None


def unjoined(text: str) -> tuple[str, str] | None:
    """A list's entry `Mara VossChief Executive Officer` as name and office; None of another."""
    seams = (hit.start() for hit in _SEAM.finditer(text[:60]))
    could = (at for at in seams if is_person(text[:at]) and is_office(text[at:]))
    at = next(could, 0)
    return (text[:at], text[at:]) if at else None


def _is_named(name: str, known: Clues) -> bool:
    return is_person(name) or (could_be_person(name) and known.knows(name))


def _is_beside(text: str) -> bool:
    return is_office(text) or text.endswith("Analyst")
