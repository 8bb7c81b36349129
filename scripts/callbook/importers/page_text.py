"""Join the lines of printed pages to paragraphs where a sentence goes on."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from callbook.importers.page_furniture import Pages
from callbook.importers.page_lines import Line
from callbook.importers.page_words import is_chinese

# prey: `3. `, `2、`, `（1）`, `Q1：`, `答：`, `• `, `Ravi Nair:`, `一、`; not `2.5元`, `2024 was`
_OPENS = re.compile(
    r"(?:\d{1,3}(?:[.．](?!\d)|[、)）])|[(（]\s*\w{1,3}\s*[)）]|[①-⑳]|[-–—•·*◦●■□√☑]\s"
    r"|(?:Q|A|问|答|提问|回答|回复|问题)\s*\d*\s*[:：.、]|[一二三四五六七八九十]{1,3}、"
    r"|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}:\s|[\u4e00-\u9fff]{2,4}[:：])"
)
_STOPS = tuple(".?!:;。？！：；”\"')）】")
# prey: `conserva-` at a line's end; not `2020-`, `-`
_HYPHENED = re.compile(r"(\w*[a-z])-$")


def text_of_lines(pages: Pages) -> str:
    """The text of pages: lines joined where a sentence was broken at the width of its column.

    Nothing stands between Chinese characters at a join, a space between Latin words. An empty
    line parts paragraphs that stand apart on the page.
    """
    lines = _edged([line for page in pages for line in page])
    usual = _usual_gap(lines)
    known = frozenset(re.findall(r"[a-z]{2,}", " ".join(line.text for line in lines).lower()))
    text = ""
    before: Line | None = None
    for line in lines:
        if before is None:
            text = line.text
        elif _goes_on(before, line, usual):
            text = _joined(text, line.text, known)
        else:
            text += ("\n\n" if _apart(before, line, usual) else "\n") + line.text
        before = line
    return text


def _edged(lines: list[Line]) -> list[Line]:
    """The lines with the edge of their column, for columns too short to show it themselves."""
    count = Counter((line.page, line.group) for line in lines)
    widest = max((line.right for line in lines if line.loose), default=0.0)
    few = (line.loose and count[line.page, line.group] < 4 for line in lines)
    return [
        replace(line, edge=widest) if short else line
        for line, short in zip(lines, few, strict=True)
    ]


def _usual_gap(lines: list[Line]) -> float:
    """Points between a line and the next in the same paragraph."""
    gaps = sorted(
        after.top - before.bottom for before, after in _neighbours(lines) if _near(before, after)
    )
    return gaps[int(len(gaps) * 0.3)] if gaps else 0.0


def _neighbours(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    for before, after in pairwise(lines):
        if (before.page, before.group) == (after.page, after.group):
            yield before, after


def _near(before: Line, after: Line) -> bool:
    return abs(before.size - after.size) < 0.6


def _goes_on(before: Line, line: Line, usual: float) -> bool:
    """Whether a sentence runs over from one line to the next: the next word had no room."""
    if before.stands or line.stands or before.bold != line.bold or not _near(before, line):
        return False
    if _OPENS.match(line.text) or _is_heading_below(before, line):
        return False
    together = (before.page, before.group) == (line.page, line.group)
    if together and (line.top - before.bottom > usual + 0.4 * line.size or _indented(before, line)):
        return False
    if not together and (before.text.rstrip().endswith(_STOPS) or not _follows(before, line)):
        return False
    space = 0 if is_chinese(line.text[0]) else 0.25 * line.size
    return before.right + space + line.first > before.edge - 0.3 * line.size


def _follows(before: Line, line: Line) -> bool:
    """Whether text can run on to this line in another column, or on the next page."""
    if before.page == line.page:
        return before.loose and line.loose and line.left > before.edge
    return before.loose == line.loose


def _indented(before: Line, line: Line) -> bool:
    """A first line that begins further right than the lines above opens a paragraph."""
    start = max(before.left, before.words_left)
    step = line.left - start
    if _OPENS.match(before.text) and start == before.left:
        return step > 4 * line.size  # a point's further lines hang
    return step > 0.8 * line.size


def _is_heading_below(before: Line, line: Line) -> bool:
    """A short line without a stop, after a full sentence: a name or a heading."""
    short = line.right - line.left < 0.5 * (line.edge - line.left or 1)
    ended = before.text.rstrip().endswith(_STOPS)
    return short and ended and not line.text.rstrip().endswith((*_STOPS, ",", "，", "、"))


def _apart(before: Line, line: Line, usual: float) -> bool:
    if (before.page, before.group) != (line.page, line.group):
        return before.text.rstrip().endswith(_STOPS)
    return line.top - before.bottom > usual + 0.4 * line.size


def _joined(text: str, more: str, known: frozenset[str]) -> str:
    """Two lines as one; a hyphen that only the line's end asked for is dropped."""
    hyphened = _HYPHENED.search(text)
    if hyphened and more[:1].islower():
        tail = re.match(r"[a-z]+", more)
        first, second = hyphened[1].lower(), tail[0] if tail else ""
        real = first + second not in known and first in known and second in known
        return text + more if real else text[:-1] + more
    if is_chinese(text[-1]) or is_chinese(more[0]):
        return text + more
    return f"{text} {more}"
