"""Find what a text itself says about its call: its title, company, ticker, period and date."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from callbook.found.day_words import days
from callbook.found.naming import Name, announced, cashtags, in_news, labelled, titled
from callbook.found.period_words import periods
from callbook.layouts.document import Row
from callbook.layouts.front import is_title
from callbook.layouts.latin_names import generic_role, is_person
from callbook.model import Origin

_NO_ORIGIN = Origin()
_BEGINNING = 800  # characters of a row in which a call is introduced; it may be the whole text
_TOP = 40  # rows above the first question in which a call is introduced

# prey: `时间：…`, `会议时间 2024-05-17`, `**Date:** July 9, 2024`; not `发布时间：…`, `时间会证明`
_WHEN = re.compile(
    r"[\s#*>|·•-]*(?:(?:电话)?(?:会议|调研|接待|活动|交流|路演|召开|举办|举行)(?:的)?)?(?:时间|日期)"
    r"[*\s]*(?::|\s{1,}(?=20\d\d))|[\s#*>]*(?:call |event |conference )?date(?: and time)?[*\s]*:",
    re.IGNORECASE,
)
# prey: `爬取时间：2024-06-01`, `Scraped: …`, `Retrieved on …`; not `时间：…`
_CAPTURED = re.compile(
    r"(?:爬取|抓取|采集|存档|下载)(?:时间|日期|于)?|\b(?:scraped|crawled|retrieved|captured|archived"
    r"|accessed)\b",
    re.IGNORECASE,
)
# prey: `发布于 2024-06-01`, `更新时间：…`, `Published: …`, `© 2024`; not `时间：…`
_OF_THE_PAGE = re.compile(
    r"发布|发表|更新|编辑于|创建|上传|披露|公告日|转载|\b(?:published|posted|updated|uploaded|created)"
    r"\b|©|copyright|(?:^|\s)by\s|\|\s*阅读",
    re.IGNORECASE,
)
# prey: `原文链接：https://…`, `来源：https://…`, `Source: https://…`; not a link inside a sentence
_ORIGIN = re.compile(
    r"[\s#*>]*(?:来源|出处|链接|网址|地址|原文(?:链接|地址)?|source|url|link|origin)[*\s]*:"
    r"[*\s<(\[]*(?P<address>https?://[^\s<>()\[\]\"'，。；]+)",
    re.IGNORECASE,
)


# prey: `来源：青禾研究`, `Source: Pell Research`; not `来源：https://…`, `收入来源：广告。`
_PUBLISHER = re.compile(
    r"[\s#*>]*(?:(?:文章|本文|资料|信息)?(?:来源|出处)|source)[*\s]*:[*\s]*(?P<name>(?!https?:)[^\s:。.,;][^:。;]{0,30}?)"
    r"[*\s]*",
    re.IGNORECASE,
)
# prey: the `title: ` of a note's facts
_NAMED_TITLE = re.compile(r"^(?:title|标题)\s*[:：]\s*", re.IGNORECASE)


# prey: `DATE`, `Home`, `Contents:`; what a page begins with and no title
_OF_A_MENU = re.compile(
    r"(?:date|home|menu|search|contents|log in|sign in|skip to (?:main )?content|call participants"
    r"|news|markets)\s*:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the text itself says about the call; empty where it does not."""

    title: str = ""
    company: str = ""
    ticker: str = ""
    period: str = ""  # as the details want it: 2021Q3
    date: str = ""  # ISO
    origin: Origin = _NO_ORIGIN

    def otherwise(self, other: "Found") -> "Found":
        """This, and where it says nothing what `other` says."""
        lacking = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if getattr(self, field.name) in ("", _NO_ORIGIN)
        }
        return replace(self, **lacking)


def find(rows: Sequence[Row], above: int, origin: str) -> Found:
    """What rows of a transcript say about the call.

    Only the rows `above` the first question introduce it. A page's title counts before its
    list of facts, and that before what the speakers say; where one of them names two
    companies, periods or days, it names none. `origin` is the address that a repost notice
    gives.
    """
    front = tuple(rows[: min(above, _TOP)])
    title = _title(front)
    named = _name(front, title)
    return Found(
        title=_NAMED_TITLE.sub("", _whole_title(title)).strip("\"'") if title else "",
        company=named.company,
        ticker=named.ticker,
        period=_period(front, title),
        date=_date(front, title),
        origin=Origin(
            address=origin or _address(front),
            publisher=_publisher(front),
            captured=_captured(rows),
        ),
    )


