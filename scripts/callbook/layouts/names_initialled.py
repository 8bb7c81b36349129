"""Headers that shorten a name to its initials behind its first turn: `IP– How so?`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from callbook.layouts.clues import Clues
from callbook.layouts.document import Document
from callbook.layouts.turns import Header
from callbook.model import Speaker

_LEAST = 4
"""Headers of initials in a document from which they are believed."""

# prey: `IP– How`, `MV-I do`, `Ian Pell– Hello`; not `AI-driven`, whose letters are no name's
_HEAD = re.compile(
    r"(?P<name>[A-Z]{2,3}|[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){1,2})\s?[-–—]{1,2}\s?(?=[\w“\"'(\[])"
)


def initialled(document: Document, known: Clues) -> Iterator[Header]:
    """`Ian Pell– words`, then `IP– words`: the letters stand for the one name they begin."""
    found = [
        (place, hit)
        for place, row in enumerate(document.rows)
        if (hit := _HEAD.match(row.text, row.start, row.end))
    ]
    heads = {hit["name"] for _, hit in found}
    short = _shortened(heads.union(known.names))
    used = Counter(hit["name"] for _, hit in found if hit["name"] in short)
    if sum(used.values()) < _LEAST or len(used) < 2:
        return
    names = {short[one] for one in used}
    for place, hit in found:
        name = short.get(hit["name"], hit["name"])
        if name in names:
            row = document.rows[place]
            yield Header(
                row=place,
                column=row.start,
                words=place,
                start=hit.end(),
                speaker=Speaker(name=name),
            )


def _shortened(names: Iterable[str]) -> dict[str, str]:
    """The names of several words, by their initials; none where two share them."""
    full = sorted(name for name in names if " " in name)
    letters = Counter(map(_initials, full))
    return {_initials(name): name for name in full if letters[_initials(name)] == 1}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()
