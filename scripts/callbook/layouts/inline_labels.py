"""Labels inside a line: rows are parted before them, as if each began a line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from callbook.layouts.document import Document, Row, cut
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.question_labels import is_question_label

# prey: `。Q2:`, `?A:`, `如下:问:`, ` 答：`; not `学问:`, `方案A:`
_INLINE = re.compile(
    r"(?<=[。?!;:\"”』」).…\s])(?:(?:Q|q|问题|问|网友)\s?\d{0,3}\s?(?:\([^()]{1,30}\))?\s?[:、]"
    r"|(?:A|答|(?:董秘|公司|管理层)?(?:回答|答复|回复))\s?\d{0,3}\s?(?:\([^()]{1,30}\))?\s?:|\[(?:Q|A|问|答|回答|回复|答复)\])"
)
# prey: `答：`, `A1:`, `【董秘回复】`, `回复（李禾）：`; not `方案A：`
_ANSWERS = re.compile(
    r"\[?(?:A|答|(?:董秘|公司|管理层)?(?:回答|答复|回复))\s?\d{0,3}\s?(?:\([^()]{1,30}\))?\s?[\]:]"
)
# prey: the `答：` of `还有多大答：存量`, the `A:` of `补充的计划A:核心`; not `方案A：`
_GLUED = re.compile(
    r"(?:(?<!方案)(?<!选项)(?<![A-Za-z])A\d{0,2}|(?<![解回])答|(?:董秘|公司|管理层)?(?:回答|答复|回复))"
    r"\s?(?:\([^()]{1,30}\))?\s?:(?=\S)"
)
# prey: the `1.` of `1. 问：`, `（2）`; not `2024`
_COUNT = re.compile(r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.、)]")

# prey: `董事长 陈静`; not `请介绍一下`
_OFFICER = re.compile(r"[\u4e00-\u9fff、]{2,12}\s[\u4e00-\u9fff·]{2,8}")


def parted(document: Document) -> Document:
    """The document with its rows parted before marks that stand inside a line.

    Where questions and answers share lines, an answer's mark also counts glued to a question
    that bears no question mark: `集采影响还有多大答：存量…`.
    """
    rows = tuple(_at_labels(document.rows))
    shared = sum(
        one.line == after.line and bool(_ANSWERS.match(after.text, after.start))
        for one, after in pairwise(rows)
    )
    return replace(document, rows=tuple(_unglued(rows)) if shared > 1 else rows)


# prey: the words before the quarter in `Take Q1: it was 12%`, `and, in Q2:`; not in `done. Q2:`
_LATIN_GOES_ON = re.compile(r"[A-Za-z][,'’]?$")


# prey: the heading of `1,关于法律信息业务股东:为何…`; not `1、中小股东:`
_TOPIC = re.compile(
    r"\d{1,3}\s?[,、.:]\s?(?:关于|有关)[^。?!:]{2,24}?(?=(?:股东|投资者|分析师|提问者?|问|网友|记者)\s?:)"
)


def _at_labels(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        rest = row
        topic = _TOPIC.match(row.text, row.start)
        if topic:
            head, rest = cut(rest, topic.end())
            yield head
        for hit in _INLINE.finditer(row.text, row.start + 1, row.end):
            before = row.text[rest.start : hit.start()].strip()
            inside = rest.start < hit.start() < rest.end and not _is_quoted(row, hit.start())
            inside = inside and not (_LATIN_GOES_ON.search(before) and hit.group()[0].isascii())
            if inside and before and not _is_mark(before):
                head, rest = cut(rest, hit.start())
                yield head
        yield rest


def parted_at(document: Document, labels: Iterable[str]) -> Document:
    """The document with its rows parted before the labels of those who answer.

    `股东：能否谈谈？王青：可以。` Only a question's row is parted, and only behind an ask.
    """
    known = [re.escape(label) for label in labels if len(label) > 2 and label.endswith(":")]
    if not known:
        return document
    pattern = re.compile(r"(?<=[?。])\s*(?=(?:" + "|".join(known) + "))")
    return replace(document, rows=tuple(_at_names(document.rows, pattern)))


def _at_names(rows: Iterable[Row], pattern: re.Pattern[str]) -> Iterator[Row]:
    for row in rows:
        asked = is_question_label(row) and "?" in row.body
        hit = pattern.search(row.text, row.start + 1, row.end) if asked else None
        if hit and "?" in row.text[row.start : hit.start()]:
            yield from cut(row, hit.end())
        else:
            yield row


def _is_quoted(row: Row, at: int) -> bool:
    """Whether a place stands in a quotation that begins and ends in its row: a tale told."""
    return any(
        row.text.rfind(opening, row.start, at) > row.text.rfind(closing, row.start, at)
        and row.text.find(closing, at, row.end) > at
        for opening, closing in ("“”", "『』", "「」")
    )


def _is_mark(text: str) -> bool:
    """Whether words before a mark belong to it: `1.` of `1. 问：`, `董事长 陈静` of `… 回答：`."""
    if _COUNT.fullmatch(text) or _ANSWERS.fullmatch(text):
        return True
    return bool(_OFFICER.fullmatch(text)) and looks_like_name(speaker(text).name)


def _unglued(rows: tuple[Row, ...]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        after = rows[place + 1] if place + 1 < len(rows) else None
        answered = after is not None and bool(_ANSWERS.match(after.text, after.start))
        unanswered = is_question_label(row) and not answered
        hit = _GLUED.search(row.text, row.start + 1, row.end) if unanswered else None
        if hit:
            yield from cut(row, hit.start())
        else:
            yield row
