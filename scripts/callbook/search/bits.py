"""Pack numbers of a few bits each into printable text, for the shards.

Thirteen bits are two characters of 91: printable ASCII that JSON leaves as it is, without the
space and the exclamation mark, which part one packed text from the next. Shards must be text that
any browser reads as a script from disk; this is the densest that stays readable as ASCII.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

DIGITS = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\")
GROUP = 13
MOST = 51
"""Bits of a number that can be packed: with those before it in its group they make 64."""

Numbers = npt.NDArray[np.uint64]
Lengths = npt.NDArray[np.int64]

_CODES = np.frombuffer(DIGITS.encode(), dtype=np.uint8)


AT_ONCE = 500
"""Texts packed in one go: large arrays cost more to get from the system than to fill."""


def pack(values: Numbers, lengths: Lengths, counts: Lengths) -> list[str]:
    """Texts of so many numbers each, every number written in as many bits as its length says."""
    ends = [0, *np.cumsum(counts).tolist()]
    found: list[str] = []
    for first in range(0, len(counts), AT_ONCE):
        some = counts[first : first + AT_ONCE]
        cut = slice(ends[first], ends[first + len(some)])
        found.extend(_packed(values[cut], lengths[cut], some))
    return found


def _packed(values: Numbers, lengths: Lengths, counts: Lengths) -> list[str]:
    groups, bits = _groups(values, lengths, counts)
    characters = np.empty(2 * len(groups), dtype=np.uint8)
    characters[0::2] = _CODES[groups // len(DIGITS)]
    characters[1::2] = _CODES[groups % len(DIGITS)]
    ends = np.cumsum(-(-bits // GROUP))
    # What fits into six bits at the end is one character.
    short = (bits % GROUP > 0) & (bits % GROUP <= GROUP // 2)
    last = ends[short] - 1
    characters[2 * last] = _CODES[groups[last] >> (GROUP - GROUP // 2)]
    text = characters.tobytes().decode("ascii")
    places = [0, *(2 * ends).tolist()]
    return [
        text[start : end - one]
        for (start, end), one in zip(pairwise(places), short.tolist(), strict=True)
    ]


def _groups(
    values: Numbers, lengths: Lengths, counts: Lengths
) -> tuple[npt.NDArray[np.int64], Lengths]:
    """The groups of 13 bits of all texts, each text from a group of its own; and its bits."""
    before = np.concatenate(([0], np.cumsum(lengths)))
    firsts = np.concatenate(([0], np.cumsum(counts)))
    bits = np.diff(before[firsts])
    sizes = -(-bits // GROUP)
    begins = np.cumsum(sizes) - sizes
    at = before[:-1] + np.repeat(begins * GROUP - before[firsts[:-1]], counts)
    group, offset = at // GROUP, at % GROUP
    left = values << (64 - offset - lengths).astype(np.uint64)
    total = np.zeros(int(sizes.sum()))
    reach = offset + lengths
    while len(group):
        total += np.bincount(group, left >> np.uint64(64 - GROUP), len(total))
        further = np.flatnonzero(reach > GROUP)
        group, reach = group[further] + 1, reach[further] - GROUP
        left = left[further] << np.uint64(GROUP)
    return total.astype(np.int64), bits


def gamma(numbers: Numbers) -> tuple[Numbers, Lengths]:
    """Elias' gamma code of numbers from 1 on: a zero for each bit but the first, then the bits."""
    return numbers, 2 * length(numbers) - 1


def length(numbers: Numbers) -> Lengths:
    """How many bits each number has."""
    exponents: Lengths = np.frexp(numbers.astype(np.float64))[1].astype(np.int64)
    return exponents
