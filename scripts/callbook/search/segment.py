"""Cut a folded text into the terms under which it is found.

A Chinese character is a unit, and so is a word of letters and digits. Terms are: two Chinese
characters side by side, each word, and a word with the Chinese character that it touches. No
dictionary: one cuts 月复购率 differently in different sentences, and a query differently again.
docs/assets/search/text.js cuts queries in the same way.
"""

import re
from collections.abc import Iterable, Iterator
from operator import add

CHINESE = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)

# A run of characters that stand for themselves: 渗透率 に 매출; or a word: dau, 4.1, 2021q3
# not: 4. at the end of a sentence (the point), _, %
_RUN = re.compile(f"(?P<chinese>[{CHINESE}]+)|(?:[0-9]\\.(?=[0-9])|[^\\W_{CHINESE}])+")

# The letters of a word that has digits as well: gmv in 618gmv
# not: q in 3q (too short to mean anything)
_LETTERS = re.compile(r"[^\W\d_]{2,}")

# Digits that go on a number: 000 after 12,
# not: 00, 0000
_THOUSANDS = re.compile(r"[0-9]{3}")

END = "·"
"""Follows the last character of a run, so that every character begins some term."""


def terms(folded: str) -> set[str]:
    """All terms of a folded text; see `normal.Folding`."""
    found: set[str] = set()
    end = 0
    before: re.Match[str] | None = None
    joined = ""  # words written with hyphens or as thousands, in one: ecommerce, 12000
    for run in _RUN.finditer(folded):
        text = run[0]
        gap = folded[end : run.start()]
        if run["chinese"]:
            found.update(map(add, text, text[1:]))
            if before and not before["chinese"] and not gap.strip():
                found.add(before[0] + text[0])
            joined = ""
        else:
            found.update(_word(text))
            joined = _join(joined, gap, text)
            found.add(joined)
        if before and before["chinese"]:
            touches = not run["chinese"] and not gap.strip()
            found.add(before[0][-1] + (text if touches else END))
        before, end = run, run.end()
    if before and before["chinese"]:
        found.add(before[0][-1] + END)
    return found


def squeezed(folded: str) -> str:
    """The units alone, without what stands between them: for comparing whole phrases."""
    return "".join(run[0] for run in _RUN.finditer(folded))


def words(terms_: Iterable[str]) -> Iterator[str]:
    """Those of the terms that are words of letters and digits."""
    return (term for term in terms_ if not _CHINESE.search(term))


def chinese_pairs(terms_: Iterable[str]) -> Iterator[str]:
    """Those of the terms that are two Chinese characters."""
    return (term for term in terms_ if _PAIR.fullmatch(term))


# Any Chinese character, or the end mark that follows one; not: dau
_CHINESE = re.compile(f"[{CHINESE}]")

# 渗透; not: 率·, dau渗
_PAIR = re.compile(f"[{CHINESE}]{{2}}")


def _word(text: str) -> Iterator[str]:
    yield text
    letters = _LETTERS.findall(text)
    if letters != [text]:
        yield from letters


def _join(joined: str, gap: str, text: str) -> str:
    """What the word and those before it make together, the word alone where nothing joins."""
    if gap == "-" and joined:
        return joined + text
    if gap == "," and joined.isdecimal() and _THOUSANDS.fullmatch(text):
        return joined + text
    return text
