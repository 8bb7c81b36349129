"""Questions printed as items, one after another: marked by a number or a label."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from callbook.layouts.askers import bracketed, fronted
from callbook.layouts.between_items import (
    greeting_labels,
    only_greets,
    rest_labels,
    statement_labels,
    statements,
)
from callbook.layouts.bilingual import language
from callbook.layouts.document import Document
from callbook.layouts.front import front
from callbook.layouts.heads import heads_above
from callbook.layouts.item_answers import answer_labels
from callbook.layouts.item_ends import item_end, next_section, no_headings, no_titles
from callbook.layouts.item_questions import answers_run_on, asked_part, question_labels
from callbook.layouts.labels import NOBODY, Label, whole
from callbook.layouts.marks import Item, Mark, mark_label
from callbook.layouts.paragraphs import record_end
from callbook.layouts.tails import TAIL


def item_labels(
    document: Document,
    questions: Iterable[Mark],
    answers: Iterable[Mark],
    remarks: Iterable[Mark] = (),
) -> tuple[Label, ...]:
    """Labels for a document whose questions and answers begin with these marks.

    A question without an answer mark ends with its ask, or its first paragraph. What stands
    from a remark's mark to the next question is nobody's.
    """
    said = {mark.row for mark in remarks}
    marked = sorted((*questions, *remarks), key=lambda mark: mark.row)
    repeats = _repeats(document, marked)
    again = sorted(repeats.items())
    ordered = [mark for mark in marked if mark.row not in repeats]
    if not ordered:
        return front(document, document.rows)
    start = ordered[-1].row
    end = start + record_end(document, document.rows[start:])
    closing = [whole(row, "removed", TAIL) for row in document.rows[end:]]
    document = replace(document, rows=document.rows[:end])
    by_row = {mark.row: mark for mark in answers if mark.row < end}
    rows = [mark.row for mark in ordered]
    # A question is nobody's head, even where it is one name: `Operator:Q:Q:`.
    above, asked = heads_above(document, rows), set(rows)
    heads = {row: head for row, head in above.items() if row - 1 not in asked}
    first = ordered[0].row
    labels = list(front(document, document.rows[: first - (first in heads)]))
    labels.extend((*closing, *(head.label for head in heads.values())))
    plain, headless = no_titles(document, ordered), no_headings(document, ordered)
    following = next_section(document.rows[:first])
    brackets = bracketed(document.rows[mark.row] for mark in ordered)
    first_named = fronted((document.rows[mark.row], mark.end) for mark in ordered)
    run_on = answers_run_on(document, ordered, by_row)
    number = follow = 0
    stated = said | statements(document, ordered, by_row.values())
    for place, mark in enumerate(ordered, 1):
        end = ordered[place].row if place < len(ordered) else len(document.rows)
        end -= end in heads
        if mark.row in stated:
            labels.extend(statement_labels(document, mark, document.rows[mark.row : end]))
            continue
        last = place == len(ordered)
        further = mark.follows and number > 0
        if mark.row in heads and mark.speaker == NOBODY:
            mark = replace(mark, speaker=heads[mark.row].speaker)  # noqa: PLW2901 - better known
        item = Item(
            number=number if further else number + 1,
            follow=follow + 1 if further else 0,
            question=mark,
            rows=document.rows[mark.row : end],
            answers=_answers(by_row, mark.row, end),
            brackets=brackets,
            fronted=first_named,
            plain=plain,
            headless=headless,
            next=following,
            run_on=run_on,
            repeats=_within(again, mark.row, end),
        )
        if only_greets(item):
            labels.extend(greeting_labels(item))
            continue
        number, follow = item.number, item.follow
        labels.extend(_placed(_labels(document, item, last=last), item))
    return tuple(_inherited(labels))


def _inherited(labels: Iterable[Label]) -> Iterator[Label]:
    """The labels; who asked a question asks its follow-ups, too, unless they name another."""
    asker = NOBODY
    for label in labels:
        if label.kind != "question":
            yield label
        elif label.follow and label.speaker == NOBODY:
            yield replace(label, speaker=asker)
        else:
            asker = label.speaker if not label.follow else asker
            yield label


def _repeats(document: Document, questions: list[Mark]) -> dict[int, Mark]:
    """Marks of questions that say the one before again in another language (`Q:`, `问：`)."""
    found = {
        after.row: after
        for one, after in pairwise(questions)
        if after.row - one.row <= 2
        and {language(document.rows[mark.row].body[2:]) for mark in (one, after)} == {"zh", "en"}
    }
    return found if len(found) * 3 >= len(questions) else {}


def _within(repeats: list[tuple[int, Mark]], first: int, end: int) -> tuple[tuple[int, Mark], ...]:
    """The repeats between two rows, counted from the first of them."""
    low = bisect_right(repeats, first, key=lambda one: one[0])
    high = bisect_left(repeats, end, key=lambda one: one[0])
    return tuple((row - first, mark) for row, mark in repeats[low:high])


def _answers(answers: Mapping[int, Mark], first: int, end: int) -> tuple[tuple[int, Mark], ...]:
    """The answers' marks between two rows, counted from the first of them."""
    return tuple((row - first, answers[row]) for row in range(first, end) if row in answers)


def _placed(labels: Iterable[Label], item: Item) -> Iterator[Label]:
    """Labels of an item in its place: what belongs to an exchange belongs to its follow-up."""
    for label in labels:
        yield replace(label, follow=item.follow) if item.follow and label.exchange else label


def _labels(document: Document, item: Item, *, last: bool) -> Iterator[Label]:
    """The labels of one item: its mark, question, answer and the headings at its end."""
    stop = item_end(item, last=last)
    asked = asked_part(document, item, stop)
    yield from mark_label(
        item.rows[0], item.rows[0].start, item.question.end, "question", item.number
    )
    yield from question_labels(document, item, asked)
    yield from answer_labels(document, item, asked, stop)
    yield from rest_labels(document, item, stop, last=last)
