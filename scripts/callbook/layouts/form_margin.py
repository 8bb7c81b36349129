"""The label of the exchanges' form where a layout of columns prints its parts beside the text."""

import re
from collections.abc import Iterator

from callbook.layouts.document import Noise, matching
from callbook.model import Source

_FORM = "投资者关系活动记录表"
_LABELS = (
    "投资者关系活动主要内容介绍",
    "投资者关系活动主要内容",
    "主要内容介绍",
    "交流内容及具体问答记录",
    "活动内容及具体问答记录",
)
_TOP = 8
"""Lines in which the form says what it is."""

_HEAD = 120
"""Lines that the form's fields may take: some list hundreds of visitors."""

# prey: `时间 2024年`, `地点`, `上市公司接待人`, `员姓名`; not `时间会证明`
_FIELD = re.compile(
    r"\s{0,8}(?:时间|地点|上市公司|接待人|人?员姓名|参与单位|活动形式)(?:\S{0,8})(?:\s|$)"
)
# prey: `Q：`, `1、`, `问：`, behind a part of the label too; not `14:00`
_ASKS = re.compile(
    r"\s*(?:\S{2,16}\s+)?(?:Q\s?\d*\s?[:.、]|提?问题?\s?[\d一二三]*\s?:"
    r"|[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.)](?!\d))"
)
# prey: `投资者关系活动    化？`, `主要内容介绍`; not `投资者关系活动是指`
_BESIDE = re.compile(r"\s{0,8}(?P<part>[\u4e00-\u9fff]{2,12})(?:\s{2,}(?=[^\s□√☑■])|\s*$)")


def form_margin(source: Source) -> Iterator[Noise]:
    """Parts of the label beside or between the lines of the text, from the first question on."""
    lines = [matching(raw) for raw in source.lines]
    if not any(_FORM in line for line in lines[:_TOP]):
        return
    fields = [at for at, line in enumerate(lines[:_HEAD]) if _FIELD.match(line)]
    start = max(fields, default=0) + 1
    asks = (at for at in range(start, len(lines)) if _ASKS.match(lines[at]))
    first = next(asks, len(lines))
    narrow = _narrow(lines[start:], start + 1)
    for number, line in enumerate(lines[start:], start + 1):
        hit = _BESIDE.match(line) if number > first else None
        part = hit["part"] if hit else narrow.get(number, "")
        if part and (number in narrow or any(part in label for label in _LABELS)):
            start = line.index(part)
            yield Noise(
                line=number,
                start=start,
                end=start + len(part),
                kind="metadata",
                reason="form",
            )


def _narrow(lines: list[str], first: int) -> dict[int, str]:
    """The parts of a label that stand before lines with one blank: line → part.

    `投资者关系活动 股东回报，上市以来` and `主要内容介绍 分红43亿元` below it.
    """
    found: dict[int, str] = {}
    heads = [line.strip().partition(" ") for line in lines]
    for at, (head, blank, _) in enumerate(heads):
        if not blank or len(head) < 4:
            continue
        if head in _LABELS:
            found[first + at] = head
        for below, (part, _, _) in enumerate(heads[at + 1 : at + 4], at + 1):
            if part and head + part in _LABELS:
                found |= {first + at: head, first + below: part}
    return found
