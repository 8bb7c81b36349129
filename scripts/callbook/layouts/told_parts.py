"""A document parted where somebody asks or answers within its paragraphs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from callbook.layouts.document import Document, Row
from callbook.layouts.labels import NOBODY
from callbook.layouts.marks import Mark, answered
from callbook.layouts.passages import Passage, passages
from callbook.layouts.told_sentence import Found
from callbook.model import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The rows parted where somebody asks or answers, and the marks of both."""

    document: Document
    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    quoted: int  # questions printed in quotation marks or behind a colon
    over: tuple[int, ...]  # of each question, the first row below its words
    named: tuple[Row, ...]  # parts of rows that only say who speaks

    @property
    def answered(self) -> int:
        """How many questions are followed by an answer before the next one."""
        return answered(self.questions, self.answers, len(self.document.rows))


@dataclass(slots=True, kw_only=True)
class _Parts:
    """What is made of the passages so far."""

    rows: list[Row]
    questions: list[Mark]
    answers: list[Mark]
    over: list[int]
    named: list[Row]
    quoted: int = 0


def parted(document: Document, find: Callable[[Passage, int], Iterable[Found]]) -> Told:
    """The document parted at what `find` finds in each passage, told how many have asked."""
    parts = _Parts(rows=[], questions=[], answers=[], over=[], named=[])
    for passage in passages(document):
        _part(passage, tuple(find(passage, len(parts.questions))), parts)
    return Told(
        document=replace(document, rows=tuple(parts.rows)),
        questions=tuple(parts.questions),
        answers=tuple(parts.answers),
        quoted=parts.quoted,
        over=tuple(parts.over),
        named=tuple(parts.named),
    )


def _part(passage: Passage, found: tuple[Found, ...], parts: _Parts) -> None:
    """The rows of a passage, parted at what was found in it."""
    marks = {one.words: one for one in found}
    named = [(one.at, one.words) for one in found]
    named += [(one.end, one.after) for one in found if one.end]
    places = {*passage.begins, *marks, *(at for stretch in named for at in stretch)}
    before = len(parts.questions)
    ends = [one.after or one.end for one in found if one.asks]
    cuts = sorted(at for at in places if at < len(passage.text))
    for at, stop in pairwise((*cuts, len(passage.text))):
        row = _cut(passage, at, stop)
        if row is None:
            continue
        if any(begin <= at < end for begin, end in named):
            parts.named.append(row)
            continue
        for place, end in enumerate(ends, before):
            if end and at >= end and place < len(parts.over) and not parts.over[place]:
                parts.over[place] = len(parts.rows)
        if at in marks:
            _mark(marks[at], row, parts)
        parts.rows.append(row)
    parts.over[before:] = [place or len(parts.rows) for place in parts.over[before:]]


def _cut(passage: Passage, start: int, stop: int) -> Row | None:
    """The part of a row between two places of a passage; None where it is blank."""
    which, column = passage.place(start)
    row = passage.rows[which]
    words = row.text[column : min(column + stop - start, row.end)]
    if not words.strip():
        return None
    begin = column + len(words) - len(words.lstrip())
    whole = begin == row.start
    return replace(
        row,
        start=begin,
        end=column + len(words.rstrip()),
        gap=row.gap and whole,
        paged=row.paged and whole,
    )


def _mark(found: Found, row: Row, parts: _Parts) -> None:
    mark = Mark(row=len(parts.rows), end=row.start, speaker=found.speaker)
    if not found.asks:
        parts.answers.append(mark)
        return
    follows = (
        found.again and bool(parts.questions) and _same(found.speaker, parts.questions[-1].speaker)
    )
    parts.questions.append(replace(mark, follows=follows))
    parts.over.append(0)
    parts.quoted += found.quoted


def _same(speaker: Speaker, before: Speaker) -> bool:
    """Whether one who asks further is the asker before: a pronoun, or the same name."""
    if speaker == NOBODY:
        return True
    return (speaker.name or speaker.firm) != "" and (speaker.name, speaker.firm or before.firm) == (
        before.name,
        before.firm,
    )
