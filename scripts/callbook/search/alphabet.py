"""Write texts in few bits: each character by a code, the shorter the commoner it is in the book.

The codes stand in `meta`. Counts are rounded down, and a fixed order of characters weighs as much
as a book of some size: so an edit hardly ever changes a code, which would change every shard of
texts. Codes of a length are given out in the order of their characters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase, digits

import numpy as np
import numpy.typing as npt

from callbook.search import tables
from callbook.search.bits import Lengths, Numbers, gamma, pack

LONGEST = 14
"""Bits of a code, at most."""

EXPECTED = 250_000
"""Characters that the fixed order counts for."""

ROUNDED = 512
"""Counts are multiples of this."""

ESCAPE = "\0"
"""Stands for any other character, which follows in 16 bits."""

_UNITS = 1 << 16
_SURROGATES = slice(0xD800, 0xE000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alphabet:
    """Characters by the length of their codes: none of no bits, … of LONGEST bits."""

    by_length: tuple[str, ...]


def alphabet(texts: Iterable[str]) -> Alphabet:
    """The codes that suit these texts."""
    counts = np.bincount(_units("".join(texts)), minlength=_UNITS)[:_UNITS] // ROUNDED * ROUNDED
    counts[_SURROGATES] = 0
    weights = counts + EXPECTED * _expected()
    known = np.flatnonzero(weights)
    ideal = -np.log2(weights[known] / weights.sum())
    lengths = _fitting(ideal)
    rows = (known[lengths == size] for size in range(LONGEST + 1))
    return Alphabet(by_length=tuple("".join(map(chr, row.tolist())) for row in rows))


def written(texts: Sequence[str], codes: Alphabet) -> list[str]:
    """Each text packed: how many UTF-16 units it has, then the code of each."""
    units = _units("".join(texts))
    counts = np.array([len(_units(text)) for text in texts], dtype=np.int64)
    value, size = _table(codes)
    sizes, size_lengths = gamma(counts.astype(np.uint64))
    at = np.cumsum(counts) - counts
    return pack(
        np.insert(value[units], at, sizes), np.insert(size[units], at, size_lengths), counts + 1
    )


def _expected() -> npt.NDArray[np.float64]:
    """How often each unit is met where nothing is known of a book, of 1 in all."""
    order = '",[]' + digits + tables.common()[:100] + ascii_lowercase + " .-%:/…" + ESCAPE
    rest = tables.common()[100:] + ascii_uppercase
    found = np.zeros(_UNITS)
    ranked = dict.fromkeys(map(ord, order + rest))
    found[list(ranked)] = 1 / (np.arange(len(ranked)) + 20)
    shares: npt.NDArray[np.float64] = found / found.sum()
    return shares


def _fitting(ideal: npt.NDArray[np.float64]) -> Lengths:
    """Whole lengths, as near to the ideal ones as codes of which none begins another can be."""
    for surplus in np.arange(-0.5, 2, 1 / 32):
        lengths = np.clip(np.rint(ideal + surplus), 1, LONGEST).astype(np.int64)
        if (0.5**lengths).sum() <= 1:
            return lengths
    raise AssertionError("there are more characters than codes")


def _table(codes: Alphabet) -> tuple[Numbers, Lengths]:
    """The code of every unit with its length; of one without a code, the escape and itself."""
    value = np.arange(_UNITS, dtype=np.uint64)
    size = np.zeros(_UNITS, dtype=np.int64)
    code = 0
    for bits, characters in enumerate(codes.by_length):
        code *= 2
        for character in characters:
            value[ord(character)], size[ord(character)] = code, bits
            code += 1
    escape, bits = value[ord(ESCAPE)], size[ord(ESCAPE)]
    unknown = size == 0
    unknown[ord(ESCAPE)] = True
    value[unknown] = escape << np.uint64(16) | np.flatnonzero(unknown).astype(np.uint64)
    size[unknown] = bits + 16
    return value, size


def _units(text: str) -> npt.NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
