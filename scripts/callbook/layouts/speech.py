"""What a layout of speakers' turns is made of: its forms of headers, and what it looks like."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from callbook.layouts.clues import Form
from callbook.layouts.document import Document
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.latin_names import generic_role
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a layout of turns is known.

    `hint` must match at the start of at least `least` rows before anything else is looked at,
    and there must be `share` as many such rows as turns;
    `landmark` is a line that only this layout has; `base` ranks layouts that read alike.
    """

    forms: tuple[Form, ...]
    hint: re.Pattern[str]
    least: int = 2
    share: float = 0.0
    landmark: re.Pattern[str] | None = None
    base: float = 0.5


def speech_layout(*, name: str, title: str, looks_for: str, look: Look) -> Layout:
    """A layout whose turns are headed in these forms."""

    @lru_cache(maxsize=2)  # its sign, labels and speakers look at the same document
    def read(document: Document) -> Verbatim:
        return spoken(document, look.forms)

    def label(document: Document) -> tuple[Label, ...]:
        return labels(document, read(document))

    return Layout(
        name=name,
        title=title,
        looks_for=looks_for,
        sign=_sign_of(look, read),
        label=label,
        speakers=lambda document: speakers_of(read(document)),
        letters="latin",
    )


def _sign_of(look: Look, read: Callable[[Document], Verbatim]) -> Callable[[Document], Sign]:
    def sign(document: Document) -> Sign:
        bodies = [row.body for row in document.rows]
        hinted = sum(map(bool, map(look.hint.match, bodies)))  # a hundred thousand times a text
        if hinted < look.least:
            return NO_SIGN
        return _strength(document, look, read(document), hinted)

    return sign


# prey: what parts name and firm in `Ian Pell - Northgate`; not the hyphen of `Jean-Paul`
_PARTED = re.compile(r"\s+[-–—|]+\s|,\s|\s?[(:]")
_HEADER = 90
"""Characters up to which a line may be a name with an office or a firm."""


def _headers_unread(found: Verbatim) -> int:
    """How many lines within turns begin with the name of one listed, as headers do."""
    names = {one.name for one in found.listed}
    short = (row.body for turn in found.turns for row in turn.rows if len(row.body) < _HEADER)
    return sum(len(parts := _PARTED.split(body, 1)) > 1 and parts[0] in names for body in short)


def _strength(document: Document, look: Look, found: Verbatim, hinted: int) -> Sign:
    count = Counter(turn.speaker.name for turn in found.turns if turn.speaker.name)
    turns, people = sum(count.values()), len(count)
    share = found.covered
    if hinted < look.share * turns:
        return NO_SIGN
    if turns < 3 or people < 2 or share < 0.4 or (share < 0.6 and turns < 8):
        return NO_SIGN
    known = sum(turn.speaker.role != "unknown" for turn in found.turns) / len(found.turns)
    landmark = look.landmark is not None and any(
        look.landmark.search(row.body) for row in document.rows
    )
    unread = min(1.0, _headers_unread(found) / turns)
    strength = look.base + 0.2 * min(1.0, turns / 10) + 0.1 * (known - unread) + 0.05 * landmark
    return Sign(
        strength=min(1.0, strength),
        facts=(
            f"{turns} turns of {people} speakers, {hinted} headers of this form",
            f"{sum(generic_role(name) == 'operator' for name in count)} who runs a queue",
        ),
    )
