"""Marks of answers in written records, and who they say answers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from callbook.layouts.document import Document, Row
from callbook.layouts.firms import is_management
from callbook.layouts.labels import NOBODY
from callbook.layouts.marks import Mark, is_note, words_from
from callbook.layouts.markup import COLONS
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.transliterated import is_transliterated
from callbook.model import Speaker

_BULLETS = "-–—•◦▪*"
_WHO = r"(?P<who>[^:。?!;,]{0,24}?)"
_SAYS = r"(?:的?(?:回答|答复|回复|回应|解答|答|补充)(?:核心|要点|内容|如下)?)"
_OFFICE_WORDS = """
公司 管理层 公司管理层 公司方 公司官方 官方 董秘 领导 嘉宾 高管 专家 受访者 受访专家
主讲人 分享人 老师 Management Mgmt
"""
_OFFICES = frozenset(_OFFICE_WORDS.split())
_UNNAMED = frozenset(
    ("公司", "公司官方", "官方", "管理层", "公司管理层", "Management", "Mgmt", "回答", "答", "A")
)
# prey: `答:`, `A：`, `A1:`, `回复：`, `– CFO回答：`, `董秘 王青 答 小满：`, `【答】`,
# `A-公司：`; not `答案是`, `A:B 股比例`, `A.J. Rossi`
_ANSWER = re.compile(
    r"(?:[-–—•◦▪*■▶●◆▷]\s*)?(?:"
    r"\[(?:答|回答|答复|回复|A)\s?\d{0,3}\]\s*(?:(?P<by3>(?![\u4e00-\u9fff]{1,2}(?:方面|率)|\S\S[上看]?:)[\u4e00-\u9fff·]{2,4})?\s?:)?"
    r"|" + _WHO + _SAYS + r"(?:\s[^\s:。?!,()]{2,16})?\s?\d{0,3}\s?(?:\((?P<by>[^()]{1,24})\))?\s?:"
    r"|(?:答|回答|答复|回复|(?:公司|董秘)(?:回答|答复|回复)|A\s?\d{0,2})\s*$"
    r"|回答[者人]\s?:\s*(?P<by5>[^:]{2,20}?)\s+回(?:答|复)时间\s?:[\d\s:/年月日-]+"
    r"|\((?:答|A|回答|回复|答复|公司(?:回复|回答)?|管理层|董秘)\)\s*:?"
    r"|\[(?:公司|管理层|董秘|高管|嘉宾)(?:回复|答复|回答)?\]\s*:?|A(?:nswer)\s?\d{0,3}\s?:"
    r"|A\s?[-–—]\s?(?=[^:]{0,20}[\u4e00-\u9fff])(?P<by4>[^:。?!;]{2,24}?)\s?:"
    r"|(?:A|答)\s?\d{0,3}\s?[|丨]|答\s?\d{0,3}\s?、|答:|\[?답변?\s?\d{0,3}\s?[\]):.]"
    r"|A\s?\d{0,3}\s?(?:\((?P<by2>[^()]{1,24})\))?\s?(?::(?![A-Z]\b|[A-Z]股)|、)"
    r"|(?:回答\s?\d{0,3}|答\s?\d{1,3})\s{1,4}(?=[^\s的了])|A\s?\d{1,3}\s?[.)]|A\s?[.](?![A-Z][.])\s?(?=\D|\d[\d,]*(?:[.]\d+)?\s?(?:[年月日割円亿億万兆千百%点株社店件倍人名回台期]|ドル|ユーロ|[ヶかカ]月)))"
)
# prey: the `答：` of `回答：答：上半年…`; not `答案`
_AGAIN = re.compile(r"\s*(?:答|回答|回复)\s?:")
# prey: the `A1：` of `A1：A股和H股的价差…`; alone, `A:B股比例` is no answer
_SHARES = re.compile(r"A\s?\d{0,3}\s?:(?=\s?[A-Z]\s?股)")
# prey: `→ 年間50億円を上限とします。`; not `A→B`
_ARROW = re.compile(r"[→⇒➡]\s*\S")
# prey: `2. M&Aの予算は？`, `Q3 海外?`; not `2024年`
_NUMBER = re.compile(r"\(?(?:Q|问|第)?\d{1,3}[.、):问 ]")
# prey: `王青：`, `– 王青/李禾：`, `CFO 李禾：`, `WEB：`; not `我们认为原因如下：`
_LABEL = re.compile(r"(?:[-–—•◦▪*]\s*)?(?P<who>[^:。?!;,\"“”]{1,20}?)\s?:(?!//)")


# prey: `【巴舟】我没有补充`, `[CEO]`; not `【订单】`, which comes once
_BOXED = re.compile(r"\[(?P<who>[^\[\]\d:]{2,12})\]\s*:?\s*(?=\S|$)")
# prey: `主要有以下几点考虑：`, with which several answers begin; not `WEB：`
_LEAD = re.compile(r"以下|如下|方面|包括|主要|体现|来看|措施|原因|几[点个]|角度")
# prey: `董事长曾表示：“…”`, which somebody quotes; not `董事长表示：`
_EARLIER = re.compile(r"曾|此前|多次|日前|一直")


# prey: `李禾` above a line that begins with the colon
_BROKEN = re.compile(r"(?P<who>[^:。?!;,\"“”]{1,20})$")


def answer_marks(document: Document) -> tuple[Mark, ...]:
    """The rows that begin with an answer mark: `答：`, `A1:`, `管理层回应：`, or an arrow."""
    found = tuple(_marks(document))
    return (*found, *_of_shares(document, found)) or _arrows(document)


def _of_shares(document: Document, found: tuple[Mark, ...]) -> Iterator[Mark]:
    """Rows `A：A股…` in a document whose answers begin with `A`: their words speak of shares."""
    if any(document.rows[mark.row].body[0] == "A" for mark in found):
        for place, row in enumerate(document.rows):
            hit = _SHARES.match(row.text, row.start)
            if hit:
                yield Mark(row=place, end=words_from(row, hit.end()))


def _arrows(document: Document) -> tuple[Mark, ...]:
    """Rows behind an arrow that stand right below a numbered one, where all arrows do."""
    rows = document.rows
    found = [place for place, row in enumerate(rows) if place and _ARROW.match(row.body)]
    below = sum(bool(_NUMBER.match(rows[place - 1].body)) for place in found)
    if len(found) < 2 or below < len(found):
        return ()
    return tuple(
        Mark(row=place, end=words_from(rows[place], rows[place].start + 1)) for place in found
    )


def _marks(document: Document) -> Iterator[Mark]:
    for place, row in enumerate(document.rows):
        hit = _ANSWER.match(row.text, row.start)
        if hit and _stands(row, hit):
            boxed = (hit["by3"] or "") if _somebody(hit["by3"] or "") else ""
            who = hit["who"] or hit["by"] or hit["by2"] or boxed or hit["by4"] or hit["by5"] or ""
            again = _AGAIN.match(row.text, hit.end(), row.end)
            end = again.end() if again else hit.end()
            if hit["by3"] and not boxed:  # `【回复】价格方面：…`
                end = hit.start("by3")
            named = _LABEL.match(row.text, words_from(row, end), row.end)
            if not who and named and _somebody(named["who"].strip()):  # `A1. 董秘：…`
                who, end = _printed(row, named), named.end()
            yield Mark(row=place, end=words_from(row, end), speaker=answerer(who))


def _stands(row: Row, hit: re.Match[str]) -> bool:
    """Whether what stands before 回答 is somebody, not the words of a sentence."""
    who = (hit["who"] or "").strip()
    return not who or bool(_somebody(who)) or row.body.startswith(("-", "–"))


def answerer(who: str) -> Speaker:
    """The speaker whom an answer mark names; nobody where it names an office only."""
    who = who.strip(" -–—•◦▪*")
    if not who or who in _UNNAMED:
        return NOBODY
    return speaker(who)


def _somebody(who: str) -> bool:
    """Whether a label names one who answers: an office, a person, or several of them."""
    parts = re.split(r"[/、&和]", who.strip(" -–—•◦▪*"))
    return all(_one(part.strip()) for part in parts)


def _one(who: str) -> bool:
    one = speaker(who)
    if who in _OFFICES or who.endswith(("董秘", "证券部")):
        return True
    if _EARLIER.search(who):
        return False
    return one.role == "management" or is_management(one.title) or looks_like_name(one.name)


def name_marks(document: Document, questions: Iterable[Mark]) -> tuple[Mark, ...]:
    """Rows headed by the name of one who answers, where names stand for answer marks.

    A label counts where it names an office, or stands first after a question, or names a
    person and does so twice: `产能：` inside an answer does not. Where those who answer have
    foreign names, one more such name is another of them.
    """
    rows = sorted(mark.row for mark in questions)
    if not rows:
        return ()
    found = [(place, hit) for place, hit in _labels(document) if place > rows[0]]
    bullets = sum(_somebody(hit["who"]) and hit.group()[0] in _BULLETS for _, hit in found)
    firsts = _firsts(rows, found)
    count = Counter(_called(hit["who"]) for _, hit in found)
    first_count = Counter(_called(hit["who"]) for place, hit in found if place in firsts)
    foreign = any(first_count[who] > 1 and is_transliterated(who) for who in first_count)
    asked = set(rows)
    return tuple(
        Mark(
            row=place,
            end=words_from(document.rows[place], hit.end()),
            speaker=answerer(_printed(document.rows[place], hit)),
        )
        for place, hit in found
        if place not in asked
        and (
            _answers(hit["who"].strip(), count, first_count, len(rows))
            or (foreign and is_transliterated(_called(hit["who"])))
            or (bullets > 1 and hit.group()[0] in _BULLETS and _somebody(hit["who"]))
        )
    )


def _labels(document: Document) -> Iterator[tuple[int, re.Match[str]]]:
    for place, row in enumerate(document.rows):
        boxed = row.text[row.start] == "["
        hit = (_BOXED if boxed else _LABEL).match(row.text, row.start)
        if hit and is_note(row):
            continue
        if hit is None and _colon_below(document, place):
            hit = _BROKEN.match(row.text[: row.end], row.start)
        if hit:
            yield place, hit


def _colon_below(document: Document, place: int) -> bool:
    """Whether the line after a row begins with the colon that belongs to it."""
    below = document.rows[place + 1 : place + 2]
    return any(row.raw.lstrip().startswith(COLONS) and not row.gap for row in below)


def _firsts(questions: list[int], found: list[tuple[int, re.Match[str]]]) -> set[int]:
    """Labels that are the first of their item."""
    firsts: dict[int, int] = {}
    at = 0
    for place, _ in found:
        while at + 1 < len(questions) and questions[at + 1] <= place:
            at += 1
        if place != questions[at]:
            firsts.setdefault(at, place)
    return set(firsts.values())


def _answers(who: str, count: Counter[str], first: Counter[str], questions: int) -> bool:
    called = _called(who)
    if first[called] > 1 and _LEAD.search(called):
        return False
    if first[called] >= max(2, questions * 0.5):
        return True
    if not _somebody(who):
        return False
    return count[called] > 1 or first[called] > 0 or speaker(who).role == "management"


def _called(who: str) -> str:
    """What somebody is called for short: `史蒂文` for `史蒂文·曼斯 (Steven Manns)`."""
    return re.split(r"[·(]", who.strip(), maxsplit=1)[0].strip() or who.strip()


def _printed(row: Row, hit: re.Match[str]) -> str:
    return row.raw[hit.start("who") : hit.end("who")]
