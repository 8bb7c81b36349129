"""Write the commonest Chinese characters in two bytes instead of three.

UTF-8 has 1,887 two-byte code points from U+00A1 on, of which Chinese text uses hardly one. Each
changes places with a common character: shards become a third smaller, and swapping again
undoes it. (Compression would do better still, but its bytes differ between versions of zlib,
and browsers can't do it without waiting.)
"""

from functools import cache

from callbook.search import tables

FIRST = 0xA1


@cache
def table() -> dict[int, str]:
    """For `str.translate`; its own inverse."""
    pairs = [(chr(FIRST + at), common) for at, common in enumerate(tables.common())]
    return {ord(one): two for a, b in pairs for one, two in ((a, b), (b, a))}
