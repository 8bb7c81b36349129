"""Questions and answers that are told, not printed: `某某询问…。某某回应：“…”`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from callbook.layouts.askers import asker
from callbook.layouts.document import Document, Row, cut
from callbook.layouts.firms import full_name, is_analyst, is_firm
from callbook.layouts.labels import NOBODY
from callbook.layouts.marks import Mark, words_from
from callbook.layouts.names import looks_like_name
from callbook.layouts.told_answerers import says, told_answerer
from callbook.model import Speaker

_DATE = r"(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日|\d{1,2}日|当日|近日|今日)?[,，]?\s*"
# prey: `– Ann Lee（Larkfield）询问二期`, `高盛（Goldman Sachs）张三 问及`, `有股东提问：“`;
# not `市场关注的问题是`, `投资者提出的主要问题`
_ASK = re.compile(
    r"(?:[-–—•◦▪*]\s*)?" + _DATE + r"(?P<who>[^。?!;:“”\"]{1,48}?)\s*[:,]?(?:则|也)?\s*"
    r"(?P<again>(?:随后|接着|继续|又|再次|进一步|紧接着|接着又|之后)*(?:又|还)?)"
    r"(?P<verb>追问|(?:提出)?询问|问及|提问|问到|问道|请教|发问|想了解|提出(?!的)(?:了)?(?:关于|有关)?|问(?=[,:“\"])|(?:关注|关心)(?![点度的]))"
    r"(?:了|道|称|说|到)?(?P<colon>\s*[:]\s*|(?<=问),\s*|(?=[“\"]))?"
)
# prey: `王青回应：“四季度试产。”`, `CFO 李禾表示“全年稳定”`, `对此，公司表示，`; not `数据表示`
_ANSWER = re.compile(
    r"(?:[-–—•◦▪*]\s*)?" + _DATE + r"(?:对此|就此|对于(?:上述|该|这一)\S{0,6})?[,，]?\s*"
    r"(?P<topic>(?:谈及|谈到|对于|关于|针对|至于|说到|提及)[^,，。?!;:“”\"]{2,30}[,，]\s*)?"
    r"(?P<who>[^。?!;:,“”\"]{1,28}?)\s*"
    r"(?P<board>(?:\([A-Z\d][^()]{3,14}\)\s*)?"
    + _DATE
    + r"(?:在[^,。]{0,10}(?:平台|互动易|e互动)上?)?)\s*"
    r"(?:也|则|还|又|亦|随后|进一步|接着|并|同时|在会上|现场|对此|方面)*"
    r"(?P<verb>回应|回答|回复|表示|补充|指出|强调|答复|解释|坦言|透露|认为|介绍|说明|提到|称|说)"
    r"(?:道|称|说|到|表示|了)*(?P<colon>\s*[:,]\s*|\s*(?=[“\"]))?"
)
# prey: `“中期分红到底分不分？”有中小股东直接发问。`; not `“不会。”王青说。`
_QUOTE_FIRST = re.compile(
    r"“[^“”]{4,160}\?”\s*(?:有|一[位名]|另|也有|还有)[^。?!“”]{0,20}?(?:股东|投资者|分析师|记者)[^。?!“”]{0,8}?"
    r"(?:发问|提问|问道|追问|问)[。,]"
)
# prey: the `资产质量，“不良率会不会上升？”` of `股东则关心资产质量，“…？”`; not `“好”`
_QUOTE = re.compile(r"[^。?!“”]{0,24}(?P<words>“[^”]{4,200}\?”)")
# prey: `其他分析师的问题涵盖了汇率`; not `其他业务`
_REST = re.compile(
    r"(?:[-–—•◦▪*]\s*)?(?:其他|其余|另外的?)(?:\S{0,4})(?:分析师|投资者|股东|机构)?的?(?:问题|提问|还问)(?!.*[:“\"])"
)
_CROWD = re.compile(r"(?:投资者|股东|分析师|网友|参会者|机构|记者|与会者|中小投资者|散户)$")
# prey: `向青禾智驾(300XXX)` of `有投资者向青禾智驾(300XXX)提问`, `在互动平台`
_TOWARDS = re.compile(
    r"(?:在[^,，]{0,12}(?:平台|互动易|e互动)(?:上)?)?(?:向|对)[^,，。]{2,24}$|在[^,，]{0,12}(?:平台|互动易|e互动)(?:上)?$"
)
# prey: the `每经AI快讯，` of `每经AI快讯，有投资者提问`; not `王青，`
_NEWS = re.compile(r"^[^,，]*[,，](?=(?:另|还|也)?有|一[位名])")
# prey: `他`, `该股东`; not `股东`
_PRONOUN = re.compile(r"(?:他|她|其|对方|(?:该|这)(?:位|名)?(?:股东|投资者|分析师|记者|机构)?)")
# prey: `。`, `”`; what ends a sentence, or opens and closes what is quoted
_STOPS = re.compile("[。?!;“”]")
_LEAD = re.compile(
    r"^(?:会上|现场|期间|此外|另外|同时|另|还|也|又|亦|随后|接着|首先|最后|,|，|\s)*(?:有|来自)?(?:一(?:位|名))?"
    r"(?:参会的?|与会的?|现场的?|在场的?|多位)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The rows parted where somebody asks or answers, and the marks of both."""

    document: Document
    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    quoted: int  # questions printed in quotation marks or behind a colon


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A place in a row at which a telling sentence begins."""

    at: int
    asks: bool
    end: int  # where the words begin
    speaker: Speaker
    again: bool = False
    quoted: bool = False


@lru_cache(maxsize=4)  # several layouts look at the same document
def told(document: Document) -> Told:
    """The told questions and answers of a document."""
    rows: list[Row] = []
    questions: list[Mark] = []
    answers: list[Mark] = []
    quoted = 0
    for row in document.rows:
        rest = row
        for one in _cuts(row, asked=bool(questions)):
            if one.at > rest.start:
                head, rest = cut(rest, one.at)
                rows.append(head)
            mark = Mark(
                row=len(rows),
                end=words_from(row, one.end),
                speaker=one.speaker,
                follows=one.again and bool(questions) and _same(one.speaker, questions[-1].speaker),
            )
            (questions if one.asks else answers).append(mark)
            quoted += one.asks and one.quoted
        rows.append(rest)
    return Told(
        document=replace(document, rows=tuple(rows)),
        questions=tuple(questions),
        answers=tuple(answers),
        quoted=quoted,
    )


def _same(speaker: Speaker, before: Speaker) -> bool:
    """Whether one who asks further is the asker before: a pronoun, or the same name."""
    return speaker == NOBODY or (bool(speaker.name) and speaker.name == before.name)


def is_rest(row: Row) -> bool:
    """Whether a row sums up the questions that are not told one by one."""
    return bool(_REST.match(row.body))


def _cuts(row: Row, *, asked: bool) -> Iterator[_Cut]:
    """Where in a row somebody asks or answers, in order; nothing inside quotation marks."""
    for at in _sentences(row):
        spoken = _QUOTE_FIRST.match(row.text, at, row.end)
        if spoken:
            asked = True
            yield _Cut(at=at, asks=True, end=at, speaker=Speaker(role="analyst"), quoted=True)
            continue
        ask = _ASK.match(row.text, at, row.end)
        if ask and not is_rest(replace(row, start=at)):
            one = _asker(row, ask)
            if one:
                asked = True
                found = _cut(at, ask, one, asks=True)
                yield replace(found, end=_after_name(row, ask) or found.end)
                if not found.quoted:
                    yield from _replies(row, ask.end())
                continue
        answer = _ANSWER.match(row.text, at, row.end)
        if asked and answer and says(answer) and _goes_on(row, answer):
            yield _told_answer(row, at, answer)


def _told_answer(row: Row, at: int, hit: re.Match[str]) -> _Cut:
    """An answer that begins at a place; one who goes on is not named again: `他强调，…`."""
    who = row.raw[hit.start("who") : hit.end("who")]
    found = _cut(at, hit, told_answerer(who), asks=False)
    return replace(found, end=at) if _PRONOUN.fullmatch(who.strip()) or hit["topic"] else found


def _replies(row: Row, start: int) -> Iterator[_Cut]:
    """The answer within the sentence that tells the question: `有记者问及分红，王青坦言：“…”`."""
    end = next((hit.start() for hit in _STOPS.finditer(row.text, start, row.end)), row.end)
    for comma in re.finditer("[,，]", row.text[start:end]):
        at = words_from(row, start + comma.end())
        hit = _ANSWER.match(row.text, at, row.end)
        if hit and hit["colon"] and says(hit) and _goes_on(row, hit) and not hit["topic"]:
            yield _told_answer(row, at, hit)
            return


def _goes_on(row: Row, hit: re.Match[str]) -> bool:
    """Whether words follow the verb of saying: not so in `“不会。”王青说。`"""
    return row.text[hit.end() : row.end].strip(" 。.!,") != "" and row.text[
        hit.end() : hit.end() + 1
    ] not in ("。", "!")


def _cut(at: int, hit: re.Match[str], speaker: Speaker, *, asks: bool) -> _Cut:
    """A cut whose words begin after a colon or before a quotation mark, else with the verb."""
    quote = _QUOTE.match(hit.string, hit.end()) if asks and hit["colon"] is None else None
    quoted = hit["colon"] is not None or quote is not None
    plain = hit.start("verb") if asks and hit["who"] else at
    return _Cut(
        at=at,
        asks=asks,
        end=quote.start("words") if quote else hit.end() if quoted else plain,
        speaker=speaker,
        again=asks and bool(hit["again"] or hit["verb"] == "追问"),
        quoted=quoted,
    )


def _sentences(row: Row) -> Iterator[int]:
    """Where sentences begin in a row, outside quotation marks."""
    yield row.start
    depth = 0
    for hit in _STOPS.finditer(row.text, row.start, row.end):
        at, char = hit.start(), hit.group()
        depth += (char == "“") - (char == "”")
        ends = char in "。?!;" or (char == "”" and row.text[at - 1] in "。?!…")
        begins = words_from(row, at + 1)
        follows = row.text[begins : begins + 1]
        if ends and depth <= 0 and follows.strip() and follows not in '”"』」。?!,;':
            yield begins


def _asker(row: Row, hit: re.Match[str]) -> Speaker | None:
    """Who asks; None where the words before the verb name nobody."""
    printed = row.raw[hit.start("who") : hit.end("who")].replace("*", "")
    who = _TOWARDS.sub("", printed.replace("（", "(").replace("）", ")"))
    who = _LEAD.sub("", _NEWS.sub("", who)).strip(" :：,，")
    if _PRONOUN.fullmatch(who):
        return NOBODY
    if not who:
        return None
    head, bracket, rest = who.partition("(")
    inside, _, after = rest.partition(")")
    if bracket and looks_like_name(after.strip(" 的")):
        firm = head.strip() if is_firm(head) or full_name(head) else inside
        return Speaker(name=after.strip(" 的"), firm=firm, role="analyst")
    if bracket:
        return asker(f"{head.strip()} ({inside})") if _person(head, inside) else None
    if _CROWD.search(who):
        return Speaker(name=who if is_analyst(who) and len(who) > 3 else "", role="analyst")
    if is_analyst(who) or is_firm(who) or looks_like_name(who):
        return asker(who)
    return None


def _after_name(row: Row, hit: re.Match[str]) -> int:
    """Where the words begin if more than a name stands behind the brackets; else 0.

    In `张思（中金）关注回报，询问回购` the verb is not the first of the question's words.
    """
    close = row.text.rfind(")", hit.start("who"), hit.end("who"))
    after = row.text[close + 1 : hit.end("who")].strip(" 的:")
    return close + 1 if close >= 0 and after and not looks_like_name(after) else 0


def _person(head: str, inside: str) -> bool:
    return is_firm(inside) or is_firm(head) or looks_like_name(head) or len(inside) < 20
