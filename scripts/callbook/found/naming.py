"""Find the company of a call, and its ticker, where a line names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A company as a line names it; each part empty where the line does not say it."""

    company: str = ""
    ticker: str = ""

    def __bool__(self) -> bool:
        return bool(self.company or self.ticker)


# prey: `NYSE:LKF`, `NASDAQ: LKF`, `01024.HK`, `300XXX`, `SZ:300750`, `6XXXXX.SH`; not `2024`
_TICKER = (
    r"[A-Z]{2,9}(?:\s?American)?\s?[:：]\s?[A-Z\d]{1,10}(?:\.[A-Z]{1,3})?"
    r"|(?:SH|SZ|BJ)[\dX]{6}|[\dX]{4,6}\.(?:HK|SH|SZ|BJ|SS|TW|TWO|T|KS)|[\dX]{5,6}"
    r"|[A-Z]{1,6}\.(?:US|HK|N|O|OQ|K|L)"
)
# prey: `$快手-W(01024.HK)$`, `$ 南岭光电(06XXX.HK)`; not `$5 (up 3%)`
_CASHTAG = re.compile(
    rf"\$\s*(?P<company>[^$()\d\s][^$()]{{0,30}}?)\s*\((?P<ticker>{_TICKER}|[A-Z]{{1,6}})\)"
)
# prey: `证券简称：青禾智驾`, `公司名称：…`, `**Company:** Larkfield`; not `公司：我们认为`
_COMPANY_FACT = re.compile(
    r"(?:(?:证券|股票|公司)(?:简称|名称)|上市公司|(?<![A-Za-z])company(?: name)?)\s*[*]*:[*\s]*"
    r"(?P<company>[^\s:;,|，；][^:;|，；\t\u3000]{0,40}?)(?=\s{2,}|[;,|\t\u3000*]|\s*(?:编号|证券|股票|公告)|$)",
    re.IGNORECASE,
)
# prey: `证券代码：300XXX`, `股票代码: 01024.HK`, `Ticker: LKF`; not `代码：`
_TICKER_FACT = re.compile(
    rf"(?:(?:证券|股票|上市|公司)代[码號号]|(?<![A-Za-z])(?:ticker|symbol))\s*[*]*:[*\s]*(?P<ticker>{_TICKER}|[A-Z]{{1,6}}\b)",
    re.IGNORECASE,
)

_LATIN = r"[A-Z][\w&.'’-]*(?:,?\s+(?:of|and|the|de|plc|&|[A-Z][\w&.'’-]*)){0,6}?"
_CHINESE_NAME = (
    r"(?:[A-Z][\w&.'’-]*(?:\s[A-Z][\w&.'’-]*){1,4}?"
    r"|[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d·&.-]{0,23}?)"
)
# prey: `Larkfield Systems (NYSE:LKF) Q2 …`, `青禾智驾(300XXX)2024…`, `Larkfield (LKF) Q2`
_BRACKETED = re.compile(
    rf"(?:^|[|:,。!?…》】\]\s])(?P<company>{_LATIN}(?:,?\s(?:Inc|Ltd|Co|Corp)\.)?|{_CHINESE_NAME})"
    rf"\s*\((?P<ticker>{_TICKER}|[A-Z]{{1,6}})(?:\s*[/,、;|]\s*[A-Z\d.:]{{2,12}})*\)"
)

