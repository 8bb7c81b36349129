"""Read the tables of characters that scripts/make_search_tables.py has made."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"


@cache
def simplified() -> dict[str, str]:
    """Traditional character → simplified one, by OpenCC."""
    traditional, simple = _read("traditional.txt").splitlines()
    return dict(zip(traditional, simple, strict=True))


@cache
def common() -> str:
    """The commonest characters of Chinese text, by the word frequencies of the jieba project."""
    return _read("common.txt").strip()


@cache
def syllables() -> dict[str, tuple[str, ...]]:
    """Character → the syllables it is read as, without tones, by pypinyin."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _read("syllables.txt").splitlines():
        syllable, characters = line.split(" ")
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
