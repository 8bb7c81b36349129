"""Write the commonest Chinese characters in two bytes instead of three, some in one.

UTF-8 has 1,887 two-byte code points from U+00A1 on, of which Chinese text uses hardly one. Each
changes places with a common character: shards become a third smaller, and swapping again
undoes it. (Compression would do better still, but its bytes differ between versions of zlib,
and browsers can't do it without waiting.) In texts the capital letters change places too, with
the 26 commonest; lists of pages are written with those letters and keep them.
"""

from collections.abc import Iterable
from functools import cache
from string import ascii_uppercase

from callbook.search import tables

FIRST = 0xA1


@cache
def table() -> dict[int, str]:
    """For `str.translate`; its own inverse."""
    return _exchanged((chr(FIRST + at), common) for at, common in enumerate(tables.common()))


@cache
def table_of_texts() -> dict[int, str]:
    """The same for texts, where the 26 commonest take one byte."""
    letters = dict(zip(tables.common(), ascii_uppercase, strict=False))
    return _exchanged(
        (letters.get(common, chr(FIRST + at)), common) for at, common in enumerate(tables.common())
    )


def _exchanged(pairs: Iterable[tuple[str, str]]) -> dict[int, str]:
    return {ord(one): two for a, b in pairs for one, two in ((a, b), (b, a))}
