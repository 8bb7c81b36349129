"""Questions and answers that are told, not printed: `某某询问…。某某回应：“…”`."""

from collections.abc import Iterator
from functools import lru_cache

from callbook.layouts.document import Document, Row
from callbook.layouts.passages import Passage
from callbook.layouts.told_answerers import told_answer
from callbook.layouts.told_askers import sums_up, told_ask
from callbook.layouts.told_parts import Told, parted
from callbook.layouts.told_sentence import Found

_HEADS = 3
"""Rows at a document's beginning that name the company it is about: title, date, first words."""


@lru_cache(maxsize=4)  # several layouts look at the same document
def told(document: Document) -> Told:
    """The told questions and answers of a document."""
    heads = "\n".join(row.text for row in document.rows[:_HEADS])
    return parted(document, lambda passage, asked: _found(passage, heads, asked=asked > 0))


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
        begins = passage.words_from(at + 1)
        if passage.text[at] == "," and begins < end:
            one = told_answer(passage, begins, heads, within=True)
            if one and (one.words > begins or passage.text[begins] == "“"):
                yield one
                return
