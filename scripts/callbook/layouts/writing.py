"""Which letters a document is written in."""

import re
from collections.abc import Iterable

from callbook.layouts.document import Document

_HAN = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[a-z]")


def main_language(lines: Iterable[str]) -> str:
    """`en` where Chinese is the exception in these lines, else `zh`: two may stand side by side."""
    text = "".join(lines)
    return "en" if len(_HAN.findall(text)) * 5 < len(_LETTER.findall(text)) else "zh"


def is_chinese(document: Document) -> bool:
    """Whether a document is written in Chinese rather than in Latin letters."""
    text = "".join(row.body for row in document.rows[:400])
    return len(_HAN.findall(text)) * 3 > len(_LETTER.findall(text))
