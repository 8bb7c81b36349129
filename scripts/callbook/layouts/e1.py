"""E1: verbatim calls as Seeking Alpha prints them, a name alone on a line above its words."""

import re

from callbook.layouts.headers import colon
from callbook.layouts.names_alone import bare
from callbook.layouts.names_titled import dashed
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E1",
    title="a call word for word, each turn under its speaker's name",
    looks_for="a speaker's name alone on a line, `Operator` or `Ian Pell`, above what is said",
    look=Look(
        forms=(dashed, bare, colon),
        # prey: `Operator`, `Ian M. Pell`, `• Operator`; not `Operator: Thank you`, `Thanks.`
        hint=re.compile(r"(?:[•●▪◦]\s+)?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}$"),
        least=3,
        # prey: `Conference Call Participants`; not `the participants`
        landmark=re.compile(r"^(?:Company|Conference Call) Participants$"),
    ),
)
