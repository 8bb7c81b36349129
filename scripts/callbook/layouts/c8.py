"""C8: a digest in which one paragraph holds question and answers, each answerer named inline."""

from bisect import bisect_left

from callbook.layouts.bilingual import language
from callbook.layouts.document import Document
from callbook.layouts.inline_answers import inline
from callbook.layouts.labelled import Labelled, labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.telling import labels_of
from callbook.layouts.told_parts import Told

_BELOW = 0.45
"""Answers below their questions are mostly turns of a call: C8 reads what nothing else does."""


def _inline(found: Told) -> int:
    """How many questions are answered in their own paragraph: a name stands within a line."""
    rows = found.document.rows
    starts = {mark.row for mark in found.answers}
    names = sorted((row.line, row.start) for row in found.named if row.text[: row.start].strip())
    made = 0
    for mark, over in zip(found.questions, found.over, strict=True):
        if over in starts:
            first, last = (rows[at].line for at in (mark.row, over))
            begin = bisect_left(names, (first, rows[mark.row].start))
            made += begin < len(names) and names[begin] < (last, rows[over].start)
    return made


def _firms(found: Told) -> int:
    """How many questions come from a firm and are answered below, nothing said between."""
    starts = {mark.row for mark in found.answers}
    pairs = zip(found.questions, found.over, strict=True)
    return sum(bool(mark.speaker.firm) and over in starts for mark, over in pairs)


def _sign(document: Document) -> Sign:
    alone = _alone(labelled(document))
    if alone:
        facts = (f"{alone} questions below a line with their mark alone",)
        return Sign(strength=0.97, facts=facts)
    found = inline(document)
    count, inside = len(found.questions), _inline(found)
    firms = _firms(found)
    few = inside < 0.6 * count and (count < 3 or firms < count or labelled(document).questions)
    if count < 2 or few or _translated(found):
        return NO_SIGN
    return Sign(
        strength=0.73 + 0.27 * inside / count if inside >= 0.6 * count else _BELOW,
        facts=(
            f"{count} questions, {inside} of them answered by a name in the same line",
            f"{firms} of them from firms",
        ),
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
