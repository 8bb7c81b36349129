"""Sentences that tell of a question: who asks, and where the words of the question begin."""

import re

from callbook.layouts.labels import NOBODY
from callbook.layouts.passages import Passage
from callbook.layouts.told_names import asking_name, foreign_firm, is_crowd
from callbook.layouts.told_sentence import Found
from callbook.model import Speaker

# prey: the verb of `Ann Lee询问二期`, `有股东提问：“`, `高盛对此表示关注`; not of `市场的疑问`
_VERB = re.compile(
    r"(?P<again>(?:随后|接着|继续|又|再次|进一步|紧接着|之后|还)*)"
    r"(?P<verb>追问|询问|问及|问到|问道|问起|请教|发问|提问(?!环节|时间)|咨询|质疑|好奇|(?:想要?|希望)(?:了解|知道)"
    r"|抛出|提了(?=.{0,8}问题)|提出(?!的)|(?<=的)(?:问题|提问)(?:主要)?(?:是|集中在|聚焦|涉及|围绕|关于)|(?:关注|关心)(?![点度的])|表示(?:关注|关切|关心|担忧|担心|好奇|疑惑)"
    r"|请(?=管理层|公司|董事长|高管)|(?<![疑学访慰顾反请])问(?=[,:“。]|公司|管理层|董事长))"
)
# prey: the verb of `被问及分红时，王青表示`, `当被记者问到`; not of `有股东问及`
_PASSIVE = re.compile(r"被(?:股东|投资者|分析师|记者|媒体)?(?=(?:问及|问到|问起|追问))")
# prey: the words before a quoted question that an answer takes up: `面对股东提出的“…？”，公司`
_CITED = re.compile(
    r"(?:[^,:。“”]{0,12}[,，])?[^,:。“”]{0,12}?(?:面对|针对|对于?|就|关于|回答|回应)[^,:。“”]{0,20}"
    r"(?:股东|投资者|分析师|记者|网友|机构|市场)[^,:。“”]{0,10}(?=“)"
)
_CITED_END = re.compile(r"(?:的|这一|这样的?|等|一)*(?:提问|问题|疑问|质疑|追问|关切)?时?[,，]\s*")
# prey: what may stand between verb and words: `提出这样一个问题：“`, `问道：`, `提问称，`
_SAID = re.compile(
    r"(?:了|道|称|说|到|过)*(?:(?:这样|如下)?的?(?:[一两二三四几]个)?(?:方面的?)?(?:问题|疑问|疑虑|质疑))?"
    r"(?:了|道|称|说)*(?P<stop>\s*:\s*|\s*,\s*|\s*(?=“))"
)
# prey: the `资产质量，“不良率会不会上升？”` of `股东则关心资产质量，“…？”`; not `“好”`
_QUOTE = re.compile(r"[^。?!“”]{0,24}(?P<words>“[^”]{4,200}\?”)")
# prey: `就分红` before 提问, `对毛利率` before 表示关注; not `对于分红,有股东`
_ABOUT = re.compile(r"(?:就|对于?|针对|围绕|关于)[^,:。“”]{2,40}$")
# prey: the `则直接` of `有股东则直接发问`, `在会上向董事长` of `有股东在会上向董事长提问`
_BETWEEN = re.compile(
    r"(?:\s|:|则|也|都|均|直接|当场|现场|率先|首先|主要|重点|普遍|同样|同时|在[^,]{1,14}(?:上|中|时|平台|互动易)"
    r"|[向对][^,。]{2,24}|代表)+$"
)
# prey: `– `, `3. `, `（2）`, `①`; not `2025`
_BULLET = re.compile(r"\s*(?:[-–—•◦▪*>]|[(]?\d{1,2}[.、)]|[\u2460-\u2473])\s*")
# prey: `Q1：`, `问题三（高盛）：`; after such a label the question itself is printed
_NUMBERED = re.compile(
    r"\s*(?:(?:Q|问题?)\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[:、.(]|(?:Q|问)\s?[:(])"
)
_WEAK = frozenset(("关注", "关心"))
"""Verbs that tell of a question only of one who is known to ask, or behind a bullet."""
# prey: `其他分析师的问题涵盖了汇率`; not `其他业务`
_REST = re.compile(
    r"(?:[-–—•◦▪*]\s*)?(?:其他|其余|另外的?)(?:\S{0,4})(?:分析师|投资者|股东|机构)?的?(?:问题|提问|还问)(?!.*[:“])"
)
_HEAD_END = re.compile("[“。?!;]")
_CLAUSE_END = re.compile("[^,。;“]*[,。;]?")
_LONGEST = 70
"""Characters before the verb in which one who asks may be named."""


