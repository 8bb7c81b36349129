"""Read the words of one page of a PDF, with their places, and put them on lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, product
from typing import Any

from pdfplumber.page import Page

from callbook.importers.glyphs import characters

FAR = 2.0
"""Letter sizes between words from which on the gap is a column's or a tab's."""

# prey: `ABCDEF+Arial-BoldMT`, `SimHei`, `NotoSans-SemiBold`; not `SimSun`
_BOLD = re.compile(r"bold|black|heavy|simhei|-hei\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Letters without a space between them. Places are in points from the page's left and top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool


def is_chinese(char: str) -> bool:
    """Whether a character is Chinese, or its punctuation: no space stands beside it."""
    return char > "\u2e7f" or char in "“”‘’…—"


def words_of(page: Page) -> list[Word]:
    """The words of a page; slanted and upright-standing ones are watermarks and stamps."""
    seen: set[tuple[str, int, int]] = set()
    found = page.filter(partial(_is_printed_once, seen)).extract_words(
        x_tolerance_ratio=0.18, keep_blank_chars=False, extra_attrs=["fontname", "size"]
    )
    words = (
        Word(
            text=text,
            left=word["x0"],
            right=word["x1"],
            top=word["top"],
            bottom=word["bottom"],
            size=word["size"],
            bold=bool(_BOLD.search(str(word["fontname"]))),
        )
        for word in found
        if (text := characters(word["text"]))
    )
    return sorted(words, key=lambda word: (word.top, word.left))


def _is_printed_once(seen: set[tuple[str, int, int]], one: dict[str, Any]) -> bool:
    """Whether an object is read: level, and not printed again beside itself to look bold.

    (pdfplumber's own look for doubles takes longer than all the rest.)
    """
    if one["object_type"] != "char":
        return True
    if not one.get("upright", True):
        return False
    text, across, down = one["text"], round(one["x0"] * 2), round(one["top"] * 2)
    near = product((across - 1, across, across + 1), (down - 1, down, down + 1))
    if any((text, left, top) in seen for left, top in near):
        return False
    seen.add((text, across, down))
    return True


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one line, from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        for row in rows[-3:]:
            shared = min(row[0].bottom, word.bottom) - max(row[0].top, word.top)
            if shared > 0.5 * min(row[0].bottom - row[0].top, word.bottom - word.top):
                row.append(word)
                break
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def written(row: Sequence[Word]) -> str:
    """The words of a line with the spaces that are seen between them."""
    text = row[0].text
    for before, word in pairwise(row):
        gap = (word.left - before.right) / (word.size or 1)
        if gap > FAR:
            text += "    "
        elif gap > 0.12 and not (is_chinese(text[-1]) and is_chinese(word.text[0]) and gap < 0.8):
            text += " "
        text += word.text
    return text


def words_left(row: Sequence[Word]) -> float:
    """Where the words begin behind a label that stands apart: `Ravi Nair:      Sir, …`."""
    for before, word in pairwise(row):
        if word.left - before.right > FAR * (word.size or 1) / 2 and before.text[-1] in ":：":
            return word.left
    return row[0].left
