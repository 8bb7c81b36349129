"""C10: the questions of a call retold, each asker and answerer named in a sentence."""

from dataclasses import replace

from callbook.layouts.document import Document
from callbook.layouts.items import item_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, whole
from callbook.layouts.narrated import Told, is_rest, told
from callbook.layouts.numbered import zone


def _read(document: Document) -> Told:
    found = told(document)
    questions = zone(found.document, found.questions)
    first = questions[0].row if questions else 0
    answers = tuple(mark for mark in found.answers if mark.row > first)
    return replace(found, questions=questions, answers=answers)


def _sign(document: Document) -> Sign:
    found = _read(document)
    count = len(found.questions)
    rows = sorted(mark.row for mark in found.answers)
    ends = [mark.row for mark in found.questions[1:]] + [len(found.document.rows)]
    answered = sum(
        any(mark.row < row < end for row in rows)
        for mark, end in zip(found.questions, ends, strict=False)
    )
    named = sum(bool(mark.speaker.name or mark.speaker.firm) for mark in found.questions)
    if count < 2 or named < 0.5 * count or answered < 0.4 * count:
        return NO_SIGN
    return Sign(
        strength=0.6 + 0.35 * answered / count,
        facts=(f"{count} askers told by name", f"{answered} of them answered in a sentence"),
    )


def _label(document: Document) -> tuple[Label, ...]:
    found = _read(document)
    rest = {row.line for row in found.document.rows if is_rest(row)}
    rows = tuple(row for row in found.document.rows if row.line not in rest)
    place = {id(row): at for at, row in enumerate(rows)}
    old = found.document.rows

    def moved(row: int) -> int:
        return place[id(old[row])]

    kept = replace(found.document, rows=rows)
    questions = [replace(one, row=moved(one.row)) for one in found.questions]
    answers = [replace(one, row=moved(one.row)) for one in found.answers]
    others = (row for row in old if row.line in rest)
    return (
        *item_labels(kept, questions, answers),
        *(whole(row, "removed", "written about the call, after its questions") for row in others),
    )


LAYOUT = Layout(
    name="C10",
    title="questions retold: 某某询问…，某某回应…",
    looks_for="sentences `某某（机构）询问…。某某回应：“…”`",
    sign=_sign,
    label=_label,
)