def sums_up(text: str) -> bool:
    """Whether a sentence sums up the questions that are not told one by one."""
    return bool(_REST.match(text))


def told_ask(passage: Passage, at: int) -> Found | None:
    """The question that a sentence tells, if it tells one."""
    text = passage.text
    if text[at] == "“":
        return _asked_before(passage, at)
    if sums_up(text[at:]) or _NUMBERED.match(text, at):
        return None
    cited = _CITED.match(text, at)
    if cited:
        return _taken_up(passage, at, cited.end())
    end = _head_end(text, at)
    start = _past_bullet(text, at)
    for hit in _VERB.finditer(text, start, min(end, start + _LONGEST)):
        who, about = _before(passage, start, hit.start())
        heads = start > at or (at == passage.words_from(0) and hit["verb"] not in _WEAK)
        one = asking_name(who) or (foreign_firm(who) if heads else None)
        if _PASSIVE.search(text, max(at, hit.start() - 4), hit.end()):
            one = Speaker(role="analyst")
        if one is None:
            continue
        said = _SAID.match(text, hit.end())
        quote = None if said and said["stop"].strip() == ":" else _QUOTE.match(text, hit.end())
        words = said.end() if said and _speaks(said, hit["verb"]) else 0
        words = quote.start("words") if quote and not words else words
        if not words and not about and text[hit.end() : hit.end() + 1] in ("", "。", ";", "!"):
            continue
        close = passage.closing(words) + 1 if words and text.startswith("“", words) else 0
        return Found(
            at=at,
            words=words or about or hit.start("verb"),
            end=close,
            after=close,
            speaker=one,
            asks=True,
            again=not is_crowd(one)
            and bool(hit["again"] or hit["verb"] == "追问" or one == NOBODY),
            quoted=bool(words),
        )
    return None


def _speaks(said: re.Match[str], verb: str) -> bool:
    """Whether the words themselves follow: not so in `有股东问到分红，王青…`, `关注，…`."""
    quotes = said.string.startswith("“", said.end())
    return said["stop"].strip() != "," or quotes or verb[-1] in "问教奇" or "称" in said.group()


def _taken_up(passage: Passage, at: int, words: int) -> Found | None:
    """A question quoted in the words that lead to its answer: `面对股东提出的“…？”，公司表示`."""
    close = passage.closing(words)
    end = _CITED_END.match(passage.text, close + 1) if close > 0 else None
    if end is None or "?" not in passage.text[words:close]:
        return None
    return Found(
        at=at,
        words=words,
        end=close + 1,
        after=end.end(),
        speaker=Speaker(role="analyst"),
        asks=True,
        quoted=True,
    )


def _head_end(text: str, at: int) -> int:
    """Where the teller's own words end: at a quotation, a colon, or with the sentence."""
    hit = _HEAD_END.search(text, at)
    return hit.start() + 1 if hit else len(text)


def _asked_before(passage: Passage, at: int) -> Found | None:
    """A question quoted before the one who asks is named: `“分红吗？”有股东问道。`."""
    close = passage.closing(at)
    if close < 0 or "?" not in passage.text[at:close]:
        return None
    start = close + 1
    end = _head_end(passage.text, start)
    for hit in _VERB.finditer(passage.text, start, end):
        one = asking_name(_before(passage, start, hit.start())[0])
        if one is not None and hit.start() - start < 30:
            stop = _CLAUSE_END.match(passage.text, hit.end())
            after = stop.end() if stop else hit.end()
            return Found(
                at=at, words=at, end=start, after=after, speaker=one, asks=True, quoted=True
            )
    return None


def _before(passage: Passage, start: int, end: int) -> tuple[str, int]:
    """The words before a verb that may name who asks; where they tell about what, else 0."""
    trimmed = passage.text[start:end]
    about = _ABOUT.search(trimmed)
    if about and about.start():
        place = start + about.start()
        who = trimmed[: about.start()]
    else:
        place, who = 0, trimmed
    who = _BETWEEN.sub("", who) or who
    return passage.raw[start : start + len(who)], place


def _past_bullet(text: str, at: int) -> int:
    hit = _BULLET.match(text, at)
    return hit.end() if hit else at
