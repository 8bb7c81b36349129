"""Marks of points inside an answer."""

import re
from dataclasses import dataclass

from callbook.layouts.document import Row
from callbook.layouts.marks import words_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The mark of a point at the start of a row; `end` is where its words begin."""

    mark: str  # as printed
    start: int
    end: int
    style: str


_STYLES = {
    # prey: `1) 产能`, `1)持续`, `12）`; not `1.5)`
    "half": r"\d{1,2}\)",
    # prey: `(1)规模`, `（一）订单`; not `(2021)`
    "round": r"\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)",
    # prey: `①`, `⑳`, `❶`; not `1`
    "ring": "[\u2460-\u2473\u2776-\u277f\u3251-\u325f]",
    # prey: `1️⃣ 淡季` (its selector blanked); not `1 淡季`
    "key": "\\d \\u20e3|\\d\u20e3",
    # prey: `1. 提高`, `2、服务`, `3．海外`; not `4.1万套`, `2.5元`
    "dot": r"\d{1,2}(?:\.(?=\s|[^\d\s])|、)",
    # prey: `a. 服务`, `b) 成本`; not `a.b`
    "letter": r"[a-z](?:\.(?=\s|[^\w\s]|[\u4e00-\u9fff])|\))",
    # prey: `• 价格`, `◦ 采购`, `- 管理层`, `– 王青`; not `-5%`
    "bullet": r"[•◦▪●○·‣■□◆▶►👉✅★☆→➤➢]|[-–—*](?=\s)",
}
_POINT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _STYLES.items()))


def point(row: Row) -> Point | None:
    """The point that begins with this row, if one does."""
    hit = _POINT.match(row.text, row.start)
    if hit is None:
        return None
    return Point(
        mark=row.raw[row.start : hit.end()].strip(),
        start=row.start,
        end=words_from(row, hit.end()),
        style=str(hit.lastgroup),
    )
