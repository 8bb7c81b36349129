"""What a text says about its call: title, company, ticker, period and date."""

import re
from collections.abc import Iterator

from callbook.found import Found
from callbook.layouts.document import Document, Row
from callbook.layouts.front import is_title
from callbook.layouts.periods import period_in
from callbook.model import Origin

_HEAD = 40
"""Rows at the top in which a text tells what it is."""

# prey: `$青禾智驾(300XXX.SZ)$`, `$ 南岭光电(06XXX.HK)`; not `$5(亿)`
_CASHTAG = re.compile(
    r"\$\s?(?P<name>[^$()\d][^$()]{1,20}?)\s?\((?P<code>[A-Z]{0,4}:?[\dA-Z.]{2,10})\)"
)
# prey: `证券简称：青禾智驾`, `股票简称 青禾`; not `简称`
_SHORT_NAME = re.compile(r"(?:证券|股票)简称\s*[: ]\s*(?P<name>[^\s:,，]{2,12})")
# prey: `证券代码：300123`, `股票代码 00700.HK`; not `代码`
_CODE = re.compile(r"(?:证券|股票)代码\s*[: ]\s*(?P<code>[A-Z]{0,3}\d[\dX]{3,5}(?:\.[A-Z]{2})?)")
# prey: `Larkfield Systems (NYSE:LKF)`, `Larkfield Systems, Inc. (NASDAQ: LKF)`; not `(FY:Q2)`
_LISTED = re.compile(
    r"(?P<name>[A-Z][\w&.,'’ -]{1,60}?)\s*\("
    r"(?P<code>(?:NYSE|NASDAQ|NasdaqGS|AMEX|OTC\w*|TSX|LSE|HKEX?"
    r"|SEHK|TWSE|BSE|NSE|ASX)\s?:\s?[A-Z0-9.]{1,8})\)"
)
# prey: `南岭光电(6XXXXX)调研纪要`, `快手（01024.HK）三季度`; not `青禾(示例)`
_CODED = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z·-]{2,16}?)\s?\((?P<code>(?:(?:SH|SZ|HK|BJ)?[\dX]{4,6}(?:\.(?:SH|SZ|HK|BJ))?))\)"
)
# prey: `welcome to the Larkfield Systems Second Quarter 2024 Earnings Conference Call`
_WELCOME = re.compile(
    r"[Ww]elcome (?:you )?(?:all )?to (?:the )?(?P<name>[A-Z][\w&.,'’ -]{1,50}?)(?:'s|’s)?\s+"
    r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]iscal|[Ff]ull|Q[1-4]|[1-4]Q|20\d\d|[Ee]arnings|[Aa]nnual)"
)
# prey: the company of `青禾智驾2024年三季度业绩会`, `示例光伏 3Q24 电话会`; not `直击股东会`
_TITLED = re.compile(
    r"(?:\[[^\]]{2,10}\]\s*)?(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z·-]{1,15}?)(?:公司|股份有限公司)?\s*[:|]?\s*"
    r"(?:\d{0,4}年?(?:20)?\d\d\s?(?:年|Q|H|FY|财年)|[1-4]Q|Q[1-4]|[12]H|FY\d|20\d\d|第?[一二三四]季|[上下]半年|前三季|调研|业绩|电话会|交流|投资者)"
)
_WORDS = re.compile("对话|直击|专访|纪要|会议|电话会|业绩|调研|问答|实录|要点|速记|问|谈|股东会")
# prey: `2024-05-17`, `2024年5月17日`, `2024/5/17`, `2024.05.17`; not `2024-2025`
_DAY = re.compile(
    r"(?P<y>20\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?:\s?日|(?![\d.]))"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
# prey: `July 9, 2024`, `Jul 09 2024`; not `July 2024`
_MONTH_DAY = re.compile(
    r"\b(?P<m>[A-Z][a-z]{2,8})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>20\d\d)\b"
)
# prey: `09-Jul-2024`, `9 July 2024`; not `9-10`
_DAY_MONTH = re.compile(r"\b(?P<d>\d{1,2})[-\s](?P<m>[A-Za-z]{3,9})[-\s,]\s?(?P<y>20\d\d)\b")
# prey: `爬取时间：2024-05-17`, `发布于 2024-05-17`; not `会议时间`
_NOT_THE_CALL = re.compile(
    r"爬取|抓取|采集|发布|发表|更新|编辑|打印|Scraped|Retrieved|Published|Updated|Posted",
    re.IGNORECASE,
)


# prey: `2024年三季度业绩电话会`, `Q2 2024 Earnings Conference Call`; not `预计四季度投产`
_ABOUT = re.compile(
    r"业绩(?:会|说明|交流|发布|电话)|电话会|财报|法说会|法說會|業績|記錄|調研|季度(?:交流|纪要)"
    r"|Earnings|Results|Conference Call|Transcript",
    re.IGNORECASE,
)
# prey: `会议时间：2024-05-17`, `时间　2024 年 5 月 10 日`, `**Date:** 2024-07-09`; not `长时间`
_WHEN = re.compile(r"(?:^|会议|调研|活动|召开|举行)(?:时间|日期)|\bDate\b|日時|開催日")


def facts(document: Document, origin: str) -> Found:
    """What the first rows of a document say; what they don't stays empty."""
    rows = document.rows[:_HEAD]
    company, ticker = _company(rows)
    return Found(
        title=_title(rows),
        company=company,
        ticker=ticker,
        period=_period(rows),
        date=next(_dates(rows), ""),
        origin=Origin(address=origin),
    )


def _title(rows: tuple[Row, ...]) -> str:
    """The first row where it is a title; of a form the row that names it."""
    forms = [row for row in rows[:6] if "记录表" in row.body and ":" not in row.body]
    first = [row for row in rows[:1] if is_title(row) and "|" not in row.body]
    chosen = (forms or first)[:1]
    return "".join(row.raw[row.start : row.end].strip("#* 　") for row in chosen)


def _company(rows: tuple[Row, ...]) -> tuple[str, str]:
    """Name and ticker: from a cashtag, a form, a listing in brackets, a welcome, the title."""
    named, coded = "", ""
    for pattern in (_CASHTAG, _SHORT_NAME, _LISTED, _CODED, _CODE, _WELCOME):
        for row in rows:
            hit = pattern.search(row.text, row.start)
            if hit is None:
                continue
            named = named or _printed(row, hit, "name").strip(" ,")
            coded = coded or _printed(row, hit, "code").replace(" ", "")
            break
    if not named and rows:
        hit = _TITLED.match(rows[0].text, rows[0].start)
        name = _printed(rows[0], hit, "name") if hit else ""
        named = "" if _WORDS.search(name) else name
    return named, coded


def _printed(row: Row, hit: re.Match[str], group: str) -> str:
    return row.raw[hit.start(group) : hit.end(group)] if group in hit.re.groupindex else ""


def _period(rows: tuple[Row, ...]) -> str:
    """The period that the title tells, else the first that a line about the call tells."""
    for place, row in enumerate(rows):
        about = place == 0 or (len(row.body) < 200 and _ABOUT.search(row.body))
        found = period_in(row.body) if about else ""
        if found:
            return found
    return ""


def _dates(rows: tuple[Row, ...]) -> Iterator[str]:
    """Days named in the title and the facts; not those of a scrape or a publication."""
    for place, row in enumerate(rows):
        text = row.body
        dated = place < 2 or _WHEN.search(text) or (len(text) < 40 and text[0].isalnum())
        if len(text) > 160 or not dated or _NOT_THE_CALL.search(text):
            continue
        for pattern in (_DAY, _MONTH_DAY, _DAY_MONTH):
            for hit in pattern.finditer(text):
                alone = place < 2 or _WHEN.search(text) or hit.start() == 0
                month = _month(hit["m"])
                if alone and 1 <= month <= 12 and 1 <= int(hit["d"]) <= 31:
                    yield f"{hit['y']}-{month:02d}-{int(hit['d']):02d}"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    names = _MONTHS.split()
    return names.index(text[:3].lower()) + 1 if text[:3].lower() in names else 0
