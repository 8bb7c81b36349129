"""Labels that are voices because they take turns: `老編輯：`, `Kaso：`, whatever they look like."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from callbook.layouts.document import Document
from callbook.layouts.names import is_everyday

# prey: `问`, `答`, `Q`, `提问`, `管理层回答`, `时间`; what labels questions or facts, not voices
_NO_VOICE = re.compile(
    r"[QqAa]|.{0,4}(?:[问問答注]|提[问問]|回[答复復]|答[复復]|[问問][题題]|追[问問]|[质質][问問])|.*\d.*"
    r"|.*(?:几点|如下|来看|方面|原因|以下|分为|包括).*|时间|時間|日期|地点|地點|来源|來源|作者|编辑|編輯部|标题|主题|主題|嘉宾|嘉賓|链接|连结|摘要"
)
_LEAST = 6
"""Rows that such labels must head."""


def voices(document: Document, labelled: Sequence[tuple[int, str]]) -> frozenset[str]:
    """The labels (`labelled`: row and label, in order) that take turns as speakers do.

    They come again, alternate, head much of the document, and one of them asks: recurring
    labels of a digest (`收入：`, `毛利：`) ask nothing.
    """
    count = Counter(name for _, name in labelled)
    kept = [(row, name) for row, name in labelled if count[name] > 1 and _is_voice(name)]
    names = {name for _, name in kept}
    if len(kept) < _LEAST or not 2 <= len(names) <= 8:
        return frozenset()
    turns = sum(one != other for (_, one), (_, other) in pairwise(kept))
    rows = len(document.rows) - kept[0][0]
    if turns < 0.7 * (len(kept) - 1) or len(kept) < 0.25 * rows:
        return frozenset()
    asking = Counter(name for row, name in kept if _asks(document, row))
    asks = any(times > 1 and times * 4 >= count[name] for name, times in asking.items())
    return frozenset(names) if asks else frozenset()


def _is_voice(name: str) -> bool:
    return len(name) < 13 and not (_NO_VOICE.fullmatch(name) or is_everyday(name))


def _asks(document: Document, row: int) -> bool:
    """Whether the words behind a label, or below one that stands alone, ask."""
    text = document.rows[row].body
    if text.endswith(":") and row + 1 < len(document.rows):
        text = document.rows[row + 1].body
    return text.rstrip('"”」』)').endswith("?")
