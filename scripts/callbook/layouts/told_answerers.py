"""Sentences that tell of an answer: who gives it, and where the words of the answer begin."""

import re

from callbook.layouts.answers import answerer
from callbook.layouts.document import matching
from callbook.layouts.firms import is_management
from callbook.layouts.labels import NOBODY
from callbook.layouts.names import looks_like_name
from callbook.layouts.passages import Passage
from callbook.layouts.told_sentence import Found
from callbook.model import Speaker

_DATE = r"(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日|\d{1,2}日|当日|近日|今日)?[,，]?\s*"
# prey: `– `, `对此，`, `针对这一问题，`, `在回答股东提问时，`; not `谈及存款成本，`
_LEAD = re.compile(
    r"\s*(?:(?:[-–—•◦▪*>]|[(]?\d{1,2}[.、)])\s*)?"
    + _DATE
    + r"(?:(?:对此|就此|随即|随后|不过|同时|此外|另外|会上|首先|最后)[,，]?)?\s*"
    r"(?:在(?:回答|回应|答复|问答)[^,:。“”]{0,6}[,，]\s*)?"
    r"(?:(?:对于?|针对|就|在?(?:回答|回应|回复)|面对)"
    r"(?:上述|该|这一|这个|此|以上|股东|投资者|分析师|记者|的)*[^,:。“”]{0,6}(?:问题|提问|疑问|质疑|关切|追问|疑虑)时?[,，]\s*)?"
)
# prey: `谈及存款成本，`, `对于资本开支，`; what the words are about, kept with them
_TOPIC = re.compile(r"(?:谈及|谈到|对于|关于|针对|至于|说到|提及|就)[^,，。?!;:“”]{2,30}[,，]\s*")
# prey: the verb of `王青回应：“`, `公司表示，`, `董秘给出了答复：`, `他告诉投资者，`;
# not of `数据表明`
_VERB = re.compile(
    r"(?P<verb>回应|回答|回复|表示|补充|指出|强调|答复|解释|坦言|直言|透露|认为|介绍|说明(?!会)|提到|确认|重申|承认|否认"
    r"|(?:给出|[做作]出)了?(?:回应|回答|答复|解释|答案)|给出的(?:回应|回答|答复|解释|答案)是|答道|笑称|坦承|分享(?=道|,)|的?(?:回应|回答|答复|解释|看法)是|告诉[^,:。“”]{1,8}(?=[,:“])"
    r"|(?:预计|分析|总结|澄清|预测)(?=[,:称道])|称|说|答(?=[,:道“]))"
    r"(?:道|称|说|到|表示|了|指出)*(?P<stop>\s*[:,]\s*|\s*(?=“))?"
)
# prey: what stands between name and verb: `则`, `在业绩会上`, `向投资者`, `进一步`
_BETWEEN = re.compile(
    r"(?:\s|,|也|则|还|又|亦|随后|进一步|接着|并|同时|现场|当场|对此|就此|明确|直接|率先|首先|坦诚|笑着|再次|均|都|详细"
    r"|在[^,]{1,20}?(?:上|中|时|后|里)|[向对跟][^,]{1,12}|方面)+$"
)
# prey: the `(300XXX.SZ)9月3日在互动平台上` of `示例光伏(300XXX.SZ)9月3日在互动平台上表示`
_BOARD = re.compile(
    r"\s*(?:\([A-Z\d][^()]{3,14}\)\s*)?"
    + _DATE
    + r"(?:在[^,。]{0,10}(?:平台|互动易|e互动)上?)?\s*$"
)
_OFFICES = frozenset(
    ("公司", "管理层", "公司方", "公司管理层", "董秘", "双方", "高管", "上市公司", "公司高管")
)
_COMPANY = re.compile("(?:公司|方面|管理层|负责人|总|股份|集团|高管|人士|本人|先生|女士)$")
# prey: `他`, `其`; one who goes on and is not named again
_PRONOUN = re.compile(r"(?:他|她|其|双方|两人)$")
# prey: `副行长`, `党委书记`, `总工程师`; not `会长`
_OTHER_OFFICE = re.compile("(?:行长|监事长|主席|书记|工程师|设计师|会计师|合伙人|主任|[厂院所]长)$")
_OTHER = re.compile("[。?!;:“”]")  # what no name stands before
# prey: the `(300XXX)` of `示例光伏(300XXX)`, `互动平台`; not `(CEO)`
_ON_BOARD = re.compile(r"\([A-Z]{0,2}\d{3}[^()]{0,12}\)|互动(?:平台|易)")
# prey: `示例科技董事长兼CEO王青`, `公司副总裁、董秘李禾`; not `公司负责人`
_OFFICES_FIRST = re.compile(
    r"(?P<title>.{0,24}(?:官|长|裁|理|监|秘|人|席|书|记|师|主任|代表|[CV][A-Z]{0,2}[OP]))\s*"
    r"(?P<name>[\u4e00-\u9fff·]{2,4}?|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})(?:先生|女士|本人)?$"
)
_LONGEST = 60
"""Characters before the verb in which one who answers may be named."""


