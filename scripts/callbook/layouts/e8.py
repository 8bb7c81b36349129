"""E8: calls as sites with avatars and players print them: name, role, time on lines apart."""

import re

from callbook.layouts.arrows import arrows
from callbook.layouts.headers import colon
from callbook.layouts.names_alone import bare
from callbook.layouts.names_roled import avatars, bracketed, role_above
from callbook.layouts.names_timed import glued_times, initials, stamped
from callbook.layouts.speech import Look, speech_layout

LAYOUT = speech_layout(
    name="E8",
    title="a call word for word, a name with its role or a time on lines above each turn",
    looks_for="`Ian Pell` above `analyst`, or a name above a time `0:01:34`, then what is said",
    look=Look(
        forms=(arrows, glued_times, role_above, bracketed, avatars, stamped, initials, bare, colon),
        # prey: `analyst`, `Ian Pell (Analysts)`, `0:01:34`, `(01:10.680) text`; not `analysts say`
        hint=re.compile(
            r">>|(?i:analyst|executive|attendee|shareholder|speaker)$|operator$"
            r"|[^()\[\]:?!]{2,60}?\s*[(\[](?i:analyst|executive|operator|attendee)s?[)\]]$"
            r"|.{20,}[.?!\"”] [A-Z]$|[A-Z][\w. ]{2,40}?\d\d:\d\d:\d\d\S"
            r"|.{0,60}?[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?(?:$|\s*[:\]])"
        ),
        least=4,
        share=0.4,  # else the office `Analyst` below the names of a long call
        base=0.6,
    ),
)
