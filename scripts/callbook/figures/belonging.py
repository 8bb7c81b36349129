"""Find the metric that a number belongs to, as far as its sentence says."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from callbook.figures.numerals import Number
from callbook.figures.surroundings import Named, Setting
from callbook.model import Basis, Metric

# Between a number and the metric behind it: "4亿DAU", "4亿的DAU", "$1.2 billion in revenue"
_BEHIND = re.compile(r"\s?(?:的|个)?\s?(?:(?:in|of|for) )?(?:(?:total|average|net|the) )*")
# Between a metric and the number that tells it: "DAU 3.2亿", "ROI为2.5", "DAU达到近4亿"
_LINK = re.compile(r"\s?(?:为|是|达|达到|约|近|超|超过|=|:|of|at|was|were|is|reached)?\s?")
# What makes a bare number a date, an ordinal or a name: "9月", "2021年", "3q", "5-7"
_COUNTING = re.compile(r"\s?[年月日号季点轮期个a-z/-]")
# Words that only carry a number on from the one before, or from the subject of the clause
# before: "DAU达到3.2亿,同比增长18%", "GMV保持高增长,三季度达到1758亿元"; not ",其中电商占30%"
# (an atomic group, the longer words first: one way to read a text, so that time stays linear)
_FILLER = re.compile(
    r"(?>[\s、,()/]|同比|环比|分别|均|都|也|则|并|且|或|和|及|与|又|再|继续|进一步|已经|已|就|大幅|小幅|明显|显著"
    r"|增长|增加|增速|增幅|降幅|涨幅|跌幅|首次|突破|调整|的|上升|提升|提高|上涨|下降|下滑|减少|降低|回落|升|降|增|达到|达|到|至|为|是|了|在|于|约|近|超过|超"
    r"|较?(?:去年同期|上年同期|上季度)|从|由|20\d\d年|第?[一二三四]季度|[1-4]q\d{0,4}|q[1-4]|\d{1,2}月份?"
    r"|[上下]半年|全年|今年|去年|本季度"
    r"|(?:year[- ](?:over|on)[- ]year|quarter[- ](?:over|on)[- ]quarter|yoy|qoq|sequentially"
    r"|(?:first|second|third|fourth|this|last) quarter|increase|decrease|decline|growth|growing"
    r"|grew|representing|reaching|reached|compared with|basis|quarter|period|year|which"
    r"|was|were|for|from|the|and|in|of|to|or|is|by|on|up|down|at|it|an|a)\b)*+"
)
# "GMV占比30%" is a share of something else, not the GMV
_SHARE = re.compile(r"占|accounted for|accounting for|share of|比重|contribut")

_RATIO_UNITS = re.compile(r"%|成|个?百分点|个?基点|pct|ppts?|pps?|bps?|.*points?|percent|per cent")
_MONEY_UNITS = re.compile(
    r".*(?:元|人民币|\$|¥|€|£|RMB|CNY|USD|HKD|EUR|yuan|renminbi|rmb|dollars|euros).*"
)
_TIME_UNITS = re.compile(r"分钟|小时|minutes|hours")
_PEOPLE_UNITS = re.compile(
    r".*(?:人|名|位|户|家|users|customers|merchants|employees|people|advertisers)"
)


def metric_of(setting: Setting, basis: Basis, last: Metric | None) -> Metric | None:
    """The metric of a number: named right behind it, dealt out by 分别, or the nearest before.

    Where its own words name none and only carry on (",同比增长18%"), it is that of the number
    before, `last`, or the subject of the clause before. None where the sentence does not say,
    or names what such a number can't measure (a share in percent is no number of users).
    """
    for named in _candidates(setting):
        if fits(named.metric, setting.number, basis) and not _is_share(setting, named, basis):
            return named.metric
    if setting.previous >= 0 and _FILLER.fullmatch(setting.text[setting.previous : setting.start]):
        return last if last and fits(last, setting.number, basis) else None
    if setting.begin == setting.clause.start and _FILLER.fullmatch(setting.before):
        return _subject(setting, basis)
    return None


def tells(text: str, number: Number, named: Sequence[Named]) -> bool:
    """Whether a bare number stands right behind a ratio that it tells: ROI为2.5, DAU/MAU 0.55.

    `named` are in the order of the text. Dates and ordinals (ROI在9月) tell nothing.
    """
    index = bisect_right(named, number.start, key=lambda each: each.end) - 1
    if index < 0 or _COUNTING.match(text, number.end):
        return False
    unit = named[index].metric.unit
    between = text[named[index].end : number.start]
    return ("%" in unit or "倍" in unit) and bool(_LINK.fullmatch(between))


def _candidates(setting: Setting) -> list[Named]:
    """The metrics named around the number in its clause, the likeliest first."""
    clause, end = setting.clause, setting.end
    inside = [each for each in setting.named if clause.start <= each.start < clause.end]
    ahead = [each for each in inside if setting.begin <= each.start and each.end <= setting.start]
    behind = [
        each
        for each in inside
        if each.start >= end and _BEHIND.fullmatch(setting.text[end : each.start])
    ]
    if ahead and _LINK.fullmatch(setting.text[ahead[-1].end : setting.start]):
        behind = []
    return [*_dealt(setting, inside), *behind, *reversed(ahead)]


def _dealt(setting: Setting, inside: list[Named]) -> list[Named]:
    """What 分别 or "respectively" deals to this number: the first to the first, and so on."""
    if not setting.is_dealt:
        return []
    each = setting.text.find("分别", setting.clause.start, setting.start)
    first = each if each >= 0 else setting.start
    listed = [named for named in inside if named.end <= first]
    if not listed:  # "DAU和MAU分别为3.2亿和5.7亿,同比分别增长18%和20%"
        listed = [named for named in setting.named if named.end <= setting.clause.start]
    return listed[setting.place : setting.place + 1] if len(listed) > 1 else []


def _is_share(setting: Setting, named: Named, basis: Basis) -> bool:
    """Whether the number is the metric's share of something else: GMV占比30%."""
    between = setting.text[named.end : setting.start]
    return basis == "level" and bool(_SHARE.search(between))


def _subject(setting: Setting, basis: Basis) -> Metric | None:
    """The one metric that the clause before names and that such a number can measure."""
    before = setting.text.rfind(",", setting.sentence.start, max(setting.clause.start - 1, 0))
    first = max(before, setting.sentence.start, setting.previous)
    found = {
        each.metric.id: each.metric
        for each in setting.named
        if first <= each.start
        and each.end <= setting.clause.start
        and fits(each.metric, setting.number, basis)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def fits(metric: Metric, number: Number, basis: Basis) -> bool:
    """Whether a number of this unit can measure the metric: its level, or a change of it."""
    unit = metric.unit
    if _RATIO_UNITS.fullmatch(number.unit):
        return basis != "level" or not unit or "%" in unit
    if number.unit in ("", "倍", "x"):
        return not unit or "%" in unit or "倍" in unit or basis != "level"
    if not unit:
        return True
    if _MONEY_UNITS.fullmatch(number.unit):
        return "元" in unit
    if _TIME_UNITS.fullmatch(number.unit):
        return "分钟" in unit or "小时" in unit
    if _PEOPLE_UNITS.fullmatch(number.unit):
        return unit in ("人", "家", "户", "名")
    return unit not in ("%", "分钟/日")
