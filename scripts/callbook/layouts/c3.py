"""C3: questions labelled `问：` or `Q：` without numbers, answers `答：` or a name."""

import re
from collections import Counter

from callbook.layouts.chinese_calls import chinese_calls_next
from callbook.layouts.document import Document, Row
from callbook.layouts.labelled import Labelled, labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign

# prey: `主持人：`, `【操作员】`, `投资者关系总监 王青:`; not `好的，下一位：`
_HEAD = re.compile(r"\[?(?P<who>[^\[\]:。?!;,]{2,16}?)\s*(?:\]\s*:?|:)\s*")
_BRIEF = 90
"""Characters up to which a turn that calls the next asker does nothing else."""
# prey: `投资者：`, `分析师:`, `股东2：`; not `提问：`, `问：`
_VOICE = re.compile(r"\[?(?:投资者|分析师|股东|记者|网友|机构)\w{0,3}\s*(?:\]|:)")

# prey: `《某报》：价格战会跟进吗？`, `【海通 郑宏】毛利率多少？`, `某报记者：…？`;
# not `价格方面：能涨吗？` behind a bullet
_NAMED = re.compile(r"[^:。?!,;\s–—•*-][^:。?!,;]{1,14}:[^。]{4,}\?$|\[[^\[\]]{2,16}\].{4,}\?$")


_BARE = 0.45
"""Of questions without a label, above the marked answers; another layout may know them better."""
_LONG = 20
"""Rows for each labelled question from which these are little of a document."""


def _sign(document: Document) -> Sign:
    found = labelled(document)
    count, answered = len(found.questions), found.answered
    plain = count - len(found.chain.questions)
    if count == 0 or plain < count / 2 or answered < count / 2:
        return NO_SIGN
    moderated = is_moderated(document, found)
    chance = count * _LONG < len(document.rows)  # a line that begins `question: …`
    partly = moderated or chance or 3 * _asked_otherwise(found) > count
    return Sign(
        strength=(0.3 if partly else _BARE if found.bare else 0.6 if count > 1 else 0.4)
        + 0.35 * answered / count,
        facts=(f"{count} labelled questions", f"{answered} of them followed by an answer mark"),
    )


def is_moderated(document: Document, found: Labelled) -> bool:
    """Whether somebody calls the askers, whose labels are voices: a call word for word."""
    return _calls(document) > 1 and 2 * _voices(found) >= len(found.questions)


def _calls(document: Document) -> int:
    """How often one who runs a meeting calls the next asker: it is printed word for word."""
    below = (*document.rows[1:], None)
    calls = Counter(
        hit["who"]
        for row, after in zip(document.rows, below, strict=True)
        if len(row.body) < _BRIEF
        and (hit := _HEAD.match(row.text, row.start))
        and chinese_calls_next(_words(row, hit.end(), after))
    )
    return max(calls.values(), default=0)


def _words(row: Row, start: int, after: Row | None) -> str:
    """The words behind a label, or those below one that stands alone."""
    alone = start >= row.end and after is not None and len(after.body) < _BRIEF
    return after.body if alone and after else row.text[start : row.end]


def _voices(found: Labelled) -> int:
    """How many questions are headed by who asks (`投资者：`), not by a mark of questions."""
    rows = (found.document.rows[mark.row] for mark in found.questions)
    return sum(bool(_VOICE.match(row.text, row.start)) for row in rows)


def _asked_otherwise(found: Labelled) -> int:
    """How many rows ask under a name of their own, `《某报》：…？`, and are no question here."""
    known = {mark.row for mark in (*found.questions, *found.answers)}
    return sum(
        place not in known and bool(_NAMED.match(row.text, row.start, row.end))
        for place, row in enumerate(found.document.rows)
    )


LAYOUT = Layout(
    name="C3",
    title="questions labelled 问：, answers 答：",
    looks_for="lines `问：…` or `Q：…` that alternate with lines `答：…` or `A：…`",
    sign=_sign,
    label=labelled_labels,
)
