"""Posts that print the answer first and what it replies to behind it, with the page's counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbook.layouts.document import Document, Row

_NAME = r"[^\s:/@]{1,24}"
# prey: `回复@小满: `, `3、回复@小满：`, `王青：回复@小满：`, `@王青：回复@小满：`; not `邮件回复`
_REPLY = re.compile(
    r"(?:[-–—•*>]|[(]?\d{1,3}[.、)])?\s*(?:@?(?P<owner>[^\s:/@]{1,20})\s*:\s*)?"
    rf"回复\s?@(?P<who>{_NAME})\s*:\s*"
)
# prey: `//@小满不亏: `, `//@小满：回复@王青：`; not `https://a.example`
_EARLIER = re.compile(rf"(?<!:)//\s?@(?P<who>{_NAME})\s*:\s*(?:回复\s?@{_NAME}\s*:\s*)?")
# prey: the post replied to, `@小满：老师您好`, `收起@小满：`; not `//@小满:`, `回复@小满:`
_QUOTED = re.compile(rf"(?:收起)?(?<!//)(?<!// )(?<!回复)(?<!回复 )@(?P<who>{_NAME})\s*:\s*")
# prey: `05-09 21:02 · 转发 122 · 讨论 238 · 赞 12`, `2小时前 · 转发 7 · 讨论 1 · 赞 4`
_COUNTS = re.compile(
    r"\s*(?:(?:20\d\d-)?\d{2}-\d{2}\s\d{2}:\d{2}|\d+\s?(?:小时|分钟|天)前|(?:昨天|今天)\s?\d{2}:\d{2}|刚刚)"
    r"\s?·\s?转发\s?\d*\s?·\s?(?:讨论|评论)\s?\d*\s?·\s?赞\s?\d*\s*$"
)
# prey: `2026-05-13 21:50 · `, `2026-05-13 21:50 来自雪球`; not `2026-05-13 我说过`
_STAMP = re.compile(
    r"(?:20\d\d-)?\d\d-\d\d\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:(?:[·|]|来自).{0,12})?$"
)
# prey: `2026-05-13`, `5月13日`; not `2026年目标`
_DAY = re.compile(r"(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?$")
# prey: `👍 0 · 💬 0 · 🔁 0`; not `涨了 3 · 跌了 2`
_REACTIONS = re.compile(r"(?:[^\w\s.,。]\s?\d+[\s·|]*){2,}$")
# prey: `@大音希声 ` before a question, after it; not an address of mail
_MENTION = re.compile(rf"\s*@{_NAME}\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the rows of a post: who says it, and what it is."""

    who: str = ""
    rows: tuple[Row, ...]  # cut to the words
    mark: tuple[Row, ...] = ()  # what names the speaker before them
    quoted: bool = False  # the post replied to, printed below the reply


def posts(document: Document) -> Iterator[tuple[Row, ...]]:
    """The posts of a document: what stands between stamps or replies, each row without stamps."""
    stamped = {one.line for one in document.noise if one.reason == "time stamp"}
    timed = sum(is_frame(row) and not _DAY.match(row.body) for row in document.rows)
    framed = len(stamped) + timed > 1
    post: list[Row] = []
    for row in document.rows:
        if post and (not framed or _begins(row, post, stamped)):
            yield tuple(post)
            post = []
        post.append(row)
    yield from filter(None, (tuple(post),))


def _begins(row: Row, post: list[Row], stamped: set[int]) -> bool:
    """Whether a post begins with a row: at or below a stamp, or with the head of a reply."""
    if is_frame(row) or is_frame(post[0]) or _REPLY.match(row.body):
        return True
    if _COUNTS.search(post[-1].body):
        return True
    return not stamped.isdisjoint(range(post[-1].line + 1, row.line))


def is_frame(row: Row) -> bool:
    """Whether a row is a day, the stamp above a post or the reactions below it."""
    return any(sign.match(row.body) for sign in (_STAMP, _DAY, _REACTIONS))


def spans(post: tuple[Row, ...]) -> tuple[Span, ...]:
    """A post in parts, latest first: the reply, what it replies to, the post below; else ()."""
    text = "\n".join(row.body for row in post)
    if "@" not in text:
        return ()
    counts = _COUNTS.search(text)
    end = counts.start() if counts else len(text)
    head = _REPLY.match(text)
    earlier = list(_EARLIER.finditer(text, 0, end))
    below = _QUOTED.search(text, earlier[-1].end() if earlier else 0, end) if counts else None
    if not (below or (head and earlier)):
        return ()
    heads = [hit for hit in (*earlier, below) if hit]
    begins = [(0, head.end() if head else 0, (head["owner"] or "") if head else "")]
    begins += [(hit.start(), hit.end(), hit["who"]) for hit in heads]
    ends = [begin for begin, _, _ in begins[1:]] + [end]
    return tuple(
        _span(post, begin, _words(text, words, stop), who, quoted=bool(below) and stop == end)
        for (begin, words, who), stop in zip(begins, ends, strict=True)
    )


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """The words of a post without the mentions around them and without what is said twice."""
    lead = _MENTION.match(text, start, end)
    start = lead.end() if lead and lead.end() < end else start
    again = text.find(text[start : start + 14], start + 14, end) if end - start > 28 else -1
    end = again if again > 0 else end
    tail = re.search(rf"{_MENTION.pattern}$", text[start:end])
    return start, start + tail.start() if tail and tail.start() else end


def _span(
    post: tuple[Row, ...], begin: int, words: tuple[int, int], who: str, *, quoted: bool
) -> Span:
    start, end = words
    return Span(
        who=who,
        rows=tuple(_cut(post, start, end)),
        mark=tuple(_cut(post, begin, start)),
        quoted=quoted,
    )


def _cut(post: tuple[Row, ...], start: int, end: int) -> Iterator[Row]:
    """The stretches of rows that stand between two places of the joined text."""
    at = 0
    for row in post:
        left, right = max(start, at), min(end, at + len(row.body))
        words = row.body[left - at : right - at] if left < right else ""
        if words.strip():
            lead = len(words) - len(words.lstrip())
            first = row.start + left - at + lead
            yield replace(row, start=first, end=first + len(words.strip()))
        at += len(row.body) + 1
