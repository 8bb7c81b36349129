"""E13: exhibits of filings, `Q.   IAN PELL:` and `MR. VOSS:` in the style of a hearing."""

import re

from callbook.layouts.headers import colon
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E13",
    title="a call word for word in the style of a hearing, `Q.  NAME:` and `A.  NAME:`",
    looks_for="lines `Q.   IAN PELL: …`, `A.   MARA VOSS: …` or `MR. VOSS: …`",
    look=Look(
        forms=(colon,),
        # prey: `Q.   IAN PELL:   Is`, `MR. VOSS: Thank`; not `Q. Why?`, `A. Rao: Yes`
        hint=re.compile(
            r"(?:[QA][.:]\s+[A-Z][\w.'’-]* [\w.'’ -]{2,40}|M(?:R|S|RS)\.\s+[A-Z'’-]{2,20}):"
        ),
        base=0.75,
    ),
)
