"""Why a document without questions is no book: what it looks like instead."""

import re

from callbook.layouts.chinese_headers import chinese_headers
from callbook.layouts.document import Document
from callbook.layouts.headers import bare_headers, colon_headers
from callbook.layouts.sections import is_section

# prey: `一、`, `（二）`, `3. `; not `Q3：`
_NUMBERED = re.compile(r"(?:[(]?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[.、]\s?)\S")


def looks_like(document: Document) -> str:
    """What a document without questions is: remarks, minutes by topic, bare sentences."""
    if not document.rows:
        return "the file holds no text"
    finders = (chinese_headers, colon_headers, bare_headers)
    speakers = {header.speaker.name for find in finders for header in find(document)}
    turns = max(len(find(document)) for find in finders)
    if turns > 2 and len(speakers) > 1:
        return f"{turns} turns of {len(speakers)} speakers, none of whom asks: remarks only"
    numbered = sum(bool(_NUMBERED.match(row.body)) or is_section(row) for row in document.rows)
    if numbered > 2:
        return f"{numbered} numbered or headed lines and no question: minutes by topic"
    return "sentences without question marks, labels or speakers: stripped text or an article"
