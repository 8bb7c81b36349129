"""Make the copy of a text in which words are looked for: any width, case or script.

The folded copy is Unicode NFKC in lower case, traditional characters as simplified ones,
white space as one space, every dash as a hyphen; each of its characters knows its origin.
"""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

import opencc

from callbook.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded copy of a text; `starts` is empty where no character changed its place."""

    text: str
    starts: tuple[int, ...] = ()  # of each folded character, in the text it came from

    def span(self, start: int, end: int) -> Span:
        """The span in the text that the folded characters from start to end came from."""
        if not self.starts:
            return Span(start=start, end=end)
        return Span(start=self.starts[start], end=self.starts[end - 1] + 1)

    def place(self, index: int) -> int:
        """Where a place in the text lies in the folded copy; the inverse of `span`."""
        return bisect_left(self.starts, index) if self.starts else index


def fold(text: str) -> Folded:
    """The folded copy of a text, of the same length but for ligatures, ellipses and the like."""
    folded = text.translate(_table())
    if len(folded) == len(text) and "  " not in folded:
        return Folded(text=_simplified(folded))
    characters: list[str] = []
    starts: list[int] = []
    for index, character in enumerate(text):
        for part in character.translate(_table()):
            if part != " " or characters[-1:] != [" "]:
                characters.append(part)
                starts.append(index)
    return Folded(text=_simplified("".join(characters)), starts=tuple(starts))


def is_latin(character: str) -> bool:
    """Whether a character is a letter of an alphabet, not a Chinese one (nor kana, hangul)."""
    return character.isalpha() and ord(character) < 0x2E80


class _Table(dict[int, str]):
    """What becomes of each character, worked out once, when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_character(code)
        return folded


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table()


def _folded_character(code: int) -> str:
    character = chr(code)
    if character == "\n":
        return character  # it parts the paragraphs of a question
    if character.isspace():
        return " "
    if character in "‐‑‒–—−":
        return "-"
    return unicodedata.normalize("NFKC", character).lower()


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Traditional characters as simplified ones, each in its place."""
    if text.isascii():
        return text
    simplified = str(_converter().convert(text))
    if len(simplified) == len(text):
        return simplified
    each = (str(_converter().convert(character)) for character in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(each, text, strict=True))
