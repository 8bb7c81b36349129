"""Lines by which a site interrupts a transcript: advertisements, buttons, other articles."""

import re
from collections.abc import Iterator

from callbook.layouts.document import Noise, matching
from callbook.model import Source

ADVERT = "advertisement"
_LONGEST = 180
_ADVERT = re.compile(
    # prey: `Advertisement`, `- ADVERTISEMENT -`, `Sponsored Content`; not `Advertising grew 4%.`
    r"[-–—*\s]*(?:(?:advertisements?|adverts?|sponsored(?: content)?|promoted)"
    # prey: `Story continues below`, `Article continues after advertisement`
    r"|(?:story|article|transcript) continues(?: (?:below|after)(?: (?:this )?ad\w*)?)?"
    r"|continue reading(?: below)?"
    # prey: `Recommended For You`, `You may also like`, `Trending now`; not `Recommended by whom?`
    r"|recommended (?:for you|articles|stories)|you (?:may|might) also (?:like|be interested in)"
    r"|(?:trending|most read|most popular|editor'?s picks?)(?: now| today)?"
    # prey: `Receive real-time insider trading and news alerts`, `Play Earnings Call`
    r"|receive real-?time .{0,40}alerts|play (?:earnings )?call"
    r"|listen to (?:this )?(?:call|article)"
    r"|(?:sign up|subscribe|log in|register) (?:now|for free|to (?:read|get|receive|access) .{0,60}"
    r"|for (?:our|the) .{0,40}newsletter.{0,30})|get the app|download the app"
    # prey: `See also 11 Best Turbine Stocks`, `Read also: 5 Stocks to Buy`; not `See also page 5.`
    r"|(?:see|read|click here to see)(?: also| next)?:? (?:the )?(?:\d+|top|best) .{0,60}"
    r"stocks\b.{0,60}"
    # prey: `Follow Harrow Power Inc (NYSE:HGP)`; not `Follow the cash.`
    r"|follow [A-Z][^.?!]{1,60}\b(?:inc|corp|ltd|plc|co|nv|sa)\b\.?(?: \([^()]{2,24}\))?"
    r")[-–—*:\s]*$",
    re.IGNORECASE,
)


def adverts(source: Source) -> Iterator[Noise]:
    """The lines of `source` that are a site's own, wherever they stand."""
    for line, raw in enumerate(source.lines, 1):
        text = matching(raw)
        if len(text) < _LONGEST and _ADVERT.match(text) and any(map(str.isalpha, text)):
            yield Noise(
                line=line,
                start=len(raw) - len(raw.lstrip()),
                end=len(raw.rstrip()),
                reason=ADVERT,
            )
