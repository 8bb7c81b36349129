"""Questions printed as items, one after another: marked by a number or a label."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from callbook.layouts.askers import asker_alone, at_end, at_start, bracketed
from callbook.layouts.asking import asks, closes_asking, ends_in_ask, first_answer, greets
from callbook.layouts.bilingual import language
from callbook.layouts.document import Document, Row, cut
from callbook.layouts.front import front
from callbook.layouts.heads import heads_above
from callbook.layouts.labels import NOBODY, Label, whole
from callbook.layouts.names import looks_like_name
from callbook.layouts.names import speaker as spoken
from callbook.layouts.paragraphs import continues
from callbook.layouts.points import Point, point
from callbook.layouts.sections import closes_questions, is_section, opens_questions
from callbook.model import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark at the start of a row: `3.`, `Q2：`, `答:`."""

    row: int  # place in the document's rows
    end: int  # where the words begin
    printed: str = ""  # the number it prints
    style: str = ""
    follows: bool = False  # a further question of the exchange before
    speaker: Speaker = NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A question mark, and the rows up to the next one."""

    number: int
    follow: int = 0
    question: Mark
    rows: tuple[Row, ...]
    answers: tuple[tuple[int, Mark], ...]  # place in `rows`, mark
    brackets: bool = False  # the questions of the document end with askers in brackets
    plain: bool = False  # answers hold no headings of their own
    next: str = ""  # how the section after the questions begins
    repeats: tuple[tuple[int, Mark], ...] = ()  # marks of the question in its other language


def marks(document: Document, pattern: re.Pattern[str], style: str = "") -> Iterator[Mark]:
    """The rows that begin with `pattern`; its group `n`, where it has one, is the number."""
    for place, row in enumerate(document.rows):
        hit = pattern.match(row.text, row.start)
        if hit:
            number = hit.groupdict().get("n") or ""
            yield Mark(row=place, end=words_from(row, hit.end()), printed=number, style=style)


def item_labels(
    document: Document, questions: Iterable[Mark], answers: Iterable[Mark]
) -> tuple[Label, ...]:
    """Labels for a document whose questions and answers begin with these marks.

    A question without an answer mark ends with its ask, or its first paragraph.
    """
    marked = sorted(questions, key=lambda mark: mark.row)
    repeats = _repeats(document, marked)
    again = sorted(repeats.items())
    ordered = [mark for mark in marked if mark.row not in repeats]
    if not ordered:
        return front(document, document.rows)
    by_row = {mark.row: mark for mark in answers}
    rows = [mark.row for mark in ordered]
    # A question is nobody's head, even where it is one name: `Operator:Q:Q:`.
    above, asked = heads_above(document, rows), set(rows)
    heads = {row: head for row, head in above.items() if row - 1 not in asked}
    first = ordered[0].row
    labels = list(front(document, document.rows[: first - (first in heads)]))
    labels.extend(head.label for head in heads.values())
    plain = _plain(document, ordered)
    following = _next_section(document.rows[:first])
    brackets = bracketed(document.rows[mark.row] for mark in ordered)
    number = follow = 0
    for place, mark in enumerate(ordered, 1):
        end = ordered[place].row if place < len(ordered) else len(document.rows)
        end -= end in heads
        last = place == len(ordered)
        further = mark.follows and number > 0
        number, follow = (number, follow + 1) if further else (number + 1, 0)
        if mark.row in heads and mark.speaker == NOBODY:
            mark = replace(mark, speaker=heads[mark.row].speaker)  # noqa: PLW2901 - better known
        item = replace(
            _item(document, number, mark, end, by_row), brackets=brackets, next=following
        )
        item = replace(item, repeats=_within(again, mark.row, end), follow=follow, plain=plain)
        labels.extend(_placed(_labels(document, item, last=last), item))
    return tuple(labels)


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


def _item(
    document: Document, number: int, mark: Mark, end: int, answers: Mapping[int, Mark]
) -> _Item:
    rows = range(mark.row, end)
    return _Item(
        number=number,
        question=mark,
        rows=document.rows[mark.row : end],
        answers=tuple((row - mark.row, answers[row]) for row in rows if row in answers),
    )


def _placed(labels: Iterable[Label], item: _Item) -> Iterator[Label]:
    """Labels of an item in its place: what belongs to an exchange belongs to its follow-up."""
    for label in labels:
        yield replace(label, follow=item.follow) if item.follow and label.exchange else label


def _labels(document: Document, item: _Item, *, last: bool) -> Iterator[Label]:
    """The labels of one item: its mark, question, answer and the headings at its end."""
    stop = _end(item, last=last)
    asked = _asked(document, item, stop)
    yield from _mark(item.rows[0], item.rows[0].start, item.question.end, "question", item.number)
    yield from _question(document, item, asked)
    yield from _answer(document, item, asked, stop)
    closing = False
    for row in item.rows[stop:]:
        closing = closing or _closes(row, item) or (last and item.plain)
        heading = is_section(row) or closes_questions(row) or opens_questions(row)
        if closing and not heading:
            yield whole(row, "removed", "written about the call, after its questions")
        else:
            yield whole(row, "heading")


def _end(item: _Item, *, last: bool) -> int:
    """How many rows of an item are its own: headings before the next item are not."""
    if last:
        closing = (place for place, row in enumerate(item.rows) if place and _closes(row, item))
        titles = (place for place in range(2, len(item.rows)) if _parts(item, place))
        return min(next(closing, len(item.rows)), next(titles, len(item.rows)))
    stop = len(item.rows)
    while stop > 1 and (is_section(item.rows[stop - 1]) or opens_questions(item.rows[stop - 1])):
        stop -= 1
    if stop == len(item.rows) and stop > 2 and _is_title(item.rows[-2], item.rows[-1]):
        stop -= 1
    return stop if stop > 1 or not item.answers else len(item.rows)


def _parts(item: _Item, place: int) -> bool:
    """Whether a row of the last item is the heading of something else; answers have none."""
    return item.plain and _is_title(item.rows[place - 1], item.rows[place])


def _plain(document: Document, questions: list[Mark]) -> bool:
    """Whether no answer but the last holds a line like a heading."""
    rows = document.rows[questions[0].row : questions[-1].row]
    asked = {mark.row - questions[0].row for mark in questions}
    return len(questions) > 2 and not any(
        _is_title(rows[at - 1], rows[at])
        for at in range(1, len(rows))
        if at not in asked and at + 1 not in asked and at - 1 not in asked
    )


def _is_title(before: Row, row: Row) -> bool:
    """Whether a line before the next question is a heading: short, apart, below a full sentence."""
    short = len(row.body) < (48 if row.body.isascii() else 20)
    sentence = row.body[-1] in '。.?!;:,…)"”' or before.body[-1] not in '。.?!"”)'
    return short and row.gap and not sentence and point(row) is None


def _closes(row: Row, item: _Item) -> bool:
    """Whether a row is the heading of what comes after the questions."""
    return closes_questions(row) or bool(item.next and row.body.startswith(item.next))


def _next_section(rows: Iterable[Row]) -> str:
    """How the section after the questions begins, if theirs has a number: `四、` after `三、`."""
    numerals = "一二三四五六七八九十"
    for row in rows:
        place = numerals.find(row.body[0])
        if opens_questions(row) and 0 <= place < 9 and row.body[1:2] == "、":
            return f"{numerals[place + 1]}、"
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Where the question of an item ends: after `rows` rows, or within the last at `cut`."""

    rows: int
    cut: int = 0


