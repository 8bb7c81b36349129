"""Find the business periods that a text names with their years: 2021Q3, 2021H1, 2021FY."""

import re
from collections.abc import Iterator

_COUNTED = (("first", "1st", "一", "1"), ("second", "2nd", "二", "2"), ("third", "3rd", "三", "3"))
_ORDINALS = {
    word: number
    for number, words in enumerate((*_COUNTED, ("fourth", "4th", "四", "4")), 1)
    for word in words
}
_YEAR = (
    r"(?:FY\s*|财年\s*|fiscal(?:\s+year)?\s*)?(?P<year>20\d\d|['’]\d\d|(?<=FY)\d\d|(?<=FY\s)\d\d)"
)
_ORDINAL = r"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)"

_QUARTERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # prey: `2024年第一季度`, `2024财年第2季度`, `2024 年 Q3`; not `2024年前三季度`
        r"(?<!\d)(?P<year>20\d\d|\d\d)\s*(?:财政?)?年度?\s*的?\s*第?\s*(?:(?P<n>[一二三四1-4])\s*季|F?Q(?P<q>[1-4]))",
        # prey: `Q3 2024`, `FQ2 2024`, `Q3 FY26`, `Q3'24`, `Q3 FY '25`, `Q3FY2026`
        rf"(?<![A-Za-z\d])F?Q\s?(?P<q>[1-4])\s*[,/-]?\s*(?:of\s+)?{_YEAR}(?!\d)",
        # prey: `2025Q4`, `2025 Q4`, `FY26 Q3`, `FY2026Q3`, `2024-Q1`
        rf"(?<![A-Za-z\d])(?:{_YEAR})\s*[-_/]?\s*F?Q\s?(?P<q>[1-4])(?!\d)",
        # prey: `25Q3`; not `12Q3` without a year of ours, `225Q3`
        r"(?<![A-Za-z\d.])(?P<year>2\d)Q(?P<q>[1-4])(?!\d)",
        # prey: `2025三季报`, `2025年一季报`; not `三季报`
        r"(?<!\d)(?P<year>20\d\d)\s*年?\s*(?P<n>[一三])季报",
        # prey: `2024년 2분기`; not `2분기`
        r"(?<!\d)(?P<year>20\d\d)\s*년\s*(?:제\s*)?(?P<q>[1-4])\s*분기",
        # prey: `3Q21`, `4Q25`, `3Q2021`, `3QFY26`, `1Q FY2025`; not `3Q`, `13Q21`
        r"(?<![A-Za-z\d.])(?P<q>[1-4])\s?Q\s?(?:FY\s?)?['’]?(?P<year>20\d\d|\d\d)(?![\d%.,]*\d|%)",
        # prey: `Second Quarter 2024`, `second quarter of fiscal year 2024`, `2nd Quarter FY 2024`
        rf"\b{_ORDINAL}[\s-]+quarter(?:\s+(?:results|earnings|of|for|the|in|calendar))*[\s,]*{_YEAR}\b",
        # prey: `Fiscal 2024 Second Quarter`, `FY 2024 third quarter`, `2024 Third Quarter`
        rf"(?<!\d){_YEAR}\s+{_ORDINAL}[\s-]+quarter\b",
    )
)
# prey: `2024年上半年`, `2024年中期业绩`, `2024年半年度`; not `2024年下半年`
_HALF_CHINESE = re.compile(
    r"(?<!\d)(?P<year>20\d\d|\d\d)\s*年?(?:度)?\s*(?P<n>上半年|下半年|半年度|半年报|中期业绩|中报|中期)"
)
# prey: `1H24`, `2H 2024`, `H1 2024`, `H1 FY25`
_HALF = re.compile(
    r"(?<![A-Za-z\d])(?:(?P<a>[12])\s?H|H\s?(?P<b>[12]))\s*(?:FY\s*)?['’]?(?P<year>20\d\d|\d\d)(?![\d%])"
    r"|(?<![A-Za-z\d.])(?P<year2>20\d\d|2\d)\s*[-_]?\s*(?:H(?P<c>[12])|(?P<d>[12])H)(?!\d)",
    re.IGNORECASE,
)
# prey: the `HY` of `HY25`, the results of half a year; not `HYPE`
_HALF_YEAR = re.compile(r"\bHY\s?['’]?(?=\d\d)")
# prey: `First Half 2024`, `first half of fiscal 2024`, `Half Year 2024`
_HALF_ENGLISH = re.compile(
    r"\b(?P<n>first half|second half|half[\s-]year|interim)(?:\s+(?:results|of|for|the))*\s+"
    rf"{_YEAR}\b",
    re.IGNORECASE,
)
# prey: `2024年度网上业绩说明会`, `2025财年业绩`, `2024年年报`, `2024年全年业绩`; not `2024 年度）`
_WHOLE_CHINESE = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\s*(?:财年|年度?|年\s*全年|年年度)\s*(?:度)?\s*(?:报告|年报|年度报告|全年)?"
    r"\s*(?:网上|网络|线上)?\s*(?:集体)?(?:业绩|年报|全年业绩|年度业绩|股东大会|股东周年大会)"
)
# prey: `FY2024 Results`, `Full Year 2024 Earnings`, `2024 Annual Meeting`; not `FY2024 guidance`
_WHOLE = re.compile(
    r"\b(?:FY\s?(?P<a>20\d\d|\d\d)\s+(?:annual\s+|full[\s-]year\s+)?(?:results|earnings)"
    r"|(?:full|fiscal)[\s-]year\s+(?P<b>20\d\d)(?:\s+(?:results|earnings|financial))"
    r"|(?P<c>20\d\d)\s+(?:full[\s-]year|annual)\s+(?:results|earnings|meeting|shareholders))",
    re.IGNORECASE,
)


def periods(text: str) -> Iterator[str]:
    """Every period that `text` names with its year, as the details write it: 2021Q3.

    A fiscal year keeps the company's own count. The first three quarters are left: the book
    has no name for them. Of `第四季度及全年` the quarter counts, since its figures are the news.
    """
    found = [
        f"{_full(hit['year'])}Q{_quarter(hit)}" for form in _QUARTERS for hit in form.finditer(text)
    ]
    found = found or list(_halves(text)) or list(_wholes(text))
    yield from dict.fromkeys(found)


def _quarter(hit: re.Match[str]) -> int:
    named = hit.groupdict()
    return _ORDINALS[(named.get("q") or named.get("n") or "").lower()]


def _full(year: str) -> str:
    digits = year.strip("'’ ")
    return digits if len(digits) == 4 else f"20{digits}"


def _halves(text: str) -> Iterator[str]:
    for hit in _HALF_CHINESE.finditer(text):
        yield f"{_full(hit['year'])}H{2 if hit['n'] == '下半年' else 1}"
    for hit in _HALF.finditer(_HALF_YEAR.sub("H1 FY", text)):
        half = hit["a"] or hit["b"] or hit["c"] or hit["d"]
        yield f"{_full(hit['year'] or hit['year2'])}H{half}"
    for hit in _HALF_ENGLISH.finditer(text):
        yield f"{_full(hit['year'])}H{2 if hit['n'].lower() == 'second half' else 1}"


def _wholes(text: str) -> Iterator[str]:
    for hit in _WHOLE_CHINESE.finditer(text):
        yield f"{hit['year']}FY"
    for hit in _WHOLE.finditer(text):
        yield f"{_full(hit['a'] or hit['b'] or hit['c'])}FY"
