"""Write the commonest Chinese characters in two bytes instead of three.

UTF-8 has 1,887 two-byte code points from U+00A1 on, of which Chinese text uses hardly one. Each
changes places with a common character, and swapping again undoes it. The keys of the shards are
swapped and stand in the order of their swapped characters, the common ones close together, so
that the steps from one to the next are short.
"""

from functools import cache

from callbook.search import tables

FIRST = 0xA1


@cache
def table() -> dict[int, int]:
    """For `str.translate`; its own inverse."""
    swapped = enumerate(map(ord, tables.common()), start=FIRST)
    return {one: two for a, b in swapped for one, two in ((a, b), (b, a))}
