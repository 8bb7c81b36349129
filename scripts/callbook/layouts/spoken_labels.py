"""Labels of turns that were placed: who speaks, what is asked, answered or nobody's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbook.layouts.cast import Cast
from callbook.layouts.clues import STAMP_ALONE
from callbook.layouts.document import Row
from callbook.layouts.labels import Label, whole
from callbook.layouts.paragraphs import wrapped_at
from callbook.layouts.points import Point, point
from callbook.layouts.reading_out import QUESTION_LABEL
from callbook.layouts.said import Said
from callbook.layouts.turns import header_labels
from callbook.model import Speaker

# prey: `(01:10.680) text`, `[00:12:03] text`; not `10:30 we start`
_STAMP = re.compile(r"[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]\s*(?=\S)")
# prey: `(01:10.680) ` before the words of a caption; not `[12]`
_TIME = re.compile(r"\d:\d{2}")
# prey: `[Operator Instructions]`, `(Technical Difficulty)`, alone on a line; not `(1)`
_STAGE = re.compile(r"[\[(][^\[\]()\d]{3,60}[\])]\.?$")
# prey: `[Foreign Language] Let me`, `[Interpreted] On pricing`, `(Interpreted)`; not `[ph]`
_TONGUE = re.compile(
    r"[\[(]\s*(?:foreign language|interpreted|interpretation|translated"
    r"|through (?:an )?(?:interpreter|translator)"
    r"|speaking foreign language|foreign language spoken|non-english|speaks? in \w+"
    r"|via interpreter|in (?:chinese|mandarin|japanese|korean))\s*[\])]\s*",
    re.IGNORECASE,
)
_SHOWN = ("question", "answer", "remark")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """How a document prints what is said."""

    width: int  # at which lines are broken inside sentences; 0 where they are not
    foreign: bool  # Chinese paragraphs are the exception
    parted: bool  # blank lines part the paragraphs of one turn


def said_labels(said: tuple[Said, ...], cast: Cast) -> Iterator[Label]:
    """The labels of turns that were placed so; each paragraph of an answer is a block."""
    page = _Page(
        width=wrapped_at(row for one in said for row in one.turn.rows),
        foreign=_mostly_latin(said),
        parted=_parted(said),
    )
    for one in said:
        yield from header_labels(one.turn, one.exchange)
        speaker = one.speaker or cast.of(one.turn)
        before: Row | None = None
        for row in one.turn.rows:
            goes_on = _goes_on(before, row, page)
            yield from _row(one, row, speaker, page, goes_on=goes_on)
            before = row


def _row(one: Said, row: Row, speaker: Speaker, page: _Page, *, goes_on: bool) -> Iterator[Label]:
    label = whole(
        row,
        one.kind,
        one.reason,
        exchange=one.exchange,
        follow=one.follow,
        speaker=speaker,
        opens=one.kind in _SHOWN and not goes_on,
    )
    if one.kind not in _SHOWN:
        yield label
    elif STAMP_ALONE.match(row.body):
        yield replace(label, kind="removed", reason="time", opens=False)
    elif _STAGE.match(row.body) and not goes_on:
        yield replace(label, kind="removed", reason="note of the transcriber", opens=False)
    else:
        yield from _words(label, row, page, goes_on=goes_on)


def _words(label: Label, row: Row, page: _Page, *, goes_on: bool) -> Iterator[Label]:
    """The words of a row, what marks them apart: times, points, the interpreter's marks."""
    start = row.start
    stamp = _STAMP.match(row.text, start)
    if stamp:
        yield replace(label, end=stamp.end(), kind="mark", reason="time", opens=False)
        start = stamp.end()
    asking = QUESTION_LABEL.match(row.text, start) if label.kind == "question" else None
    if asking and not goes_on:
        yield replace(
            label, start=start, end=asking.end(), kind="mark", reason="question", opens=False
        )
        start = asking.end()
    words = row if start == row.start else replace(row, start=start)
    found = None if goes_on else _point(label, words)
    if found:
        yield replace(label, start=start, end=found.end, kind="mark", reason="point", opens=False)
        start = found.end
    opens = label.opens
    for tongue in _TONGUE.finditer(row.text, start, row.end):
        if row.text[start : tongue.start()].strip():
            yield _piece(label, row, start, tongue.start(), opens=opens, foreign=page.foreign)
            opens = False
        yield replace(
            label,
            start=tongue.start(),
            end=tongue.end(),
            kind="mark",
            reason="language",
            opens=False,
        )
        start = tongue.end()
    if row.text[start : row.end].strip():
        last = _piece(label, row, start, row.end, opens=opens, foreign=page.foreign)
        yield replace(last, mark=found.mark) if found else last


