"""What stands before the first question: title, facts about the call, remarks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbook.layouts.document import Document, Row
from callbook.layouts.firms import is_analyst, is_firm, is_management, is_operator
from callbook.layouts.labels import Label, whole
from callbook.layouts.names import looks_like_name
from callbook.layouts.paragraphs import continues
from callbook.layouts.points import point
from callbook.layouts.sections import is_section, opens_questions
from callbook.model import Speaker

SUMMARY = "written about the call, before its words"

# prey: `会议时间：2024-05-17`, `来源：青禾研究`, `文 周晓 图 李恒`; not `时间会证明一切。`
_FACT = re.compile(
    r"[#*>\s]*(?:会议|调研|活动|发布|发表|更新|爬取|抓取|报告)?(?:时间|日期|地点|主题|标题|形式|方式|来源|作者|编辑|整理|记录人?|出处|链接|公司|嘉宾|对象|类型|编号)\s*:"
    r"|[#*>\s]*(?:会议)?(?:参会|参与|出席|接待|主持|上市公司|与会|调研)\S{0,10}\s*:|证券(?:代码|简称)|Date\s*:|Source\s*:|Author\s*:"
    r"|关键词\s*:|文\s*[|/: ]\s*\S{2,8}(?:\s+\S{1,4}[|/: ]\s*\S{2,8})?$",
    re.IGNORECASE,
)
# prey: `2024-05-17`, `2024年5月17日 10:21`, `(2024/5/17)`; not `2024年收入增长`
_DATE = re.compile(r"[(]?20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?.{0,24}$")


# prey: `– 王青 - 首席执行官`, `Ann Lee - Larkfield`, `李禾，首席财务官`; not `– 收入 - 30 亿`
_PARTICIPANT = re.compile(
    r"[-–—•*·]?\s*(?P<name>[^-–—,:|()]{2,30}?)\s*(?:\s[-–—|]+\s*|[,:(]\s*)"
    r"(?P<office>[^。?!:]{2,60}?)[)]?$"
)
# prey: `完整原文`, `逐字稿`; not `全文如下，略有删节。`
_WORDS_BEGIN = re.compile(
    r"[#*\s]*(?:完整原文|逐字稿(?:全文)?|(?:会议|會議)(?:实录|實錄)|文字实录)\s*:?"
)
# prey: `采访者：贾新群`, `受访者: 蔡银川教授(示例大学)`; not `采访者：您怎么看？`
_INTERVIEW = re.compile(
    r"(?P<asks>采访(?:者|人)?|访谈(?:者|人)|记者|受访(?:者|人)|被采访(?:者|人))\s*:\s*"
    r"(?P<name>[\u4e00-\u9fff·]{2,4}?|[A-Z][\w.]+(?: [A-Z][\w.]+){1,2})"
    r"(?P<title>(?:教授|博士|先生|女士|总)?\s*(?:\([^()]{2,40}\))?)$"
)


# prey: `想请教公司的规划`, which a name before a colon says; not `公司首席执行官`
_SAID = re.compile("[我您你请想谢们]|领导|大家|什么|怎么")


def participant(row: Row) -> Speaker | None:
    """Who is listed on a row of participants: a name and an office or a firm."""
    return _interviewed(row) or _listed(row)


_SPEAKING = 2
"""Rows of a participant's form above words from which they are headers, not a list's."""


def list_rows(rows: tuple[Row, ...]) -> frozenset[int]:
    """The places of rows that list participants; `徐诺（招商证券）` above words is a header."""
    found = {place for place, row in enumerate(rows) if participant(row)}
    apart = {place for place in found if not found & {place - 1, place + 1}}
    heads = sum(_says(rows, place) for place in apart)
    return frozenset(found - apart if heads >= max(_SPEAKING, 0.5 * len(apart)) else found)


# prey: `00:12`, the time between a name and the words; not `10:30 开始`
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?$")


def _says(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the row below a place reads as something said: a sentence, or long."""
    after = place + 2 if place + 1 < len(rows) and _TIME.match(rows[place + 1].body) else place + 1
    below = rows[after].body if after < len(rows) else ""
    return bool(below) and (below[-1] in "。.?!…:;" or len(below) > 24)


def _interviewed(row: Row) -> Speaker | None:
    """Who asks or answers in an interview, as its head tells."""
    hit = _INTERVIEW.match(row.text, row.start, row.end)
    if hit is None or not looks_like_name(hit["name"]):
        return None
    title = row.raw[hit.start("title") : hit.end("title")].strip()
    asks = "受" not in hit["asks"] and "被" not in hit["asks"]
    return Speaker(name=hit["name"], title=title, role="analyst" if asks else "management")


def _listed(row: Row) -> Speaker | None:
    hit = _PARTICIPANT.match(row.text, row.start, row.end)
    if hit is None or not looks_like_name(hit["name"].strip()):
        return None
    colon = row.text[hit.end("name") : hit.start("office")].strip() == ":"
    if colon and _SAID.search(hit["office"]):
        return None
    if is_operator(hit["name"].strip()) or (
        row.text[hit.end("name") : hit.start("office")].strip() == ":" and len(hit["office"]) > 24
    ):
        return None
    name, office = (row.raw[hit.start(one) : hit.end(one)].strip() for one in ("name", "office"))
    if is_management(office):
        return Speaker(name=name, title=office, role="management")
    if is_firm(office) or is_analyst(office):
        return Speaker(name=name, firm=office, role="analyst")
    return None


def front(document: Document, rows: Iterable[Row], *, titled: bool = True) -> tuple[Label, ...]:
    """Labels of rows before the questions: the title and facts, headings, remarks.

    `titled` tells that the first row may be the title.
    """
    return tuple(_labels(document, tuple(rows), titled=titled))


def _labels(document: Document, rows: tuple[Row, ...], *, titled: bool) -> Iterator[Label]:
    before: Row | None = None
    begins = next((place for place, row in enumerate(rows) if _begins_words(row)), 0)
    for place, row in enumerate(rows):
        if titled and place == 0 and is_title(row):
            yield whole(row, "metadata", "title")
        elif opens_questions(row) or is_section(row):
            yield whole(row, "heading")
        elif is_fact(row):
            yield whole(row, "metadata", "about the call")
        elif participant(row):
            yield whole(row, "metadata", "participants")
        elif place < begins:
            yield whole(row, "removed", SUMMARY)
        elif _begins_words(row):
            yield whole(row, "heading")
        else:
            yield from _remark(document, row, before)
            before = row
            continue
        before = None


def _begins_words(row: Row) -> bool:
    """Whether a row is the heading of the words themselves, a summary standing above it."""
    return len(row.body) < 24 and bool(_WORDS_BEGIN.fullmatch(row.body))


def is_title(row: Row) -> bool:
    """Whether a first row is a title: short, and no sentence."""
    longest = 140 if row.body.isascii() else 80
    return len(row.body) < longest and row.body[-1] not in "。.?!;,:" and not opens_questions(row)


def is_fact(row: Row) -> bool:
    """Whether a row states a fact about the call: when, where, who was there."""
    return bool(_FACT.match(row.body)) or (len(row.body) < 40 and bool(_DATE.match(row.body)))


def _remark(document: Document, row: Row, before: Row | None) -> Iterator[Label]:
    found = point(row)
    if found and found.end < row.end:
        yield Label(line=row.line, start=found.start, end=found.end, kind="mark", reason="point")
    else:
        found = None
    label = whole(row, "remark", opens=not continues(document, before, row))
    yield replace(label, start=found.end, mark=found.mark) if found else label
