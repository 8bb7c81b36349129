"""The labels that questions begin with: `Q1：`, `Q：`, `问：`, `问题三：`, `【Q】`, a bare `Q `."""

import re
from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.askers import asker, asker_alone, at_start
from callbook.layouts.asking import asks
from callbook.layouts.document import Document, Row
from callbook.layouts.marks import Mark, words_from
from callbook.layouts.names import looks_like_name
from callbook.model import Speaker

_WHO = r"(?:\((?P<who>[^()]{1,40}(?:\([^()]{1,20}\))?)\))?"
# prey: `Q1：`, `Q2、`, `Q 3:`, `问题一：`, `Q1（JPM）：`, a line `Q1（JPM）`, `Q4 如何`;
# not `Q1-Q3`, `Q1.5`, `3Q`, `Q1 it has come down`
_NUMBERED = re.compile(
    r"(?:\[(?:기자|앵커|记者|記者)\]\s?)?\[?(?P<label>Q(?:uestion)?|q|(?:投资者|分析师|股东|网友|客户|机构|媒体|观众)?(?:提问|问题?)|질문|문|[质質]问|第(?=\S{1,3}问))\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?P<end>(?:问|个问题)?\s?\]?\s?" + _WHO + r"\s?(?:[:、)|丨]|—{1,2}(?![Q\d])"
    r"|[.](?!\d(?!\d{3}\s?年|\d{1,2}[A-Z]|[DG]))|\s*$)"
    r"|\s?\]|\s+(?=\S)(?!(?:FY|'|’)?(?:20)?\d\d\b|[A-Z][a-z]|[a-z]+ [a-z]))"
)
# prey: the `Q1 ` of a line `Q1 Morgan Stanley – Yang Liu`, of `Q1 Citi：…`; not of `Q1 Revenue`
_BEFORE_ASKER = re.compile(r"Q\s?(?P<n>\d{1,3})\s+(?=[A-Z])")
# prey: `Q：`, `问：`, `提问者:`, `小满 问 董秘 王青：`, `02.网友：`, `【Q】`,
# `【问题 3-1】`, `【提问人】追问：`, `Q（高盛）：`; not `学问：`, `问:答`
_PLAIN = re.compile(
    r"提问[者人]\s?:\s*(?P<nick3>[^\s:]{1,20})\s+提问时间\s?:[\d\s:/年月日-]+|(?:提问|问题)内容\s?:|"
    r"\[(?:问题|提问|问|Q)\s?\d{1,3}\s?[-–.]\s?\d{1,3}\]|\[(?P<again>提问[人者])\]\s*(?:追问\s?:)?|"
    r"(?:Q|问题)\s?(?P<of>\d{1,2})\s?[-–.]\s?\d{1,2}\s?[:、]\s*(?=\S)|\((?:问|提问|问题|Q|(?:投资者|股东|分析师)(?:提问)?)\)\s*:?|"
    r"(?P<more>(?:(?:Q|问题?)\s?\d{1,3}\s?)?(?:继续|补充)?追问\s?\d?|补充(?:提问|问题))\s?:|"
    r"(?:Q|问|提问)\s?[|丨]\s?(?=\S)|Q、\s?(?=\S)|\[(?P<nick>[^\[\]]{1,20})\]\s?问\s?[^:。?!]{0,12}:|"
    r"(?:(?:深交所|上交所|上证|北交所)?\s?(?:e?互动(?:易|平台)?)\s+)?(?P<nick2>[^\s:。?!,]{1,16})\s(?:(?:提问|提問|发问)\s?|问\s[^:。?!,]{2,20}):|[■□●◆]\s?(?:질문|[质質]问|问题?|提问)\s?\d{0,3}\s?:|"
    r"Q\s?[-–—]\s?(?=[^:]{0,24}[\u4e00-\u9fff])(?P<by>[^:。?!;]{2,24}?)\s?:|"
    r"(?:[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.、)]\s*)?\[?(?:(?:Q|q|问)(?:uestion)?|(?:投资者|分析师|股东|网友|记者|嘉宾|现场|参会者)?提问者?|(?:另一位|一位|某位?|老)(?:股东|投资者|分析师|网友)|追问|질문자?|문"
    r"|投资者(?:问题?)?|分析师|質問者?|记者|问题|网友|股东|股民|读者|观众|听众|粉丝|球友|博友|同学|学生)\s?(?:\]\s?:?|"
    + _WHO
    + r"\s?(?::|[)])|[.](?=20\d\d\s?年)|[.](?=\s|[^\w\s]|[\u3040-\u9fff\uac00-\ud7a3]))"
)
# prey: `Q 客户结构变化?`, `A 前五大客户`; not `A 股上市`, `Q4 增长`
_LETTER = re.compile(r"(?P<letter>[QA])\s+(?!股)(?=[\u4e00-\u9fff\d])")

# prey: the `（追问）` of `Q：（追问）资本开支会调整吗？`
_FURTHER = re.compile(r"\s*\((?:追问|继续追问|补充提问)\)\s*:?")
# prey: `3、贝琪：这个问题`, `(3) 王青：`, `3、股东`; not `3.5亿`
_COUNTED = re.compile(
    r"[(]?(?P<n>\d{1,3})\s?(?:[、)]|[.](?!\d))\s*(?:(?P<who>[^\s:。?!,()]{2,12}):)?"
)
# prey: the `2、` of `网友提问：2、毛利率为何下降?`; not `2.5亿`
_INNER = re.compile(r"(?P<n>\d{1,2})\s?(?:[、)]|[.](?!\d))\s*(?=\S)")


