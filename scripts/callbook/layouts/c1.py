"""C1: numbered questions, each answered by paragraphs that begin with `答:` or bear no mark."""

from callbook.layouts.answers import answer_marks, name_marks
from callbook.layouts.document import Document
from callbook.layouts.items import item_labels
from callbook.layouts.labelled import numbers_head_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.numbered import numbered


def _sign(document: Document) -> Sign:
    found = numbered(document, answer_marks(document))
    count = len(found.questions)
    good = max(found.answered, found.asking)
    if count == 0 or good < 0.6 * count or (count == 1 and not found.answered):
        return NO_SIGN
    if numbers_head_labels(document, found.questions):
        return NO_SIGN
    marked = found.answered >= 0.5 * count
    base = (0.45 if marked else 0.35) if count > 1 else 0.0
    return Sign(
        strength=base + (0.5 if marked else 0.4) * (good + found.rising) / (2 * count - 1),
        facts=(
            f"{count} numbered questions, {found.rising} times rising by one",
            f"{found.answered} of them followed by an answer mark, {found.asking} ask",
        ),
    )


def _label(document: Document) -> tuple[Label, ...]:
    answers = answer_marks(document)
    questions = numbered(document, answers).questions
    rows = {mark.row for mark in answers}
    names = (mark for mark in name_marks(document, questions) if mark.row not in rows)
    return item_labels(document, questions, (*answers, *names))


LAYOUT = Layout(
    name="C1",
    title="numbered questions, answers marked 答：",
    looks_for="lines `1. …?` whose numbers rise by one, each followed by a line `答：…`",
    sign=_sign,
    label=_label,
    letters="han",
)
