"""Fold a text to the form in which it is searched, character by character.

browser/text.js does the same in the browser; tests/cases/search/vectors.yml holds
both to it. One character at a time, so that each place in the folded text has its origin.
"""

import unicodedata

from callbook.search import tables


class Folding(dict[int, str]):
    """For `str.translate`: code of a character → its folded form, made when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    """Width, case, accents and traditional script taken away; marks without width dropped."""
    if unicodedata.category(character) in {"Mn", "Cf"}:
        return ""
    lower = unicodedata.normalize("NFKC", character).lower()
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", lower) if unicodedata.category(part) != "Mn"
    )
    simplified = tables.simplified()
    return "".join(simplified.get(part, part) for part in unicodedata.normalize("NFKC", bare))
