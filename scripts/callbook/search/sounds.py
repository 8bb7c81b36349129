"""List the Chinese pairs of the book by their sound, to mend what was typed by a wrong character.

Sounds that many speakers don't tell apart are one: zh and z, ang and an, and the like.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from callbook.search import tables

# What follows a beginning or an end that is often confused: the h of zhi, the g of lang, ling
# not: the h of hai, the g of gong
_CONFUSED = re.compile(r"(?<=^[zcs])h|(?<=[aei]n)g$")


def by_sound(pairs: Iterable[str]) -> dict[str, list[str]]:
    """Sound (zi-bo) → the pairs that sound so, in the order given."""
    found: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        for first in sounds(pair[0]):
            for second in sounds(pair[1]):
                found[f"{first}-{second}"].append(pair)
    return dict(found)


@cache
def sounds(character: str) -> tuple[str, ...]:
    """How a character may sound, tones and confused sounds apart; none where it is rare."""
    syllables = tables.syllables().get(character, ())
    return tuple(dict.fromkeys(plain(syllable) for syllable in syllables))


def plain(syllable: str) -> str:
    """The syllable as those hear it who don't tell zh from z nor ang from an."""
    return _CONFUSED.sub("", syllable)
