"""Which numbered lines of a document are its questions: they rise by one and are answered."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from callbook.layouts.asking import asks, ends_in_ask, greets, requests
from callbook.layouts.document import Document
from callbook.layouts.marks import Mark, marks
from callbook.layouts.question_labels import is_question_label
from callbook.layouts.sections import opens_questions

# prey: `1. 3Q`, `2.海外`, `3、`, `１．`, `4.2024年`, `1.3Q流量`, `3.800G光模块`, `2，海外`; not
# `4.1万套`, `2.5元`, `2025 年`
DOTTED = re.compile(
    r"(?P<n>\d{1,3})\s?(?:、\s*|[.]\s+|[.,](?=[^\d\s])|[.,](?=20\d\d\s?年)"
    r"|[.,](?=[1-4][QH]|\d{2,3}[A-Z]|[35][DG]|\d\.\d[A-Z]|\d[)、]))"
)
# prey: `一、今年营收目标?`, `十二、`; not `一些`
CHINESE = re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})、")
# prey: `(1)营收目标?`, `1)产能?`; not `(2024)`
BRACKETED = re.compile(r"[(]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[)]\s*")

# prey: `(1)营收目标?`; not `1)产能?`, which is a part of it where both are printed
_OPENED = re.compile(r"[(](?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[)]\s*")
_CLOSED = re.compile(r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[)]\s*")
# prey: `① 请问订单环比变化？`; not `1`
RINGED = re.compile("(?P<n>[\u2460-\u2473])\\s*")

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}


_STEPS = {1: 1.0, 2: -0.5, 3: -0.5}
"""What it adds or costs to go on from a number to one that is so much higher."""
_BACK = 60
"""Candidates that a chain may pass over, one of them aside."""
_DOUBLED = -0.5
"""What it costs to go on with a number printed twice; in two languages it is one question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Numbered lines that read as the questions of a document."""

    questions: tuple[Mark, ...]
    answered: int  # how many have an answer mark of their own
    asking: int  # how many ask
    rising: int  # how often the number rises by one
    weight: float = 0.0


EMPTY = Chain(questions=(), answered=0, asking=0, rising=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    mark: Mark
    number: int
    answered: bool
    asking: bool
    closing: bool  # its row ends with the ask
    latin: bool  # its words are
    style: tuple[bool, bool]  # of its number: in Arabic digits, behind a bracket

    @property
    def weight(self) -> float:
        return 2.0 * self.answered + 1.0 * self.asking or -0.6


def value(printed: str) -> int:
    """The number that Arabic, ringed or Chinese digits print; 0 where they print none."""
    if "\u2460" <= printed <= "\u2473":
        return ord(printed) - 0x245F
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.partition("十")
    if not ten:
        return _DIGITS.get(printed, 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def chain(document: Document, pattern: re.Pattern[str], answers: Iterable[Mark]) -> Chain:
    """The best run of lines numbered so: heaviest by answers, asks and rising numbers."""
    return best_chain(document, tuple(marks(document, pattern)), answers)


def numbered(document: Document, answers: Iterable[Mark]) -> Chain:
    """The best run over all ways of numbering; brackets mark questions only if answered."""
    marked = tuple(answers)
    chains = [chain(document, pattern, marked) for pattern in (DOTTED, CHINESE)]
    points = [chain(document, pattern, marked) for pattern in (_OPENED, _CLOSED, RINGED)]
    sure = [one for one in points if _are_questions(one)]
    mixed = [] if sure else [chain(document, BRACKETED, marked)]
    chains += sure + [one for one in mixed if _are_questions(one)]
    return max(chains, key=lambda one: one.weight)


def _are_questions(found: Chain) -> bool:
    """Whether numbers that mostly mark points mark questions here: answered, or all asking."""
    count = len(found.questions)
    whole = count > 4 and found.rising == count - 1  # points begin anew in each answer
    return found.answered * 2 > count or (
        count > 2 and found.asking >= (0.6 if whole else 0.8) * count
    )


def best_chain(document: Document, found: tuple[Mark, ...], answers: Iterable[Mark]) -> Chain:
    """The best run among numbered marks, in the order of their rows."""
    return _best(_candidates(document, zone(document, found), tuple(answers)))


def _candidates(
    document: Document, found: tuple[Mark, ...], answers: tuple[Mark, ...]
) -> tuple[_Candidate, ...]:
    rows = sorted(mark.row for mark in answers)
    return tuple(
        _candidate(document, mark, found[place + 1].row if place + 1 < len(found) else None, rows)
        for place, mark in enumerate(found)
    )


def _candidate(
    document: Document, mark: Mark, following: int | None, answers: list[int]
) -> _Candidate:
    end = following if following is not None else len(document.rows)
    at = bisect_right(answers, mark.row)
    answered = (
        at < len(answers) and answers[at] < end and not _parted(document, mark.row, answers[at])
    )
    own = document.rows[mark.row : answers[at] if answered else min(end, mark.row + 2)]
    text = own[0].text[mark.end : own[0].end] if own else ""
    asking = "?" in text or requests(text) or any(ends_in_ask(row.body) for row in own[1:])
    replied = len(own) > 1 and greets(own[1].body)
    answered, asking = answered or replied, asking or ((answered or replied) and asks(text))
    return _Candidate(
        mark=mark,
        number=value(mark.printed),
        answered=answered,
        asking=asking,
        closing=ends_in_ask(text),
        latin=text.isascii(),
        style=(mark.printed.isdigit(), document.rows[mark.row].body[:1] == "("),
    )


def _parted(document: Document, row: int, answer: int) -> bool:
    """Whether a heading, a labelled question or too much text stands before the answer."""
    between = document.rows[row + 1 : answer]
    return len(between) > 12 or any(
        opens_questions(one) or is_question_label(one) for one in between
    )


def zone(document: Document, found: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks below the heading of the questions, where there are any; else all of them."""
    headings = _question_headings(document)
    for heading in reversed(headings):
        below = tuple(mark for mark in found if mark.row > heading)
        if len(below) > 1 or (below and heading == headings[0]):
            return below
    return found