_PERIOD_WORDS = (
    r"(?:\s|[:|\]]|\([^()]{2,20}\)|的|及|和|暨|[一二三四五六七八九〇零○]{2,4}年|[一三]季报|20\d\d|['’]?\d\d(?=\s?年|\s?Q|Q)|FY\s?'?\d\d(?:\d\d)?|F?Q\s?[1-4]|[1-4]\s?[QH]\s?\d*|H[12]"
    r"|\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|财?年度?|第?[一二三四1-4]季度?|前三季度|[上下]半年|半年度|中期|全年|年终|年度报告|报告|(?<=[年度季告])(?:网上|网络|线上|集体)|[-/—–])*"
)
# prey: `青禾智驾 2024 年第一季度业绩会纪要`, `（南岭光电 3Q24 电话会）`; not `公司调研纪要`
_CHINESE_TITLE = re.compile(
    rf"(?<![\w.&-])(?P<company>{_CHINESE_NAME}){_PERIOD_WORDS}"
    r"(?:业绩|财报|财务|年报|[一三]?季报|中报|半年报|投资者|电话会|电话会议|说明会|交流会|沟通会|调研|路演|股东大会|股东周年|股东会"
    r"|法说会|法人说明会|分析师|机构|交流|会议纪要|纪要|Earnings\b|Results\b|Conference\s?Call)"
)
# prey: `对话示例汽车董事长顾北辰：…`, `专访示例资本创始人王青`; not `对话董事长`
_CONVERSATION = re.compile(
    r"(?:独家|高端)?(?:对话|专访|访谈?|采访)\s*(?P<company>[\u4e00-\u9fffA-Za-z]{2,10}?)(?:集团)?\s*"
    r"(?:联席|联合|副)?(?:董事长|创始人|总裁|首席|C[EFOT]O|总经理|行长|董秘)"
)
# prey: `3月28日，示例银行（601XXX.SH）召开…业绩发布会`, `13日凌波科技（300XXX）发布公告`
_IN_NEWS = re.compile(
    r"(?:^|[,。\s日向称])(?P<company>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d·&.-]{1,15}?)"
    rf"\s*\((?P<ticker>{_TICKER})\)"
    r"(?=[^。]{0,60}(?:财报|业绩|公告|调研|提问|电话会|说明会|股东大?会|在投资者互动平台))"
)
_GENERIC = re.compile(
    r"(?:某|该|本|上市)?(?:公司|企业|集团|机构|行业|专家|管理层|投资者|会议|电话|调研|业绩|纪要|季度?|年度?|最新"
    r"|重磅|独家|快讯|实录|全文|关于|深度|分享|整理|完整版?|详细|核心|内部|录音|文字版?|一手|网上|线上|特定对象"
    r"|我们|咱们|本次|此次|这次|今天|大家|各位|本周|上周|合集|写给|最新|互动|说明会|要点|直播|答?本报"
    r"|上证|中证|全景|证券研究|券商|盘后|盘前|今日|昨日|近日|[一二三四五六七八九十\d]+月|[一二三四]季度?)+(?:的|版|稿|:)?",
)
# prey: the `直击` of `直击示例乳业股东会`, which is no part of the name; not `对话框科技`
_REPORTED = re.compile(r"^(?:直击|聚焦|走进|关于|专访|对话)")
# prey: the `高管解读` of `示例电商高管解读Q2财报`; not `高管`, who are nobody's name
_TELLING = re.compile(r"(?<=..)(?:高管|管理层|CEO|CFO)?(?:解读|详解|回应|谈)$")
# prey: `业绩交流要点`, `小范围交流纪要`: what a title says of the event; not `交大科技`
_OF_THE_EVENT = re.compile(r"纪要|要点|业绩|交流|电话会|调研|问答|说明会|演讲|速记|股东会")
# prey: `FREQUENTLY ASKED QUESTIONS`, `Edited Transcript`; what a page is called, no company
_PAGE_NAME = re.compile(
    r"(?:(?:first|second|third|fourth|quarter|fiscal|edited|corrected|full|final|call|event|conference|frequently|asked|questions?|answers?|and"
    r"|transcripts?|faqs?|q&a|summary|notes|the|earnings|results|presentation|update)\b\s*)+",
    re.IGNORECASE,
)
# prey: `沧浪银行股份有限公司` alone on its line; not `沧浪银行股份有限公司公告`
_FULL_NAME = re.compile(r"[\u4e00-\u9fff（）()]{2,24}(?:股份)?有限公司")
# prey: `Cobalt Harbor Logistics, Inc. NYSE:CBHL`
_BESIDE = re.compile(
    rf"(?P<company>{_LATIN}(?:,?\s(?:Inc|Ltd|Co|Corp)\.)?)\s+(?P<ticker>[A-Z]{{2,9}}:[A-Z\d.]{{1,8}})"
)
_ENGLISH_PERIOD = (
    r"(?:F?Q[1-4]\w*|[1-4]Q\w*|[12]H\w*|H[12]\w*|[FH]Y\s?'?\d\d\w*|20\d\d\w*|(?:First|Second|Third|Fourth|1st|2nd|3rd|4th)[\s-]"
    r"(?:Quarter|Half|Fiscal)|(?:Fiscal|Full|Half)[\s-]Year|Annual|(?:March|June|September|December)\sQuarter"
    r"|Earnings|Investor|Analyst|Post[\s-]Results)"
)
# prey: `Q3`, `Q1 FY23`, `Fourth Quarter 2025`; not `Q2 Holdings`
_ONLY_PERIOD = re.compile(rf"(?:{_ENGLISH_PERIOD}|\s|\d)+")
# prey: `Larkfield Systems, Inc.`, `Bellworth Bancorp` alone on its line; not `Ian Pell`
_ENGLISH_NAME = re.compile(
    rf"(?P<company>{_LATIN}(?:,?\s(?:Inc|Ltd|Co|Corp|LLC|L\.P|N\.V|S\.A)\.?|\s(?:Limited|Corporation"
    r"|Company|Incorporated|plc|PLC|AG|SE|Bancorp|Holdings|Group)))(?:\s\|.*)?"
)
# prey: `Larkfield Systems Q2 2024 Earnings Call Transcript`; not `Second Quarter Earnings Call`
_ENGLISH_TITLE = re.compile(
    rf"(?:^|[|:–—]\s)(?:Transcript(?:\s+of)?:?\s+)?(?P<company>(?!{_ENGLISH_PERIOD}|The\s{_ENGLISH_PERIOD}){_LATIN}"
    rf"(?:,?\s(?:Inc|Ltd|Co|Corp)\.)?)(?:'s|’s|')?,?\s+(?:-\s+|\|\s+|–\s+)?{_ENGLISH_PERIOD}\b",
)
_EVENT = re.compile(
    r"\b(?:calls?|results|earnings|webcast|conference|meeting|transcript|presentation)\b",
    re.IGNORECASE,
)
# prey: `welcome to the Larkfield Systems Second Quarter 2024 Earnings Conference Call`
_WELCOME_NAME = re.compile(
    rf"(?i:\b(?:welcome to|joining|host)\s+(?:us (?:for|on|to)\s+)?(?:the|our|today['’]s)?)\s*"
    rf"(?P<company>(?!{_ENGLISH_PERIOD}){_LATIN}(?:,?\s(?:Inc|Ltd|Co|Corp)\.)?)(?:['’]s|['’])?,?\s+"
    rf"(?=(?i:{_ENGLISH_PERIOD})\b)"
)
# prey: the article of `to the Mabel's third quarter call`, where the name ends so
_ARTICLE = re.compile(r"\b(?:the|our)\b", re.IGNORECASE)
# prey: `welcome to the Q4 FY24 Earnings Conference Call of Larkfield India Limited.`
_WELCOME_OF = re.compile(
    r"(?i:welcome to\s+(?:the|our)?\s*[^.?!]{0,80}?\b(?:call|conference|webcast|meeting)\s+"
    r"(?:of|for))\s+"
    rf"(?P<company>(?!{_ENGLISH_PERIOD}){_LATIN})(?=[.,]|\s+(?:hosted|to|on)\b)"
)
# prey: `欢迎参加青禾智驾 2024 年第一季度业绩电话会`; not `欢迎参加本次电话会`
_WELCOME_CHINESE = re.compile(
    rf"(?:欢迎|感谢)[^。!?]{{0,14}}?(?:参加|出席|接入|收听|来到)\s*(?P<company>{_CHINESE_NAME}){_PERIOD_WORDS}"
    r"(?:业绩|财报|投资者|电话会|说明会|交流会|股东大会|分析师)"
)


