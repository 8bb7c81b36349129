"""C5: the record of a meeting with investors on the form of the Chinese exchanges."""

from dataclasses import replace

from callbook.layouts.answers import answer_marks, name_marks
from callbook.layouts.asking import asks
from callbook.layouts.document import Document
from callbook.layouts.form_tables import unfolded
from callbook.layouts.forms import fields, fields_end, form_front, named_form, tail_start
from callbook.layouts.items import item_labels
from callbook.layouts.labelled import labelled, numbers_head_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, added, whole
from callbook.layouts.marks import Mark
from callbook.layouts.numbered import numbered
from callbook.layouts.question_labels import past_label
from callbook.layouts.two_styles import other_styles
from callbook.layouts.unmarked_questions import asking_paragraphs


def _questions(document: Document) -> tuple[Document, tuple[Mark, ...], tuple[Mark, ...]]:
    """Numbered or labelled questions, whichever are more, and the answers' marks."""
    labels = labelled(unfolded(document))
    parted = labels.document
    answers = answer_marks(parted)
    chain = numbered(parted, answers)
    weight = max(labels.chain.weight, 2.0 * labels.answered)
    if labels.questions and (
        labels.bare or weight >= chain.weight or numbers_head_labels(parted, chain.questions)
    ):
        questions = () if labels.bare else other_styles(parted, labels.questions, (), answers)
        return parted, questions or labels.questions, labels.answers
    if chain.answered == 0 and chain.asking * 2 <= len(chain.questions):
        bare = asking_paragraphs(parted, fields_end(parted.rows))
        if bare:
            return parted, bare, answers
    questions = tuple(
        replace(mark, end=past_label(parted.rows[mark.row], mark.end))
        for mark in other_styles(parted, chain.questions, labels.questions, answers)
    )
    taken = {mark.row for mark in (*questions, *answers)}
    names = (mark for mark in name_marks(parted, questions) if mark.row not in taken)
    return parted, questions, (*answers, *names)


def _sign(document: Document) -> Sign:
    seen = fields(document)
    if seen < (2 if named_form(document) else 3):
        return NO_SIGN
    parted, questions, answers = _questions(document)
    if not questions:
        return NO_SIGN
    if not answers and not any(asks(parted.rows[mark.row].body) for mark in questions):
        return NO_SIGN  # the sections of an announcement
    return Sign(
        strength=min(0.99, 0.9 + 0.02 * seen),
        facts=(f"{seen} fields of the form", f"{len(questions)} marked questions"),
    )


def _label(document: Document) -> tuple[Label, ...]:
    parted, questions, answers = _questions(document)
    first = questions[0].row if questions else len(parted.rows)
    start = questions[-1].row if questions else first
    end = start + tail_start(parted, parted.rows[start:])
    body = replace(parted, rows=parted.rows[:end])
    said = item_labels(body, questions, (mark for mark in answers if mark.row < end))
    return (
        *added(document, parted),
        *form_front(parted, parted.rows[:first]),
        *(label for label in said if not _in_front(label, parted, first)),
        *(whole(row, "metadata", "form") for row in parted.rows[end:]),
    )


def _in_front(label: Label, document: Document, first: int) -> bool:
    """Whether a label stands before the first question: the form is labelled there."""
    if first >= len(document.rows):
        return True
    row = document.rows[first]
    return (label.line, label.start) < (row.line, row.start)


LAYOUT = Layout(
    name="C5",
    title="record of a meeting on the exchanges' form 投资者关系活动记录表",
    looks_for="the form 投资者关系活动记录表 with numbered or labelled questions",
    sign=_sign,
    label=_label,
)
