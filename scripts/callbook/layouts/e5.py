"""E5: verbatim calls with a speaker's name and a colon before each turn."""

import re

from callbook.layouts.headers import colon
from callbook.layouts.names_initialled import initialled
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E5",
    title="a call word for word, each turn as `Name: text`",
    looks_for="lines `Operator: …`, `Mara Voss: …`, names that come again and again",
    look=Look(
        forms=(initialled, colon),
        # prey: `Operator: Our`, `Ian Pell (Northgate): Hi`, `Mara Voss:Text`; not `see: a`
        # prey: `IP– How`, `MV-I do`
        hint=re.compile(r"[^:.?!]{2,80}(?:\.[^:?!]{1,40})?[:^]|[A-Z]{2,3}\s?[-–—]\s?\w"),
        least=3,
    ),
)
