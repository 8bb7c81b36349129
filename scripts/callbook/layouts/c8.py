"""C8: a digest in which one paragraph holds question and answers, each answerer named inline."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from callbook.layouts.answers import answerer
from callbook.layouts.askers import asker
from callbook.layouts.bilingual import language
from callbook.layouts.document import Document, Row, cut
from callbook.layouts.firms import is_management
from callbook.layouts.items import item_labels
from callbook.layouts.labelled import Labelled, labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, added
from callbook.layouts.marks import Mark, words_from
from callbook.layouts.names import looks_like_name

# prey: the ` Wang Qing (CFO):` of `盈利？Wang Qing (CFO)： 明年。`, `？王青：`; not `？原因：`
_NAMED = re.compile(
    r"(?<=[?。!.;\"”』」])\s*(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
    r"|[\u4e00-\u9fff·]{2,4}|C[EFOT]O)"
    r"\s?(?:\((?P<title>[^()]{1,24})\))?\s?:"
)
# prey: `Grant Holt (CEO)：`, `王青（首席执行官）:`; not `高盛 (Ann Lee)：`
_OFFICER = re.compile(r"(?P<who>[^:()。?!]{2,32}?)\s?\((?P<title>[^()]{2,24})\)\s?:")
# prey: `北辰 (Ann Lee)：`, `高盛分析师 Tom Hu：`, `Ann Lee（北辰）：`; not `毛利率：`
_ASKER = re.compile(r"(?:[-–—•*]\s*)?(?P<who>[^:?。!;,]{2,40}?)\s?:\s*")


@lru_cache(maxsize=4)  # its sign and its labels look at the same document
def _parted(document: Document) -> Document:
    """The document with its rows parted before each name that stands inside a line."""
    rows = tuple(_rows(document))
    return replace(document, rows=rows) if len(rows) > len(document.rows) else document


def _rows(document: Document) -> Iterator[Row]:
    for row in document.rows:
        rest = row
        for hit in _NAMED.finditer(row.text, row.start + 1, row.end):
            named = hit["title"] or looks_like_name(hit["who"]) or hit["who"].endswith("O")
            if named and rest.start < hit.start("who") < rest.end:
                head, rest = cut(rest, hit.start("who"))
                yield head
        yield rest


def _items(document: Document) -> tuple[Document, tuple[Mark, ...], tuple[Mark, ...]]:
    """The parted document, its questions, and the names that answer them."""
    parted = _parted(document)
    names = {
        place
        for place, row in enumerate(parted.rows)
        if place
        and (parted.rows[place - 1].line == row.line or _below(parted.rows[place - 1], row))
    }
    found = labelled(parted)
    if len(found.document.rows) < len(parted.rows):  # names on lines of their own were taken out
        return found.document, found.questions, found.answers
    questions = found.questions or tuple(_askers(parted, names))
    rows = {mark.row for mark in questions}
    return found.document, questions, tuple(_answers(parted, names - rows))


def _below(before: Row, row: Row) -> bool:
    """Whether a row below a question begins with an officer: `王青（CEO）：会。`"""
    hit = _OFFICER.match(row.text, row.start)
    return before.body.endswith("?") and hit is not None and is_management(hit["title"])


def _askers(document: Document, names: set[int]) -> Iterator[Mark]:
    """Rows that name an asker, ask, and are answered by a name in the same line."""
    for place, row in enumerate(document.rows):
        hit = _ASKER.match(row.text, row.start)
        asks = row.body.endswith("?") and place + 1 in names and place not in names
        if hit and asks:
            who = row.raw[hit.start("who") : hit.end("who")]
            yield Mark(row=place, end=words_from(row, hit.end()), speaker=asker(who))


def _answers(document: Document, names: set[int]) -> Iterator[Mark]:
    for place in sorted(names):
        row = document.rows[place]
        colon = row.text.find(":", row.start, row.end)
        if colon > 0:
            who = answerer(row.raw[row.start : colon])
            yield Mark(row=place, end=words_from(row, colon + 1), speaker=who)


def _sign(document: Document) -> Sign:
    alone = _alone(labelled(document))
    if alone:
        facts = (f"{alone} questions below a line with their mark alone",)
        return Sign(strength=0.97, facts=facts)
    parted, questions, answers = _items(document)
    rows = {mark.row for mark in answers}
    inline = sum(
        mark.row + 1 in rows and parted.rows[mark.row + 1].line == parted.rows[mark.row].line
        for mark in questions
    )
    if len(questions) < 2 or inline < 0.6 * len(questions) or _translated(parted, questions):
        return NO_SIGN
    return Sign(
        strength=0.7 + 0.28 * inline / len(questions),
        facts=(
            f"{len(questions)} questions, {inline} of them answered by a name in the same line",
            f"{len(parted.rows)} rows after parting the lines at names",
        ),
    )


def _translated(document: Document, questions: tuple[Mark, ...]) -> bool:
    """Whether what follows the questions says them again in another language: two columns."""
    pairs = (document.rows[mark.row : mark.row + 2] for mark in questions)
    both = [{language(row.body) for row in pair} == {"zh", "en"} for pair in pairs]
    return sum(both) * 2 > len(both)


def _alone(found: Labelled) -> int:
    """How many marks of questions stand alone on their line; 0 unless most do."""
    rows = [found.document.rows[mark.row] for mark in found.questions]
    alone = sum(mark.end >= row.end for mark, row in zip(found.questions, rows, strict=True))
    return alone if alone > 1 and alone >= 0.6 * len(rows) else 0


def _label(document: Document) -> tuple[Label, ...]:
    if _alone(labelled(document)):
        return labelled_labels(document)
    parted, questions, answers = _items(document)
    return (*added(document, parted), *item_labels(parted, questions, answers))


LAYOUT = Layout(
    name="C8",
    title="question and named answers in one paragraph",
    looks_for="paragraphs `Q（高盛）：…？王青：…` or `高盛（Ann Lee）：…？王青：…`",
    sign=_sign,
    label=_label,
)
