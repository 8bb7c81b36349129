"""Read from the words around a number what it is: a level or a change, of when, how certain."""

import re

from callbook.language.lookup import Cover
from callbook.model import Basis, FigureKind, Span

# --- level or change ----------------------------------------------------------------------

_YOY = (
    r"同比|较(?:去年|上年)同期|\b(?:yoy|y/y|year[- ](?:over|on)[- ]year"
    r"|(?:from|compared with|compared to) (?:a |the )?"
    r"(?:same (?:period|quarter) (?:of |in )?(?:last year|a year ago|(?:19|20)\d\d)"
    r"|year ago|year earlier))"
)
_QOQ = (
    r"环比|较上(?:一)?季度?|\b(?:qoq|q/q|quarter[- ](?:over|on)[- ]quarter|sequentially|sequential"
    r"|month[- ]over[- ]month|from the (?:previous|prior) quarter)"
)
# "同比", "year over year", "环比", "qoq"; not "不同比例", "循环比" (the vocabulary bars those too)
_BASIS = re.compile(rf"(?<![不相])(?P<yoy>{_YOY})(?![例重])|(?<!循)(?P<qoq>{_QOQ})")
# The basis said after a share: "22%qoq", "12% year over year", "10%的同比增速", "18%(同比)"
_BASIS_AFTER = re.compile(
    rf"\s?(?:increase|growth|decline|decrease)?\s?(?:的|\(|on a )?\s?"
    rf"(?:(?P<yoy>{_YOY})|(?P<qoq>{_QOQ}))"
)
_FALL = (
    r"下降|下滑|减少|降低|下跌|回落|收窄|缩减|降幅|跌幅|\b(?:down|declin\w+|decreas\w+|fell|fall\w*"
    r"|dropp?\w*|lower|narrow\w*|contract\w+|shr[aiu]nk\w*)"
)
_RISE = (
    r"(?<!新)增(?!值|至|长期)|上升|提升|提高|上涨|上扬|扩大|增速|增幅|涨幅|涨|升"
    r"|\b(?:up|grew|grow\w*|increas\w+|rose|ris\w+|higher|expand\w+|gain\w*|improv\w+)"
)
# "增长", "下降", "grew", "down"; not "新增3000万", which tells how many came
_CHANGE = re.compile(rf"(?P<fall>{_FALL})|(?P<rise>{_RISE})")
# Said after the number: "12% growth", "5% decline"
_CHANGE_AFTER = re.compile(
    r"\s?(?:(?P<fall>decline|decrease|drop)|(?P<rise>increase|growth))"
    r"|的(?:(?P<less>降幅|跌幅|下降|下滑)|(?P<more>增长|增速|增幅|涨幅))"
)
# What stands between a change and the level it led to, as in "增长至78%", "提高到今年的15%" or
# "grew to 320 million"; not as in "到明年增长20%"
_LEVEL = re.compile(
    r"(?:至|到|达|为|是|破|突破|站上|仅|从|由|\b(?:to|at|reached|exceeded|was|were|is|of|from))了?"
    r"(?:(?:今年|去年|目前|当前|现在|本季度|[一二三四]季度|\d{1,2}月)的)?\s?$"
)
# A noun for the change itself keeps it a change: "增速为22%", "an increase of 18%"
_CHANGE_NOUN = re.compile(
    r"(?:增速|增幅|降幅|涨幅|跌幅|增长率|下降率"
    r"|\b(?:increase|decrease|decline|growth|growth rate|gain|drop))"
    r"[^,]{0,10}?(?:为|是|达|达到|of|was|at)\s?$"
)


def basis(before: str, after: str) -> tuple[Basis, bool]:
    """Level or change, and whether it fell, from the words of the clause around a number.

    `before` ends where the number (or its 约, 近) starts and begins behind the number before;
    `after` starts behind it. A change whose comparison is not said is "change", never guessed.
    """
    noun = _CHANGE_NOUN.search(before)
    if _LEVEL.search(before) and not noun:
        return "level", False
    said = _BASIS_AFTER.match(after) or _last(_BASIS, before)
    change = _last(_CHANGE, before) or _CHANGE_AFTER.match(after)
    fell = bool(change and (change["fall"] or change.groupdict().get("less")))
    if said:
        return ("yoy" if said["yoy"] else "qoq"), fell
    return ("change" if change or noun else "level"), fell


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def bases(text: str) -> tuple[Basis, ...]:
    """All comparisons named in a stretch, in order: 同比、环比分别增长 gives yoy, qoq."""
    return tuple("yoy" if match["yoy"] else "qoq" for match in _BASIS.finditer(text))


# --- actual, guidance, target, forecast ----------------------------------------------------