def _whole_title(title: Row) -> str:
    """A title as its line prints it, without marks around it; of a long line its own stretch."""
    return title.raw[title.start : title.end].strip(" \t\u3000#*")


def _title(front: Sequence[Row]) -> Row | None:
    """The first row, where it is no sentence, fact or speaker; a heading of the page else."""
    rows = [row for row in front[:6] if _may_be_title(row)]
    for row in rows:
        if row.raw.lstrip().startswith("# ") or (row is front[0] and len(row.body) > 3):
            return row
    named = next((row for row in rows if titled(_plain(row)) or _told(row)), None)
    if named or not (front and _OF_A_MENU.fullmatch(_plain(front[0]))):
        return named
    below = (row for row in front[6:_TOP] if _may_be_title(row))  # the menu may be long
    return next((row for row in below if titled(_plain(row)).company), None)


def _may_be_title(row: Row) -> bool:
    """A table's row, a fact or a speaker's name is no title."""
    plain = _plain(row)
    fact = labelled(plain) or _says_when(row) or generic_role(plain) or is_person(plain)
    told = is_title(row) or (len(row.body) < 80 and titled(plain) and any(periods(plain)))
    if not told or fact or any(_alone(plain)) or _OF_A_MENU.fullmatch(plain):
        return False
    return not row.body.startswith("|") and "\t" not in row.raw and ".htm" not in plain


def _told(row: Row) -> bool:
    return len(set(periods(_plain(row)))) == 1 and len(row.body) < 60


def _plain(row: Row) -> str:
    """How the row begins, half-width, without the marks of Markdown."""
    beginning = row.text[row.start : min(row.end, row.start + _BEGINNING)]
    return re.sub(r"^[#>\s]+|\*\*|__", "", beginning).strip()


def _one(values: Iterable[str]) -> str:
    """The one value that is named; nothing where several are."""
    found = set(filter(None, values))
    return found.pop() if len(found) == 1 else ""


# --- company ------------------------------------------------------------------------------


def _name(front: Sequence[Row], title: Row | None) -> Name:
    """Company and ticker by the surest place that names just one."""
    facts = [_printed(row, labelled(_plain(row))) for row in front]
    heads = [_printed(title, titled(_plain(title)))] if title else []
    tags = [_printed(row, name) for row in front for name in cashtags(_plain(row))]
    said = [_printed(row, name) for row in front for name in announced(_plain(row))]
    alone = [name for row in front[:4] if (name := _alone_on_its_line(row))]
    news = [_printed(row, name) for row in front[:8] for name in in_news(_plain(row))]
    ordered = (facts, heads, tags, alone, said, news)
    company = next(filter(None, (_one(one.company for one in names) for names in ordered)), "")
    ticker = next(filter(None, (_one(one.ticker for one in names) for names in ordered)), "")
    return Name(company=company or ticker.partition(":")[2] or ticker, ticker=ticker)


def _alone_on_its_line(row: Row) -> Name:
    """The company of a line that holds its full name or its name and ticker, no more."""
    plain = _plain(row)
    name = titled(plain)
    whole = plain == name.company or plain.endswith(name.ticker or "\n")
    return _printed(row, name) if name and whole else Name()


def _printed(row: Row, name: Name) -> Name:
    """The name in the characters of the source: those it is looked for in are simplified."""
    at = row.text.find(name.company) if name.company else -1
    return replace(name, company=row.raw[at : at + len(name.company)]) if at >= 0 else name


# --- period and date ----------------------------------------------------------------------


def _period(front: Sequence[Row], title: Row | None) -> str:
    if title and (found := _one(periods(_plain(title)))):
        return found
    short = (row for row in front[:12] if len(row.body) < 60 and is_title(row))
    headings = (row for row in short if _EVENT.search(_plain(row)))
    if found := _one(value for row in headings for value in periods(_plain(row))):
        return found
    return _one(value for row in front for value in periods(_welcome(_plain(row))))


