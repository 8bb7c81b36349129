"""Make the tables of characters that search stands on, once; their libraries are not needed later.

Run `python scripts/make_search_tables.py` after updating OpenCC or pypinyin (both are in
requirements-dev.txt), and commit what it writes. A test fails where the tables are not current.
"""

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import opencc
import pypinyin
from pypinyin.phrases_dict import phrases_dict

from callbook.search import tables

IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2B740))


def main() -> None:
    """Write the tables."""
    for path, text in files().items():
        path.write_text(text, encoding="utf-8", newline="\n")


def files() -> dict[Path, str]:
    """Every file that this script writes, with its content."""
    return {
        tables.FOLDER / "traditional.txt": _traditional(),
        tables.FOLDER / "syllables.txt": _syllables(),
    }


def _traditional() -> str:
    """Two lines: traditional characters, and below each its simplified one, by OpenCC's t2s."""
    convert = opencc.OpenCC("t2s").convert
    pairs = [
        (chr(code), simple)
        for codes in IDEOGRAPHS
        for code in codes
        # Compatibility ideographs are made plain by NFKC before the table is asked.
        if unicodedata.is_normalized("NFKC", chr(code))
        and (simple := str(convert(chr(code)))) != chr(code)
        and len(simple) == 1
        and max(code, ord(simple)) < 0x10000  # beyond, both lines would not align in the browser
    ]
    return "".join(pair[0] for pair in pairs) + "\n" + "".join(pair[1] for pair in pairs) + "\n"


def _syllables() -> str:
    """A line a syllable, with the characters of GB 2312 that are read so, without tones."""
    read: dict[str, list[str]] = defaultdict(list)
    in_phrases = _readings_in_phrases()
    for character in _gb2312():
        first = pypinyin.lazy_pinyin(character, errors="ignore")
        counted = in_phrases.get(character, Counter())
        often = [s for s, n in sorted(counted.items()) if n >= max(3, counted.total() / 10)]
        for syllable in dict.fromkeys((*first, *often)):
            read[syllable.replace("ü", "v")].append(character)
    return "".join(
        f"{syllable} {''.join(characters)}\n"
        for syllable, characters in sorted(read.items())
        if syllable.isascii() and syllable.isalpha()
    )


def _readings_in_phrases() -> dict[str, Counter[str]]:
    """How often pypinyin's phrases read a character how: its list alone has many rare readings."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in sorted(phrases_dict.items()):
        for character, (reading, *_) in zip(phrase, readings, strict=False):
            bare = unicodedata.normalize("NFD", reading.replace("ü", "v"))
            syllable = "".join(part for part in bare if part.isascii())
            counted[character][syllable] += 1
    return counted


def _gb2312() -> list[str]:
    """The 6,763 ideographs of GB 2312, those that anyone types."""
    codes = [bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    return [c for code in codes if (c := code.decode("gb2312", errors="ignore"))]


if __name__ == "__main__":
    main()