def _asked(document: Document, item: _Item, stop: int) -> _Asked:
    if item.answers and item.answers[0][0]:
        return _Asked(rows=item.answers[0][0])
    if item.repeats:
        place = item.repeats[-1][0]
        return _Asked(rows=_paragraph(document, item.rows[:stop], place))
    inline = _inline(document, item, stop)
    return inline or _Asked(rows=_unmarked(document, item.rows[:stop]))


def _inline(document: Document, item: _Item, stop: int) -> _Asked | None:
    """Question and answer in one paragraph: `2、海外布局?您好,公司已设点。`"""
    end = _paragraph(document, item.rows[:stop], 0)
    for place, row in enumerate(item.rows[:end]):
        start = row.start if place else item.question.end
        over = first_answer(row.text[start : row.end])
        if over and (end == stop or greets(row.text[start + over : row.end])):
            return _Asked(rows=place + 1, cut=start + over)
    return None


def _unmarked(document: Document, rows: tuple[Row, ...]) -> int:
    """How many rows the question takes where nothing marks the answer."""
    taken = _paragraph(document, rows, 0)
    if ends_in_ask(rows[taken - 1].body):
        after = _paragraph(document, rows, taken) if taken < len(rows) else taken
        more = after < len(rows) and asks(rows[after - 1].body) and _only_asks(rows[taken:after])
        return after if more else taken
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


def _mark(row: Row, start: int, end: int, reason: str, exchange: int) -> Iterator[Label]:
    if row.text[start:end].strip():
        yield Label(
            line=row.line, start=start, end=end, kind="mark", reason=reason, exchange=exchange
        )


def _question(document: Document, item: _Item, asked: _Asked) -> Iterator[Label]:
    """The words of a question, without the asker who may be named before or after them."""
    rows = list(item.rows[: asked.rows])
    rows[0] = replace(rows[0], start=item.question.end)
    if asked.cut:
        rows[-1] = replace(rows[-1], end=asked.cut)
    speaker = item.question.speaker
    named = at_start(rows[0], rows[0].start) if rows[0].start < rows[0].end else None
    alone = asker_alone(rows[0]) if len(rows) > 1 and not named else None
    if alone:
        speaker = alone
        yield _who(rows[0], rows[0].start, rows[0].end, item.number)
        rows.pop(0)
    elif named:
        speaker = named[1]
        yield _who(rows[0], rows[0].start, named[0], item.number)
        rows[0] = replace(rows[0], start=named[0])
    closing = at_end(rows[-1], always=item.brackets)
    if closing:
        speaker = closing[1]
        yield _who(rows[-1], closing[0], rows[-1].end, item.number)
        rows[-1] = cut(rows[-1], closing[0])[0]
    for place, mark in item.repeats:
        if place < len(rows):
            yield from _mark(rows[place], rows[place].start, mark.end, "question", item.number)
            rows[place] = replace(rows[place], start=mark.end)
    aside = _ASIDE.search(rows[-1].text, rows[-1].start, rows[-1].end)
    if aside and aside.start("who") > rows[-1].start:
        yield _who(rows[-1], aside.start("who"), rows[-1].end, item.number)
        rows[-1] = cut(rows[-1], aside.start("who"))[0]
    if _quoted(rows):
        yield from _mark(rows[0], rows[0].start, rows[0].start + 1, "quotation", item.number)
        yield from _mark(rows[-1], rows[-1].end - 1, rows[-1].end, "quotation", item.number)
        rows[0] = replace(rows[0], start=rows[0].start + 1)
        rows[-1] = replace(rows[-1], end=rows[-1].end - 1)
    for label in _words(document, rows, item):
        yield replace(label, speaker=speaker)


