"""The line above each question, where documents print one: a topic, or who asks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callbook.layouts.askers import asker, at_end
from callbook.layouts.document import Document, Row
from callbook.layouts.labels import NOBODY, Label, whole
from callbook.layouts.points import point
from callbook.layouts.sections import opens_questions
from callbook.model import Speaker

# prey: `小米粒：`, `A股老炮:`, `高盛 张明：`; not `主要有三点：` (its digest ends many answers)
_WHO = re.compile(r"(?P<who>[^:。?!;,]{1,24}?)\s?:$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A line above a question: its label, and the asker whom it names."""

    label: Label
    speaker: Speaker


def heads_above(document: Document, questions: Iterable[int]) -> Mapping[int, Head]:
    """The heads of the questions at these rows; none unless nearly all questions have one."""
    rows = [row for row in questions if row]
    if len(rows) < 3:
        return {}
    for found in (_topics(document, rows), _askers(document, rows)):
        if len(found) >= 0.8 * len(rows):
            return found
    return {}


def _topics(document: Document, rows: list[int]) -> dict[int, Head]:
    """Short lines that are no sentence; numbered or not, but all alike."""
    asked = set(rows)
    above = {
        row: document.rows[row - 1]
        for row in rows
        if row == rows[0] or _stands_apart(document, row, asked)
    }
    titles = {row: one for row, one in above.items() if _is_title(one)}
    points = {row: one for row, one in titles.items() if point(one)}
    if len(points) < 0.8 * len(rows):
        titles = {row: one for row, one in titles.items() if row not in points}
    return {row: _topic(one) for row, one in titles.items()}


def _stands_apart(document: Document, row: int, questions: set[int]) -> bool:
    """Whether the line above a question is nearer to it than to the text before, an answer."""
    attached = document.rows[row].gap and not document.rows[row - 1].gap
    only_answer = row - 2 in questions
    return not (attached or only_answer)


def _is_title(row: Row) -> bool:
    short = len(row.body) < 36 and row.body[-1] not in '。.?!;:,…"”' and "。" not in row.body
    found = point(row)
    return short and not opens_questions(row) and (found is None or found.style == "dot")


def _topic(row: Row) -> Head:
    named = at_end(row, always=False)
    return Head(label=whole(row, "heading"), speaker=named[1] if named else NOBODY)


def _askers(document: Document, rows: list[int]) -> dict[int, Head]:
    found: dict[int, Head] = {}
    for row in rows:
        above = document.rows[row - 1]
        hit = _WHO.fullmatch(above.body)
        if hit:
            who = above.raw[above.start : above.start + len(hit["who"])]
            one = asker(who)
            speaker = one if one.name else Speaker(name=who, role="analyst")
            found[row] = Head(label=whole(above, "speaker", "who speaks"), speaker=speaker)
    return found
