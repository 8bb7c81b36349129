"""C1: numbered questions, each answered by paragraphs that begin with `答:` or bear no mark."""

import re
from functools import lru_cache

from callbook.layouts.answers import answer_marks, name_marks
from callbook.layouts.document import Document
from callbook.layouts.inline_labels import parted
from callbook.layouts.items import item_labels
from callbook.layouts.labelled import numbers_head_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.marks import Mark
from callbook.layouts.numbered import Chain, numbered
from callbook.layouts.question_labels import plain_labels


@lru_cache(maxsize=4)  # its sign and labels look at the same document
def _found(plain: Document) -> tuple[Document, Chain, tuple[Mark, ...]]:
    """The document parted at marks inside lines, its numbered questions, and the answers' marks.

    Names mark answers where they head them.
    """
    document = parted(plain)
    answers = answer_marks(document)
    found = numbered(document, answers)
    rows = {mark.row for mark in answers}
    names = name_marks(document, found.questions)
    both = (*answers, *(mark for mark in names if mark.row not in rows))
    if found.answered * 2 >= len(found.questions):
        return document, found, both
    named = numbered(document, both)
    better = named.answered * 2 >= len(named.questions)
    return document, named if better else found, both


def _sign(document: Document) -> Sign:
    document, found, _ = _found(document)
    count = len(found.questions)
    good = max(found.answered, found.asking)
    if count == 0 or good < 0.6 * count or (count == 1 and not found.answered):
        return NO_SIGN
    exam = sum(bool(_EXAM.search(row.body)) for row in document.rows)
    if numbers_head_labels(document, found.questions) or exam > 1:
        return NO_SIGN
    if found.answered < 0.5 * count and not _is_asked(document, found):
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


# prey: `调研纪要`, `业绩说明会`, `投资者问答`; not `写给投资者的一封信`, `演讲`
_CALL = re.compile(
    r"纪要|调研|业绩|电话会|交流|说明会|问答|Q\s?&\s?A|QA|答疑|路演|法说|财报|访谈|专访|专家|提问|投资者关系|投资者.{0,8}(?:问题|互动)|参会|会议|接待|季报|年报"
)
# prey: `毛利率的公式是?( )`, `A. 存货 B. 厂房`; not `A股`
_EXAM = re.compile(r"\?\s*\(\s*\)|A[.、]\s?\S+\s+B[.、]")


def _is_asked(document: Document, found: Chain) -> bool:
    """Whether numbered questions without marked answers are asked of somebody, in a record.

    Not so in a letter or a speech (`我们做对了什么?`).
    """
    # What follows the ask in its row is the answer.
    rows = [document.rows[mark.row].body.partition("?")[0] for mark in found.questions]
    first = found.questions[0].row
    told = any(_CALL.search(row.body) for row in document.rows[: first + 1])
    own = sum("我们" in body for body in rows) * 2 >= len(rows)
    return told and not own


def _label(document: Document) -> tuple[Label, ...]:
    inner, found, answers = _found(document)
    return item_labels(inner, _with_further(inner, found.questions), answers)


def _with_further(document: Document, questions: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The numbered questions and those asked further between them: `追问：…`."""
    rows = {mark.row for mark in questions}
    first = questions[0].row if questions else len(document.rows)
    further = (
        mark
        for mark in plain_labels(document)
        if mark.follows and mark.row > first and mark.row not in rows
    )
    return tuple(sorted((*questions, *further), key=lambda mark: mark.row))


LAYOUT = Layout(
    name="C1",
    title="numbered questions, answers marked 答：",
    looks_for="lines `1. …?` whose numbers rise by one, each followed by a line `答：…`",
    sign=_sign,
    label=_label,
    letters="han",
)