def labelled(text: str) -> Name:
    """The company of a line of facts: `证券代码：300XXX 证券简称：青禾智驾`."""
    company, ticker = _COMPANY_FACT.search(text), _TICKER_FACT.search(text)
    beside = _BRACKETED.fullmatch(company["company"].strip()) if company else None
    if beside:  # `公司：示例光伏 (688XXX.SH)`
        return Name(company=_tidy(beside["company"]), ticker=_symbol(beside["ticker"]))
    return Name(
        company=_tidy(company["company"]) if company else "",
        ticker=_symbol(ticker["ticker"]) if ticker else "",
    )


def titled(text: str) -> Name:
    """The company of a title: beside its ticker, or before the period or the event.

    A word of a few capitals before a period is a ticker.
    """
    hit = _BESIDE.fullmatch(text) or _BRACKETED.search(text)
    if hit and _is_name(hit["company"]):
        return Name(company=_tidy(hit["company"]), ticker=_symbol(hit["ticker"]))
    english = _ENGLISH_TITLE.search(text)
    if english and (_EVENT.search(text) or _ends_with_period(text, english)):
        company = _tidy(english["company"])
        if re.fullmatch(r"[A-Z]{2,5}(?:\.[A-Z]{1,2})?", company):
            return Name(ticker=company)
        return Name(company=company) if _is_name(company) else Name()
    if _FULL_NAME.fullmatch(text):
        return Name(company=text)
    alone = _ENGLISH_NAME.fullmatch(text)
    if alone:
        return Name(company=alone["company"])
    talk = _CONVERSATION.match(text)
    if talk and _is_name(talk["company"]):
        return Name(company=talk["company"])
    named = (_tidy(one["company"]) for one in _CHINESE_TITLE.finditer(text))
    return Name(company=next((one for one in named if _is_name(one)), ""))


