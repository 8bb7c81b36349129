"""E4: verbatim calls as Refinitiv StreetEvents prints them, turns numbered between rules."""

import re

from callbook.layouts.names_alone import bare
from callbook.layouts.names_titled import dashed, numbered_turns
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E4",
    title="a call word for word, turns headed `Name,  Firm - Title    [12]`",
    looks_for="lines `Ian Pell,  Northgate - Analyst    [2]`, the number rising turn by turn",
    look=Look(
        forms=(numbered_turns, dashed, bare),
        # prey: `Operator    [1]`, `Ian Pell,  Northgate - Analyst    [2]`; not `as in [2].`
        hint=re.compile(r".{2,160}\s\[\d{1,3}\]$"),
        # prey: `CORPORATE PARTICIPANTS`; not `the participants`
        landmark=re.compile(
            r"^(?:CORPORATE|CONFERENCE CALL) PARTICIPANTS$|StreetEvents", re.IGNORECASE
        ),
        base=0.58,
    ),
)
