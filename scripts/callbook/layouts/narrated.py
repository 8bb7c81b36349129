"""Questions and answers that are told, not printed: `某某询问…。某某回应：“…”`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from callbook.layouts.document import Document, Row
from callbook.layouts.labels import NOBODY
from callbook.layouts.marks import Mark
from callbook.layouts.passages import Passage, passages
from callbook.layouts.told_answerers import told_answer
from callbook.layouts.told_askers import sums_up, told_ask
from callbook.layouts.told_sentence import Found
from callbook.model import Speaker

_HEADS = 3
"""Rows at a document's beginning that name the company it is about: title, date, first words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The rows parted where somebody asks or answers, and the marks of both."""

    document: Document
    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    quoted: int  # questions printed in quotation marks or behind a colon
    over: tuple[int, ...]  # of each question, the first row below its words
    named: tuple[Row, ...]  # parts of rows that only say who speaks


@dataclass(slots=True, kw_only=True)
class _Parts:
    """What is made of the passages so far."""

    rows: list[Row]
    questions: list[Mark]
    answers: list[Mark]
    over: list[int]
    named: list[Row]
    quoted: int = 0


@lru_cache(maxsize=4)  # several layouts look at the same document
def told(document: Document) -> Told:
    """The told questions and answers of a document."""
    heads = "\n".join(row.text for row in document.rows[:_HEADS])
    parts = _Parts(rows=[], questions=[], answers=[], over=[], named=[])
    for passage in passages(document):
        found = tuple(_found(passage, heads, asked=bool(parts.questions)))
        _part(passage, found, parts)
    return Told(
        document=replace(document, rows=tuple(parts.rows)),
        questions=tuple(parts.questions),
        answers=tuple(parts.answers),
        quoted=parts.quoted,
        over=tuple(parts.over),
        named=tuple(parts.named),
    )


def is_rest(row: Row) -> bool:
    """Whether a row sums up the questions that are not told one by one."""
    return sums_up(row.body)


def _found(passage: Passage, heads: str, *, asked: bool) -> Iterator[Found]:
    """Where in a passage somebody asks or answers, in order; nothing inside quotation marks."""
    over = 0
    for at in passage.sentences():
        if at < over:
            continue
        ask = told_ask(passage, at)
        one = ask or (told_answer(passage, at, heads) if asked else None)
        if one is None:
            continue
        asked = True
        over = max(one.after, one.words)
        yield one
        if ask and (not ask.quoted or ask.after):
            yield from _replies(passage, ask, heads)


def _replies(passage: Passage, ask: Found, heads: str) -> Iterator[Found]:
    """The answer within the sentence that tells the question: `有记者问及分红，王青坦言：“…”`."""
    start = ask.after or ask.words
    end = passage.sentence_end(start)
    for at in range(start - 1, end):
        if passage.text[at] in "“。":
            return
        if passage.text[at] == ",":
            begins = passage.words_from(at + 1)
            one = told_answer(passage, begins, heads, within=True) if begins < end else None
            if one and one.words > begins:
                yield one
                return


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
