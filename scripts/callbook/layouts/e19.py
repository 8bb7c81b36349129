"""E19: calls with `Question: ` or `Answer: ` before each name and firm, the words below."""

import re

from callbook.layouts.names_marked import marked
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E19",
    title="a call word for word, `Question:` or `Answer:` before each speaker's name and firm",
    looks_for="lines `Question: Ian Pell - Northgate - Analyst` above what is said",
    look=Look(
        forms=(marked,),
        # prey: `Question: Ian Pell - Northgate`, `A: Mara Voss, CEO`; not `Question: How so?`
        hint=re.compile(
            r"(?:Question|Answer|QUESTION|ANSWER|Q|A)\s?[:.]\s+[A-Z].*(?: [-–—]+|,) [A-Z]"
        ),
        base=0.8,
    ),
)
