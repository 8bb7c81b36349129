"""E7: verbatim calls as FactSet prints them, Q or A at the margin; Bloomberg's `<Q - Name>`."""

import re

from callbook.layouts.headers import colon
from callbook.layouts.names_alone import bare
from callbook.layouts.names_flattened import flattened
from callbook.layouts.names_lettered import lettered
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E7",
    title="a call word for word, Q or A at the right margin of each header, or `<Q - Name>:`",
    looks_for="a name, its title and a letter Q or A at the margin; or `<Q - Ian Pell>: …`",
    look=Look(
        forms=(lettered, flattened, colon, bare),
        # prey: `Analyst, Northgate LLC      Q`, `Ian Pell Q`, `<Q - Ian Pell>: Hi`, and headings
        # of texts that lost the letters; not `Q&A`
        hint=re.compile(
            r"(?:.+\s{2,}|.+\t)[QA]$|Q$|(?:[A-Z][\w.'’-]*\s){2,5}[QA]$|<[QA]\s*[-–]"
            r"|(?:MANAGEMENT DISCUSSION|QUESTION AND ANSWER) SECTION$"
        ),
        # prey: `QUESTION AND ANSWER SECTION`; not `a section`
        landmark=re.compile(r"^QUESTION AND ANSWER SECTION$|FactSet|CallStreet"),
        base=0.58,
    ),
)