# prey: the `有中小股东直接发问。` of `“分红到底分不分？”有中小股东直接发问。`; not `？”他说`
_ASIDE = re.compile(
    r"(?<=\?”)\s*(?P<who>[^。?!“”]{1,20}?(?:股东|投资者|分析师|记者)[^。?!“”]{0,8}?(?:发问|提问|问道|追问|问)[。,]?)$"
)


def _quoted(rows: list[Row]) -> bool:
    """Whether a question is one quotation from beginning to end: `“…？”`."""
    text = "".join(row.body for row in rows)
    return len(text) > 4 and text[0] == "“" and text[-1] == "”" and "“" not in text[1:]


def _who(row: Row, start: int, end: int, exchange: int) -> Label:
    label = Label(line=row.line, start=start, end=end, kind="speaker", reason="who speaks")
    return replace(label, exchange=exchange)


def _words(document: Document, rows: list[Row], item: _Item) -> Iterator[Label]:
    before: Row | None = None
    for row in rows:
        opens = not continues(document, before, row)
        if row.start < row.end:
            label = replace(whole(row, "question"), exchange=item.number, opens=opens)
            yield replace(label, printed=item.question.printed)
            before = row


def _answer(document: Document, item: _Item, asked: _Asked, stop: int) -> Iterator[Label]:
    marked = dict(item.answers)
    speaker = NOBODY
    before: Row | None = None
    if asked.cut:
        before = replace(item.rows[asked.rows - 1], start=asked.cut)
        yield replace(whole(before, "answer"), exchange=item.number, opens=True)
    for place in range(asked.rows, stop):
        row = item.rows[place]
        if place in marked:
            yield from _mark(row, row.start, marked[place].end, "answer", item.number)
            speaker = marked[place].speaker
            row, before = replace(row, start=marked[place].end), None
            alone = _answerer_alone(row) if place + 1 < stop else None
            if alone:
                speaker = alone
                yield _who(row, row.start, row.end, item.number)
            if alone or row.start >= row.end:
                continue
        named = _in_brackets(row)
        if named:
            speaker = named[1]
            yield _who(row, row.start, named[0], item.number)
            row, before = replace(row, start=named[0]), None
        yield from block(document, row, before, item.number, speaker)
        before = row


# prey: `（CEO）我们不会`, `(王青) 会增加`; not `（一）订单`, `（注：…）`
_BRACKETS = re.compile(r"\((?P<who>[^()\d:]{2,12})\)\s*(?=\S)")


def _in_brackets(row: Row) -> tuple[int, Speaker] | None:
    """Where the words begin after an answerer in brackets, and who it is."""
    hit = _BRACKETS.match(row.text, row.start)
    if hit is None or hit.end() >= row.end:
        return None
    one = spoken(row.raw[hit.start("who") : hit.end("who")])
    return (hit.end(), one) if one.role == "management" or looks_like_name(one.name) else None


def _answerer_alone(row: Row) -> Speaker | None:
    """Who answers, where an answer mark is followed by nothing but his name or office."""
    printed = row.raw[row.start : row.end].strip()
    if not 1 < len(printed) < 14 or printed[-1] in "。？！?!.":
        return None
    one = spoken(printed)
    return one if one.role == "management" or looks_like_name(one.name) else None


def block(
    document: Document, row: Row, before: Row | None, exchange: int, speaker: Speaker
) -> Iterator[Label]:
    """A row of an answer: a point with its mark, a paragraph, or more of the one before."""
    found = point(row)
    if found and found.end < row.end:
        yield from _mark(row, found.start, found.end, "point", exchange)
    goes_on = continues(document, before, row)
    yield Label(
        line=row.line,
        start=found.end if found and found.end < row.end else row.start,
        end=row.end,
        kind="answer",
        exchange=exchange,
        opens=not goes_on,
        speaker=speaker,
        mark=_point_mark(found, row),
    )


def _point_mark(found: Point | None, row: Row) -> str:
    return found.mark if found and found.end < row.end else ""


def words_from(row: Row, at: int) -> int:
    """Where the words begin after a mark that ends at `at`."""
    while at < row.end and row.text[at] == " ":
        at += 1
    return at
