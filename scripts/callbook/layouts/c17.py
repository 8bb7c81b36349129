"""C17: a table of Markdown with a column of questions and one of answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from callbook.layouts.document import Document, Row, matching
from callbook.layouts.front import front
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, left_over, whole
from callbook.model import Speaker

# prey: `question`, `问题内容`, `提问`; not `question_time`, `提问时间`
_QUESTION = re.compile(r"questions?|(?:投资者|股东)?(?:提问|问题)(?:内容)?|问", re.IGNORECASE)
# prey: `answer`, `公司回复`, `答复内容`; not `answer_class`, `回复时间`
_ANSWER = re.compile(
    r"answers?|repl(?:y|ies)|(?:公司|董秘|管理层)?(?:回复|回答|答复)(?:内容)?|答", re.IGNORECASE
)
# prey: `提问者`, `asker`, `昵称`; not `提问时间`
_ASKER = re.compile(r"asker|user|提问[者人]|昵称|用户名?|投资者", re.IGNORECASE)
# prey: `|---|:--:|`; not `| 12 | - |`
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*$")
# prey: the bar between cells; not the `\|` inside one
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A row of the table: the words of its cells, and the places of its rows in the document."""

    rows: range
    question: tuple[Row, ...]
    answer: tuple[Row, ...]
    asker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    count: int
    question: int
    answer: int
    asker: int


@lru_cache(maxsize=4)  # its sign and labels look at the same document
def _read(document: Document) -> tuple[_Entry, ...]:
    made: list[_Entry] = []
    place = 0
    while place < len(document.rows):
        columns = _columns(document, place)
        place += 1
        if columns:
            found = tuple(_entries(document, place, columns))
            made.extend(found)
            place = found[-1].rows.stop if found else place
    return tuple(made)


def _columns(document: Document, place: int) -> _Columns | None:
    """Which columns hold questions and answers, if a row heads a table of them."""
    row = document.rows[place]
    lines = document.source.lines
    if row.raw.count("|") < 2 or row.line >= len(lines) or not _RULE.match(lines[row.line]):
        return None
    names = [cell.strip() for cell in _BAR.split(matching(row.raw).strip().strip("|"))]
    places = [
        next((at for at, name in enumerate(names) if pattern.fullmatch(name)), -1)
        for pattern in (_QUESTION, _ANSWER, _ASKER)
    ]
    if min(places[:2]) < 0:
        return None
    return _Columns(count=len(names), question=places[0], answer=places[1], asker=places[2])


def _entries(document: Document, place: int, columns: _Columns) -> Iterator[_Entry]:
    """The rows below the head; a cell may go over several lines."""
    rows = document.rows
    while place < len(rows):
        if _RULE.match(rows[place].raw):
            place += 1
            continue
        if not rows[place].raw.lstrip().startswith("|"):
            return
        end, bars = place, 0
        while end < len(rows) and bars < columns.count + 1:
            bars += len(_BAR.findall(rows[end].raw))
            end += 1
        cells = _cells(rows[place:end], columns.count)
        asker = cells[columns.asker] if columns.asker >= 0 else ()
        yield _Entry(
            rows=range(place, end),
            question=cells[columns.question],
            answer=cells[columns.answer],
            asker="".join(row.raw[row.start : row.end] for row in asker),
        )
        place = end


def _cells(rows: Iterable[Row], count: int) -> list[tuple[Row, ...]]:
    """The words of each cell, as stretches of rows."""
    made: list[list[Row]] = [[] for _ in range(count + 2)]
    at = 0  # the cell before the first bar is none
    for row in rows:
        bars = [hit.start() for hit in _BAR.finditer(row.raw)]
        for number, (left, right) in enumerate(pairwise([row.start, *bars, row.end])):
            at += number > 0
            words = row.text[left:right].lstrip("| ").rstrip("| ")
            if words and at <= count:
                first = row.text.index(words, left)
                made[at].append(replace(row, start=first, end=first + len(words)))
    return [tuple(cell) for cell in made[1 : count + 1]]


def _sign(document: Document) -> Sign:
    entries = [one for one in _read(document) if one.question and one.answer]
    if not entries:
        return NO_SIGN
    return Sign(strength=0.97, facts=(f"a table of {len(entries)} questions with their answers",))


def _label(document: Document) -> tuple[Label, ...]:
    entries = _read(document)
    taken = {place for entry in entries for place in entry.rows}
    first = min(taken, default=len(document.rows))
    labels = list(front(document, document.rows[:first]))
    for number, entry in enumerate(entries, 1):
        labels.extend(_said(document, entry, number))
    beside = (row for at, row in enumerate(document.rows) if at >= first and at not in taken)
    labels.extend(whole(row, "removed", "beside the questions") for row in beside)
    return tuple(labels)


def _said(document: Document, entry: _Entry, number: int) -> Iterator[Label]:
    asker = Speaker(name=entry.asker, role="analyst") if entry.asker else Speaker()
    said = [
        replace(whole(row, "question"), exchange=number, opens=not at, speaker=asker)
        for at, row in enumerate(entry.question)
    ]
    said += [replace(whole(row, "answer"), exchange=number, opens=True) for row in entry.answer]
    yield from said
    for place in entry.rows:  # the bars and the other cells
        yield from left_over(document.rows[place], said, "column")


LAYOUT = Layout(
    name="C17",
    title="a table with columns of questions and answers",
    looks_for="a Markdown table with the columns `question` and `answer`, or 问题 and 回复",
    sign=_sign,
    label=_label,
)
