"""B2: two columns, original and translation, a cell of each on every line."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from callbook.layouts.bilingual import language
from callbook.layouts.c11 import any_headers
from callbook.layouts.document import Document, Noise, Row, cut, without
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, added
from callbook.layouts.latin_names import generic_role
from callbook.layouts.names import looks_like_name
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, verbatim

# prey: the bar of `Ann Lee: Thanks. | 安·李：谢谢。`, a tab; not `A|B`
_BAR = re.compile(r"\s+[|｜]\s+|\t+|\s{4,}(?=\S)")
# prey: the `| ` around a line of a table
_EDGE = re.compile(r"^\s*[|｜]\s?|\s?[|｜]\s*$")
# prey: `安·李：谢谢`, `王青（CEO）：`; not `原因是：`
_NAMED = re.compile(r"(?P<name>[^:。?!,]{1,24}?)\s*:\s*")


def _bar(row: Row) -> re.Match[str] | None:
    """The bar between two cells in different languages."""
    for hit in _BAR.finditer(row.raw, row.start, row.end):
        left, right = row.text[row.start : hit.start()], row.text[hit.end() : row.end]
        if {language(left), language(right)} == {"zh", "en"}:
            return hit
    return None


@lru_cache(maxsize=4)  # its sign, labels and speakers look at the same document
def _read(document: Document) -> tuple[Document, Verbatim]:
    """The document with its lines parted at the bars, and the turns of the left column."""
    plain = without(document, _noise(document))
    parted = replace(plain, rows=tuple(_cells(plain)))
    headers = [one for one in any_headers(parted, ()) if not _right(parted, one.row)]
    return plain, verbatim(parted, headers)


def _right(document: Document, place: int) -> bool:
    return place > 0 and document.rows[place - 1].line == document.rows[place].line


def _noise(document: Document) -> Iterator[Noise]:
    """The bars, the edges of the table, and the names that head the right column."""
    for row in document.rows:
        bar = _bar(row)
        if bar is None:
            continue
        yield _mark(row, bar.start(), bar.end(), "column")
        for hit in _EDGE.finditer(row.raw):
            yield _mark(row, hit.start(), hit.end(), "column")
        left = _NAMED.match(row.text, row.start, bar.start())
        right = _NAMED.match(row.text, bar.end(), row.end)
        if left and right and _is_speaker(left["name"].strip(" |｜")):
            yield _mark(row, right.start(), right.end(), "translation")


def _is_speaker(name: str) -> bool:
    """Whether words before a colon name a speaker: not `for three reasons: …`."""
    return generic_role(name) is not None or looks_like_name(name)


def _mark(row: Row, start: int, end: int, reason: str) -> Noise:
    return Noise(line=row.line, start=start, end=end, kind="mark", reason=reason)


def _cells(document: Document) -> Iterator[Row]:
    bars = {(one.line, one.start): one for one in document.noise if one.reason == "column"}
    for row in document.rows:
        bar = next(
            (bars[row.line, at] for at in range(row.start, row.end) if (row.line, at) in bars), None
        )
        if bar is not None:
            yield from cut(row, bar.end)
        else:
            yield row


def _sign(document: Document) -> Sign:
    pairs = sum(_bar(row) is not None for row in document.rows)
    if pairs < 4 or pairs < 0.5 * len(document.rows):
        return NO_SIGN
    _, found = _read(document)
    if not found.asking:
        return NO_SIGN
    return Sign(strength=0.995, facts=(f"{pairs} lines of two cells in different languages",))


def _label(document: Document) -> tuple[Label, ...]:
    plain, found = _read(document)
    parted = replace(plain, rows=tuple(_cells(plain)))
    said = sorted(labels(parted, found), key=lambda label: (label.line, label.start))
    return (*_whole_turns(plain, said), *added(document, plain))


def _whole_turns(document: Document, said: list[Label]) -> Iterator[Label]:
    """Labels in which a cell goes on where the one above it in its column broke off."""
    open_ends: dict[tuple[int, int, str, str], str] = {}
    for label in said:
        text = document.source.lines[label.line - 1][label.start : label.end].rstrip()
        place = (label.exchange, label.follow, label.kind, language(text))
        broken = place in open_ends and open_ends[place][-1:] not in '。.?!？！”"'
        said_words = label.kind in ("question", "answer", "remark")
        yield replace(label, opens=said_words and not broken)
        open_ends[place] = text


LAYOUT = Layout(
    name="B2",
    title="two columns, original and translation",
    looks_for="lines of two cells, `original | 译文`",
    sign=_sign,
    label=_label,
    speakers=lambda document: speakers_of(_read(document)[1]),
)
