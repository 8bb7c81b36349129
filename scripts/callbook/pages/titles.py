"""Short titles of questions, and where a text may be cut for one."""

import re
from functools import lru_cache

from callbook.model import Exchange
from callbook.typography import shown

TITLE = 30
"""Characters of a question that make a short title where the author gave none."""

# Where a short title may end: matches the "？" of "驱动力？如何", not the "." of "3.8".
_CLAUSE_END = re.compile(r"[，。；：？！、,;:?!]|[.](?= )")


def short_title(exchange: Exchange) -> str:
    """The author's short title, or the beginning of the question."""
    if exchange.title:
        return exchange.title
    text = shown(exchange.question.block.text)
    whole = " ".join(text.split())
    if shorten(whole) == whole or not exchange.question.parts:
        return shorten(whole)
    first = exchange.question.parts[0].span  # after the greeting, which says nothing
    return shorten(" ".join(text[first.start : first.end].split()))


@lru_cache(maxsize=65536)  # a title stands on many pages
def shorten(text: str) -> str:
    """The first clauses of a text that fit a short title; an ellipsis where a clause is cut.

    `shorten("广告怎么看？明年呢？")` is the whole text, as it is short.
    """
    limit = TITLE if is_wide(text) else 2 * TITLE
    if len(text) <= limit:
        return text
    ends = [match.start() for match in _CLAUSE_END.finditer(text, 0, limit)]
    if ends and ends[-1] >= limit // 3:
        return text[: ends[-1]] + "…"
    cut = text[:limit].rstrip()
    return (cut if is_wide(text) else cut.rpartition(" ")[0] or cut) + "…"


def is_wide(text: str) -> bool:
    """Whether the text is mostly Chinese, whose characters are as wide as two letters."""
    return 4 * sum("\u3400" <= character <= "\u9fff" for character in text) > len(text)
