"""Write ascending lists of numbers in few bits: how many there are, then the gap to each.

A gap is written by its last bits as they are and the rest in Elias' gamma code (exponential
Golomb code): how many bits are left as they are follows from how densely the list is filled, so
that a gap of the middling size is cheapest, and one much larger still has a code.
browser/shards.js reads them.
"""

from collections.abc import Sequence

import numpy as np

from callbook.search.bits import Lengths, Numbers, gamma, length, pack


def symbols(numbers: Numbers, starts: Lengths, pages: int) -> tuple[Numbers, Lengths]:
    """Values and lengths in bits: for each list one for its size, then one a number.

    Lists follow each other in `numbers`, from each of `starts` up to the next.
    """
    counts = np.diff(starts)
    gaps = np.diff(numbers.astype(np.int64), prepend=-1)
    gaps[starts[:-1]] = numbers[starts[:-1]].astype(np.int64) + 1
    kept = np.repeat(_kept(counts, pages), counts)
    bits = kept.astype(np.uint64)
    steps = (gaps - 1).astype(np.uint64)
    upper = (steps >> bits) + np.uint64(1)
    lower = steps & ((np.uint64(1) << bits) - np.uint64(1))
    sizes, size_lengths = gamma(counts.astype(np.uint64))
    at = starts[:-1]
    return (
        np.insert(upper << bits | lower, at, sizes),
        np.insert(2 * length(upper) - 1 + kept, at, size_lengths),
    )


def written(lists: Sequence[Sequence[int]], pages: int) -> list[str]:
    """Each list as a text of its own."""
    if not lists:
        return []
    counts = np.array([len(numbers) for numbers in lists])
    numbers = np.array([number for some in lists for number in some], dtype=np.uint64)
    starts = np.concatenate(([0], np.cumsum(counts)))
    return pack(*symbols(numbers, starts, pages), counts + 1)


def _kept(counts: Lengths, pages: int) -> Lengths:
    """How many bits of a gap are left as they are; a page has two numbers."""
    return length((2 * pages // counts).astype(np.uint64)) - 1
