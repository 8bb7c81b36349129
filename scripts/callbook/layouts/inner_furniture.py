"""Page heads inside lines, where an extraction lost the line ends: `… the Page 8 of 20 …`."""

import re
from collections import Counter
from collections.abc import Iterator

from callbook.layouts.document import FURNITURE, Noise
from callbook.model import Source

_HEAD = 160
"""Characters of a page's head that may follow its number on a line."""

_LEAST = 3
"""Pages of one document from which their numbers inside lines are believed."""

# prey: `Page 8 of 20 ` behind other words; not `Page 8 of 20` alone on its line
_NUMBER = re.compile(r"(?<=\S)\s+:?\s*page \d{1,3} of (?P<all>\d{1,3})\b\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def inner_furniture(source: Source) -> Iterator[Noise]:
    """Numbers of pages inside lines, each with the words that follow all of them."""
    found = [
        (line, raw, hit)
        for line, raw in enumerate(source.lines, 1)
        if " of " in raw
        for hit in _NUMBER.finditer(raw)
    ]
    pages = Counter(hit["all"] for _, _, hit in found)
    hits = [one for one in found if pages[one[2]["all"]] >= _LEAST]
    head = _shared([_DIGITS.sub("#", raw[hit.end() :][:_HEAD]) for _, raw, hit in hits])
    for line, raw, hit in hits:
        yield Noise(
            line=line,
            start=hit.start(),
            end=hit.end() + _length(raw[hit.end() :], head),
            reason=FURNITURE,
        )


def _shared(heads: list[str]) -> str:
    """The words with which all of these begin."""
    if not heads:
        return ""
    least, most = min(heads), max(heads)
    same = next((at for at, char in enumerate(least) if most[at : at + 1] != char), len(least))
    return least if same == len(least) else least[:same].rpartition(" ")[0]


def _length(raw: str, head: str) -> int:
    """How many characters of a line a head takes whose digits are masked."""
    hit = re.match(r"\d+".join(map(re.escape, head.split("#"))), raw)
    return hit.end() if hit else 0
