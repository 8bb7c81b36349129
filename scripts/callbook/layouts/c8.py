"""C8: a digest in which one paragraph holds question and answers, each answerer named inline."""

from callbook.layouts.bilingual import language
from callbook.layouts.c3 import is_moderated
from callbook.layouts.document import Document
from callbook.layouts.firms import is_firm
from callbook.layouts.inline_answers import answered_inside, inline, may_ask_inside
from callbook.layouts.labelled import Labelled, labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.narrated import told
from callbook.layouts.telling import labels_of
from callbook.layouts.told_parts import Told

_BELOW = 0.45
"""Answers below their questions are mostly turns of a call: C8 reads what nothing else does."""
_ASKERS = 0.02
"""Share of the rows that must begin as such paragraphs do; theirs may be wrapped."""
_FIRMS = 0.93
"""Not so where firms ask that send nobody: `高盛：…？` in a digest."""


def _below(document: Document, found: Told) -> float:
    """The strength where each question comes from a firm and is answered in the line below."""
    starts = {mark.row for mark in found.answers}
    firms = [mark.speaker.firm for mark in found.questions]
    answered = all(over in starts for over in found.over)
    if len(firms) < 3 or not all(firms) or not answered or labelled(document).questions:
        return 0.0
    named = any(mark.speaker.name for mark in found.questions)
    known = sum(is_firm(firm) for firm in firms) * 2 > len(firms)
    return _FIRMS if known and not named else _BELOW


def _sign(document: Document) -> Sign:
    alone = _alone(labelled(document))
    if alone and not is_moderated(document, labelled(document)):
        facts = (f"{alone} questions below a line with their mark alone",)
        return Sign(strength=0.97, facts=facts)
    askers = sum(may_ask_inside(row.body) for row in document.rows)
    if askers < 2 or askers < _ASKERS * len(document.rows):
        return NO_SIGN
    found = inline(document)
    count = len(found.questions)
    if count < 2 or _translated(found):
        return NO_SIGN
    inside = answered_inside(document)
    strength = min(1.0, 0.75 + 0.27 * inside / count) if inside >= 0.6 * count else 0.0
    strength = strength or _below(document, found)
    if len(told(document).questions) > count:
        return NO_SIGN
    return Sign(
        strength=strength,
        facts=(f"{count} questions, {inside} of them answered by a name in the same paragraph",),
    )


def _translated(found: Told) -> bool:
    """Whether what follows the questions says them again in another language: two columns."""
    rows = found.document.rows
    pairs = (rows[mark.row : mark.row + 2] for mark in found.questions)
    both = [{language(row.body) for row in pair} == {"zh", "en"} for pair in pairs]
    return sum(both) * 2 > len(both)


def _alone(found: Labelled) -> int:
    """How many marks of questions stand alone on their line; 0 unless most do."""
    rows = [found.document.rows[mark.row] for mark in found.questions]
    alone = sum(mark.end >= row.end for mark, row in zip(found.questions, rows, strict=True))
    return alone if alone > 1 and alone >= 0.6 * len(rows) else 0


def _label(document: Document) -> tuple[Label, ...]:
    if _alone(labelled(document)):
        return labelled_labels(document)
    return labels_of(inline(document))


LAYOUT = Layout(
    name="C8",
    title="question and named answers in one paragraph",
    looks_for="paragraphs `Q（高盛）：…？王青：…` or `高盛（Ann Lee）：…？王青：…`",
    sign=_sign,
    label=_label,
)
