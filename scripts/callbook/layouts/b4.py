"""B4: a call with an interpreter, `[Foreign Language]`, `[Interpreted]`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from callbook.layouts.c11 import any_headers
from callbook.layouts.clues import Form
from callbook.layouts.document import Document
from callbook.layouts.front import participant
from callbook.layouts.headers import colon
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.names_alone import bare
from callbook.layouts.names_roled import avatars
from callbook.layouts.names_timed import stamped
from callbook.layouts.names_titled import dashed, numbered_turns
from callbook.layouts.turns import Turn
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, spoken, verbatim
from callbook.layouts.writing import is_chinese

# prey: `Interpreter`, `Unidentified Company Representative`, `翻译`; not `Ann Lee`
_INTERPRETER = re.compile(
    r"interpreter|translator|unidentified (?:company|corporate)|翻译|口译|通訳", re.IGNORECASE
)


_FORMS: tuple[tuple[Form, ...], ...] = (
    (dashed, bare, colon),
    (numbered_turns, dashed, bare),
    (avatars, stamped, bare, colon),
)
"""The forms of headers in which American sites print a call; the first of two that fit alike."""


@lru_cache(maxsize=4)  # its sign, labels and speakers look at the same document
def _read(document: Document) -> Verbatim:
    """The turns in the form of headers in which most is asked and answered."""
    found = _as_chinese(document)
    if not is_chinese(document):
        readings = [spoken(document, forms) for forms in _FORMS]
        american = max(readings, key=lambda one: (_exchanged(one), len(one.turns)))
        found = american if _exchanged(american) >= _exchanged(found) else found
    return replace(found, turns=tuple(_spoken_for(found.turns)))


def _exchanged(found: Verbatim) -> int:
    return min(found.asking, found.answering)


def _as_chinese(document: Document) -> Verbatim:
    listed = tuple(filter(None, map(participant, document.rows)))
    return verbatim(document, any_headers(document, listed), listed)


def _spoken_for(turns: tuple[Turn, ...]) -> Iterator[Turn]:
    """Turns in which an interpreter's words are those of the speaker before him."""
    before: Turn | None = None
    for turn in turns:
        if before and not turn.heading and _INTERPRETER.search(turn.speaker.name):
            turn = replace(turn, speaker=before.speaker)  # noqa: PLW2901 - the same turn, better known
        if not turn.heading:
            before = turn
        yield turn


def _sign(document: Document) -> Sign:
    marks = sum(one.reason in ("not transcribed", "interpreted") for one in document.noise)
    if marks < 2:
        return NO_SIGN
    found = _read(document)
    if found.covered < 0.4 or not found.asking or not found.answering:
        return NO_SIGN
    return Sign(
        strength=0.97,
        facts=(
            f"{marks} marks of an interpreter",
            f"{found.asking} turns ask, {found.answering} answer",
        ),
    )


LAYOUT = Layout(
    name="B4",
    title="a call with an interpreter",
    looks_for="turns with `[Foreign Language]` and `[Interpreted]`",
    sign=_sign,
    label=lambda document: labels(document, _read(document)),
    speakers=lambda document: speakers_of(_read(document)),
)
