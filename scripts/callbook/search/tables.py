"""Read the tables of characters that scripts/make_search_tables.py has made."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"


@cache
def simplified() -> dict[str, str]:
    """Traditional character → simplified one, by OpenCC."""
    traditional, simple = traditional_lines().splitlines()
    return dict(zip(traditional, simple, strict=True))


def traditional_lines() -> str:
    """Two lines: traditional characters, and below each its simplified one."""
    return _read("traditional.txt").strip()


@cache
def common() -> str:
    """The commonest characters of Chinese text, by the word frequencies of the jieba project."""
    return _read("common.txt").strip()


@cache
def syllables() -> dict[str, tuple[str, ...]]:
    """Character → the syllables it is read as, without tones, by pypinyin."""
    found: dict[str, tuple[str, ...]] = {}
    for line in syllable_lines().splitlines():
        syllable, characters = line.split(" ")
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


def syllable_lines() -> str:
    """A line a syllable, with the characters that are read so."""
    return _read("syllables.txt").strip()


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
