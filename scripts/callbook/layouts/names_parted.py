"""Names set apart from their words by brackets or by a tab: `[Mara Voss] Thanks`."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from callbook.layouts.clues import Clues, header_at, who
from callbook.layouts.document import Document
from callbook.layouts.latin_names import is_given_name
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `[Mara Voss] Thanks`, `00:12 [Ian Pell, Northgate] Hi`; not `[1] Based on`
_BRACKETS = re.compile(
    r"(?:\d{1,2}(?::\d{2}){1,2}\s+)?\[(?P<name>[^\[\]:?!\d][^\[\]:?!]{0,70})\]\s*(?::\s*)?"
)
# prey: `Mara Voss<TAB>Thanks`, `12:03<TAB>Ian Pell<TAB>Hi`; not `Revenue<TAB>1,204`
_TAB = re.compile(
    r"(?:[\[(]?\d{1,2}(?::\d{2}){1,2}[\])]?(?:\s?[AP]M)?\t+)?(?P<name>[^\t:?!\d][^\t:?!]{0,70}?):?\t\s*",
    re.IGNORECASE,
)
# prey: `Operator Instructions`, `Technical Difficulty`, `Laughter`; not `Operator`
_STAGE = re.compile(
    r"(?i).*\b(?:instructions?|difficult(?:y|ies)|laughter|laughs|applause|audio|inaudible"
    r"|indiscernible|crosstalk|language|music|break|pause|silence|video|presentation)\b"
)
# prey: the words of `[CFO] Tom Reed: Thanks`, whose name follows the brackets; not `Three things.`
_NAMED_BEHIND = re.compile(r"[A-Z][^:.?!]{1,60}:")
_LEAST = 4
"""Headers from which lines are believed to begin with names."""
_NEW = 0.7
"""Share of names heard for the first time above which they are no speakers' names."""
_CHANGES = 0.6
"""Share of headers that name another speaker than the one before."""


def parted(document: Document, known: Clues) -> Iterator[Header]:
    """Names in brackets or before a tab, where they come again and take turns."""
    for pattern, column in ((_BRACKETS, "["), (_TAB, "\t")):
        found = [
            (place, row, hit, one)
            for place, row in enumerate(document.rows)
            if column in row.raw[: row.start + 90]
            and (hit := pattern.match(row.raw, row.start, row.end))
            and (one := _named(hit["name"].strip(), known))
        ]
        behind = sum(bool(_NAMED_BEHIND.match(row.raw, hit.end())) for _, row, hit, _ in found)
        if 2 * behind < len(found) and _take_turns([one.name for _, _, _, one in found]):
            for place, row, hit, one in found:
                yield header_at(place, row, hit.end(), one)


def _named(name: str, known: Clues) -> Speaker | None:
    """Who is named; a single word may be a first name, a stage direction is nobody."""
    if _STAGE.match(name):
        return None
    return who(name, known) or (Speaker(name=name) if is_given_name(name) else None)


def _take_turns(names: list[str]) -> bool:
    """Whether these are speakers: several of them come again, mostly one after another."""
    count = Counter(names)
    changes = sum(before != name for before, name in pairwise(names))
    return (
        len(names) >= _LEAST
        and sum(times > 1 for times in count.values()) > 1
        and len(count) <= _NEW * len(names)
        and changes >= _CHANGES * (len(names) - 1)
    )
