"""E18: verbatim calls as a table of Markdown, a row a turn."""

from functools import lru_cache

from callbook.layouts.document import Document, without
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, added
from callbook.layouts.turn_tables import table_noise, tabled
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, spoken

_LEAST = 4
"""Turns from which a table is a transcript's."""


@lru_cache(maxsize=2)  # its sign, labels and speakers look at the same document
def _read(document: Document) -> tuple[Document, Verbatim]:
    """The document without its tables' bars, and the turns of their rows."""
    plain = without(document, table_noise(document))
    return plain, spoken(plain, (tabled,))


def _sign(document: Document) -> Sign:
    if next(table_noise(document), None) is None:
        return NO_SIGN
    _, found = _read(document)
    turns = [turn.speaker.name for turn in found.turns if turn.speaker.name]
    if len(turns) < _LEAST or len(set(turns)) < 2:
        return NO_SIGN
    return Sign(strength=0.97, facts=(f"{len(turns)} rows of a table, {len(set(turns))} speakers",))


def _label(document: Document) -> tuple[Label, ...]:
    plain, found = _read(document)
    return (*labels(plain, found), *added(document, plain))


LAYOUT = Layout(
    name="E18",
    title="a call word for word, each turn a row of a Markdown table",
    looks_for="a table whose head names the speaker and the text, `| # | Speaker | Text |`",
    sign=_sign,
    label=_label,
    speakers=lambda document: speakers_of(_read(document)[1]),
    letters="latin",
)
