"""The question of an item: how far it goes, who asks it, and its words."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from callbook.layouts.askers import asker_alone, at_end, at_start, broken_end
from callbook.layouts.asking import asks, closes_asking, ends_in_ask, first_answer, greets
from callbook.layouts.document import Document, Row, cut
from callbook.layouts.labels import Label, whole
from callbook.layouts.marks import Item, Mark, is_note, mark_label, speaker_label
from callbook.layouts.paragraphs import continues
from callbook.model import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where the question of an item ends: after `rows` rows, or within the last at `cut`."""

    rows: int
    cut: int = 0


def asked_part(document: Document, item: Item, stop: int) -> Asked:
    """Where the question ends: at the answer's mark, else with its ask or first paragraph."""
    if item.answers and item.answers[0][0]:
        return Asked(rows=item.answers[0][0])
    if item.repeats:
        place = item.repeats[-1][0]
        return Asked(rows=_paragraph(document, item.rows[:stop], place))
    inline = _inline(document, item, stop)
    return inline or Asked(rows=_unmarked(document, item.rows[:stop]))


_SAID = 30
"""Characters of several sentences behind an ask that are too many for more of the question."""


def _inline(document: Document, item: Item, stop: int) -> Asked | None:
    """Question and answer in one paragraph: `2、海外布局?您好,公司已设点。`"""
    end = _paragraph(document, item.rows[:stop], 0)
    starts = (item.question.end, *(row.start for row in item.rows[1:end]))
    text = "".join(
        row.text[start : row.end] for row, start in zip(item.rows[:end], starts, strict=True)
    )
    over = first_answer(text)
    said = text[over:]
    whole = (
        end == stop
        or item.run_on
        or said.endswith(":")
        or (len(said) > _SAID and said.count("。") > 1)
    )
    if not over or not (whole or greets(said)):
        return None
    for place, (row, start) in enumerate(zip(item.rows[:end], starts, strict=True), 1):
        if over <= row.end - start:
            return Asked(rows=place, cut=start + over if over < row.end - start else 0)
        over -= row.end - start
    return None


def answers_run_on(document: Document, questions: list[Mark], answers: Container[int]) -> bool:
    """Whether answers without a mark go on in the paragraphs of their questions.

    `2、海外布局?公司已设点。` Most items must read so: a question may have more to say behind
    its ask.
    """
    ends = [mark.row for mark in questions[1:]] + [len(document.rows)]
    first = [
        (mark, document.rows[mark.row : end])
        for mark, end in zip(questions, ends, strict=True)
        if not any(row in answers for row in range(mark.row, end))
    ]
    found = sum(
        bool(first_answer(_first_paragraph(document, mark, rows))) for mark, rows in first if rows
    )
    return found > 2 and found >= 0.7 * len(first)


def _first_paragraph(document: Document, mark: Mark, rows: tuple[Row, ...]) -> str:
    end = _paragraph(document, rows, 0)
    return rows[0].text[mark.end : rows[0].end] + "".join(row.body for row in rows[1:end])


def _unmarked(document: Document, rows: tuple[Row, ...]) -> int:
    """How many rows the question takes where nothing marks the answer."""
    taken = _paragraph(document, rows, 0)
    if ends_in_ask(rows[taken - 1].body):
        after = _paragraph(document, rows, taken) if taken < len(rows) else taken
        more = after < len(rows) and asks(rows[after - 1].body) and _only_asks(rows[taken:after])
        return after if more else taken
    below = _paragraph(document, rows, taken) if taken < len(rows) else taken
    if below > taken and _only_asks(rows[taken:below]):
        return below
    if asks(rows[0].body):
        return taken
    after = taken
    for _ in range(2):
        after = _paragraph(document, rows, after) if after < len(rows) else after
        if after < len(rows) and closes_asking(rows[after - 1].body):
            return after
    return taken


def _only_asks(rows: tuple[Row, ...]) -> bool:
    text = "".join(row.body for row in rows)
    return text.endswith("?") and "。" not in text


def _paragraph(document: Document, rows: tuple[Row, ...], start: int) -> int:
    """End of the paragraph that begins at `start`: one row, or more where lines are wrapped."""
    end = start + 1
    while end < len(rows) and continues(document, rows[end - 1], rows[end]):
        end += 1
    return end


def question_labels(document: Document, item: Item, asked: Asked) -> Iterator[Label]:
    """The words of a question, without the asker who may be named before or after them."""
    rows = list(item.rows[: asked.rows])
    notes = next((at for at, row in enumerate(rows) if at and is_note(row)), len(rows))
    yield from (whole(row, "remark", opens=True) for row in rows[notes:])
    rows = rows[:notes]
    rows[0] = rows[0].between(item.question.end, rows[0].end)
    if asked.cut:
        rows[-1] = rows[-1].between(rows[-1].start, asked.cut)
    speaker = item.question.speaker
    named = (
        at_start(rows[0], rows[0].start, always=item.fronted)
        if rows[0].start < rows[0].end
        else None
    )
    alone = asker_alone(rows[0]) if len(rows) > 1 and not named else None
    if alone:
        speaker = alone
        yield speaker_label(rows[0], rows[0].start, rows[0].end, item.number)
        rows.pop(0)
    elif named:
        speaker = named[1]
        yield speaker_label(rows[0], rows[0].start, named[0], item.number)
        rows[0] = rows[0].between(named[0], rows[0].end)
    broken = broken_end(rows, always=item.brackets) if len(rows) > 1 else None
    if broken:
        speaker = broken[1]
        yield speaker_label(rows[-1], rows[-1].start, rows[-1].end, item.number)
        rows.pop()
        if broken[0] < rows[-1].end:
            yield speaker_label(rows[-1], broken[0], rows[-1].end, item.number)
            rows[-1] = cut(rows[-1], broken[0])[0]
    closing = None if broken else at_end(rows[-1], always=item.brackets)
    if closing:
        speaker = closing[1]
        yield speaker_label(rows[-1], closing[0], rows[-1].end, item.number)
        rows[-1] = cut(rows[-1], closing[0])[0]
    for place, mark in item.repeats:
        if place < len(rows):
            yield from mark_label(rows[place], rows[place].start, mark.end, "question", item.number)
            rows[place] = rows[place].between(mark.end, rows[place].end)
    if _quoted(rows):
        yield from mark_label(rows[0], rows[0].start, rows[0].start + 1, "quotation", item.number)
        yield from mark_label(rows[-1], rows[-1].end - 1, rows[-1].end, "quotation", item.number)
        rows[0] = rows[0].between(rows[0].start + 1, rows[0].end)
        rows[-1] = rows[-1].between(rows[-1].start, rows[-1].end - 1)
    yield from _words(document, rows, item, speaker)


def _quoted(rows: list[Row]) -> bool:
    """Whether a question is one quotation from beginning to end: `“…？”`, `「…？」`."""
    text = "".join(row.body for row in rows)
    return (
        len(text) > 4
        and text[0] + text[-1] in ("“”", "「」", '""')
        and not any(sign in text[1:-1] for sign in (text[0], text[-1]))
    )


def _words(document: Document, rows: list[Row], item: Item, speaker: Speaker) -> Iterator[Label]:
    before: Row | None = None
    for row in rows:
        opens = not continues(document, before, row)
        if row.start < row.end:
            yield whole(
                row,
                "question",
                exchange=item.number,
                opens=opens,
                printed=item.question.printed,
                speaker=speaker,
            )
            before = row
