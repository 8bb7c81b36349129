"""An editor's numbered headings between the turns of a meeting: `3. A word on the railroad`."""

import re

from callbook.layouts.document import Row
from callbook.layouts.labels import Label, whole

_LONGEST = 160
_LEAST = 3
"""Headings from which they are an editor's, and no list in somebody's words."""
# prey: `3. Trying to save coal`, `12) Directors introduced`; not `4.1 million`
_HEADING = re.compile(r"\d{1,3}[.)]\s+\S")
# prey: `MARA VOSS: Well`, `Ian Pell (Northgate): Hi`; not `A: We do`, `Answer: No`
_SPOKEN = re.compile(
    r"(?!(?:answer|response|reply|question|management|company)\b)"
    r"[A-Z][A-Za-z.'’ -]{2,40}(?:\([^()]{2,60}\))?\s*:",
    re.IGNORECASE,
)


def without_numbered(rows: list[Row]) -> tuple[list[Row], list[Label]]:
    """The rows without numbered headings, if headers of turns stand below most of these."""
    places = [
        place
        for place, row in enumerate(rows)
        if (row.gap or not place) and len(row.body) < _LONGEST and _HEADING.match(row.body)
    ]
    above = sum(bool(_SPOKEN.match(row.body)) for place in places for row in rows[place + 1 :][:1])
    if len(places) < _LEAST or above * 5 < len(places) * 3:
        return rows, []
    headings = frozenset(places)
    kept = [row for place, row in enumerate(rows) if place not in headings]
    return kept, [whole(rows[place], "heading") for place in places]
