"""A document that says everything again in its other language, after the questions in the first."""

from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.answers import answer_marks, name_marks
from callbook.layouts.bilingual import language
from callbook.layouts.document import Document
from callbook.layouts.items import item_labels
from callbook.layouts.labels import Label
from callbook.layouts.marks import Mark
from callbook.layouts.question_labels import numbered_labels


def first_telling(document: Document, questions: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], int]:
    """The questions of the first telling, and the row at which a second begins; 0 if none."""
    for place, mark in enumerate(questions):
        if not place or not mark.printed or mark.printed != questions[0].printed:
            continue
        tongues = {language(document.rows[one.row].body[3:]) for one in (questions[0], mark)}
        if tongues == {"zh", "en"}:
            return questions[:place], _notice(document, mark.row)
    return questions, 0


def told_again(document: Document, found: tuple[Mark, ...], questions: tuple[Mark, ...]) -> int:
    """The row at which the numbered questions begin again in another language; 0 if nowhere."""
    if not questions:
        return 0
    numbers = {mark.printed for mark in questions}
    tongue = language(" ".join(document.rows[mark.row].body[3:] for mark in questions))
    later = [mark for mark in found if mark.row > questions[-1].row and mark.printed in numbers]
    foreign = [mark for mark in later if language(document.rows[mark.row].body[3:]) != tongue]
    if not foreign or foreign[0].printed != questions[0].printed:
        return 0
    return _notice(document, foreign[0].row)


def _notice(document: Document, row: int) -> int:
    """The row of `以下为英文版` above a second telling, else its own."""
    above = document.rows[row - 1].body
    return row - 1 if "英文" in above or "English" in above else row


def repeated_labels(main: tuple[Label, ...], second: Document) -> Iterator[Label]:
    """The labels of the second telling, put beside the exchanges of the same number."""
    number = {label.printed: label.exchange for label in main if label.printed}
    questions = numbered_labels(second)
    answers = (*answer_marks(second), *name_marks(second, questions))
    labels = item_labels(second, questions, answers)
    place = {label.exchange: number.get(label.printed, 0) for label in labels if label.printed}
    for label in labels:
        kind = "heading" if label.kind in ("remark", "metadata") else label.kind
        yield replace(
            label, kind=kind, other=True, exchange=place.get(label.exchange, 0), printed=""
        )
