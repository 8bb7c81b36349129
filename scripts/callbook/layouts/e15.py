"""E15: interviews that print a dash before each question: `――通期見通しは。`, `-올해 목표는.`"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from callbook.layouts.asking import asks
from callbook.layouts.document import Document, Row, cut
from callbook.layouts.items import item_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, whole
from callbook.layouts.marks import Mark, words_from
from callbook.layouts.said import GREETING

_LONG = "[―—ー─]{1,3}"
# prey: `――上期を振り返って。`, `ー 先見の明は`, `-올해 목표는.`; not `-5%`, `- 3 lines`
_QUESTION = re.compile(
    rf"(?:{_LONG}\s*(?=[^\s―—ー─])|[–-]\s*(?=[\uac00-\ud7a3\u3040-\u9fff“\"「]))"
)
# prey: the `「` of an answer, `▲매출 1200억원이다`, `"Yes`; the triangle alone is no word
_ANSWER = re.compile(r"(?P<mark>[▲△▶▷]\s*)|[「“\"]")
# prey: the place before `「今期は」` in `――改善しますか? 「今期は」`, before `▲` in `목표는. ▲매출`
_ANSWERS_HERE = re.compile(r"(?<=[。.?!])\s*(?=[「“▲△])|(?<=[\u3041-\u3096])\s+(?=「)")
# prey: the place before the dashes in `達成した」――次の計画は。`; not those of `A社――B社`
_ASKS_HERE = re.compile(rf"(?<=[」”。?!])\s*(?={_LONG}[^\s―—ー─])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dashed:
    """A document parted at its dashes, the questions behind them, and the marked answers."""

    document: Document
    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    long: bool  # whether the dashes are no bullets


@lru_cache(maxsize=4)  # its sign and labels look at the same document
def _dashed(document: Document) -> _Dashed:
    parted = replace(document, rows=tuple(_parted(document)))
    rows = parted.rows
    hits = {place: _QUESTION.match(row.text, row.start) for place, row in enumerate(rows)}
    found = {place: hit for place, hit in hits.items() if hit}
    below = {place: rows[place + 1] for place in found if place + 1 < len(rows)}
    marked = {place: _ANSWER.match(row.text, row.start) for place, row in below.items()}
    ends = {
        place: hit.end("mark") if hit["mark"] else hit.start()
        for place, hit in marked.items()
        if hit
    }
    return _Dashed(
        document=parted,
        questions=tuple(
            Mark(row=place, end=words_from(rows[place], hit.end())) for place, hit in found.items()
        ),
        answers=tuple(Mark(row=place + 1, end=end) for place, end in ends.items()),
        long=all(not hit.group().startswith(("-", "–")) for hit in found.values()),
    )


def _parted(document: Document) -> Iterator[Row]:
    """The rows, parted where a question or its answer begins within one."""
    for row in document.rows:
        rest = row
        while (at := _break(rest)) is not None:
            head, rest = cut(rest, at)
            yield head
        yield rest


def _break(row: Row) -> int | None:
    """Where the next question begins in an answer, or the answer in a question's row."""
    pattern = _ANSWERS_HERE if _QUESTION.match(row.text, row.start) else _ASKS_HERE
    hit = pattern.search(row.text, row.start + 1, row.end)
    return hit.end() if hit else None


def _sign(document: Document) -> Sign:
    found = _dashed(document)
    rows = found.document.rows
    count, answered = len(found.questions), len(found.answers)
    places = {mark.row for mark in found.questions}
    lone = sum(place + 1 in places or place + 1 == len(rows) for place in places)
    if count < 2 or lone * 5 > count:
        return NO_SIGN
    asking = sum(asks(rows[place].body) for place in places)
    plain = found.long and count > 2 and asking * 2 >= count
    if answered < 0.7 * count and not plain:
        return NO_SIGN
    return Sign(
        strength=0.6 + 0.3 * max(answered, asking * found.long) / count,
        facts=(
            f"{count} paragraphs behind a dash, {asking} of them ask",
            f"{answered} of them above a quotation or a triangle",
        ),
    )


def _label(document: Document) -> tuple[Label, ...]:
    found = _dashed(document)
    rows = found.document.rows
    ends = [mark.row for mark in found.questions[-1:]] == [len(rows) - 1]
    farewell = ends and not asks(rows[-1].body)
    said = replace(found.document, rows=rows[:-1]) if farewell else found.document
    questions = found.questions[:-1] if farewell else found.questions
    marked = {mark.row for mark in found.answers}
    plain = (
        Mark(row=mark.row + 1, end=said.rows[mark.row + 1].start)
        for mark in questions
        if mark.row + 1 not in marked and mark.row + 1 < len(said.rows)
    )
    last = (whole(row, "removed", GREETING) for row in rows[len(said.rows) :])
    return (*item_labels(said, questions, (*found.answers, *plain)), *last)


LAYOUT = Layout(
    name="E15",
    title="an interview, a dash before each question",
    looks_for="paragraphs `――…` each above its answer, `「…」` or `▲…`",
    sign=_sign,
    label=_label,
)
