"""E12: sheets of questions and answers: numbers, `A:` or a new paragraph, page after page."""

import re

from callbook.layouts.answers import answer_marks
from callbook.layouts.document import Document
from callbook.layouts.items import item_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.numbered import Chain, chain

# prey: `1.` alone, `2. What are`, `3) Dividend`, `Q4. Capex`, `Question 5:`; not `4.1 million`
_NUMBER = re.compile(
    r"(?:(?:Q|Question)\s?)?(?P<n>\d{1,3})\s?(?:[.):]\s*$|[.):]\s+(?=\S)|[.)](?=[A-Z]))"
)


def _chain(document: Document) -> Chain:
    return chain(document, _NUMBER, answer_marks(document))


def _sign(document: Document) -> Sign:
    found = _chain(document)
    count = len(found.questions)
    good = max(found.asking, found.answered)
    if count < 2 or good < 0.6 * count:
        return NO_SIGN
    alone = sum(document.rows[mark.row].end <= mark.end for mark in found.questions)
    return Sign(
        strength=0.5 + 0.4 * found.rising / (count - 1 or 1) + 0.07 * bool(alone),
        facts=(
            f"{count} numbered questions, {found.rising} times rising by one",
            f"{found.answered} of them followed by an answer mark, {found.asking} ask",
        ),
    )


def _label(document: Document) -> tuple[Label, ...]:
    return item_labels(document, _chain(document).questions, answer_marks(document))


LAYOUT = Layout(
    name="E12",
    title="a sheet of numbered questions in English, answered by `A:` or a paragraph",
    looks_for="lines `1. What is …?` whose numbers rise by one, answers `A:` or below",
    sign=_sign,
    label=_label,
    letters="latin",
)