def numbered_labels(document: Document) -> tuple[Mark, ...]:
    """The rows that begin with a numbered label: `Q1：`, `问题三：`."""
    hits = dict(_hits(document, _NUMBERED))
    quarters = {place for place, hit in hits.items() if _is_quarter(document.rows[place], hit)}
    blank = sum(hit.group()[-1] == " " for hit in hits.values())
    if blank * 2 < len(hits):  # else `Q2 …` is how this document labels its questions
        hits = {place: hit for place, hit in hits.items() if place not in quarters}
    for place, hit in _hits(document, _BEFORE_ASKER):
        row = document.rows[place]
        if place not in hits and (
            asker_alone(replace(row, start=hit.end())) or at_start(row, hit.end())
        ):
            hits[place] = hit
    return tuple(_mark(document.rows[place], place, hit) for place, hit in sorted(hits.items()))


def _is_quarter(row: Row, hit: re.Match[str]) -> bool:
    """Whether `Q4 收入预计增长12%。` speaks of a quarter: nothing but a blank ends the label."""
    said = row.text[hit.end() : row.end]
    blank = hit["label"] in "Qq" and hit.group()[-1] == " "
    return blank and said[-1:] == "。" and not asks(said)


def plain_labels(document: Document) -> tuple[Mark, ...]:
    """The rows that begin with a label without a number of its own: `Q：`, `1. 问：`."""
    numbered = {place: hit["n"] for place, hit in _hits(document, _NUMBERED)}
    hits = [(place, hit) for place, hit in _hits(document, _PLAIN) if place not in numbered]
    known = set(numbered.values())
    return tuple(
        replace(mark, follows=mark.follows or hit["of"] in known)
        for place, hit in hits
        for mark in [_mark(document.rows[place], place, hit)]
    )


def is_question_label(row: Row) -> bool:
    """Whether a row begins with a question's label of either kind."""
    return bool(_PLAIN.match(row.text, row.start) or _NUMBERED.match(row.text, row.start))


def past_label(row: Row, at: int) -> int:
    """Where the words begin behind a question's label that stands at `at`: `问：` of `1、问：`."""
    hit = _PLAIN.match(row.text, at, row.end)
    return words_from(row, hit.end()) if hit else at


def bare_letters(document: Document) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Questions and answers marked by a bare `Q ` and `A `, where they take turns."""
    marks = tuple(_hits(document, _LETTER))
    turns = "".join(hit["letter"] for _, hit in marks)
    if turns.count("QA") < 2 or turns.count("QA") * 2 < len(turns) * 0.8:
        return (), ()
    made = {
        letter: tuple(
            Mark(row=place, end=hit.end()) for place, hit in marks if hit["letter"] == letter
        )
        for letter in "QA"
    }
    return made["Q"], made["A"]


def filling(document: Document, questions: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Rows `3、贝琪：…` whose numbers are missing where labels `2、股东：…` and `4、股东：…` count.

    Whoever is named there asks as well, or reads out what somebody asks.
    """
    counted = {
        int(hit["n"]): mark.row
        for mark in questions
        if (hit := _COUNTED.match(document.rows[mark.row].text, document.rows[mark.row].start))
    }
    if len(counted) < 3 or sorted(counted.values()) != [counted[n] for n in sorted(counted)]:
        return ()
    if max(counted) - min(counted) > 2 * len(counted):
        return ()
    made: list[Mark] = []
    for number in range(min(counted) + 1, max(counted)):
        above = max(counted.get(one, 0) for one in range(number))
        below = min(row for one, row in counted.items() if one > number)
        for place in range(above + 1, below) if number not in counted else ():
            row = document.rows[place]
            hit = _COUNTED.match(row.text, row.start)
            if hit and int(hit["n"]) == number and looks_like_name(hit["who"] or ""):
                who = Speaker(name=_raw(row, hit, "who"), role="analyst")
                made.append(Mark(row=place, end=words_from(row, hit.end()), speaker=who))
                break
    return tuple(made)


def past_numbers(document: Document, questions: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The questions; a number behind the labels (`提问：2、…`) is part of them if it counts them.

    It is not where the same question prints the next number too: then it counts its parts.
    """
    found = {
        mark: hit
        for mark in questions
        if (hit := _INNER.match(document.rows[mark.row].text, mark.end))
        and not _prints(document.rows[mark.row], hit.end(), int(hit["n"]) + 1)
    }
    if len({hit["n"] for hit in found.values()}) < 2:
        return questions
    return tuple(
        replace(mark, end=found[mark].end(), printed=mark.printed or found[mark]["n"])
        if mark in found
        else mark
        for mark in questions
    )


def _prints(row: Row, start: int, number: int) -> bool:
    """Whether a row prints this number of a list from `start` on."""
    return any(f"{number}{stop}" in row.text[start : row.end] for stop in "、.)")


def _hits(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for place, row in enumerate(document.rows):
        hit = pattern.match(row.text, row.start)
        if hit:
            yield place, hit


def _mark(row: Row, place: int, hit: re.Match[str]) -> Mark:
    further = _FURTHER.match(row.text, hit.end())
    return Mark(
        row=place,
        end=words_from(row, further.end() if further else hit.end()),
        printed=hit.groupdict().get("n") or "",
        follows=bool(further or hit.groupdict().get("again") or hit.groupdict().get("more")),
        speaker=_nick(row, hit) or asker(_raw(row, hit, "by") or _raw(row, hit, "who")),
    )


def _nick(row: Row, hit: re.Match[str]) -> Speaker | None:
    """The asker of `[股海泛舟] 问 魏然：…`."""
    name = _raw(row, hit, "nick") or _raw(row, hit, "nick2") or _raw(row, hit, "nick3")
    return Speaker(name=name, role="analyst") if name else None


def _raw(row: Row, hit: re.Match[str], group: str) -> str:
    found = hit.groupdict().get(group)
    return row.raw[hit.start(group) : hit.end(group)] if found else ""
