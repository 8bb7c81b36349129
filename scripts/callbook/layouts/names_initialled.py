"""Headers that shorten a name to its initials: `IP– How so?`, `IP: How so?`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from callbook.layouts.clues import Clues
from callbook.layouts.document import Document
from callbook.layouts.turns import Header
from callbook.model import Speaker

_LONGEST = 200
"""Characters of a line that may explain initials."""
_LEAST = 4
"""Headers of initials in a document from which they are believed."""

# prey: `IP– How`, `MV-I do`, `IP: How`, `Ian Pell– Hello`; not `AI-driven`, no name's letters
_HEAD = re.compile(
    r"(?P<name>[A-Z]{2,3}|[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){1,2})"
    r"\s?(?P<mark>[-–—]{1,2}|:)\s?(?=[\w“\"'(\[])"
)
_NAME = r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){1,2}"
# prey: `(IP) Ian Pell, CEO`, `IP = Ian Pell`, `Ian Pell (IP)`; the letters are held to the name
_LEGEND = re.compile(
    rf"(?:\(([A-Z]{{2,3}})\)|\b([A-Z]{{2,3}})\s?[=–—-])\s?({_NAME})|({_NAME})\s?\(([A-Z]{{2,3}})\)"
)


def initialled(document: Document, known: Clues) -> Iterator[Header]:
    """`Ian Pell– words`, then `IP– words`: the letters stand for the one name they begin.

    Before a colon they are believed where the document explains them: `(IP) Ian Pell`.
    """
    legend = set(_legend(document))
    explained = {_initials(name) for name in legend}
    found = [
        (place, hit)
        for place, row in enumerate(document.rows)
        if (hit := _HEAD.match(row.text, row.start, row.end))
        and (hit["mark"] != ":" or hit["name"] in explained)
    ]
    heads = {hit["name"] for _, hit in found}
    short = _shortened(legend.union(heads, known.names))
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


def _legend(document: Document) -> Iterator[str]:
    """The names that a list of the document prints with their initials."""
    for row in document.rows:
        if len(row.body) > _LONGEST or not any(sign in row.body for sign in "(=–—-"):
            continue
        for before, equals, named, name, behind in _LEGEND.findall(row.body):
            if _initials(named or name) == (before or equals or behind):
                yield named or name


def _shortened(names: Iterable[str]) -> dict[str, str]:
    """The names of several words, by their initials; none where two share them."""
    full = sorted(name for name in names if " " in name)
    letters = Counter(map(_initials, full))
    return {_initials(name): name for name in full if letters[_initials(name)] == 1}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()
