"""Sentences that tell of a question: who asks, and where the words of the question begin."""

import re
from collections.abc import Iterator

from callbook.layouts.askers import asker
from callbook.layouts.document import matching
from callbook.layouts.firms import full_name, is_analyst, is_firm, is_management
from callbook.layouts.labels import NOBODY
from callbook.layouts.names import looks_like_name
from callbook.layouts.passages import Passage
from callbook.layouts.told_sentence import Found
from callbook.model import Speaker

# prey: the verb of `Ann Lee询问二期`, `有股东提问：“`, `高盛对此表示关注`; not of `市场的疑问`
_VERB = re.compile(
    r"(?P<again>(?:随后|接着|继续|又|再次|进一步|紧接着|之后|还)*)"
    r"(?P<verb>追问|询问|问及|问到|问道|问起|请教|发问|提问(?!环节|时间)|咨询|质疑|好奇|(?:想要?|希望)(?:了解|知道)"
    r"|抛出|提出(?!的)|(?:关注|关心)(?![点度的])|表示(?:关注|关切|关心|担忧|担心|好奇|疑惑)"
    r"|请(?=管理层|公司|董事长|高管)|(?<![疑学访慰顾反请])问(?=[,:“。]|公司|管理层|董事长))"
)
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
_CROWD = re.compile(
    r"(?:投资者|股东|分析师|网友|参会者|机构|记者|与会者|散户|股民|研究员|基金经理)们?$"
)
# prey: `股东赵明`, `中小股东代表 李青`; not `股东大会`
_OF_CROWD = re.compile(
    r"(?:.{0,4}(?:投资者|股东|网友|记者|散户|股民|基金经理)(?:代表)?)\s*(?P<name>\S{2,4}(?:先生|女士)?)$"
)
# prey: `– `, `3. `, `（2）`, `①`; not `2025`
_BULLET = re.compile(r"\s*(?:[-–—•◦▪*>]|[(]?\d{1,2}[.、)]|[\u2460-\u2473])\s*")
# prey: `会上`, `另有`, `一位`, `来自`; what stands before one who asks
_LEAD = re.compile(
    r"^(?:会上|现场|期间|此外|另外|同时|另|还|也|又|亦|随后|接着|首先|最后|\s)*(?:有|来自)?(?:一(?:位|名|些))?"
    r"(?:参会的?|与会的?|现场的?|在场的?|多位|某)?"
)
_DATE = re.compile(r"^(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日(?:晚间?|上午|下午|当天)?")
# prey: `Q1：`, `问题三（高盛）：`; after such a label the question itself is printed
_NUMBERED = re.compile(r"\s*(?:Q|问题?)\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[:、.(]")
_LABELS = frozenset(("记者", "主持人", "采访者"))
"""Who asks all along in an interview: `记者问：` is a label, `有记者问：` tells."""
# prey: `他`, `该股东`; not `股东`
_PRONOUN = re.compile(r"(?:他|她|其|对方|(?:该|这)(?:位|名)?(?:股东|投资者|分析师|记者|机构))")
# prey: `来自高盛的 Ann Lee`, `高盛（Goldman Sachs）的 Ann Lee`, `高盛的分析师 Ann Lee`
_OF = re.compile(
    r"(?:来自)?(?P<firm>[^的()]{2,24}?)\s*(?:\([^()]*\))?"
    r"(?:的\s*|的?(?:首席|资深|高级)?(?:分析师|研究员)\s*)(?P<name>[^的()]{2,24})$"
)
# prey: the verb of `公司表示大家可以`, after which nobody is told to ask
_SAYS = re.compile("表示|回应|回答|认为|指出|强调|补充|称")
# prey: `北辰资本赵敏`, `南岭证券 陈思`; not `北辰资本`
_GLUED = re.compile(
    r"(?P<firm>\w{2,8}?(?:证券|基金|资本|资管|银行|资产|国际|控股|投资|保险))\s*(?P<name>\w{2,3})$"
)
# prey: `其他分析师的问题涵盖了汇率`; not `其他业务`
_REST = re.compile(
    r"(?:[-–—•◦▪*]\s*)?(?:其他|其余|另外的?)(?:\S{0,4})(?:分析师|投资者|股东|机构)?的?(?:问题|提问|还问)(?!.*[:“])"
)
# prey: `Ann Lee, Larkfield`, `Larkfield`; not `CEO 王青`
_FOREIGN = re.compile(r"[A-Z][\w.&'’-]*(?:,? [A-Z&][\w.&'’-]*)*")
_HEAD_END = re.compile("[“。?!;]")
_CLAUSE_END = re.compile("[^,。;“]*[,。;]?")
_LONGEST = 70
"""Characters before the verb in which one who asks may be named."""
_FIRM_LENGTH = 14


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
    end = _head_end(text, at)
    start = _past_bullet(text, at)
    for hit in _VERB.finditer(text, start, min(end, start + _LONGEST)):
        who, about = _before(passage, start, hit.start())
        one = _asker(who) or (_foreign_firm(who) if start > at else None)
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
            again=bool(hit["again"] or hit["verb"] == "追问" or one == NOBODY),
            quoted=bool(words),
        )
    return None


