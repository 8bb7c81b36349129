"""Marks of printed questions and answers, and the items that they open."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from callbook.layouts.document import Document, Row
from callbook.layouts.labels import NOBODY, Label
from callbook.model import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark at the start of a row: `3.`, `Q2：`, `答:`."""

    row: int  # place in the document's rows
    end: int  # where the words begin
    printed: str = ""  # the number it prints
    follows: bool = False  # a further question of the exchange before
    speaker: Speaker = NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question mark, and the rows up to the next one."""

    number: int
    follow: int = 0
    question: Mark
    rows: tuple[Row, ...]
    answers: tuple[tuple[int, Mark], ...]  # place in `rows`, mark
    brackets: bool = False  # the questions of the document end with askers in brackets
    fronted: bool = False  # or begin with them
    plain: bool = False  # answers hold no headings of their own
    headless: bool = False  # nor does Markdown mark any there
    next: str = ""  # how the section after the questions begins
    run_on: bool = False  # answers go on in the paragraphs of their questions
    repeats: tuple[tuple[int, Mark], ...] = ()  # marks of the question in its other language


# prey: `【背景】1998年下半年…`, `[译注]` between a question and its answer; not `【产能】`
_NOTE = re.compile(r"\[(?:背景(?:补充|知识|介绍)?|[译编](?:者)?注|注释?|名词解释)\]\s*:?")


def is_note(row: Row) -> bool:
    """Whether a row is a note of the editor's in a box, which nobody said."""
    return bool(_NOTE.match(row.text, row.start))


def marks(document: Document, pattern: re.Pattern[str]) -> Iterator[Mark]:
    """The rows that begin with `pattern`; its group `n`, where it has one, is the number."""
    for place, row in enumerate(document.rows):
        hit = pattern.match(row.text, row.start)
        if hit:
            number = hit.groupdict().get("n") or ""
            yield Mark(row=place, end=words_from(row, hit.end()), printed=number)


def answered(questions: tuple[Mark, ...], answers: Iterable[Mark], rows: int) -> int:
    """How many questions have an answer before the next one, in a document of so many rows."""
    said = sorted(mark.row for mark in answers)
    ends = [mark.row for mark in questions[1:]] + [rows]
    return sum(
        bisect_right(said, mark.row) < bisect_right(said, end - 1)
        for mark, end in zip(questions, ends, strict=False)
    )


def mark_label(row: Row, start: int, end: int, reason: str, exchange: int) -> Iterator[Label]:
    """The label of a mark, unless it is blank."""
    if row.text[start:end].strip():
        yield Label(
            line=row.line, start=start, end=end, kind="mark", reason=reason, exchange=exchange
        )


def speaker_label(row: Row, start: int, end: int, exchange: int) -> Label:
    """The label of words that name who speaks."""
    label = Label(line=row.line, start=start, end=end, kind="speaker", reason="who speaks")
    return replace(label, exchange=exchange)


def words_from(row: Row, at: int) -> int:
    """Where the words begin after a mark that ends at `at`."""
    while at < row.end and row.text[at] == " ":
        at += 1
    return at