def told_answer(
    passage: Passage, at: int, heads: str = "", *, within: bool = False
) -> Found | None:
    """The answer that a sentence tells, if it tells one.

    Who is named in the document's `heads` is the company that it is about. `within` a sentence
    that tells the question too, the verb must part it from the words.
    """
    text = passage.text
    if text[at] == "“":
        return _answered_before(passage, at, heads)
    start = _end(_LEAD, text, at)
    topic = _TOPIC.match(text, start)
    name = topic.end() if topic else start
    for hit in _VERB.finditer(text, name, min(len(text), name + _LONGEST)):
        if _OTHER.search(text, name, hit.start()):
            return None
        who = _who(passage, name, hit.start())
        bare = not who and hit["stop"] is not None and ":" in hit["stop"] and start > at
        if not (bare or (who and _answers(who, text[name : hit.start()], heads))):
            continue
        if not _goes_on(text, hit.end()) or (within and (hit["stop"] is None or topic)):
            return None
        pronoun = _PRONOUN.fullmatch(matching(who))
        words = at if pronoun or topic else hit.end()
        return Found(at=at, words=words, speaker=told_answerer(who), asks=False)
    return None


def _answered_before(passage: Passage, at: int, heads: str) -> Found | None:
    """An answer quoted before the one who gives it is named: `“不会。”王青说。`."""
    close = passage.closing(at)
    if close < 0:
        return None
    start = close + 1
    hit = _VERB.search(passage.text, start, min(len(passage.text), start + _LONGEST))
    if hit is None or _OTHER.search(passage.text, start, hit.start()):
        return None
    who = _who(passage, start, hit.start())
    if not passage.text[start:].lstrip(" ,").startswith(matching(who)):
        return None  # something else is told before him
    if not who or not _answers(who, passage.text[start : hit.start()], heads):
        return None
    return Found(at=at, words=at, after=hit.end(), speaker=told_answerer(who), asks=False)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    hit = pattern.match(text, at)
    return hit.end() if hit else at


def _goes_on(text: str, end: int) -> bool:
    """Whether words follow the verb of saying: not so in `“不会。”王青说。`."""
    return text[end : end + 40].strip(" 。.!,") != "" and text[end : end + 1] not in ("。", "!")


def _who(passage: Passage, start: int, end: int) -> str:
    """Who is named before the verb, without what stands between him and it."""
    text = passage.text[start:end]
    board = _BOARD.search(text)
    text = text[: board.start()] if board else text
    who = (_BETWEEN.sub("", text) or text).rstrip(" ,")
    lead = who.rfind(",") + 1  # `会议一开始，王青`
    return passage.raw[start + lead : start + len(who)].strip(" :：,，")


def _answers(who: str, before: str, heads: str) -> bool:
    """Whether words before a verb of saying name one who answers for the company."""
    plain = matching(who).strip()
    if plain.endswith(("在", "对", "向", "的", "和", "与")) or len(plain) > 34:
        return False
    if plain in _OFFICES or _PRONOUN.fullmatch(plain) or _ON_BOARD.search(before):
        return True
    head = re.sub(r"\([^()]*\)", "", plain).strip()
    return (
        is_management(plain)
        or looks_like_name(head)
        or _officer(head) is not None
        or _COMPANY.search(head) is not None
        or (2 < len(head) < 12 and head in heads)
    )


def _officer(plain: str) -> re.Match[str] | None:
    """The office and the name of which somebody's designation is made, if it is."""
    hit = _OFFICES_FIRST.match(plain)
    if hit is None or not looks_like_name(hit["name"]):
        return None
    named = is_management(hit["title"]) or _OTHER_OFFICE.search(hit["title"])
    return hit if named else None


def told_answerer(who: str) -> Speaker:
    """The speaker whom the words before a verb of saying name; nobody for a pronoun."""
    plain = re.sub(r"[(（][^()（）]*[)）]", "", who).strip()
    if not plain or _PRONOUN.fullmatch(matching(plain)) or matching(plain) == "对此":
        return NOBODY
    hit = _officer(matching(plain))
    if hit:
        name = plain[hit.start("name") : hit.end("name")]
        title = re.split("[、,，]", plain[: hit.end("title")])[-1].strip()
        return Speaker(name=name, title=title, role="management")
    return answerer(plain)
