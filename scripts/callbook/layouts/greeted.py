"""Questions that nothing marks, each above an answer that greets: `尊敬的投资者，您好！…`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from callbook.layouts.asking import asks, ends_in_ask
from callbook.layouts.document import Document, Row
from callbook.layouts.front import is_fact
from callbook.layouts.items import item_labels
from callbook.layouts.labels import Label
from callbook.layouts.marks import Mark, words_from
from callbook.layouts.paragraphs import continues
from callbook.model import Speaker

# prey: `尊敬的投资者，您好！`, `您好，公司`, `感谢您的提问`; not `董秘您好`
_GREETING = re.compile(
    r"(?:尊敬的)?(?:投资者|股东|网友)?(?:朋友)?[,，]?\s?(?:您好|你好)[,，!！。]|尊敬的(?:投资者|股东)"
    r"|感谢您?(?:的|对(?:本)?公司的)?(?:提问|关注|支持)"
)
# prey: the `松果饮品(603XXX)` of `松果饮品(603XXX)请问旺季的备货如何?`; not `公司(2024年)`
_ADDRESSED = re.compile(r":?\s?(?P<who>[^\s:()。?!,]{2,16})\([\dXx]{6}(?:\.\w\w)?\)\s*")
_SHORT = 12
"""Rows of a page that may hold one question and its answer, and little else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeted:
    """The marks of questions and of the answers that greet, and how many other rows ask."""

    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    others: int


@lru_cache(maxsize=4)  # the sign and the labels of C6 look at the same document
def greeted(document: Document) -> Greeted:
    """The questions and answers of a page that prints them in turns, without marks."""
    rows = document.rows
    replies = [at for at in range(1, len(rows)) if _replies(rows, at)]
    pairs = [(_begin(document, at - 1), at) for at in replies if _may_ask(rows[at - 1])]
    said = {rows[at].body for first, reply in pairs for at in range(first, reply)}
    others = sum(ends_in_ask(row.body) and not _repeats(row, said) for row in rows)
    addressed = [_ADDRESSED.match(rows[at].text, rows[at].start) for at, _ in pairs]
    return Greeted(
        questions=tuple(
            Mark(row=at, end=hit.end() if hit else rows[at].start)
            for (at, _), hit in zip(pairs, addressed, strict=True)
        ),
        answers=tuple(
            Mark(
                row=at,
                end=words_from(rows[at], rows[at].start),
                speaker=Speaker(name=hit["who"]) if hit else Speaker(),
            )
            for (_, at), hit in zip(pairs, addressed, strict=True)
        ),
        others=others,
    )


def is_greeted(document: Document) -> bool:
    """Whether all that is asked on a page stands above an answer that greets."""
    found = greeted(document)
    count = len(found.questions)
    few = count == 1 and len(document.rows) > _SHORT
    return count > 0 and not few and found.others * 4 <= count


def greeted_labels(document: Document) -> tuple[Label, ...]:
    """The labels of such a page."""
    found = greeted(document)
    return item_labels(document, found.questions, found.answers)


def _replies(rows: tuple[Row, ...], at: int) -> bool:
    """Whether a row greets as the company's answers do, and asks nothing itself."""
    row = rows[at]
    return bool(_GREETING.match(row.text, row.start)) and not ends_in_ask(row.body)


def _may_ask(row: Row) -> bool:
    return asks(row.body) and not is_fact(row)


def _begin(document: Document, last: int) -> int:
    """The first row of the paragraph that ends at a row."""
    while last > 0 and continues(document, document.rows[last - 1], document.rows[last]):
        last -= 1
    return last


def _repeats(row: Row, said: set[str]) -> bool:
    """Whether a title says a question that stands below it."""
    return any(row.body in body or body.startswith(row.body[:-1]) for body in said)
