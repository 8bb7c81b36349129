"""Part a text whose line ends were lost: a whole call on one line, `… ahead. Ian Pell: …`."""

import re
from collections import Counter
from collections.abc import Iterator

from callbook.layouts.flat_headers import flat_list, flat_starts
from callbook.layouts.latin_names import generic_role, is_person

LONG = 1200
"""Characters from which a line may hold several turns."""

_LEAST = 4
"""Turns that such a line must hold."""

# prey: `Ian`, `C.`, `J.P.`, `Jean-Paul`; not the `Thanks.` of `Thanks. Ian`
_PART = r"[A-Z](?:[a-z]{0,2}\.(?:[A-Z]\.)*|[\w'’-]*)"
# prey: the end of a sentence before `Ian Pell: Thanks` or `Moderator: The next`; not `a 3:1 split`
_TURN = re.compile(
    rf"(?:(?<=[.?!…–—\"”’)\]])|(?<=--)|^)\s*(?P<name>{_PART}(?: {_PART}){{0,4}})\s?:\s+(?=\S)"
)
# prey: `Operator` in `Thanks, John. Operator: Thank you. Our next`; not `Thanks. Operator, next`
_OPERATOR = re.compile(r"(?<=[.?!…\"”’])\s+(?P<name>Operator|OPERATOR)\s?:\s+(?=[A-Z\[(])")


def turns_within(text: str) -> Iterator[int]:
    """Where turns begin inside a long line, the first of them apart."""
    if len(text) < LONG:
        yield from (hit.start("name") for hit in _OPERATOR.finditer(text))
        return
    listed = flat_list(text)
    marked = _OPERATOR.finditer(text) if listed else None
    turns = {hit.start("name") for hit in marked} if marked else set(_marked_turns(text))
    starts = {*turns, *flat_starts(text, listed)}
    yield from sorted(starts - {0})


def _marked_turns(text: str) -> Iterator[int]:
    """Where turns headed `Ian Pell:` begin inside a long line."""
    hits = list(_TURN.finditer(text))
    count = Counter(hit["name"] for hit in hits)
    heads = [hit for hit in hits if _heads(hit["name"], count)]
    again = sum(count[name] > 1 for name in {hit["name"] for hit in heads})
    if len(heads) >= _LEAST and again > 1:
        yield from (hit.start("name") for hit in heads if hit.start("name") > 0)
    else:
        yield from (hit.start("name") for hit in _OPERATOR.finditer(text))


def _heads(name: str, count: Counter[str]) -> bool:
    if generic_role(name) is not None or is_person(name):
        return True
    return count[name] > 2 and " " not in name and len(name) > 2
