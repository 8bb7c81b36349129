"""Questions that begin with a label: `Q1：`, `Q：`, `问：`, `问题三：`, `【Q】`."""

from dataclasses import dataclass, replace
from functools import lru_cache

from callbook.layouts.answers import answer_marks, name_marks
from callbook.layouts.askers import heads
from callbook.layouts.asking import asks
from callbook.layouts.document import Document
from callbook.layouts.inline_labels import parted, parted_at
from callbook.layouts.inner_askers import asking_on
from callbook.layouts.items import item_labels
from callbook.layouts.labels import Label, added
from callbook.layouts.marks import Mark, answered
from callbook.layouts.named_above import named_above
from callbook.layouts.numbered import EMPTY, Chain, best_chain, zone
from callbook.layouts.question_labels import (
    bare_letters,
    filling,
    numbered_labels,
    past_numbers,
    plain_labels,
)
from callbook.layouts.second_telling import first_telling, repeated_labels, told_again
from callbook.layouts.unmarked_questions import unmarked_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The labelled questions and answers of a document, whose rows are parted at them."""

    document: Document
    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    courtesies: tuple[Mark, ...]  # of those who ask on: nobody's answer
    chain: Chain  # of the numbered ones
    bare: bool = False  # the questions bear no label: they stand above the answers' marks
    again: int = 0  # the row from which the document says it all in another language

    @property
    def answered(self) -> int:
        """How many questions have an answer mark before the next question."""
        return answered(self.questions, self.answers, len(self.document.rows))

    @property
    def asking(self) -> int:
        """How many questions ask, by their mark or words."""
        return sum(asks(self.document.rows[mark.row].body) for mark in self.questions)


@lru_cache(maxsize=4)  # several layouts look at the same document
def labelled(document: Document) -> Labelled:
    """The labelled questions of a document: a numbered chain, plain labels, or both."""
    above = named_above(document)
    found = _read(parted(above.document))
    if not above.speakers:
        return found
    return replace(
        found,
        questions=above.told(found.questions, found.document),
        answers=above.told(found.answers, found.document),
    )


def _read(inner: Document) -> Labelled:
    answers = answer_marks(inner)
    found = numbered_labels(inner)
    chain = best_chain(inner, found, answers) if found else EMPTY
    plain = zone(inner, plain_labels(inner))
    plain = _with_heads(inner, plain, answers)
    plain = tuple(sorted((*plain, *filling(inner, plain)), key=lambda mark: mark.row))
    if not found and all(mark.follows for mark in plain):
        plain = ()  # `追问：` alone marks the further questions of items that are marked otherwise
    if not found and not plain:
        bare = unmarked_questions(inner, answers)
        if bare:
            return Labelled(
                document=inner,
                questions=bare,
                answers=answers,
                courtesies=(),
                chain=EMPTY,
                bare=True,
            )
        plain, answers = bare_letters(inner)
    chain = _without_heads(inner, chain, plain)
    questions = _both(chain, plain)
    names = name_marks(inner, questions)
    taken = {mark.row for mark in (*questions, *answers)}
    answers += tuple(mark for mark in names if mark.row not in taken)
    if found and names:
        chain = _without_heads(inner, best_chain(inner, found, answers), plain)
        questions = _both(chain, plain)
    finer = parted_at(inner, {_printed(inner, mark) for mark in names})
    if len(finer.rows) > len(inner.rows):
        return _read(finer)
    questions, again = first_telling(inner, past_numbers(inner, questions))
    again = again or told_again(inner, found, questions)
    further, courtesies = asking_on(inner, questions, names)
    asking = {mark.row for mark in (*further, *courtesies)}
    return Labelled(
        document=inner,
        questions=tuple(sorted((*questions, *further), key=lambda mark: mark.row)),
        answers=tuple(mark for mark in answers if mark.row not in asking),
        courtesies=courtesies,
        chain=chain,
        again=again,
    )


def _with_heads(
    document: Document, plain: tuple[Mark, ...], answers: tuple[Mark, ...]
) -> tuple[Mark, ...]:
    """The plain labels, and askers of firms who stand for a label right above the answers."""
    known = {mark.row for mark in plain}
    found = heads(document.rows, (mark.row for mark in answers))
    asked = (
        Mark(row=row, end=end, speaker=one) for row, (end, one) in found.items() if row not in known
    )
    return (*plain, *asked)


def _printed(document: Document, mark: Mark) -> str:
    row = document.rows[mark.row]
    return row.text[row.start : mark.end].strip()


def numbers_head_labels(document: Document, numbers: tuple[Mark, ...]) -> bool:
    """Whether numbers stand before or above labels: `1. 问：…`, `### 1. 增长` and `Q：…`."""
    ends = {_place(document, mark): mark.end for mark in numbers}
    inner = labelled(document)
    places = [(_place(inner.document, mark), mark.end) for mark in inner.questions]
    better = [place for place, end in places if end > ends.get(place, 0)]
    return len(better) >= max(2, 0.6 * len(numbers))


def _place(document: Document, mark: Mark) -> tuple[int, int]:
    row = document.rows[mark.row]
    return row.line, row.start


def labelled_labels(document: Document) -> tuple[Label, ...]:
    """The labels of a document whose questions are labelled."""
    found = labelled(document)
    if not found.again:
        said = item_labels(found.document, found.questions, found.answers, found.courtesies)
        return (*added(document, found.document), *said)
    rows = found.document.rows
    first = replace(found.document, rows=rows[: found.again])
    second = replace(found.document, rows=rows[found.again :])
    main = item_labels(first, found.questions, found.answers, found.courtesies)
    return (*added(document, found.document), *main, *repeated_labels(main, second))


def _without_heads(document: Document, chain: Chain, plain: tuple[Mark, ...]) -> Chain:
    """A chain without the numbers that only head a labelled question: `Q1（高盛）` and `Q：…`."""
    rows = {mark.row for mark in plain}
    heads = [
        mark
        for mark in chain.questions
        if mark.row + 1 in rows and not asks(document.rows[mark.row].body)
    ]
    return EMPTY if heads and len(heads) * 2 > len(chain.questions) else chain


def _both(chain: Chain, plain: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Numbered and plain questions together, in order; one stray number makes no chain."""
    numbered = chain.questions if len(chain.questions) > 1 or not plain else ()
    rows = {mark.row for mark in numbered}
    both = (*numbered, *(mark for mark in plain if mark.row not in rows))
    return tuple(sorted(both, key=lambda mark: mark.row))
