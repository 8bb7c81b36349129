"""Posts of a question board: who writes them and when, above the words or below them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from callbook.layouts.document import Document, Noise, Row, without

_DATE = r"(?:20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日)"
_SOURCE = r"\s*(?:来自.{0,12}|发布|回复|提问)?"
# prey: `小满不亏 2024-06-03 10:21`, `青禾智驾(300XXX) 2024年6月5日 16:40`; not `2024-06-03`
_POST = re.compile(
    r"(?:(?:提问|回复|答复|问|答)(?:者|人)?\s*:?\s*)?(?P<who>\S[^。?!;,]{0,38}?)\s*[|·:]?\s*[(]?"
    rf"(?:于|发表于|回复于|提问于)?\s*{_DATE}(?:\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?[)]?{_SOURCE}$"
)
# prey: the day of `小满 2024-06-03`; not `10:21`
_DAY = re.compile(r"20\d\d[-/.年]\d|\d{1,2}月\d{1,2}日")
# prey: `2026年06月29日 16:48 来自 网站` below a post; not `2026-06-29`
_BELOW = re.compile(rf"{_DATE}\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?{_SOURCE}$")
# prey: the `:示例白酒(600XXX)` that a board prints before a question to this company
_ADDRESSED = re.compile(r":\s?[^\s:()。?]{2,16}\([\dXx]{6}\)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post: the row that names its writer, and the first row of its words."""

    row: int
    who: str
    words: str


def cleared(document: Document) -> Document:
    """The document without the times below posts and the company they are addressed to."""
    below = [row for row in document.rows if _BELOW.match(row.body)]
    if len(below) < 2:
        return document
    return without(document, (*map(_stamp, below), *_addresses(document)))


def _stamp(row: Row) -> Noise:
    return Noise(line=row.line, start=row.start, end=row.end, reason="time stamp")


def _addresses(document: Document) -> Iterator[Noise]:
    for row in document.rows:
        hit = _ADDRESSED.match(row.text, row.start)
        if hit and hit.end() < row.end:
            yield Noise(
                line=row.line, start=row.start, end=hit.end(), kind="mark", reason="addressed to"
            )


def posts(document: Document) -> Iterator[Post]:
    """The posts of a document, in order."""
    stamped = {one.line for one in document.noise if one.reason == "time stamp"}
    if len(stamped) > 1:
        yield from _stamped_below(document, sorted(stamped))
    for place, row in enumerate(document.rows[:-1]):
        dated = len(row.body) < 60 and _DAY.search(row.body)
        hit = _POST.fullmatch(row.body) if dated else None
        if hit:
            below = document.rows[place + 1].body
            yield Post(row=place, who=hit["who"].strip(), words=below)


def _stamped_below(document: Document, stamps: list[int]) -> Iterator[Post]:
    """Posts that end with their time: a name apart from the words, then the words."""
    rows, at = document.rows, 0
    for stamp in stamps:
        here = range(at, bisect_left(rows, stamp, lo=at, key=lambda row: row.line))
        names = [place for place in here[:-1] if _is_name(rows[place])]
        if at == 0:  # what the page prints above the first post is none of it
            apart = [place for place in names if rows[place].gap and rows[place + 1].gap]
            names = (apart or names)[-1:]
        if names and (at == 0 or names[0] == here[0]):
            place = names[0]
            yield Post(row=place, who=_who(rows[place]), words=rows[place + 1].body)
        at += len(here)


def _is_name(row: Row) -> bool:
    return len(row.body) < 24 and row.body[-1] not in "。?!;:,…"


def _who(row: Row) -> str:
    return row.raw[row.start : row.end]