@lru_cache(maxsize=4)  # each way of numbering asks for them
def _question_headings(document: Document) -> tuple[int, ...]:
    return tuple(place for place, row in enumerate(document.rows) if opens_questions(row))


def _best(candidates: tuple[_Candidate, ...]) -> Chain:
    """The heaviest chain; looking back over a few candidates keeps long documents quick."""
    weights: list[float] = []
    before: list[int] = []
    with_number: defaultdict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(candidates):
        best, back = _best_step(candidates, weights, with_number, place)
        start = -0.3 * min(abs(one.number - 1), 5)
        weights.append(one.weight + max(best, start))
        before.append(back if best > start else -1)
        with_number[one.number].append(place)
    if not candidates:
        return EMPTY
    place, chosen = max(range(len(weights)), key=lambda at: (weights[at], -at)), []
    while place >= 0:
        chosen.append(candidates[place])
        place = before[place]
    return _chain(tuple(_without_lists(chosen[::-1])), max(weights))


def _without_lists(chosen: list[_Candidate]) -> Iterator[_Candidate]:
    """The candidates without runs from 1 on that neither ask nor are answered: people, points."""
    runs: list[list[_Candidate]] = []
    for one in chosen:
        if not runs or one.number < runs[-1][-1].number:
            runs.append([])
        runs[-1].append(one)
    for run in runs:
        if len(runs) == 1 or any(one.answered or one.asking for one in run):
            yield from run


def _best_step(
    candidates: tuple[_Candidate, ...],
    weights: list[float],
    with_number: Mapping[int, Sequence[int]],
    place: int,
) -> tuple[float, int]:
    """The best weight with which a chain comes to a candidate, and the one before it.

    A leap costs the same wherever it starts: of those that lie a leap away, the heaviest will do.
    """
    if place == 0:
        return -1.0, -1
    first, one = max(0, place - _BACK), candidates[place]
    window = weights[first:]
    heaviest = place - 1 - window[::-1].index(max(window))
    near = (
        back
        for number in (one.number, *(one.number - step for step in _STEPS))
        for back in with_number.get(number, ())[-_BACK:]
        if back >= first
    )
    return max((weights[back] + _step(candidates[back], one), back) for back in (heaviest, *near))


def _step(before: _Candidate, one: _Candidate) -> float:
    """What it adds or costs to go on from one candidate to another."""
    alike = before.latin == one.latin and (one.closing or before.answered == one.answered)
    if before.number == one.number and alike:
        return _DOUBLED
    leap = -1.5 if one.number == 1 else -3.0
    if before.style != one.style:
        return leap  # `3）` does not go on from `（二）`, nor from `（2）`
    return _STEPS.get(one.number - before.number, leap)


def _chain(chosen: tuple[_Candidate, ...], weight: float) -> Chain:
    pairs = pairwise(chosen)
    return Chain(
        questions=tuple(one.mark for one in chosen),
        answered=sum(one.answered for one in chosen),
        asking=sum(one.asking for one in chosen),
        rising=sum(after.number - one.number == 1 for one, after in pairs),
        weight=weight,
    )
