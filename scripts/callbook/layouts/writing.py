"""Which letters a document is written in."""

import re

from callbook.layouts.document import Document

_HAN = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[a-z]")


def is_chinese(document: Document) -> bool:
    """Whether a document is written in Chinese rather than in Latin letters."""
    text = "".join(row.body for row in document.rows[:400])
    return len(_HAN.findall(text)) * 3 > len(_LETTER.findall(text))