# "目标", "力争", "our goal"; not "目标用户", "目标群体"
_TARGET = re.compile(
    r"目标(?!群体|用户|客户|人群|市场|受众)|力争"
    r"|\b(?:targets?|targeting|targeted|goals?|aim(?:s|ing)? (?:to|for))\b"
)
# "指引", "我们预计", "we expect"; not "高于此前指引", "above our guidance", which only compare
_GUIDANCE = re.compile(
    r"(?<!高于)(?<!低于)(?<!超出)(?<!好于)(?<!此前)指引|(?:我们|公司|管理层)(?:目前|现在|仍|将)?(?:预计|预期)"
    r"|(?<!above )(?<!above our )(?<!below our )\bguidance|\bguid(?:e|es|ing) (?:to|for)"
    r"|\b(?:we|the company|management)(?: currently| now| still)? (?:expect|anticipate|project)s?\b"
)
# "有望", "预计", "is expected to"; not "超预期", "与预期一致"
_FORECAST = re.compile(
    r"有望|预计|预测|预期(?:将|为|在|达)|料将|或将|将达|将超|将增|将降"
    r"|\b(?:expected to|forecast\w*|likely to|will reach|could reach|estimated)\b"
)


def kind(sentence: str, clause: str, after: str) -> FigureKind:
    """How certain a number is: `sentence` and `clause` end where it starts, `after` follows it.

    A target names itself in the number's own clause; guidance is the company's own
    expectation; any other expectation is a forecast.
    """
    if _TARGET.search(clause) or _TARGET.search(after):
        return "target"
    if _GUIDANCE.search(sentence):
        return "guidance"
    return "forecast" if _FORECAST.search(clause) else "actual"


# --- period -------------------------------------------------------------------------------

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
# "3q21", "2021年第三季度", "三季度", "9月", "上半年", "third quarter of 2021"; not "较去年同期",
# "3个月", "7天"
_PERIOD = re.compile(
    r"(?<!较)(?<!比)(?<!于)(?:"
    r"(?<![\d.])\d{4}年?(?:第?[一二三四1-4]季度|[上下]半年|全年|q[1-4]|h[12])|(?<![\d.])(?:19|20)\d{2}年(?:\d{1,2}月)?"
    r"|(?<![a-z\d.])(?:[1-4]q|q[1-4]|[12]h|h[12]|fy)(?:\s?(?:fy)?\d{2,4})?(?![a-z\d])"
    r"|(?<![a-z\d.])(?:[1-4]q|[12]h)(?:\d{2,4})?"
    r"|(?:第[一二三四1-4]|[一二三四]|前三|本|上|下|当)季度|[上下]半年|全年|去年(?!同期)|今年|明年|后年|前年"
    r"|(?<![\d.])(?:1[0-2]|[1-9])月(?:份|底|末|初)?|(?:十[一二]?|[一二三四五六七八九])月(?:份|底|末|初)?"
    r"|本月|上月|双十一|双11|618|春节|国庆"
    r"|\b(?:first|second|third|fourth) (?:fiscal )?quarter(?: of (?:fiscal )?(?:year )?\d{4})?"
    r"|\b(?:this|next|last) (?:quarter|year)|\bfull[- ]year(?: \d{4})?|\bfiscal (?:year )?\d{4}"
    rf"|\b(?:first|second) half(?: of \d{{4}})?"
    rf"|\b(?:in|for|by|during) (?:(?:{_MONTHS})(?: \d{{4}})?|(?:19|20)\d{{2}})(?!\d)"
    r")"
)
_COMPARED = re.compile(r"(?:compared (?:with|to)|versus|vs\.?|from|than|较|比)\s?(?:the )?$")
# Between a number and the period right behind it: "450 million in Q2 2022"
_OF = re.compile(r"\s?(?:in|for|during|as of|at|by)?\s?(?:the )?")
_LEADING = re.compile(r"^(?:in|for|by|during) ")


def period(text: str, start: int, end: int, clause: Span, earliest: int) -> Span | None:
    """Where the text says when a number from start to end holds.

    That is right behind it ("450 million in Q2 2022"), else the last before it, from
    `earliest` on, else behind it in its clause.

    What the number is compared with (较上季度, from the same quarter last year) is no period.
    """
    before = _periods(text, earliest, start)
    behind = _periods(text, start, clause.end)
    if behind and (not before or _OF.fullmatch(text, end, behind[0].start)):
        return behind[0]
    return before[-1] if before else None


def _periods(text: str, start: int, end: int) -> list[Span]:
    compared = Cover(match.span() for match in _BASIS.finditer(text, start, end))
    found = []
    for match in _PERIOD.finditer(text, start, end):
        before = text[max(start, match.start() - 16) : match.start()]
        if not compared.touches(*match.span()) and not _COMPARED.search(before):
            lead = _LEADING.match(match.group())
            begin = match.start() + (lead.end() if lead else 0)
            found.append(Span(start=begin, end=match.end()))
    return found
