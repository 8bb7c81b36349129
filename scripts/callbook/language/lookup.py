"""Find many words at once in a folded text, by an Aho-Corasick automaton."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

import ahocorasick_rs

from callbook.language.folding import fold, is_latin

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[Key]):
    """A word found in a folded text."""

    start: int
    end: int
    key: Key


class Lookup(Generic[Key]):
    """Finds all of many words in one pass over a text; a word may carry several keys."""

    def __init__(self, words: Iterable[tuple[str, Key]]) -> None:
        """Take words as people write them, each with the key to report it by."""
        keys: dict[str, list[Key]] = {}
        for word, key in words:
            for spelling in _spellings(fold(word).text):
                keys.setdefault(spelling, []).append(key)
        self._keys = tuple(tuple(dict.fromkeys(found)) for found in keys.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(keys)) if keys else None

    def find(self, folded: str) -> Iterator[Match[Key]]:
        """Every word in the folded text, those inside others too, in the order of their ends.

        A Latin word may stand against a Chinese character (4亿DAU目标) but not inside another
        Latin word (DAU in DAUGHTER), an address or a number; its plural counts (DAUs).
        """
        if self._automaton is None:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            whole = _whole(folded, start, end)
            if whole:
                for key in self._keys[index]:
                    yield Match(start=start, end=whole, key=key)


class Cover:
    """Stretches of a text, asked whether one of them holds or touches another."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Take starts and ends, in any order."""
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one stretch holds all from start to end."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._reach[at - 1] >= end

    def touches(self, start: int, end: int) -> bool:
        """Whether one stretch shares a character with those from start to end."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._reach[at - 1] > start


def longest(matches: Iterable[Match[Key]]) -> list[Match[Key]]:
    """Those that stay when the leftmost, then the longest, shuts out what overlaps it."""
    kept: list[Match[Key]] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _spellings(word: str) -> list[str]:
    """How else a word is written: hyphens or spaces, a slash standing free, in the singular."""
    variants = [word, word.replace("-", " "), word.replace(" ", "-"), word.replace("/", " / ")]
    if len(word) > 4 and is_latin(word[-2]) and word.endswith("s") and not word.endswith("ss"):
        variants += [variant[:-1] for variant in variants]
    return list(dict.fromkeys(variants))


def _whole(text: str, start: int, end: int) -> int:
    """The end of the word, a plural's s included; 0 where it is part of something longer."""
    first, last = text[start], text[end - 1]
    if is_latin(last) and text[end : end + 1] == "s" and not _is_latin_at(text, end + 1):
        end += 1
    if is_latin(first) and (_is_latin_at(text, start - 1) or _addressed(text, start - 1)):
        return 0
    if is_latin(last) and (_is_latin_at(text, end) or _addressed(text, end)):
        return 0
    if first.isdigit() and text[max(start - 1, 0) : start].isdigit():
        return 0
    return 0 if last.isdigit() and text[end : end + 1].isdigit() else end


def _is_latin_at(text: str, index: int) -> bool:
    return 0 <= index < len(text) and is_latin(text[index])


def _addressed(text: str, index: int) -> bool:
    """Whether there is an @, or a dot between two letters, as in ir@example.com."""
    if not 0 < index < len(text):
        return False
    dotted = text[index] == "." and is_latin(text[index - 1]) and _is_latin_at(text, index + 1)
    return dotted or text[index] == "@"
