"""E2: as E1, with `Q - ` or `A - ` before the names, on all of them or on some."""

import re

from callbook.layouts.names_alone import bare
from callbook.layouts.names_titled import dashed
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E2",
    title="a call word for word, askers headed `Q - Name` and answerers `A - Name`",
    looks_for="lines `Q - Ian Pell` and `A - Mara Voss` above what is said",
    look=Look(
        forms=(bare, dashed),
        # prey: `Q - Ian Pell`, `A – Mara Voss`; not `Q4 - growth`
        hint=re.compile(r"[QA]\s*[-–—]+\s*[A-Z]"),
        base=0.56,
    ),
)
