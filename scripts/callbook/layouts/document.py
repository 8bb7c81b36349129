"""A transcript as the layouts see it: rows of text with the page's own noise taken out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from callbook.layouts.run_together import turns_within
from callbook.model import PieceKind, Source

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad\u200e\u200f"
"""Characters that take no room: never the whole of a text."""

FURNITURE = "page header or footer"
PAGE_NUMBER = "page number"
"""Reasons of what a page leaves inside sentences."""

# prey: `中`, `，`; not `é`
_WIDE = re.compile("[\u2e80-\U0010ffff]")
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIMPLER = (
    "問问題题請请說说業业務务會会議议環环節节電电話话訊讯"
    "覆复復复東东參参與与記记錄录關关於于營营運运"
    "談谈嗎吗麼么為为個个們们過过來来時时間间經经現现實实該该應应還还後后從从幾几歡欢謝谢聽听"
    "對对長长級级數数據据產产開开給给這这裡里發发場场資资進进類类編编號号單单價价線线網网銀银"
    "證证點点總总結结詢询層层員员師师詳详樣样種种動动導导認认識识讓让達达億亿萬万兩两歲岁買买"
    "賣卖漲涨貴贵規规範范圍围報报財财顧顾當当處处邊边廠厂續续變变響响覺觉觀观討讨論论懷怀預预"
    "測测評评計计劃划確确專专門门臺台灣湾較较維维護护獲获稅税獎奖額额擴扩張张啟启勢势優优競竞"
    "爭争機机製制備备設设審审調调協协減减轉转換换區区佈布斷断"
    "稱称補补則则紹绍強强監监執执憂忧隨随緊紧風风險险緒绪團团獨独別别擔担顯显拋抛諮咨釋释爲为訴诉負负責责祕秘構构盤盘輯辑針针賀贺並并"
    ""
)
_MATCHING: dict[int, int | str] = {
    **_HALF,
    **{ord(char): " " for char in INVISIBLE + "\u3000\u00a0\u2002\u2003\u2009\t\f\v"},
    **str.maketrans(_SIMPLER[::2], _SIMPLER[1::2]),
    **str.maketrans("【】〔〕﹕︰∶﹖", "[][]:::?"),
}
"""One character for one, so that places in the copy are places in the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """A stretch of a line that is the page's, not the speakers': markup, a footer, a notice."""

    line: int
    start: int
    end: int
    kind: PieceKind = "removed"
    reason: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line that holds text. (No slots: its body is kept.)

    `text` is a copy for matching, as long as `raw`: half-width, simplified where marks are
    concerned, noise blanked. `start` and `end` bound what is not blank in it.
    """

    line: int  # in the source, from 1
    raw: str
    text: str
    start: int
    end: int
    gap: bool  # a blank line stands before it
    paged: bool = False  # a page's head or foot stands before it

    @cached_property
    def body(self) -> str:
        """The matching copy without blanks around it."""
        return self.text[self.start : self.end]

    def between(self, start: int, end: int) -> "Row":
        """The row cut to these columns."""
        if (start, end) == (self.start, self.end):
            return self
        # Written out: rows are cut by the thousand, and `replace` takes thrice as long.
        return Row(
            line=self.line,
            raw=self.raw,
            text=self.text,
            start=start,
            end=end,
            gap=self.gap,
            paged=self.paged,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """A source, the noise found in it, and the rows that remain.

    Two documents are the same only if they are one object: what is found in one can be kept
    beside it without comparing texts.
    """

    source: Source
    noise: tuple[Noise, ...]
    rows: tuple[Row, ...]
    by_line: Mapping[int, tuple[Noise, ...]] = field(repr=False)  # the noise of each line
    wrapped: int = 0  # the width at which lines are broken inside sentences; 0: they are not
    language: str = "zh"  # of the pages: the one that speaks where two stand side by side

    def noise_in(self, line: int, start: int, end: int) -> tuple[Noise, ...]:
        """The noise that begins inside a stretch of a line, in order."""
        found = self.by_line.get(line)
        return tuple(one for one in found if start <= one.start < end) if found else ()


def cut(row: Row, at: int) -> tuple[Row, Row]:
    """A row as two, parted at a place in it that has text on both sides."""
    head, tail = row.text[row.start : at], row.text[at : row.end]
    return (
        row.between(row.start, row.start + len(head.rstrip())),
        replace(row, start=at + len(tail) - len(tail.lstrip()), gap=False, paged=False),
    )


@lru_cache(maxsize=1 << 14)  # a source's lines are matched before and after noise is found
def matching(text: str) -> str:
    """`text` in the form in which marks are looked for; the same length."""
    return text.translate(_MATCHING)


def document(source: Source, noise: Iterable[Noise] = (), language: str = "zh") -> Document:
    """The rows of `source` without `noise`, for pages in `language`."""
    ordered = tuple(sorted(noise, key=lambda one: (one.line, one.start)))
    by_line: dict[int, tuple[Noise, ...]] = {}
    for one in ordered:
        by_line[one.line] = (*by_line.get(one.line, ()), one)
    rows = _rows(source, by_line)
    return Document(
        source=source,
        noise=ordered,
        rows=rows,
        by_line=by_line,
        wrapped=_wrapped(rows),
        language=language,
    )


def without(seen: Document, noise: Iterable[Noise]) -> Document:
    """The document with more noise taken out of it; nothing is taken twice."""
    new = [one for one in noise if not seen.noise_in(one.line, one.start, one.end)]
    return document(seen.source, (*seen.noise, *new), seen.language)


def _rows(source: Source, by_line: Mapping[int, tuple[Noise, ...]]) -> tuple[Row, ...]:
    rows: list[Row] = []
    gap = paged = False
    for line, raw in enumerate(source.lines, 1):
        text = _blanked(matching(raw), by_line.get(line, ()))
        if text.isspace() or not text:
            gap = gap or not raw.strip() or not raw.strip(INVISIBLE)
            paged = paged or any(
                one.reason in (FURNITURE, PAGE_NUMBER) for one in by_line.get(line, ())
            )
            continue
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        # Blank lines around a page's head or foot part no paragraphs.
        apart = gap and not paged
        row = Row(line=line, raw=raw, text=text, start=start, end=end, gap=apart, paged=paged)
        rows.extend(_parted(row))
        gap = paged = False
    return tuple(rows)


def _parted(row: Row) -> Iterator[Row]:
    """A row as it is, or as several where its line holds a whole call."""
    for at in turns_within(row.text):
        if row.start < at < row.end:
            before, row = cut(row, at)
            yield before
    yield row


def _blanked(text: str, noise: Iterable[Noise]) -> str:
    for one in noise:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def width(text: str) -> int:
    """Columns on a page: a Chinese character takes two."""
    return len(text) if text.isascii() else 2 * len(text) - len(_WIDE.sub("", text))


def _wrapped(rows: tuple[Row, ...]) -> int:
    """The width at which lines break inside sentences: many end there without a stop.

    In a short text the longest line tells, where it breaks off and the next one ends it.
    """
    widths = [width(row.body) for row in rows]
    if len(widths) < 6:
        return 0
    full = sorted(widths)[int(len(widths) * 0.9)]
    if full > 200 or full < 30:
        return 0
    pairs = list(zip(rows, rows[1:], widths, strict=False))
    broken = sum(wide > 0.8 * full and _breaks(row, after) for row, after, wide in pairs)
    if broken >= 3 and broken >= 0.12 * len(rows):
        return full
    if edge := _edge(widths, pairs):
        return edge
    longest, after, wide = max(pairs, key=lambda one: one[2])
    ends = width(after.body) < 0.6 * wide and after.body[-1] in "。;!"
    alone = 50 < wide == max(widths) < 130 and _breaks(longest, after) and ends
    return wide if alone else 0


def _edge(widths: list[int], pairs: list[tuple[Row, Row, int]]) -> int:
    """The width at which the longest of few long lines end alike, many of them without a stop."""
    edge = sorted(widths)[-2]
    long = [(row, after) for row, after, wide in pairs if wide > 0.9 * edge]
    broken = sum(_breaks(row, after) for row, after in long)
    alike = max(widths) <= edge + 4 and 50 < edge < 130
    return edge if alike and broken > 1 and broken * 5 >= len(long) * 2 else 0


def _breaks(row: Row, after: Row) -> bool:
    """Whether a row ends without a stop, and the next follows at once."""
    return not after.gap and row.body[-1] not in '。.?!:;"”)'
