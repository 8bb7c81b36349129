"""E12: sheets of questions and answers: numbers, `A:` or a new paragraph, page after page."""

import re

from callbook.layouts.answers import answer_marks
from callbook.layouts.document import Document
from callbook.layouts.headers import bare_headers, colon_headers
from callbook.layouts.items import item_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.marks import Mark, marks
from callbook.layouts.numbered import Chain, chain

# prey: `1.` alone, `2. What are`, `3) Dividend`, `Q4. Capex`, `Question 5:`; not `4.1 million`
_NUMBER = re.compile(
    r"(?:(?:Q|Question)\s?)?(?P<n>\d{1,3})\s?(?:[.):]\s*$|[.):]\s+(?=\S)|[.)](?=[A-Z]))"
)


# prey: `Answer: R&D`, `A. We do`, `Response: No`; not `A. Smith asks`
_ANSWER = re.compile(r"(?:Answer|Response|Reply|Company response)\s?\d{0,3}\s?[:.]\s*")
# prey: `Frequently asked questions`, `Q&A`, `Answers to questions`; not `5 things to know`
_TITLE = re.compile(r"\bQ\s?(?:&|and)\s?A\b|\bFAQ|\bquestions?\b|\banswers?\b", re.IGNORECASE)


def _answers(document: Document) -> tuple[Mark, ...]:
    found = {mark.row: mark for mark in answer_marks(document)}
    found |= {mark.row: mark for mark in marks(document, _ANSWER)}
    return tuple(found[row] for row in sorted(found))


def _chain(document: Document) -> Chain:
    return chain(document, _NUMBER, _answers(document))


def _sign(document: Document) -> Sign:
    found = _chain(document)
    count = len(found.questions)
    good = max(found.asking, found.answered)
    if count < 2 or good < 0.6 * count or not _is_sheet(document, found):
        return NO_SIGN
    alone = sum(document.rows[mark.row].end <= mark.end for mark in found.questions)
    return Sign(
        strength=0.5 + 0.4 * found.rising / (count - 1 or 1) + 0.07 * bool(alone),
        facts=(
            f"{count} numbered questions, {found.rising} times rising by one",
            f"{found.answered} of them followed by an answer mark, {found.asking} ask",
        ),
    )


def _is_sheet(document: Document, found: Chain) -> bool:
    """Whether somebody asked: articles have numbered headings that ask, and talks have headings."""
    if len(colon_headers(document)) > 1.5 * len(found.questions):
        return False
    if len(bare_headers(document)) > 3 * len(found.questions):  # points of an answer in a call
        return False
    if found.answered * 2 >= len(found.questions):
        return True
    top = document.rows[: found.questions[0].row]
    return any(_TITLE.search(row.body) for row in top)


def _label(document: Document) -> tuple[Label, ...]:
    return item_labels(document, _chain(document).questions, _answers(document))


LAYOUT = Layout(
    name="E12",
    title="a sheet of numbered questions in English, answered by `A:` or a paragraph",
    looks_for="lines `1. What is …?` whose numbers rise by one, answers `A:` or below",
    sign=_sign,
    label=_label,
    letters="latin",
)
