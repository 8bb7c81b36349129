"""E14: interviews as magazines print them, each question a paragraph set off by its type."""

import re
from collections.abc import Callable
from functools import lru_cache

from callbook.layouts.document import Document, Row
from callbook.layouts.items import item_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.marks import Mark, words_from
from callbook.layouts.sections import is_marked_heading, is_section, opens_questions

# prey: `1、海外?`, `Q2: Why?`, `问：`, `王青：`, `Ian M. Pell:`; those are other layouts' questions
_LABELLED = re.compile(
    r"\d{1,3}\s?[.、)]|[一二三四五六七八九十]{1,3}、|[^?。.]{1,24}:|[\[(【]"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,4}:"
)
# prey: the star of `🌟产能怎么样？`, the square of `■ 产能怎么样？`; not `—`, `•`
_SYMBOL = re.compile("(?P<sign>[\u2190-\u2bff\U0001f000-\U0001faff])[\ufe0f\\s]*")
_SCARCE = 3
"""Questions that a document has at least, for their type alone to tell them."""


def _is_bold(row: Row) -> bool:
    raw = row.raw.strip()
    inner = raw.strip("*_")
    marked = raw.startswith(("**", "__")) and raw.endswith(("**", "__"))
    if not marked or "**" in inner or len(inner) < 8 or opens_questions(row):
        return False
    if _LABELLED.match(row.body):
        return False
    return inner[-1] in '.?!。？！”"' and not is_section(row)


def _is_asking_heading(row: Row) -> bool:
    return _asks(row) and is_marked_heading(row) and not _LABELLED.match(row.body)


def _is_asking_quote(row: Row) -> bool:
    quoted = row.raw.lstrip().startswith(">") and not row.raw.lstrip().startswith(">>")
    return _asks(row) and quoted and not _LABELLED.match(row.body)


def _is_behind(sign: str) -> Callable[[Row], bool]:
    return lambda row: _asks(row) and row.body.startswith(sign)


def _asks(row: Row) -> bool:
    return row.body.rstrip('"”').endswith("?")


@lru_cache(maxsize=4)  # its sign and labels look at the same document
def _questions(document: Document) -> tuple[int, ...]:
    """The rows set off alike above plain ones; the way in which most are."""
    signs = {
        hit["sign"]
        for row in document.rows
        if _asks(row) and (hit := _SYMBOL.match(row.body)) is not None
    }
    ways = [_is_bold, _is_asking_heading, _is_asking_quote, *map(_is_behind, sorted(signs))]
    return max((_above_plain(document, way) for way in ways), key=len)


def _above_plain(document: Document, set_off: Callable[[Row], bool]) -> tuple[int, ...]:
    rows = document.rows
    found = [place for place, row in enumerate(rows) if set_off(row)]
    return tuple(place for place in found if place + 1 < len(rows) and not set_off(rows[place + 1]))


def _sign(document: Document) -> Sign:
    places = _questions(document)
    asking = sum(_asks(document.rows[place]) for place in places)
    if len(places) < _SCARCE or asking * 2 < len(places):
        return NO_SIGN
    return Sign(
        strength=0.5 + 0.3 * asking / len(places),
        facts=(f"{len(places)} paragraphs set off above plain ones, {asking} of them ask",),
    )


def _label(document: Document) -> tuple[Label, ...]:
    rows, places = document.rows, _questions(document)
    questions = [Mark(row=place, end=_words(rows[place])) for place in places]
    answers = [Mark(row=place + 1, end=rows[place + 1].start) for place in places]
    return item_labels(document, questions, answers)


def _words(row: Row) -> int:
    hit = _SYMBOL.match(row.text, row.start)
    return words_from(row, hit.end()) if hit else row.start


LAYOUT = Layout(
    name="E14",
    title="an interview, each question a paragraph set off by its type",
    looks_for="paragraphs in bold, headings or quotations that ask, each above its plain answer",
    sign=_sign,
    label=_label,
)
