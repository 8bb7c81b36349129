"""E16: verbatim calls flattened, the name and office of a speaker run into his words."""

import re

from callbook.layouts.names_run_in import run_in
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E16",
    title="a call word for word, name and office run into the words of each turn",
    looks_for="paragraphs `Mara Voss Chief Executive Officer Thank you, Tom. …`, without a mark "
    "between the office and the words",
    look=Look(
        forms=(run_in,),
        # prey: `Operator Operator Good`, `Ian Pell Analyst at Northgate Hi`; not `We sold it.`
        hint=re.compile(r"(?:Operator|[A-Z][\w.'’-]+) [A-Z&][\w.'’-]* \S"),
        least=6,
        base=0.55,
    ),
)
