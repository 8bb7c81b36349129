"""Cut a folded text into the terms under which it is found.

A Chinese character is a unit, and so is a word of letters and digits. Terms are: two Chinese
characters side by side, each word, and a word with the Chinese character that it touches. No
dictionary: one cuts 月复购率 differently in different sentences, and a query differently again.
browser/text.js cuts queries in the same way.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add

CHINESE_CODES = (
    (0x3005, 0x3007),  # 々〆〇
    (0x3041, 0x3096),  # hiragana
    (0x30A1, 0x30FA),  # katakana
    (0x30FC, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),  # hangul
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""First and last code of the characters that stand for themselves; called Chinese for short."""

CHINESE = "".join(f"{chr(first)}-{chr(last)}" for first, last in CHINESE_CODES)
"""The same, for within the brackets of a regular expression."""

END = "·"
"""Follows the last character of a run, so that every character begins some term."""

APART = "|"
"""Between two texts that are cut in one go: no term reaches over it."""

# A run of characters that stand for themselves: 渗透率 に 매출; not: dau
_CHINESE_RUN = re.compile(f"[{CHINESE}]+")

# A word: dau, 4.1, 2021q3
# not: 4. at the end of a sentence (the point), _, %
_WORD = re.compile(f"(?:[0-9]\\.(?=[0-9])|[^\\W_{CHINESE}])+")

# One Chinese character; not: a
_ONE = re.compile(f"[{CHINESE}]")

# The letters of a word that has digits as well: gmv in 618gmv
# not: q in 3q (too short to mean anything)
_LETTERS = re.compile(r"[^\W\d_]{2,}")

# Digits that go on a number: 000 after 12,
# not: 00, 0000
_THOUSANDS = re.compile(r"[0-9]{3}")


def terms(folded: str) -> set[str]:
    """All terms of a folded text; see `normal.Folding`."""
    found: set[str] = set()
    for run in _CHINESE_RUN.findall(folded):
        found.update(map(add, run, run[1:]))
        found.add(run[-1] + END)
    found.update(word_terms(folded))
    return found


def word_terms(folded: str) -> Iterator[str]:
    """The terms that hold words of letters and digits; some come more than once."""
    end, joined = 0, ""  # joined: words with hyphens or as thousands, in one: ecommerce, 12000
    for match in _WORD.finditer(folded):
        word = match[0]
        yield from _parts(word)
        joined = _join(joined, folded[end : match.start()], word)
        end = match.end()
        yield joined
        before = folded[max(0, match.start() - 9) : match.start()].rstrip()[-1:]
        if _ONE.match(before):
            yield before + word
        after = folded[end : end + 9].lstrip()[:1]
        if _ONE.match(after):
            yield word + after


def words(terms_: Iterable[str]) -> Iterator[str]:
    """Those of the terms that are words of letters and digits."""
    return (term for term in terms_ if not _CHINESE_RUN.search(term) and term[0] not in "=@~")


@lru_cache(maxsize=100_000)
def _parts(word: str) -> tuple[str, ...]:
    """A word, and its letters where it has digits as well."""
    letters = _LETTERS.findall(word)
    return (word,) if letters == [word] else (word, *letters)


def _join(joined: str, gap: str, word: str) -> str:
    """What the word and those before it make together, the word alone where nothing joins."""
    if gap == "-" and joined:
        return joined + word
    if gap == "," and joined.isdecimal() and _THOUSANDS.fullmatch(word):
        return joined + word
    return word
