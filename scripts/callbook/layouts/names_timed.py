"""Headers with a time, and the captions that bear an initial."""

import re
from collections.abc import Iterator

from callbook.layouts.clues import STAMP, STAMP_ALONE, Clues, could_head, header_at, who
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import is_person
from callbook.layouts.names_alone import joined
from callbook.layouts.offices import (
    beside,
    is_office,
    speaker_of,
)
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `Ian Pell  00:12:03`, `Ian M. Pell Jr. (12:03)`, `00:12:03 Ian Pell`; not `at 10:30`
_STAMPED = re.compile(
    rf"^(?:{STAMP}\s+)?(?P<name>(?:[^\d\[\](),.:;?!]|(?<![a-z]{{3}})\.){{2,60}}"
    rf"[^\s\d\[\](),:;?!])\s*[-–|]?\s*(?:{STAMP})?$"
)

_MOST = 0.7
"""Share of the times with a name on the line below from which they stand above names."""


def stamped(document: Document, known: Clues) -> Iterator[Header]:
    """A name, perhaps a title, and a time: on lines of their own, or on one line."""
    rows = document.rows
    times = [place for place, row in enumerate(rows[:-1]) if STAMP_ALONE.match(row.body)]
    under = [place for place in times if could_head(rows[place + 1].body, known)]
    heads_below = len(under) > _MOST * len(times)
    for place, row in enumerate(rows):
        if STAMP_ALONE.match(row.body):
            yield from _below(rows, place, known) if heads_below else _above(rows, place, known)
        elif ":" in row.body and len(row.body) < 80:
            hit = _STAMPED.match(row.body)
            one = who(hit["name"], known) if hit else None
            if hit and one is None and known.knows(hit["name"]):
                one = Speaker(name=hit["name"])  # called by one name only
            if one is not None and (
                one.role != "unknown" or is_person(one.name) or known.knows(one.name)
            ):
                yield header_at(place, row, row.end, one)


# prey: `Operator00:00:00Good`, `Speaker 100:01:26Revenue`, `Ian Pell00:03:12Hi`; not `at 10:30:00`
_GLUED = re.compile(
    r"(?P<name>(?:Operator|Speaker \d{1,2}?|(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][a-z'’-]+))"
    r"\d{2}:\d{2}:\d{2}(?=[^\s\d:.,])"
)
_LEAST = 3
"""Headers from which such lines are believed."""


def glued_times(document: Document, _known: Clues) -> Iterator[Header]:
    """A name, a time and the words with no blank between, as a page's copy runs them together."""
    found = [
        (place, row, hit)
        for place, row in enumerate(document.rows)
        if ":" in row.body[:80] and (hit := _GLUED.match(row.text, row.start))
    ]
    if len(found) >= _LEAST:
        for place, row, hit in found:
            one = speaker_of(hit["name"]) or Speaker(name=hit["name"])
            yield header_at(place, row, hit.end(), one)


def _below(rows: tuple[Row, ...], place: int, known: Clues) -> Iterator[Header]:
    """The header whose first line is a time: a name on the line below it."""
    name = rows[place + 1] if place + 1 < len(rows) else None
    if name is not None and could_head(name.body, known):
        printed = name.raw[name.start : name.end]
        one = speaker_of(printed) or Speaker(name=printed)
        yield Header(row=place, column=rows[place].start, words=place + 2, start=-1, speaker=one)


def _steps_up(rows: tuple[Row, ...], place: int, known: Clues) -> tuple[int, ...]:
    """Where to look for the name above a time: first above its title, if a title stands there."""
    if place < 2:
        return (1,)
    title, name = rows[place - 1], rows[place - 2]
    close = title.line == name.line + 1 and not title.gap
    titled = close and is_office(title.body) and could_head(name.body, known)
    return (2, 1) if titled else (1, 2)


def _above(rows: tuple[Row, ...], place: int, known: Clues) -> Iterator[Header]:
    """The header whose last line is a time: a name one or two lines above it."""
    for back in _steps_up(rows, place, known):
        at = place - back
        if at < 0:
            return
        body = rows[at].body
        if len(body) > 64 or not could_head(body, known):
            continue
        name = rows[at].raw[rows[at].start : rows[at].end]
        more = joined(rows, at, back - 1)
        one = beside(name, more) if more else (speaker_of(name) or Speaker(name=name))
        if back == 1 or is_office(more) or len(more) < 60:
            yield Header(row=at, column=rows[at].start, words=place + 1, start=-1, speaker=one)
        return


# prey: the last letter of `I will turn it over to Jen Low. J`; not of `vitamin D`
_INITIAL = re.compile(r"(?<=[.?!\"”]) (?P<name>[A-Z])$")
_WORDS_TOO = frozenset("QAI")
"""Letters that end a wrapped line as labels or words as well: `They wait. I`."""


def initials(document: Document, known: Clues) -> Iterator[Header]:
    """Captions that print the next speaker's initial at the end of the line before his words.

    The initial stands for the only called or listed name that begins with it, O for the
    operator.
    """
    rows = document.rows
    ends = [
        (place, hit)
        for place, row in enumerate(rows[:-1])
        if (hit := _INITIAL.search(row.text, row.start, row.end))
    ]
    letters = [hit["name"] for _, hit in ends if hit["name"] not in _WORDS_TOO]
    if len(ends) < 3 or len(letters) * 2 < len(ends):
        return
    for place, hit in ends:
        yield Header(
            row=place,
            column=hit.start("name"),
            words=place + 1,
            start=-1,
            speaker=_of_initial(hit["name"], known.names),
        )


def _of_initial(letter: str, names: frozenset[str]) -> Speaker:
    if letter == "O":
        return Speaker(name="Operator", role="operator")
    fitting = [name for name in sorted(names) if name.startswith(letter)]
    return Speaker(name=fitting[0] if len(fitting) == 1 else letter)