def _speaks(said: re.Match[str], verb: str) -> bool:
    """Whether the words themselves follow: not so in `有股东问到分红，王青…`, `关注，…`."""
    return said["stop"].strip() != "," or verb[-1] in "问教" or "称" in said.group()


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
        one = _asker(_before(passage, start, hit.start())[0])
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


def _asker(printed: str) -> Speaker | None:
    """Who asks; None where the words before the verb name nobody."""
    plain = printed.replace("*", " ").replace("（", "(").replace("）", ")")
    for who in _clauses(plain):
        one = _named(who)
        if one is not None:
            return one
    return None


def _clauses(plain: str) -> Iterator[str]:
    """The last clause before the verb; both where a comma parts a name and a firm."""
    last = re.split("[,，]", plain)[-1].strip(" :：")
    yield last[_end(_DATE, matching(last)) :].strip()
    if _FOREIGN.fullmatch(plain.strip()):
        yield plain.strip()


def _end(pattern: re.Pattern[str], text: str) -> int:
    hit = pattern.match(text)
    return hit.end() if hit else 0


def _named(who: str) -> Speaker | None:
    if _PRONOUN.fullmatch(matching(who)):
        return NOBODY
    if matching(who) in _LABELS or _SAYS.search(matching(who)):
        return None
    who = who[_end(_LEAD, matching(who)) :].strip(" :：")
    plain = matching(who)
    crowd, of = _OF_CROWD.match(plain), _OF.match(plain)
    if crowd and looks_like_name(crowd["name"]):
        return Speaker(name=who[crowd.start("name") :], role="analyst")
    if _CROWD.search(plain):
        known = (is_analyst(plain) or is_firm(who)) and len(who) > 3
        return (
            asker(who)
            if known and is_firm(who)
            else Speaker(name=who if known else "", role="analyst")
        )
    if of and looks_like_name(of["name"]):
        return Speaker(
            name=who[of.start("name") :],
            firm=who[of.start("firm") : of.end("firm")],
            role="analyst",
        )
    if not who:
        return None
    glued = _glued(plain)
    if glued:
        return Speaker(name=who[glued:].strip(), firm=who[:glued].strip(), role="analyst")
    return _bracketed(who) if "(" in who else _plain(who)


def _glued(plain: str) -> int:
    """Where the name begins behind the firm that it is printed with: `高盛张明`; 0 elsewhere."""
    hit = _GLUED.match(plain)
    if hit and looks_like_name(hit["name"]):
        return hit.start("name")
    ends = range(len(plain) - 3, len(plain) - 1)
    return next(
        (end for end in ends if full_name(plain[: max(end, 0)]) and looks_like_name(plain[end:])), 0
    )


def _bracketed(who: str) -> Speaker | None:
    """`Ann Lee (北辰)`, `高盛（Goldman Sachs）Ann Lee`, `分析师 Ann Lee（高盛）`."""
    head, _, rest = re.sub(r"^(?:分析师|研究员)\s*", "", who).partition("(")
    inside, _, after = rest.partition(")")
    head, after = head.strip(), after.strip(" 的")
    if after and looks_like_name(after):
        return Speaker(
            name=after, firm=head if is_firm(head) or full_name(head) else inside, role="analyst"
        )
    if after and not is_analyst(after):
        return None
    known = is_firm(inside) or is_firm(head) or looks_like_name(head) or len(inside) < 20
    return asker(f"{head} ({inside})") if known and not _is_company(head) else None


def _foreign_firm(who: str) -> Speaker | None:
    """One who asks behind a bullet under a name that no table knows: `– Larkfield询问`."""
    known = _FOREIGN.fullmatch(who.strip()) and not is_management(who)
    return Speaker(firm=who.strip(), role="analyst") if known else None


def _plain(who: str) -> Speaker | None:
    firm = is_firm(who) and len(who) < _FIRM_LENGTH and not is_management(who)
    return asker(who) if is_analyst(who) or firm or looks_like_name(who) else None


def _is_company(head: str) -> bool:
    """Whether what stands before the brackets is no person but the company that answers."""
    return head.endswith(("公司", "股份", "集团", "管理层"))
