"""E6: verbatim calls as S&P Capital IQ prints them: a name, lines for title and firm, the words."""

import re

from callbook.layouts.names_alone import bare
from callbook.layouts.names_titled import dashed
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E6",
    title="a call word for word, each turn under a name with title or firm below it",
    looks_for="a name on a line, its title or firm on the next, then what is said",
    look=Look(
        forms=(bare, dashed),
        # prey: `Chief Executive Officer`, `Northgate, Research Division`; not `We are.`
        hint=re.compile(
            r"[A-Z][^?!:]{2,90}(?:Officer|Division|Relations|President|Analyst|LLC|Director"
            r"|Securities|Inc\.)\b[^.?!:]*$"
        ),
        least=3,
        # prey: `COPYRIGHT © 2024 S&P Global Market Intelligence`; not `the market's intelligence`
        landmark=re.compile(r"S&P Global|Capital IQ|^EXECUTIVES$|^ANALYSTS$"),
        base=0.51,
    ),
)
