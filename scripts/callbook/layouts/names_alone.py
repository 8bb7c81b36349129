"""Headers that are a name alone on a line, with an office or a firm below it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.clues import Clues, who
from callbook.layouts.document import Document, Row, width
from callbook.layouts.latin_names import could_be_person, generic_role, is_person
from callbook.layouts.names import looks_like_name
from callbook.layouts.offices import (
    ABBREVIATED,
    beside,
    is_name_alone,
    is_office,
    without_card,
)
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: the bullet of `• Moderator`; not of `•Moderator`
_BULLET = re.compile(r"[•●▪◦]\s+")
_REST = 4
"""Words that the rest of an office may have on a line of its own."""
_WRAPPED = 24
"""Characters from which an office may go on on the next line."""
_ALL_APART = 0.8
"""Share of lines with a blank one before them from which blank lines part all lines alike."""


def bare(document: Document, known: Clues) -> Iterator[Header]:
    """A name alone on a line, `Q - ` before it or not, with lines for title and firm below."""
    rows = document.rows
    bullets = _in_bullets(rows)
    named = {
        place: one
        for place, row in enumerate(rows)
        if len(row.body) <= 64 and (one := _alone(bullets.get(place, row), known)) is not None
    }
    count = Counter(one.name for one in named.values())
    places = [place for place, one in named.items() if _heads(rows, place, one, count, known)]
    titled = _titles(rows, places, named)
    for place in places:
        below, more = titled.get(place, (0, ""))
        one = named[place]
        if more:
            more_of = beside(one.name, more)
            one = replace(more_of, role=one.role if one.role != "unknown" else more_of.role)
        yield Header(
            row=place, column=rows[place].start, words=place + 1 + below, start=-1, speaker=one
        )


def _in_bullets(rows: tuple[Row, ...]) -> dict[int, Row]:
    """Rows without the bullet before them, by their places, where names stand behind bullets."""
    bare_rows = {
        place: replace(row, start=hit.end())
        for place, row in enumerate(rows)
        if row.text[row.start] in "•●▪◦" and (hit := _BULLET.match(row.text, row.start))
    }
    calls = sum(generic_role(row.body) == "operator" for row in bare_rows.values())
    return bare_rows if calls > 1 else {}


def _alone(row: Row, known: Clues) -> Speaker | None:
    body = without_card(row.body)
    if not body or (body[-1] in ".?!;:,。" and not ABBREVIATED.search(body)):
        return None
    if (
        not is_name_alone(body)
        and not could_be_person(body)
        and not body[:4].strip("<[( ").startswith(("Q", "A"))
    ):
        return None
    raw = without_card(row.raw[row.start : row.end])
    return who(raw, known) or (Speaker(name=raw) if is_name_alone(body) else None)


def _heads(
    rows: tuple[Row, ...], place: int, one: Speaker, count: Counter[str], known: Clues
) -> bool:
    """Whether a line that could be a name heads a turn."""
    if place + 1 >= len(rows) or _ends_office(rows, place):
        return False
    if one.role != "unknown" or generic_role(one.name) is not None or known.knows(one.name):
        return True
    if " " not in one.name and one.name.isascii():
        return count[one.name] > 2 and _is_speech(rows[place + 1])
    if count[one.name] > 1:
        return True
    if not one.name.isascii() and looks_like_name(one.name) and is_office(rows[place + 1].body):
        return place + 2 < len(rows) and _is_speech(rows[place + 2])
    return is_person(one.name) and (
        _is_speech(rows[place + 1]) or (place + 2 < len(rows) and is_office(rows[place + 1].body))
    )


def _ends_office(rows: tuple[Row, ...], place: int) -> bool:
    """Whether a line is the rest of the office above it: `Enterprise` below `Manager, Cloud &`."""
    above = rows[place - 1] if place else None
    open_end = above is not None and not rows[place].gap and above.body[-1] in "&,"
    return open_end and above is not None and is_office(above.body.rstrip("&, "))


def _is_speech(row: Row) -> bool:
    body = row.body
    return width(body) > 40 or body[-1] in ".?!,。"


def _titles(
    rows: tuple[Row, ...], places: list[int], named: dict[int, Speaker]
) -> dict[int, tuple[int, str]]:
    """How many rows below each name are its title, and the title; none where names have none.

    In such a document the rows below a name are the same each time; that tells a title that
    wraps from the first words of the turn.
    """
    persons = [place for place in places if generic_role(named[place].name) is None]
    spaced = _is_spaced(rows)
    offices = {place: _offices(rows, place, spaced=spaced) for place in places}
    with_office = sum(offices[place] > 0 for place in persons)
    if not persons or with_office * 2 < len(persons):
        plain = [place for place in persons if offices[place] and _is_bare_office(rows[place + 1])]
        return {place: (1, joined(rows, place, 1)) for place in plain}
    by_name: dict[str, list[int]] = {}
    for place in persons:
        by_name.setdefault(named[place].name, []).append(place)
    made: dict[int, tuple[int, str]] = {}
    for same in by_name.values():
        depth = _common(rows, same, set(places)) if len(same) > 1 else 0
        for place in same:
            below = depth or offices[place] or _stands_apart(rows, place)
            made[place] = (below, joined(rows, place, below, apart=spaced))
    for place in places:
        if generic_role(named[place].name) is not None and offices[place]:
            made[place] = (1, joined(rows, place, 1))
    return made


def _stands_apart(rows: tuple[Row, ...], place: int) -> int:
    """One row below a name that says no office, yet is parted from the words: `Goldcrest`."""
    below = rows[place + 1 : place + 3]
    apart = len(below) == 2 and below[1].gap and not below[0].gap
    return int(apart and _is_bare_office(below[0]))


def _is_bare_office(row: Row) -> bool:
    """Whether a row is a title or firm and no sentence: its Latin words are capitalised."""
    words = [word for word in row.body.split() if word[0].isalpha() and len(word) > 3]
    return (
        len(row.body) < 60
        and row.body[-1] not in ".?!,;:"
        and all(word[0].isupper() or not word.isascii() for word in words)
    )


def joined(rows: tuple[Row, ...], place: int, below: int, *, apart: bool = False) -> str:
    """The `below` lines under a row as one, as they are printed, or as parts of a list."""
    lines = rows[place + 1 : place + 1 + below]
    return (", " if apart else " ").join(row.raw[row.start : row.end] for row in lines)


def _offices(rows: tuple[Row, ...], place: int, *, spaced: bool) -> int:
    """How many rows below a name read as its office: one, or two where the first goes on."""
    below = rows[place + 1 : place + 3]
    if not below or (below[0].gap and not spaced) or not is_office(below[0].body):
        return 0
    apart = len(below) < 2 or (below[1].gap and not spaced)
    return 2 if not apart and _goes_on(below[0].body, below[1].body) else 1


def _is_spaced(rows: tuple[Row, ...]) -> bool:
    """Whether blank lines part all lines alike, so that they part a name from its title too."""
    return sum(row.gap for row in rows) > _ALL_APART * len(rows)


def _goes_on(first: str, second: str) -> bool:
    """Whether a second line is the rest of an office: `Research` / `Division`."""
    open_end = first[-1] in ",&-–" or first.rsplit(maxsplit=1)[-1].lower() in (
        "and",
        "of",
        "the",
        "for",
    )
    few = len(second.split()) <= _REST and len(second) < 40
    short = few and (is_office(second) or (len(first) > _WRAPPED and _is_rest(second)))
    return (open_end and len(second) < 60 and second[-1] not in "?!") or short


def _is_rest(text: str) -> bool:
    """Whether a few words without a stop are no sentence: `Operations`, `& Strategy`."""
    words = [word for word in text.split() if word[0].isalpha()]
    capitals = bool(words) and all(word[0].isupper() for word in words)
    return capitals and text[-1].isalnum() and not is_person(text) and generic_role(text) is None


def _common(rows: tuple[Row, ...], places: list[int], headers_at: set[int]) -> int:
    """How many rows below a name are the same at each of its headers, four at most."""
    depth = 0
    while depth < 4:
        below = [place + 1 + depth for place in places]
        if below[-1] >= len(rows) or any(place in headers_at for place in below):
            break
        bodies = {rows[place].body for place in below}
        if len(bodies) > 1 or not _may_be_office(bodies.pop()):
            break
        depth += 1
    return depth


def _may_be_office(body: str) -> bool:
    return len(body) < 90 and (body[-1] not in ".?!" or bool(ABBREVIATED.search(body)))
