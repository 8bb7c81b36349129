"""The period that words name, in the form of the details: 2021Q3, 2024H1, 2024FY."""

import re

_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "第一": 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_PATTERNS = (
    # prey: `3Q21`, `3Q 2021`, `1H24`, `4Q2025`; not `3Q流量`
    re.compile(r"(?<![\dA-Za-z])(?P<n>[1-4])(?P<kind>[QH])\s?(?P<y>(?:20)?\d\d)(?!\d)"),
    # prey: `Q3 FY26`, `Q2 2024`, `FQ2 2024`, `Q3'24`; not `Q3 流量`
    re.compile(
        r"(?<![A-EG-Za-z])F?(?P<kind>[QH])(?P<n>[1-4])\s?(?:FY|CY)?\s?['’]?(?P<y>(?:20)?\d\d)(?!\d|\s?年)"
    ),
    # prey: `2025Q4`, `2025 Q1`, `FY25 Q3`, `2025年Q2`, `2024H1`; not `2025`
    re.compile(
        r"(?:FY\s?)?(?P<y>20\d\d|(?<=FY)\d\d)\s?(?:年|财年|年度)?\s?(?:第)?(?P<kind>[QH])(?P<n>[1-4])(?!\d)"
    ),
    # prey: `2024年三季度`, `2025财年第二季度`, `2024 年第 1 季度`; not `三季度`
    re.compile(
        r"(?P<y>20\d\d)\s?(?:年|财年|财政年度|年度)\s?第?\s?(?P<n>[一二三四1-4])\s?(?P<kind>季)"
    ),
    # prey: `2024年上半年`, `2024年半年度`; not `上半年`
    re.compile(
        r"(?P<y>20\d\d)\s?(?:年|财年)?\s?(?:度)?(?P<half>上半年|下半年|半年度|中期|前三季度)"
    ),
    # prey: `Second Quarter 2024`, `first quarter of fiscal 2025`; not `the second quarter`
    re.compile(
        r"(?P<word>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ -]+(?P<kind>[Qq])uarter\s+(?:of\s+)?"
        r"(?:[Ff]iscal\s+)?(?:[Yy]ear\s+)?(?:FY\s?)?(?P<y>20\d\d)"
    ),
    # prey: `2024 Second Quarter`, `Fiscal 2025 Third Quarter`; not `2024 results`
    re.compile(
        r"(?P<y>20\d\d)\s+(?P<word>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ -]+(?P<kind>[Qq])uarter"
    ),
)
# prey: `2024年度`, `2025财年`, `FY2024`, `2023年年报`, `2024 全年`; not `2024年5月`
_YEAR = re.compile(
    r"(?P<y>20\d\d)\s?(?:年年?度|财年|财政年度|年年报|年报|\s?全年|年全年)|FY\s?(?P<f>20\d\d|\d\d)(?!\d)"
)
_HALVES = {"上半年": "H1", "半年度": "H1", "中期": "H1", "下半年": "H2", "前三季度": "Q3"}


def period_in(text: str) -> str:
    """The first period that `text` (half-width) names with its year; empty where none is."""
    hits = [(hit.start(), hit) for pattern in _PATTERNS if (hit := pattern.search(text))]
    if hits:
        return _written(min(hits, key=lambda one: one[0])[1])
    year = _YEAR.search(text)
    return f"{_year(year['y'] or year['f'])}FY" if year else ""


def _written(hit: re.Match[str]) -> str:
    groups = hit.groupdict()
    year = _year(groups["y"])
    if groups.get("half"):
        return f"{year}{_HALVES[groups['half']]}"
    if groups.get("word"):
        return f"{year}Q{_ORDINALS[groups['word'].lower()]}"
    number = _NUMERALS.get(groups["n"]) or int(groups["n"])
    half = groups["kind"] == "H"
    return f"{year}H{min(number, 2)}" if half else f"{year}Q{number}"


def _year(text: str) -> str:
    return text if len(text) == 4 else f"20{text}"
