"""Lists of participants on one line each: `Analysts: Ian Pell - Northgate Joe Low - Harbor`."""

import re
from collections.abc import Iterator

from callbook.layouts.document import Document, Row
from callbook.layouts.flat_headers import FLAT_LIST
from callbook.layouts.latin_names import is_person
from callbook.layouts.offices import beside
from callbook.model import Role, Speaker

# prey: `Executives: Mara Voss - CEO Jon …`, `Analysts: Ian Pell - …`; not `Analysts: we see`
_LIST = re.compile(
    r"(?:(?:company|corporate|conference call) )?"
    r"(?:(?P<company>executives|management|representatives)|analysts|attendees)"
    r"(?: participants)?\s*:\s*(?P<rest>\S.{6,}?\s[-–—]\s.+)$",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[-–—]\s")
_LONGEST = 4
"""Words that a name may have."""


def run_on(document: Document) -> Iterator[tuple[int, Role, tuple[Speaker, ...]]]:
    """The places of such lines, the role of those whom they list, and who they are.

    Where a firm ends and the next name begins tell the names that head turns below.
    """
    heads = frozenset(row.body.partition(":")[0].strip() for row in document.rows)
    for place, row in enumerate(document.rows):
        if is_flat_list(document.rows, place) or is_flat_list(document.rows, place + 1):
            yield place, "unknown", ()  # who they are, each turn's header says again
        hit = _LIST.match(row.body)
        if hit is None:
            continue
        people = tuple(_people(hit["rest"], heads))
        if people:
            yield place, "management" if hit["company"] else "analyst", people


def is_flat_list(rows: tuple[Row, ...], place: int) -> bool:
    """Whether a row lists all participants behind their heading, its line's ends being lost."""
    if not 0 < place < len(rows) or rows[place].line != rows[place - 1].line:
        return False
    return bool(FLAT_LIST.match(rows[place - 1].body))


def _people(text: str, heads: frozenset[str]) -> Iterator[Speaker]:
    name, *pieces = _DASH.split(text)
    for at, piece in enumerate(pieces, 1):
        if not is_person(name):
            return
        more, following = (piece, "") if at == len(pieces) else _cut(piece, heads)
        yield beside(name, more)
        name = following


def _cut(text: str, heads: frozenset[str]) -> tuple[str, str]:
    """What is said of one person, and the name of the next, behind it."""
    words = text.split()
    cuts = range(max(1, len(words) - _LONGEST), len(words) - 1)
    known = (at for at in cuts if " ".join(words[at:]) in heads)
    at = next(known, max(1, len(words) - 2))
    return " ".join(words[:at]), " ".join(words[at:])
