"""E9: Indian conference calls, `Moderator:` and names with a colon or a dash before the words."""

import re

from callbook.layouts.headers import colon
from callbook.layouts.names_dashed import dashed_words
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E9",
    title="a call word for word, `Moderator:` and each speaker's name with a colon",
    looks_for="lines `Moderator:` and `Ravi Nair:` before what is said",
    look=Look(
        forms=(dashed_words, colon),
        # prey: `Moderator:`, `Moderator – Ladies`; not `the moderator said`
        hint=re.compile(r"Moderator(?:\s*:|\s+[-–—]\s)", re.IGNORECASE),
        # prey: `from the line of`, `crores`; not `a line of products`
        landmark=re.compile(r"from the line of|\bcrores?\b|\blakhs?\b"),
        base=0.53,
    ),
)
