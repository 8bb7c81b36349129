"""Headers `姓名：…` as Chinese transcripts print them, with office or firm beside the name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from callbook.layouts.document import Document, Row, matching
from callbook.layouts.firms import is_operator
from callbook.layouts.introductions import called
from callbook.layouts.latin_names import (
    could_be_person,
    generic_role,
    is_given_name,
    is_interpreter,
)
from callbook.layouts.marks import words_from
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.offices import speaker_of
from callbook.layouts.persons import same_name
from callbook.layouts.turns import Header
from callbook.layouts.voices import voices
from callbook.model import Speaker

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
# prey: `王青：太好了`, `张敏（董秘）：`, `国泰君安 李女士：`, `Ann Lee (Larkfield): `,
# `王青（00:12:03）：`; not `https:`
_COLON = re.compile(
    r"(?:[-–—•*●·▪◦■◆▶►>]{1,2}\s*)?(?P<name>[^:。?!;<>\"“”]{1,48}?(?:\([^():]{1,40}\))?)"
    rf"\s*(?:[\[(]{_TIME}[\])])?\s*:(?!//|\d\d\b)\s*"
)
# prey: `【主持人】各位好`, `[CFO 罗兰] 补充`, `[说话人2][00:01:10] 好`; not `【订单】`, `[1]`
_BOXED = re.compile(
    rf"\[(?P<name>(?:[^\[\]\d:()]|\([^()]{{1,32}}\)){{2,24}}(?:\s?\d{{1,4}})?)\]\s*(?:[\[(]{_TIME}[\])])?\s*:?\s*(?=\S|$)"
)
# prey: `00:01:10 说话人2：好`, `00:01:10 主持人`; not `10:30 开始`, whose words are nobody's name
_TIME_FIRST = re.compile(
    rf"{_TIME}(?:\s*[-–~]\s*{_TIME})?\s+(?P<name>[^:。?!;,]{{2,24}}?)\s*(?::\s*|$)"
)
# prey: `主持人 10:02`, `董事长 戴文 10:03:21`, `说话人 2 00:01:12`; not `时间 10:02开始`
_TIMED = re.compile(
    r"(?P<name>[^:。?!;\d]{2,30}?(?:\s?\d{1,2})?)\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$"
)

# prey: the name before the tab of `王青\t谢谢`; not `营收\t42亿元`, which no speaker says
_TABBED = re.compile(r"(?P<name>[^:：。？！；，\t]{2,48}?)[ ]*\t\s*(?=\S)")
_LEAST_ANSWERED = 3
"""Labels above officers from which they are nicknames of askers."""
_LEAST_TABS = 4
"""Rows with a tab behind a few words from which the tab parts names from words."""

# prey: `我是中信证券的分析师小段，请教两个问题`, which is said; not `中信证券分析师小段`
_SAYS = re.compile("[我您]|请教|想问|问题|大家好")
# prey: the `问` of `记者问`, the `提问` of `网友提问`; not of `提问`, `现场提问`
_ASKS = re.compile("(?<=记者|媒体|观众|网友|股东)(?:提|追)?问$")


def chinese_headers(document: Document, listed: Iterable[Speaker] = ()) -> tuple[Header, ...]:
    """The headers of a document: names with an office or a firm, names listed, called or repeated.

    A label of the text (`产能：`, `Capex: up`) is none of these.
    """
    found = list(_colons(document))
    count = Counter(hit["name"].strip() for _, _, hit in found)
    outlets = _outlets(found, count)
    speaking = voices(document, [(place, hit["name"].strip()) for place, _, hit in found])
    short = (row.body for row in document.rows if len(row.body) < 300)
    names = (called(body).name for body in dict.fromkeys(short))
    known = (*(matching(one.name) for one in listed), *names)
    named = list(dict.fromkeys(filter(None, known)))
    nicknames = _nicknames(found, named)
    made: list[Header] = []
    for place, row, hit in found:
        label, printed = hit["name"].strip(), _plain(row, hit)
        if count[label] == 1 and is_operator(label) and _names_only(row.text[hit.end() : row.end]):
            continue
        one = _speaker(printed, count[label], named)
        if label in outlets and not (one and (one.firm or one.title)):
            one = outlets[label]
        if one is None and label in speaking:
            one = speaker(printed)
        if one is None and place in nicknames:
            one = Speaker(name=printed, role="analyst")
        if one is not None:
            made.append(_header(place, row, hit, one))
    return tuple(made)


def _nicknames(found: list[tuple[int, Row, re.Match[str]]], named: list[str]) -> frozenset[int]:
    """The rows of labels whom a named officer answers right below, as all such officers do.

    `小满不亏：…` stands above `董事长王青：…`; `产能：…` does not.
    """
    officers = {
        place
        for place, _, hit in found
        if (one := speaker(hit["name"])).title and one.role == "management"
    }
    above = {
        place
        for place, row, hit in found
        if place + 1 in officers
        and len(hit["name"]) < 17
        and not _speaker(_plain(row, hit), 1, named)
    }
    most = len(above) >= _LEAST_ANSWERED and len(above) >= 0.8 * len(officers)
    return frozenset(above) if most else frozenset()


def _names_only(words: str) -> bool:
    """Whether words behind `会议主持：` are who it was, and nothing that he says."""
    return 1 < len(words.strip()) < 40 and not any(mark in words for mark in "。?!,;…")


def _outlets(
    found: list[tuple[int, Row, re.Match[str]]], count: Counter[str]
) -> dict[str, Speaker]:
    """Labels that come again and mostly ask: the paper that interviews, `新潮商业评论：`."""
    asking = Counter(hit["name"].strip() for _, row, hit in found if row.body.endswith("?"))
    return {
        name: Speaker(name=_ASKS.sub("", name), role="analyst")
        for name, times in count.items()
        if times > 2 and asking[name] * 2 >= times and 2 < len(name) < 14 and not is_operator(name)
    }


def _tabbed(document: Document) -> dict[int, re.Match[str]]:
    """The names before a tab, by their rows, where many rows have one."""
    found = {
        place: hit
        for place, row in enumerate(document.rows)
        if "\t" in row.raw and (hit := _TABBED.match(row.raw, row.start))
    }
    return found if len(found) >= _LEAST_TABS else {}


def _colons(document: Document) -> Iterator[tuple[int, Row, re.Match[str]]]:
    tabs = _tabbed(document)
    for place, row in enumerate(document.rows):
        if place in tabs:
            yield place, row, tabs[place]
            continue
        hit = _BOXED.match(row.text, row.start) or _COLON.match(row.text, row.start)
        hit = hit or _TIME_FIRST.match(row.text, row.start, row.end)
        if hit is None or _TIMED.match(row.text, row.start, row.end):
            hit = _TIMED.match(row.text, row.start, row.end)
        if hit and hit.end("name") <= row.end:
            yield place, row, hit


def _plain(row: Row, hit: re.Match[str]) -> str:
    """The printed name, the page's noise in it left out."""
    shown = zip(row.raw[hit.start("name") : hit.end("name")], hit["name"], strict=True)
    return "".join(raw for raw, text in shown if text != " " or raw.isspace()).strip()


def _speaker(printed: str, count: int, named: list[str]) -> Speaker | None:
    """Who a label names; None where it is no speaker's."""
    one = speaker(printed)
    if is_interpreter(printed):
        return Speaker(name=printed)
    role = generic_role(printed)
    if role:
        return Speaker(name=_ASKS.sub("", printed), role=role)
    if one.role != "unknown" and len(printed) < 40 and not _SAYS.search(printed):
        return one
    if printed.isascii():
        latin = speaker_of(printed)
        again = (
            count > 1 and could_be_person(printed) and is_given_name(printed.split(maxsplit=1)[0])
        )
        return latin or (Speaker(name=printed) if again or _known(printed, named) else None)
    known = _known(one.name, named)
    return one if known or looks_like_name(one.name) else None


def _known(name: str, named: list[str]) -> bool:
    return any(same_name(matching(name), other) for other in named)


def _header(place: int, row: Row, hit: re.Match[str], one: Speaker) -> Header:
    words = words_from(row, hit.end())
    if words >= row.end:
        return Header(row=place, column=row.start, words=place + 1, start=-1, speaker=one)
    return Header(row=place, column=row.start, words=place, start=words, speaker=one)
