"""How a Chinese operator calls the next asker: `下一个问题来自高盛的张明，请讲。`"""

import re

from callbook.layouts.firms import CHINESE_FIRM, is_firm
from callbook.layouts.names import looks_like_name

_BRIEF = 60
"""Characters up to which a turn that names a firm and a person calls them."""
_FIRM_CHAR = r"[\u4e00-\u9fffA-Za-z\d&.·]"
_FIRM = rf"(?P<firm>{_FIRM_CHAR}(?:{_FIRM_CHAR}|(?<=[A-Za-z&.]) (?=[A-Z&])){{1,24}}?)"
_NAME = (
    r"(?P<name>(?!这|那|哪|几|中间|前排|后排|左边|右边)(?:(?:(?!的)[\u4e00-\u9fff·]){1,4}?(?:女士|先生|总|老师|博士)"
    r"|(?:(?!的)[\u4e00-\u9fff·]){2,4}?"
    r"|[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}))"
)
_OFFICE = r"(?:的)?\s*(?:分析师|研究员|首席分析师|投资者|朋友)?\s*(?:的)?\s*"
_CALLS = (
    # prey: `第一个问题来自大摩的陈思，请讲。`, `问题来自 Pell & Co 的安·李`; not `收入来自海外`
    re.compile(
        r"(?:问题|提问|一位)[^。?!,]{0,4}(?:是)?来自于?\s*" + _FIRM + r"\s*的\s*"
        r"(?:分析师|研究员)?\s*" + _NAME + r"(?:的)?(?:提问|线路|电话|连线)?\s*(?:[。,.!]|$)"
    ),
    # prey: `下一个问题来自Ming Zhao,八五研究公司。`; not `收入来自海外，国内。`
    re.compile(
        r"(?:问题|提问|一位)[^。?!,]{0,4}(?:是)?来自于?\s*"
        r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}|[\u4e00-\u9fff]{2,4}(?=\())"
        r"\s*[,(]\s*(?:来自)?\s*" + _FIRM + r"[)]?\s*(?:[。,.!]|$)"
    ),
    # prey: `下面请高盛的张明提问`, `有请中金公司分析师陈静提问`; not `第二个问题请李禾回答`
    re.compile(
        r"(?:请|有请|邀请|由)\s*(?:来自)?\s*(?:"
        + _FIRM
        + _OFFICE
        + r")?"
        + _NAME
        + r"\s*(?:来|进行|向管理层|开始)?(?:提问|发问|发言提问|的提问|提出问题)"
    ),
    # prey: `下一位，中金公司的郑和平。`, `下一位提问者，高盛的张明，请讲`; not `下一位是谁`
    re.compile(
        r"(?:下一?位|第[一二三四五六七八九十\d]+位|首先)(?:提问者|提问的?(?:是|来自)?|分析师)?\s*(?:[,:]|是|来自)\s*"
        + _FIRM
        + r"\s*的\s*(?:分析师|研究员)?\s*"
        + _NAME
        + r"\s*(?:[。,.!]|$)"
    ),
)
# prey: `第一位提问者来自中信建投，江松，请讲。`, `有请高盛张明。`, `好，请瑞银的安先生。`
_FIRM_NAME = re.compile(
    rf"(?:来自于?|请|接下来是|下面是)\s*(?P<firm>{CHINESE_FIRM})(?:的?\s?|,\s?){_NAME}\s*(?:[。,.!]|$)"
)
# prey: `海通国际的Natalie，你的麦已经打开了。`; not `公司的王总，您的回答很清楚。`
_LINE_OPEN = re.compile(
    rf"(?P<firm>{CHINESE_FIRM})的?\s?{_NAME}\s*,?\s*(?:您|你)的(?:线路|麦|电话|话筒)"
)
# prey: `有请北辰证券的刘洋。`, `有请第一位，南岭基金的陈思。`; not `有请公司的王总介绍情况`
_INVITES = re.compile(
    r"(?:有请|下面请|接下来(?:是|请)?|连线|欢迎)\s*(?:(?:下一?|第[一二三四五六七八九十\d]+)位[^。?!,]{0,6})?[,:]?"
    r"\s*(?:来自)?\s*" + _FIRM + r"\s*的\s*(?:分析师|研究员)?\s*" + _NAME + r"\s*(?:[。,.!]|$)"
)
# prey: `请下一位提问`, `进入提问环节`, `请讲`, `后排举手的这位。`, `次の方、お願いします`;
# not `下一个季度`
_NEXT = re.compile(
    r"下一(?:个问题|位(?!数))|(?:进入|开始|开放).{0,8}(?:提问|问答)(?:环节|时间|阶段)?|请.{0,16}提问"
    r"|(?:第[一二三四五六七八九十]+|最后一)(?:个问题|位)(?:提问)?.{0,4}来自|请(?:讲|提问|说)[。!]?$"
    r"|请(?:下一|第[一二三四五六七八九十\d]+|最后一)位|(?:后排|前排|中间|左边|右边|那边|这边|举手|穿\S{1,6})[^。?!,]{0,6}位(?:先生|女士|朋友|投资者|同学|股东)?[。,!]?$"
    r"|次の(?:方|ご?[质質][问問])|[质質]疑[応应]答に(?:入|移)|ご[质質][问問]のある方"
)