def _ends_with_period(text: str, name: re.Match[str]) -> bool:
    """Whether a title is a name and a period, no more: `Merrow Foods H1 2025`."""
    rest = text[name.end("company") :]
    return bool(re.fullmatch(r"[\s'’s-]*(?:[QH]\d|\dQ|\dH|FY|HY)?[\s'’]*\d{2,4}", rest))


def cashtags(text: str) -> Iterator[Name]:
    """The companies that a line tags: `$青禾智驾(300XXX)$`."""
    for hit in _CASHTAG.finditer(text):
        yield Name(company=_tidy(hit["company"]), ticker=_symbol(hit["ticker"]))


def in_news(text: str) -> Iterator[Name]:
    """The companies of which a report says, beside their tickers, that they held a call."""
    for hit in _IN_NEWS.finditer(text):
        company = _tidy(hit["company"])
        if _is_name(company):
            yield Name(company=company, ticker=_symbol(hit["ticker"]))


def announced(text: str) -> Iterator[Name]:
    """The companies to whose call somebody is welcomed."""
    for form in (_WELCOME_NAME, _WELCOME_OF, _WELCOME_CHINESE):
        for hit in form.finditer(text):
            company = _tidy(hit["company"])
            if not _ARTICLE.search(text, hit.start(), hit.start("company")):
                company = re.sub("['’]s$", "", company)
            if _is_name(company):
                yield Name(company=company)


def _is_name(text: str) -> bool:
    event = _OF_THE_EVENT.search(text) or _PAGE_NAME.fullmatch(text)
    named = not _GENERIC.fullmatch(text) and not _ONLY_PERIOD.fullmatch(text)
    return len(text) > 1 and named and not event


def _tidy(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,，-–—·*|:'’").removesuffix("的").removesuffix("小范围")
    return _TELLING.sub("", _REPORTED.sub("", plain))


def _symbol(text: str) -> str:
    return re.sub(r"\s?[:：]\s?", ":", text)


# prey: `股份有限公司`, `, Inc.`, ` Limited`, `-W`; what names no company apart from others
_LEGAL = re.compile(
    r"(?:股份|控股|[(（]?集团[)）]?)*(?:有限)?(?:责任)?公司$|[-－](?:W|S|B|SW|WB?)$"
    r"|,?\s+(?:inc|incorporated|corp|corporation|ltd|limited|co|company|plc|llc|ag|n\.?v|s\.?a)\.?$",
    re.IGNORECASE,
)


def slug(company: str) -> str:
    """A company's name for addresses: 快手-W → kuaishou, Larkfield Ltd. → larkfield.

    Chinese names by their sound, which pypinyin knows from whole words; empty where nothing
    remains that an address can hold.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables take half a second to load

    short = _LEGAL.sub("", _LEGAL.sub("", company.strip())) or company
    parts = re.findall(r"[\u3400-\u9fff]+|[A-Za-z\d]+", short)
    sounds = ("".join(lazy_pinyin(part)) if part > "\u3400" else part for part in parts)
    plain = (re.sub(r"[^a-z\d]", "", sound.lower().replace("ü", "v")) for sound in sounds)
    return "-".join(filter(None, plain))
