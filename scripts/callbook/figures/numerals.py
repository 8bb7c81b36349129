"""Find the numbers with a unit in a folded text: 4亿, 70%以上, 三成, $1.2 billion, 10%-15%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

# 1,758.2 or 4.1 or 22; not the 3 of v2.3, nor 21 of "2021"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?"
# 三, 二十, 一百五十, 三点五; it counts only before 亿, 万, 成, 倍 or after 百分之
_CHINESE = (
    r"[零一二两三四五六七八九十][零一二两三四五六七八九十百千]*(?:点[零一二三四五六七八九]+)?"
)
# $, US$, RMB before the number; not "usd" inside a word
_CURRENCY = r"(?:(?:us|hk|nt|s)?\$|[¥€£]|(?<![a-z])(?:rmb|cny|usd|hkd|eur)|人民币)"
_MONEY = r"(?:元人民币|人民币|美元|港元|港币|欧元|日元|英镑|元)"
_SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万)"
# What is counted; "个" only before a thing that business counts: 300个城市, not 4个方面
_COUNTED = (
    r"(?:人次|人|名|位|户|家|座|台|辆|款|件|单|笔|部|套|吨|股|平方米|分钟|小时|天|次|条"
    r"|个(?=城市|国家|地区|门店|商家|客户|品牌|项目|用户|账号|店铺|站点|仓))"
)
_PERCENT = (
    r"(?:%|个?百分点|个?基点|pct|ppts?|pps?|bps?|percentage points?|basis points?|percent|per cent)"
)
_ENGLISH = r"(?:trillion|billion|million|thousand|bn|mn|mm)"
_ENGLISH_COUNTED = (
    r"(?:minutes|hours|days|times|users|customers|merchants|stores|cities|countries|employees"
    r"|people|advertisers|partners|orders|units)"
)
_ENGLISH_MONEY = r"(?:yuan|renminbi|rmb|u\.?s\.? dollars|dollars|euros)"

# 亿元, 万人, %, 倍, billion yuan, x (2.5x); not the q of 3q nor the g of 5g
_UNIT = (
    rf"(?:{_SCALE}\s?(?:{_MONEY}|{_COUNTED})?|{_PERCENT}|{_MONEY}|{_COUNTED}|倍"
    rf"|{_ENGLISH}(?![a-z])(?:\s{_ENGLISH_MONEY})?|{_ENGLISH_MONEY}(?![a-z])"
    rf"|{_ENGLISH_COUNTED}(?![a-z])|x(?![a-z]))"
)
_LATIN_END = re.compile(r"[a-z]$")

# Such as "4亿", "1,758亿元", "$1.2 billion", "10多亿", "10%-15%", "3至5亿"; not "2021年", "3q"
_FIGURE = re.compile(
    rf"(?P<currency>{_CURRENCY})?\s?(?<![\d.])(?P<low>{_NUMBER})(?P<odd>[多余几])?\s?"
    rf"(?:(?P<first>{_UNIT})?\s?(?P<link>-|~|至|到|和|与|(?:to|and)(?=\s))\s?(?:{_CURRENCY})?\s?"
    rf"(?P<high>{_NUMBER})\s?(?P<last>{_UNIT})|(?P<unit>{_UNIT})|(?P<bare>(?![\d.]*\d)))"
)
# "四亿", "三成", "两倍", "三成半"; not "一对一", "万一", "十分"
_CHINESE_FIGURE = re.compile(
    rf"(?<![第数几{'零一二两三四五六七八九十百千'}])(?P<low>{_CHINESE})(?P<odd>[多余几])?"
    rf"(?P<unit>{_SCALE}(?:{_MONEY}|{_COUNTED})?|成(?P<half>半)?(?=[^为立本功都了就熟果员年长不]|$)|倍)"
)
# "百分之三十", "百分之 30"
_PERCENT_FIGURE = re.compile(rf"百分之\s?(?P<low>{_NUMBER}|{_CHINESE})")

_BEFORE = re.compile(
    r"(?:大约|约为|约|(?<!最)近|接近|将近|超过|超|逾|不到|不足|不低于|不高于|不少于|不超过|至少|最多|大概"
    r"|差不多|高达|\b(?:about|around|approximately|approx\.|nearly|almost|over|more than|at least"
    r"|up to|less than|roughly|exceeding|above|below|under|north of|close to))\s?$"
)
_AFTER = re.compile(
    r"\s?(?:以上|以下|左右|上下|之多|多(?!元|样|家)|余(?!额|下)|出头|\+"
    r"|(?:plus|or so|or more|or higher)\b)"
)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number with its unit at a span of the folded text."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None  # the upper end of a range
    unit: str = ""  # empty for a bare number, which is a figure only beside its metric
    before: tuple[int, int] = (0, 0)  # the span of 约, 超过 …; empty where none is said
    after: tuple[int, int] = (0, 0)  # the span of 以上, 左右 …


def numbers(text: str) -> list[Number]:
    """The numbers of a folded text, in order and none inside another.

    Dates, quarters (3q, 2021年, 9月), ordinals and versions have no unit known here and come
    out as bare numbers or not at all.
    """
    found = [*_western(text), *_chinese(text), *_percents(text)]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def chinese_value(word: str) -> Decimal:
    """The value of a Chinese numeral below ten thousand: 一百五十 is 150, 三点五 is 3.5."""
    whole, _, fraction = word.partition("点")
    total = digit = 0
    for character in whole:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[character]
    decimals = "".join(str(_DIGITS[character]) for character in fraction)
    return Decimal(f"{total + digit}.{decimals}" if decimals else total + digit)


def _western(text: str) -> Iterator[Number]:
    for match in _FIGURE.finditer(text):
        start = match.start("currency") if match["currency"] else match.start("low")
        low = _decimal(match["low"])
        if not match["high"]:
            if not _glued(text, start, match["unit"]):
                end = match.end("unit") if match["unit"] else match.end("low")
                number = Number(start=start, end=end, value=low, unit=_unit(match, "unit"))
                yield _qualified(text, match, number)
        elif _is_range(text, match, start):
            number = Number(
                start=start,
                end=match.end("last"),
                value=low,
                high=_decimal(match["high"]),
                unit=_unit(match, "last"),
            )
            yield _qualified(text, match, number)
        else:
            yield from _ends(text, match, Number(start=start, end=match.end("low"), value=low))


def _ends(text: str, match: re.Match[str], low: Number) -> Iterator[Number]:
    """The two ends of what is no range: 5000万到1亿, 从70%到75%, 36%和42%."""
    if match["first"]:
        low = replace(low, end=match.end("first"), unit=_unit(match, "first"))
    yield _qualified(text, match, low)
    value = _decimal(match["high"])
    high = Number(start=match.start("high"), end=match.end("last"), value=value)
    yield _qualified(text, match, replace(high, unit=_unit(match, "last")))


def _is_range(text: str, match: re.Match[str], start: int) -> bool:
    """Whether two ends make a range: 3至5亿, between 1 and 2; not 从10%到15%, 36%和42%."""
    if match["first"] and not match["last"].startswith(match["first"]):
        return False  # 5000万到1亿; but 200亿至210亿元 is one range
    before = text[max(start - 8, 0) : start]
    if match["link"] in ("和", "与", "and"):
        return bool(re.search(r"(?:between|介于|在)\s?$", before))
    return not re.search(r"(?:从|由|from)\s?$", before)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _unit(match: re.Match[str], group: str) -> str:
    """The unit with the currency said before the number: "$ billion", 人民币亿元."""
    currency = (match["currency"] or "").strip().upper()
    unit = match[group] or ""
    if not currency:
        return unit
    return f"{currency}{unit}" if not currency.isascii() else f"{currency} {unit}".strip()


def _glued(text: str, start: int, unit: str | None) -> bool:
    """Whether letters before the digits make them a name: q3, d7, h265; DAU4亿 is a number."""
    before = text[max(start - 1, 0) : start]
    return before.isascii() and before.isalpha() and (not unit or bool(_LATIN_END.search(unit)))


def _chinese(text: str) -> Iterator[Number]:
    for match in _CHINESE_FIGURE.finditer(text):
        value = chinese_value(match["low"])
        unit = match["unit"]
        if unit.startswith("成"):
            value, unit = value + (Decimal("0.5") if match["half"] else 0), "成"
        number = Number(start=match.start(), end=match.end("unit"), value=value, unit=unit)
        yield _qualified(text, match, number)


def _percents(text: str) -> Iterator[Number]:
    for match in _PERCENT_FIGURE.finditer(text):
        low = match["low"]
        value = _decimal(low) if low[0].isdigit() else chinese_value(low)
        number = Number(start=match.start(), end=match.end(), value=value, unit="%")
        yield _qualified(text, match, number)


def _qualified(text: str, match: re.Match[str], number: Number) -> Number:
    """The number with where 约, 超过 or 以上, 多 stand beside it."""
    odd = match.groupdict().get("odd")
    after = match.span("odd") if odd else _after(text, number.end)
    return replace(number, before=_before(text, number.start), after=after)


def _before(text: str, start: int) -> tuple[int, int]:
    found = _BEFORE.search(text, max(start - 14, 0), start)
    return found.span() if found else (0, 0)


def _after(text: str, end: int) -> tuple[int, int]:
    found = _AFTER.match(text, end)
    return found.span() if found else (0, 0)
