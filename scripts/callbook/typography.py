"""Show the half-width punctuation that scrapers leave in Chinese text at its full width.

This is the only change made to words as shown. It is one character for one character, so that
spans keep their meaning, and it is declared: `PAIRS` is all that may differ between the source
and a page, and `changed` says where it does.
"""

import re
from collections.abc import Iterable
from types import MappingProxyType

PAIRS = MappingProxyType(
    {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
)
"""Half width to full width, by GB/T 15834-2011, which sets Chinese punctuation a full square."""

_HALVES = MappingProxyType({full: half for half, full in PAIRS.items()})

# A character of Chinese or Japanese writing: 快 𠮷 の 々, the punctuation set like one: 》 。
# and the per cent sign, after which a clause ends: 增长至78%,MPU
# not: A é 1 한 ）(which may itself be of our making, and is looked at where it is made)
_IDEOGRAPHIC = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u3001\u3002\u3008-\u3011\u3014-\u301f\u2018\u2019\u201c\u201d\u2026\uff05%]"
)

# A letter of Chinese or Japanese writing: 快 の; not: 。 A
_LETTER = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# A word of a script that keeps its punctuation at half width, an address on the web being one:
# growth, Umsätze, 매출, https://example.com/a?b=c
# not: 增长, 4
_LATIN = "A-Za-z\u00c0-\u024f\u0400-\u04ff\uac00-\ud7a3"
_WORD = re.compile(f"[{_LATIN}][!-~{_LATIN}]*")


def shown(text: str) -> str:
    """The text as pages show it: of the same length, and the same text if shown again."""
    if not any(half in text for half in PAIRS) or not _is_chinese(text):
        return text
    characters = list(text)
    brackets = _brackets(text)
    for at, character in enumerate(text):
        if character in ",;:?!" and _stands_in_chinese(characters, at, at):
            characters[at] = PAIRS[character]
        elif at in brackets and _stands_in_chinese(characters, at, brackets[at]):
            characters[at], characters[brackets[at]] = PAIRS["("], PAIRS[")"]
    return "".join(characters)


def changed(text: str) -> tuple[int, ...]:
    """Where `shown` differs from `text`: offsets, ascending."""
    pairs = zip(text, shown(text), strict=True)
    return tuple(at for at, (before, after) in enumerate(pairs) if before != after)


def undo(text: str, offsets: Iterable[int]) -> str:
    """The source's text again, from the shown one and where it was changed.

    Raises ValueError where no change of ours can stand.
    """
    characters = list(text)
    for at in offsets:
        if characters[at] not in _HALVES:
            message = f"{characters[at]!r} at {at} is no punctuation of ours"
            raise ValueError(message)
        characters[at] = _HALVES[characters[at]]
    return "".join(characters)


def _is_chinese(text: str) -> bool:
    """Whether the text is Chinese with some foreign words, not the other way round."""
    return len(_LETTER.findall(text)) >= max(1, len(_WORD.findall(text)))


def _stands_in_chinese(characters: list[str], first: int, last: int) -> bool:
    """Whether a Chinese character stands right before `first` or right after `last`.

    Spaces are looked through: "GMV, 未来" is a Chinese sentence that someone spaced. Marks
    already shown at full width count, so that the second mark of "吗?!" follows the first.
    """
    before = _next_to(characters, range(first - 1, -1, -1))
    after = _next_to(characters, range(last + 1, len(characters)))
    return any(mark in _HALVES or _IDEOGRAPHIC.match(mark) for mark in (before, after))


def _next_to(characters: list[str], places: range) -> str:
    return next((characters[at] for at in places if not characters[at].isspace()), "")


def _brackets(text: str) -> dict[int, int]:
    """Where each opening bracket is closed; the lone one of "1)" is a mark and stays."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            pairs[opened.pop()] = at
    return pairs