# prey: `Q2 FY26 Earnings Conference Call`, `2024年第一季度业绩会`; not `预计2026年下半年投产`
_EVENT = re.compile(
    r"业绩|电话会|说明会|交流会|财报|路演|发布会|\b(?:earnings|results|call|conference|webcast|presentation)\b",
    re.IGNORECASE,
)
# prey: `欢迎参加青禾智驾 2024 年第一季度业绩电话会`, `Welcome to the … Earnings Conference Call`
_WELCOME = re.compile(
    r"(?:欢迎|感谢|参加|召开|举[行办]|开始)[^。!?;]{0,60}?(?:电话会|说明会|发布会|业绩会|交流会|会议)"
    r"|(?:welcome|thank you for joining|joining|host)[^.?!]{0,160}?\b(?:call|conference|webcast"
    r"|meeting)\b",
    re.IGNORECASE,
)


def _welcome(text: str) -> str:
    """The words that open a call by its name."""
    hit = _WELCOME.search(text)
    return hit.group() if hit else ""


# prey: `公司于2024年5月10日接受机构调研`, `于2024年5月15日15:00通过全景网举办`,
# `call held on May 2, 2024`
_HELD = re.compile(
    r"于\s*20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^。]{0,40}?(?:接受|举[办行]|召开|参加|通过)"
    r"|\bheld on [A-Z][a-z]+ \d{1,2}, 20\d\d"
)


def _date(front: Sequence[Row], title: Row | None) -> str:
    stated = [row for row in front if _says_when(row)]
    of_event = [row for row in stated if not row.body.lower().startswith("date")]
    for rows in (stated, of_event):  # a note's `date:` may be the day on which it was written
        if found := _one(day for row in rows for day in days(_plain(row))):
            return found
    if title and (found := _one(days(_plain(title)))):
        return found
    held = (hit.group() for row in front if (hit := _HELD.search(_plain(row))))
    if found := _one(day for words in held for day in days(words)):
        return found
    alone = (row for row in front if len(row.body) < 48 and not _is_page(row))
    return _one(day for row in alone for day in _alone(_plain(row)))


def _says_when(row: Row) -> bool:
    return bool(_WHEN.match(_plain(row))) and not _is_page(row)


def _is_page(row: Row) -> bool:
    text = _plain(row)
    return bool(_OF_THE_PAGE.search(text) or _CAPTURED.search(text))


# prey: what is left of `(2024-05-17 10:21)` without its day: clock, weekday, zone; not words
_BESIDE_A_DAY = re.compile(
    r"(?:[\s()\[\],.:~|-]|\d{1,2}:\d\d|\d+\s*(?:小时|分钟?|秒)|\d+|at\b|[ap]\.?m\.?|[ECPMG][SMD]?T|UTC|HKT|[上下]午|晚上?|周.|星期."
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)*",
    re.IGNORECASE,
)


def _alone(text: str) -> Iterator[str]:
    """The day of a row that holds nothing else."""
    for day in days(text):
        rest = re.sub(r"20\d\d\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?", "", text)
        rest = re.sub(r"\b(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}[\s-][A-Z][a-z]{2,8})\b", "", rest)
        if _BESIDE_A_DAY.fullmatch(rest):
            yield day


# --- origin -------------------------------------------------------------------------------


def _address(front: Sequence[Row]) -> str:
    """The address that a line of facts gives as the text's source."""
    return _one(
        row.raw[hit.start("address") : hit.end("address")]
        for row in front
        if (hit := _ORIGIN.match(row.text, row.start, row.end))
    )


def _publisher(front: Sequence[Row]) -> str:
    """Who published the text, where a line of facts names a source without an address."""
    return _one(
        row.raw[hit.start("name") : hit.end("name")].strip()
        for row in front
        if (hit := _PUBLISHER.fullmatch(row.text, row.start, row.end))
    )


def _captured(rows: Sequence[Row]) -> str:
    """The day on which somebody took the text from the web, where the text says so."""
    ends = (*rows[:_TOP], *rows[-10:])
    return _one(
        day
        for row in ends
        if len(row.body) < 120 and _CAPTURED.search(_plain(row))
        for day in days(_plain(row))
    )
