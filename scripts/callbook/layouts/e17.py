"""E17: verbatim calls with each name in brackets or before a tab, the words behind it."""

import re

from callbook.layouts.names_parted import parted
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E17",
    title="a call word for word, each name in brackets or parted from its words by a tab",
    looks_for="lines `[Mara Voss] Thanks`, or a name, a tab and what is said",
    look=Look(
        forms=(parted,),
        # prey: `[Mara Voss] Thanks`, `Mara Voss Thanks`, `12:03 Ian Pell Hi`; not `- costs`
        hint=re.compile(r"\[|[A-Z]|\d{1,2}:"),
        least=4,
        base=0.6,
    ),
)
