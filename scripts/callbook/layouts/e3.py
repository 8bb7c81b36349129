"""E3: verbatim calls as Motley Fool prints them: `Name -- Firm -- Analyst` above the words."""

import re

from callbook.layouts.headers import colon
from callbook.layouts.names_alone import bare
from callbook.layouts.names_joined import joined
from callbook.layouts.names_titled import dashed
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E3",
    title="a call word for word, each turn under `Name -- Title` or `Name -- Firm -- Analyst`",
    looks_for="lines `Mara Voss -- Chief Executive Officer` above what is said, or `Mara Voss:` "
    "and the words under `Full Conference Call Transcript`",
    look=Look(
        forms=(joined, dashed, bare, colon),
        # prey: `Mara Voss -- CEO`, `--` alone, `Ian Pell – Northgate`; not `it -- it holds`
        hint=re.compile(
            r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}\s*)?--?(?:\s|$)"
            r"|[A-Z]\w+ [^.?!]{1,30} [–—-] "
        ),
        # prey: `Questions & Answers:`; not `questions and answers were`
        landmark=re.compile(r"^(?:Questions (?:&|and) Answers:|Full Conference Call Transcript)$"),
        base=0.54,
    ),
)
