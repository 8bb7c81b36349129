"""Headers with Q or A at the right margin, as extraction leaves it: by the name or by the title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbook.layouts.clues import Clues
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import could_be_person, generic_role, is_person
from callbook.layouts.offices import LETTER_ROLES, beside, is_office, speaker_of
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `Analyst, Northgate LLC      Q`, `Q`; not `Ian Pell Q`
_APART = re.compile(r"^(?P<rest>.*?)(?:^|\s{2,}|\t)\s*(?P<letter>[QA])$")
# prey: `Ian Pell Q`, `Analyst, Northgate LLC Q`; not `Q`
_CLOSE = re.compile(r"^(?P<rest>.*\S) (?P<letter>[QA])$")
_OFFICES = 2
"""Lines that title and firm may take below a name."""
_LEAST = 3
"""Names with a letter close behind them from which such a line needs no title below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line without the letter at its margin; `close` where one blank parts the two."""

    text: str
    letter: str = ""
    close: bool = False


def lettered(document: Document, known: Clues) -> Iterator[Header]:
    """A name, its title, and Q or A above, beside, between or below them."""
    rows = document.rows
    usual = sum(_is_name_close(row.body, known) for row in rows) >= _LEAST
    for place in range(len(rows)):
        header = _header(rows, place, known, usual=usual)
        if header is not None:
            yield header


def _header(rows: tuple[Row, ...], place: int, known: Clues, *, usual: bool) -> Header | None:
    """The header whose name stands on this row, if one does."""
    named = _line(rows[place].body)
    if not named.text or not _is_name(named.text, known):
        return None
    letter, below, more = _below(rows, place, named.letter)
    if named.close and not (more or usual or generic_role(named.text)):
        return None
    above = rows[place - 1].body if place else ""
    apart = above in LETTER_ROLES
    told = generic_role(named.text) is not None or known.knows(named.text)
    told = told or (apart and is_person(named.text))
    if not letter and not (more and (apart or told)) and not (apart and told):
        return None
    first = place - 1 if apart and not letter else place
    letter = letter or (above if apart else "")
    return Header(
        row=first,
        column=rows[first].start,
        words=place + 1 + below,
        start=-1,
        speaker=_speaker(named.text, more, letter),
    )


def _below(rows: tuple[Row, ...], place: int, letter: str) -> tuple[str, int, str]:
    """The letter, the rows that title, firm and letter take below a name, and title and firm."""
    below = 0
    offices: list[str] = []
    for row in rows[place + 1 : place + 2 + _OFFICES]:
        line = _line(row.body, office=True)
        alone = not line.text and not letter
        fits = line.text and len(offices) < _OFFICES
        titled = fits and (is_office(line.text) or (line.letter and len(line.text) < 100))
        if not alone and not titled:
            break
        if line.letter and letter:  # the letter above the next name
            break
        letter, below = letter or line.letter, below + 1
        offices += [line.text] if line.text else []
        if line.letter and offices:
            break
    return letter, below, " ".join(offices)


def _speaker(name: str, more: str, letter: str) -> Speaker:
    one = beside(name, more) if more else (speaker_of(name) or Speaker(name=name))
    return replace(one, role=LETTER_ROLES[letter]) if letter else one


def _is_name(text: str, known: Clues) -> bool:
    if is_office(text) and text.partition(",")[1]:  # `Analyst, Northgate LLC`
        return False
    return (
        is_person(text)
        or generic_role(text) is not None
        or (could_be_person(text) and known.knows(text))
    )


def _is_name_close(body: str, known: Clues) -> bool:
    line = _line(body)
    return line.close and _is_name(line.text, known)


def _line(body: str, *, office: bool = False) -> _Line:
    """A line parted from the letter at its margin; one blank before it will do on some lines."""
    if body[-1] not in LETTER_ROLES:
        return _Line(text=body)
    apart = _APART.match(body)
    if apart:
        return _Line(text=apart["rest"].strip(), letter=apart["letter"])
    close = _CLOSE.match(body)
    if close and (is_office(close["rest"]) if office else len(close["rest"].split()) < 7):
        return _Line(text=close["rest"], letter=close["letter"], close=True)
    return _Line(text=body)