def chinese_called(text: str) -> tuple[str, str]:
    """Name and firm of the asker whom `text` (half-width) calls; empty where it calls nobody."""
    if text.isascii():
        return "", ""
    for pattern in _CALLS:
        hits = [hit for hit in pattern.finditer(text) if _is_somebody(hit)]
        if hits:
            return hits[-1]["name"], (hits[-1]["firm"] or "").removeprefix("来自").lstrip("于")
    invited = _INVITES.search(text)
    if invited and is_firm(invited["firm"]):
        return invited["name"], invited["firm"]
    known = (_FIRM_NAME.search(text) if len(text) < _BRIEF else None) or _LINE_OPEN.search(text)
    if known and _is_name(known["name"]):
        return known["name"], known["firm"]
    return "", ""


def _is_somebody(hit: re.Match[str]) -> bool:
    """Whether a call names a person; `首先是回购的安排,` has the form of one."""
    first = hit.group().startswith("首先") and not is_firm(hit["firm"] or "")
    return _is_name(hit["name"]) and not first


def _is_name(name: str) -> bool:
    """Whether words are a name; one Latin word, as hosts call for short, is one here."""
    return looks_like_name(name) or (name.isascii() and name[:1].isupper() and len(name) > 2)


# prey: `下面进入问答环节`, `现在开始提问`, `接下来是Q&A环节`; not `问答环节结束`
_OPENS = re.compile(
    r"(?:进入|开始|开放|转入|接下来是|下面是).{0,8}(?:提问|问答|互动交流|Q&A)(?:的?(?:环节|时间|阶段|部分))?"
)


def chinese_opens_questions(text: str) -> bool:
    """Whether a turn (half-width) ends by opening the questions, whoever says so."""
    return bool(_OPENS.search(text[-60:]))


def chinese_calls_next(text: str) -> bool:
    """Whether `text` calls an asker or opens the queue."""
    return bool(_NEXT.search(text)) or bool(chinese_called(text)[0])


# prey: `他的问题是：公司是否有回购计划？`, `线上投资者提问：…？`; not `还有其他问题吗？`
_READS = re.compile(
    r"(?:问题|提问|问)(?:是|为|的是|到|道)?\s*[:,“\"]?\s*[^:。?]{4,}\?|(?:请问|想问|想了解|想请教)[^。?]{3,}\?"
    # prey: `我先抛砖引玉问两个问题。一是订单如何?`; not `大家还有没有问题?`
    r"|我(?:先|也|再|来|想)[^。?]{0,8}(?:问|请教)[^?]{3,60}\?"
)
_LINE_TALK = re.compile(
    r"听得到|准备好|还有(?:其他|没有)|有没有(?:其他)?(?:问题|提问)|(?:其他|更多)(?:的)?问题"
)


def chinese_reads_out(text: str) -> bool:
    """Whether `text` (half-width) reads somebody's question out."""
    return bool(_READS.search(text)) and not _LINE_TALK.search(text)
