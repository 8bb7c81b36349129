"""One person under several spellings: initials, titles, case and slips of the ear."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from callbook.layouts.latin_names import generic_role, is_particle, without_title
from callbook.model import Sameness

SAME: Mapping[Sameness, str] = {
    "form": "they differ in case, accents, titles or initials alone",
    "part": "one word of the name, which nobody else here has",
    "order": "the same words in another order",
    "first_name": "last names equal, first names alike",
    "last_name": "first names equal, last names alike",
    "slip": "spelt alike",
}
"""Why two spellings are one person's, in words."""
LIKE = 86
"""Likeness (0 to 100) from which two Latin spellings are one name."""
LAST = 80
"""Likeness of last names from which an equal first name makes them one."""
# prey: `Ian`, `O'Neil`; not `.`
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# prey: the number of `Analyst 2`; not `II`
_COUNT = re.compile(r"\d+")
_IGNORED = frozenset(["jr", "sr", "ii", "iii", "iv", "cfa", "phd", "md", "cpa", "mba"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """What of a name is compared."""

    words: tuple[str, ...]  # lower case, no accents, no initials beside a full word
    counts: tuple[str, ...]  # the numbers of `Analyst 2`
    role: bool  # it names a role alone


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one person's; two that name a role alone only when equal."""
    return sameness(one, other) is not None


def sameness(one: str, other: str) -> Sameness | None:
    """Why two spellings are one person's; None where they are not."""
    if not one or not other:
        return None
    mine, theirs = spelling(one), spelling(other)
    if mine.counts != theirs.counts:  # Analyst 1, Analyst 2
        return None
    if mine.words == theirs.words:
        return "form"
    if not mine.words or not theirs.words or mine.role or theirs.role:
        return None
    return _alike(mine.words, theirs.words)


def is_called_by(name: str, said: str) -> bool:
    """Whether words that may be a part of a name (`Ian`, `Mr. Pell`) could mean this person."""
    mine, theirs = spelling(name).words, spelling(said).words
    if not mine or not theirs:
        return False
    return same_name(name, said) or (len(theirs) == 1 and theirs[0] in (mine[0], mine[-1]))


def _alike(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Sameness | None:
    if len(mine) < 2 or len(theirs) < 2:
        return None
    if not (mine[0].isascii() and theirs[0].isascii()):
        return None
    first = mine[0][0] == theirs[0][0]
    if mine[-1] == theirs[-1]:
        return "first_name" if first or fuzz.ratio(mine[0], theirs[0]) >= LAST else None
    if mine[0] == theirs[0] and fuzz.ratio(mine[-1], theirs[-1]) >= LAST:
        return "last_name"
    if set(mine) == set(theirs):
        return "order"
    return "slip" if first and fuzz.ratio(" ".join(mine), " ".join(theirs)) >= LIKE else None


@lru_cache(maxsize=1 << 14)
def spelling(name: str) -> Spelling:
    """What of a name is compared with others."""
    return Spelling(
        words=_words(name), counts=tuple(_COUNT.findall(name)), role=bool(generic_role(name))
    )


def _words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: lower case, no accents, no initials."""
    plain = unicodedata.normalize("NFKD", without_title(name))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    words = [word for word in _WORDS.findall(plain.replace("’", "'")) if word not in _IGNORED]
    particles = {word for word in name.split() if is_particle(word)}
    words = [word for word in words if word not in particles] or words
    long = tuple(word for word in words if len(word) > 1 or not word.isascii())
    return long if len(long) > 1 or len(words) == len(long) else tuple(words)
