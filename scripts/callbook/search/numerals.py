"""Write growing numbers as short printable text: the gaps between them, small gaps shortest.

A gap is written with as many characters as it needs: the last is one of 64, those before it
are of 27 others. All are printable ASCII that JSON leaves as it is.
"""

from collections.abc import Sequence
from itertools import pairwise

DIGITS = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\")
LAST = DIGITS[:64]
EARLIER = DIGITS[64:]


def table(size: int) -> tuple[str, ...]:
    """The numerals of 0 up to, not including, size."""
    found: list[str] = []
    heads = [""]
    while len(found) < size:
        found.extend(head + last for head in heads for last in LAST)
        heads = [head + digit for head in heads for digit in EARLIER]
    return tuple(found[:size])


def gaps(numbers: Sequence[int], numerals: Sequence[str]) -> str:
    """Ascending numbers as text: the first as it is, then by how much each exceeds the last."""
    steps = (numerals[after - before] for before, after in pairwise(numbers))
    return numerals[numbers[0]] + "".join(steps)