def _point(label: Label, row: Row) -> Point | None:
    """The point with which a row of an answer or a remark begins."""
    found = point(row) if label.kind != "question" else None
    return found if found and found.end < row.end else None


def _piece(label: Label, row: Row, start: int, end: int, *, opens: bool, foreign: bool) -> Label:
    """A stretch of words; Chinese ones in an English call say again what was translated."""
    other = foreign and _is_chinese(row.text[start:end])
    if (start, end, opens, other) == (label.start, label.end, label.opens, label.other):
        return label
    return replace(label, start=start, end=end, opens=opens, other=other)


def _is_chinese(text: str) -> bool:
    if text.isascii():
        return False
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return han * 3 > len(text.strip())


def _mostly_latin(said: tuple[Said, ...]) -> bool:
    """Whether what was said is in Latin letters, Chinese paragraphs being the exception."""
    texts = [
        row.body for one in said if one.kind in ("question", "answer") for row in one.turn.rows
    ]
    chinese = sum(len(text) for text in texts if _is_chinese(text))
    latin = sum(len(text.encode("ascii", "ignore")) for text in texts)
    # A Chinese character says as much as three letters.
    return chinese * 9 < sum(map(len, texts)) < latin * 2


_LONG_HAN = 30
"""Chinese characters from which a line is no heading."""
_GAPS = 3
"""Blank lines within turns from which such lines part their paragraphs."""


def _parted(said: tuple[Said, ...]) -> bool:
    """Whether blank lines part the paragraphs of a turn, so that others only break lines."""
    later = [row for one in said for row in one.turn.rows[1:]]
    return sum(row.gap for row in later) > _GAPS


def _goes_on(before: Row | None, row: Row, page: _Page) -> bool:
    """Whether a row goes on with the paragraph of the row before in the same turn."""
    if before is None:
        return False
    if before.line == row.line or _lone(row):
        return True
    if _timed(row) and before.body[-1] not in '。.?!"”':
        return True
    if row.gap:  # a page may end inside a sentence
        return before.body[-1] not in '。.?!:;"”)' and row.body[0].islower()
    if not page.width:
        return _lone(before) or _breaks_off(before, row)
    if page.parted and row.line == before.line + 1:
        return True
    return before.body[-1] not in "。.?!:" or before.end > 0.8 * page.width


def _breaks_off(before: Row, row: Row) -> bool:
    """Whether a row was broken off within its sentence: at a comma, or before lower case.

    A long Chinese paragraph ends with a mark; one that ends with a word goes on.
    """
    if before.body[-1] in ",、":
        return True
    line = before.text[: before.end].lstrip()
    if len(line) >= _LONG_HAN and _is_han(before.body[-1]) and _is_han(row.body[0]):
        return True
    short = before.end < 60 and not row.paged
    ended = before.body[-1] in '。.?!:;"”)]' or short
    return not ended and (row.body[0].islower() or row.body[0].isdigit())


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _timed(row: Row) -> bool:
    """Whether a time stood before a row's words: captions are cut at times, not at sentences."""
    return bool(_TIME.search(row.raw, 0, row.start))


def _lone(row: Row) -> bool:
    """Whether a row holds nothing but a punctuation mark or two, as some scrapes leave them."""
    return len(row.body) < 3 and not any(map(str.isalnum, row.body))
