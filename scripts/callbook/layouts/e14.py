"""E14: interviews as magazines print them, each question a paragraph in bold."""

import re
from collections.abc import Iterator

from callbook.layouts.document import Document, Row
from callbook.layouts.items import item_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.marks import Mark
from callbook.layouts.sections import is_section, opens_questions

# prey: `1、海外?`, `Q2: Why?`, `问：`, `王青：`; those are other layouts' questions
_LABELLED = re.compile(r"\d{1,3}\s?[.、)]|[一二三四五六七八九十]{1,3}、|[^?。.]{1,24}:|[\[(【]")


def _bold(document: Document) -> tuple[int, ...]:
    """Rows that are bold from end to end, with plain words below."""
    rows = document.rows
    found = [place for place, row in enumerate(rows) if _is_bold(row)]
    return tuple(
        place for place in found if place + 1 < len(rows) and not _is_bold(rows[place + 1])
    )


def _is_bold(row: Row) -> bool:
    raw = row.raw.strip()
    inner = raw.strip("*_")
    marked = raw.startswith(("**", "__")) and raw.endswith(("**", "__"))
    if not marked or "**" in inner or len(inner) < 8 or opens_questions(row):
        return False
    if _LABELLED.match(row.body):
        return False
    return inner[-1] in '.?!。？！”"' and not is_section(row)


def _questions(document: Document) -> Iterator[Mark]:
    for place in _bold(document):
        yield Mark(row=place, end=document.rows[place].start)


def _answers(document: Document) -> Iterator[Mark]:
    for place in _bold(document):
        yield Mark(row=place + 1, end=document.rows[place + 1].start)


def _sign(document: Document) -> Sign:
    places = _bold(document)
    asking = sum(document.rows[place].body.rstrip('"”').endswith("?") for place in places)
    if len(places) < 3 or asking * 2 < len(places):
        return NO_SIGN
    return Sign(
        strength=0.5 + 0.3 * asking / len(places),
        facts=(f"{len(places)} paragraphs in bold above plain ones, {asking} of them ask",),
    )


def _label(document: Document) -> tuple[Label, ...]:
    return item_labels(document, _questions(document), _answers(document))


LAYOUT = Layout(
    name="E14",
    title="an interview, each question a paragraph in bold",
    looks_for="paragraphs `**…?**` in bold, each above its answer in plain type",
    sign=_sign,
    label=_label,
)
