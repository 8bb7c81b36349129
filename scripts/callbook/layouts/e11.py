"""E11: annual meetings, names in capitals, questions from the audience or read by a moderator."""

import re

from callbook.layouts.headers import colon
from callbook.layouts.names_alone import bare
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E11",
    title="a meeting word for word, names in capitals, questions of the audience or read out",
    looks_for="lines `MARA VOSS: …`, `AUDIENCE MEMBER: …`, `MODERATOR: …`",
    look=Look(
        forms=(colon, bare),
        # prey: `MARA VOSS: Well`, `AUDIENCE MEMBER: Hi`, `WARREN:`; not `NOTE`
        hint=re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:\([^)]*\))?\s*:"),
        least=3,
        # prey: `AUDIENCE MEMBER`, `SHAREHOLDER:`; not `shareholders`
        landmark=re.compile(r"^(?:AUDIENCE MEMBER|SHAREHOLDER|MODERATOR)\b"),
        base=0.54,
    ),
)
