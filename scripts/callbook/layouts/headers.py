"""Where turns begin: the forms in which transcripts print who speaks, as data."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from callbook.layouts.calling import called
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import could_be_person, generic_role, is_person
from callbook.layouts.offices import (
    ABBREVIATED,
    beside,
    is_name_alone,
    is_office,
    known_speaker,
    speaker_of,
    without_card,
)
from callbook.layouts.persons import same_name
from callbook.layouts.turns import Header
from callbook.model import Role, Speaker

_STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
# prey: `0:01:34`, `[00:12:03]`, `(01:10)`, `00:01:02 - 00:01:09`; not `1:10 split`
STAMP_ALONE = re.compile(rf"{_STAMP}(?:\s*(?:-->|[-–])\s*{_STAMP})?$")
# prey: `Ian Pell: Thanks`, `[00:01:02] Mara Voss:Text`, `Mara Voss (00:12): Hi`; not `http://`
_COLON = re.compile(
    rf"(?:{_STAMP}\s*[-–]?\s*)?(?P<open>[\[<(]\s*)?"
    rf"(?P<name>(?:[QA][.:]\s+)?[^:?!;<>\"“”。]{{1,90}}?)"
    rf"(?(open)\s*[>\])])\s*(?:{_STAMP})?\s*:(?!//|\d\d\b)\s*"
)
# prey: the marks of `Ian Pell -- *Northgate -- Analyst*`; not `5 * 3`
_EMPHASIS = re.compile(r"(?<!\w)[*_]+(?=\w)|(?<=[\w.)])[*_]+(?!\w)")
# prey: `<Q - Ian Pell>: Hi`, `<A - Mara Voss>`; not `Q - so`
_ANGLED = re.compile(r"<\s*(?P<name>[QA]\s*[-–—]+\s*[^<>]{2,80})>\s*:?\s*")
# prey: `Ian M. Pell,  Northgate, Research Division - Analyst    [2]`; not `as said in [2]`
_TURN_NUMBER = re.compile(r"^(?P<name>.{2,160}?)\s+\[(?P<n>\d{1,3})\]$")
# prey: `Ian Pell  00:12:03`, `Ian Pell (12:03)`, `00:12:03 Ian Pell`; not `at 10:30`
_STAMPED = re.compile(
    rf"^(?:{_STAMP}\s+)?(?P<name>[^\d\[\](),.:;?!]{{2,60}}[^\s\d\[\](),:;?!])\s*[-–"
    rf"|]?\s*(?:{_STAMP})?$"
)
# prey: `Mara Voss -- CEO`, `Ian Pell, Northgate`, `Ian Pell (UBS)`; not `Ian Pell`
_SAYS_MORE = re.compile(r"--|\s[-–—|]\s|[–—]|,\s|\s\(.*\)$")
# prey: `Q`, `A`; the letter that stands by a title at the right margin
_LETTER = re.compile(r"^(?P<rest>.*?)(?:^|\s{2,}|\t)\s*(?P<letter>[QA])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """Names that are known before the headers are: from lists, and called by the operator."""

    listed: tuple[Speaker, ...] = ()
    called: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """All names known."""
        return self.called.union(one.name for one in self.listed)

    def knows(self, name: str) -> bool:
        """Whether a list or the operator names this person."""
        return _is_one_of(name, self.names)


@lru_cache(maxsize=4096)
def _is_one_of(name: str, names: frozenset[str]) -> bool:
    return any(same_name(name, one) for one in names)


Form = Callable[[Document, Clues], Iterator[Header]]


def colon_headers(document: Document, listed: Iterable[Speaker] = ()) -> tuple[Header, ...]:
    """All headers `Name: text` of a document."""
    return tuple(colon(document, clues(document, tuple(listed))))


def bare_headers(document: Document, listed: Iterable[Speaker] = ()) -> tuple[Header, ...]:
    """All headers of a document that are a name alone on a line."""
    return tuple(bare(document, clues(document, tuple(listed))))


@lru_cache(maxsize=4)
def clues(document: Document, listed: tuple[Speaker, ...] = ()) -> Clues:
    """What the lists and the operator's words tell of the names to come."""
    said = (called(row.body).name for row in document.rows if _may_call(row.body))
    return Clues(listed=listed, called=frozenset(filter(None, said)))


_CALLS = ("question", "line", "next", "问题", "提问", "下一位", "有请")


def _may_call(body: str) -> bool:
    return len(body) < 500 and any(word in body.lower() for word in _CALLS)


def headers(document: Document, forms: Iterable[Form], known: Clues) -> tuple[Header, ...]:
    """The headers that any of these forms finds; of two on a row the first form's counts."""
    taken: set[tuple[int, bool]] = set()
    found: list[Header] = []
    for form in forms:
        for bare_header in _found(form, document, known):
            header = _with_time(document, bare_header)
            inside = header.column > document.rows[header.row].start
            covered = {
                (row, inside) for row in range(header.row, max(header.words, header.row + 1))
            }
            if not covered & taken:
                taken |= covered
                found.append(header)
    return tuple(sorted(found, key=lambda header: (header.row, header.column)))


def _with_time(document: Document, header: Header) -> Header:
    """A header with the time that stands alone on the line below it, if one does."""
    below = document.rows[header.words : header.words + 1]
    if header.start < 0 and below and STAMP_ALONE.match(below[0].body):
        return replace(header, words=header.words + 1)
    return header


def _who(text: str, known: Clues) -> Speaker | None:
    """The speaker whom a header names, by its looks or because the name is known."""
    plain = _EMPHASIS.sub("", text)
    return speaker_of(plain) or known_speaker(plain, known.knows)


def _could_head(text: str, known: Clues) -> bool:
    """Whether a line could be a name alone: by its looks, or because it is known."""
    return is_name_alone(text) or (could_be_person(text) and known.knows(text))


@lru_cache(maxsize=16)  # several layouts look for the same forms
def _found(form: Form, document: Document, known: Clues) -> tuple[Header, ...]:
    return tuple(form(document, known))


def _header(place: int, row: Row, end: int, one: Speaker, *, below: int = 1) -> Header:
    """A header at the start of a row; its words begin at column `end`, or `below` rows down."""
    if end < row.end:
        return Header(row=place, column=row.start, words=place, start=end, speaker=one)
    return Header(row=place, column=row.start, words=place + below, start=-1, speaker=one)


def _printed(row: Row, hit: re.Match[str]) -> str:
    return row.raw[hit.start("name") : hit.end("name")]


# --- `Name: text` -------------------------------------------------------------------------


def colon(document: Document, known: Clues) -> Iterator[Header]:
    """`Name: text`: names that a list or the operator knows, that come again, or look like one.

    A label of the text (`Capex: up`, `Gross margin: 45%`) is none of these.
    """
    found = [
        (place, row, hit, _who(hit["name"], known))
        for place, row in enumerate(document.rows)
        if (hit := _colon(row))
    ]
    count = Counter(hit["name"].strip() for _, _, hit, _ in found)
    for place, row, hit, named in found:
        one = named or _single(hit["name"].strip(), count)
        if one is not None:
            printed = _who(_printed(row, hit), known) or replace(one, name=_printed(row, hit))
            yield _header(place, row, hit.end(), replace(printed, role=one.role))


def _colon(row: Row) -> re.Match[str] | None:
    """The header with a colon with which a row begins, if it has a colon near its start."""
    if row.text[row.start] != "<" and row.text.find(":", row.start, row.start + 110) < 0:
        return None
    return _ANGLED.match(row.text, row.start) or _COLON.match(row.text, row.start)


def _single(name: str, count: Counter[str]) -> Speaker | None:
    """One word of a name heads turns where it comes often: `Mara:`, `WARREN:`."""
    if count[name] > 2 and is_name_alone(name) and len(name) < 20 and " " not in name:
        return Speaker(name=name)
    return None


# --- a name alone on a line ---------------------------------------------------------------


def bare(document: Document, known: Clues) -> Iterator[Header]:
    """A name alone on a line, `Q - ` before it or not, with lines for title and firm below."""
    rows = document.rows
    named = {
        place: one
        for place, row in enumerate(rows)
        if len(row.body) <= 64 and (one := _alone(row, known)) is not None
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
    return _who(raw, known) or (Speaker(name=raw) if is_name_alone(body) else None)


def _heads(
    rows: tuple[Row, ...], place: int, one: Speaker, count: Counter[str], known: Clues
) -> bool:
    """Whether a line that could be a name heads a turn."""
    if place + 1 >= len(rows):
        return False
    if one.role != "unknown" or generic_role(one.name) is not None or known.knows(one.name):
        return True
    if " " not in one.name and one.name.isascii():
        return count[one.name] > 2 and _is_speech(rows[place + 1])
    if count[one.name] > 1:
        return True
    return is_person(one.name) and (
        _is_speech(rows[place + 1]) or (place + 2 < len(rows) and is_office(rows[place + 1].body))
    )


def _is_speech(row: Row) -> bool:
    body = row.body
    return len(body) > 40 or body[-1] in ".?!,"


def _titles(
    rows: tuple[Row, ...], places: list[int], named: dict[int, Speaker]
) -> dict[int, tuple[int, str]]:
    """How many rows below each name are its title, and the title; none where names have none.

    In such a document the rows below a name are the same each time; that tells a title that
    wraps from the first words of the turn.
    """
    persons = [place for place in places if generic_role(named[place].name) is None]
    with_office = sum(_offices(rows, place) > 0 for place in persons)
    if not persons or with_office * 2 < len(persons):
        plain = [
            place for place in persons if _offices(rows, place) and _is_bare_office(rows[place + 1])
        ]
        return {place: (1, _joined(rows, place, 1)) for place in plain}
    by_name: dict[str, list[int]] = {}
    for place in persons:
        by_name.setdefault(named[place].name, []).append(place)
    made: dict[int, tuple[int, str]] = {}
    for same in by_name.values():
        depth = _common(rows, same, set(places)) if len(same) > 1 else 0
        for place in same:
            below = max(depth, _offices(rows, place)) if depth == 0 else depth
            made[place] = (below, _joined(rows, place, below))
    for place in places:
        if generic_role(named[place].name) is not None and _offices(rows, place):
            made[place] = (1, _joined(rows, place, 1))
    return made


def _is_bare_office(row: Row) -> bool:
    """Whether a row is a title or firm and no sentence: its Latin words are capitalised."""
    words = [word for word in row.body.split() if word[0].isalpha() and len(word) > 3]
    return (
        len(row.body) < 60
        and row.body[-1] not in ".?!,;:"
        and all(word[0].isupper() or not word.isascii() for word in words)
    )


def _joined(rows: tuple[Row, ...], place: int, below: int) -> str:
    lines = rows[place + 1 : place + 1 + below]
    return " ".join(row.raw[row.start : row.end] for row in lines)


def _offices(rows: tuple[Row, ...], place: int) -> int:
    """How many rows below a name read as its office: one, or two where the first goes on."""
    below = rows[place + 1 : place + 3]
    if not below or below[0].gap or not is_office(below[0].body):
        return 0
    if len(below) > 1 and not below[1].gap and _goes_on(below[0].body, below[1].body):
        return 2
    return 1


def _goes_on(first: str, second: str) -> bool:
    """Whether a second line is the rest of an office: `Research` / `Division`."""
    open_end = first[-1] in ",&-–" or first.rsplit(maxsplit=1)[-1].lower() in (
        "and",
        "of",
        "the",
        "for",
    )
    short = len(second) < 40 and is_office(second) and len(second.split()) <= 4
    return (open_end and len(second) < 60 and second[-1] not in "?!") or short


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


# --- `Name -- Firm -- Analyst` ------------------------------------------------------------


def dashed(document: Document, known: Clues) -> Iterator[Header]:
    """`Name -- Title` on one line, or broken before and after its first `--`."""
    rows = document.rows
    for place, row in enumerate(rows):
        if len(row.body) > 160:
            continue
        if _SAYS_MORE.search(row.body) and row.body[-1] not in "?!:;,":
            one = _who(row.raw[row.start : row.end], known)
            if one and (one.firm or one.title) and _trusted(row, one, known):
                yield _header(place, row, row.end, one)
        split = rows[place + 1 : place + 3]
        dash = len(split) == 2 and split[0].body in ("--", "-", "–", "—")
        if dash and _could_head(row.body, known):
            one = beside(row.raw[row.start : row.end], split[1].raw[split[1].start : split[1].end])
            yield _header(place, row, row.end, one, below=3)


def _trusted(row: Row, one: Speaker, known: Clues) -> bool:
    """Whether a line that says more than a name is a header: sentences have dashes, too."""
    if row.body[-1] == "." and not ABBREVIATED.search(row.body):
        return False
    if known.knows(one.name) or "#" in row.raw[: row.start]:
        return True
    return is_office(one.title or one.firm) and (one.role != "unknown" or " -" in row.body)


# --- `Name, Firm - Title [12]` ------------------------------------------------------------


def numbered_turns(document: Document, known: Clues) -> Iterator[Header]:
    """`Name,  Firm - Title    [12]`: turns counted in brackets, a long header over two lines."""
    rows = document.rows
    for place, row in enumerate(rows):
        hit = _TURN_NUMBER.match(row.body) if row.body[-1] == "]" else None
        if hit is None:
            continue
        first = place - 1 if _begins_above(rows, place) else place
        words = f"{rows[first].body} {hit['name']}" if first < place else hit["name"]
        one = _who(re.sub(r"\s+", " ", words), known)
        if one is not None:
            yield Header(
                row=first, column=rows[first].start, words=place + 1, start=-1, speaker=one
            )


def _begins_above(rows: tuple[Row, ...], place: int) -> bool:
    """Whether a numbered header began on the line above: `Ian Pell,  Northgate - MD &`."""
    if place == 0 or rows[place].line != rows[place - 1].line + 1:
        return False
    above = rows[place - 1].body
    name, comma, _ = above.partition(",")
    return bool(comma) and len(above) < 160 and above[-1] not in ".?!" and is_person(name)


# --- names with a role or a time below ----------------------------------------------------


def lettered(document: Document, known: Clues) -> Iterator[Header]:
    """A name, its title, and Q or A at the right margin, on either line or on its own."""
    rows = document.rows
    for place, row in enumerate(rows):
        name, letter = _lettered(row.body)
        if not (
            is_person(name) or generic_role(name) or (could_be_person(name) and known.knows(name))
        ):
            continue
        below, more = 0, ""
        for line in rows[place + 1 : place + 4]:
            text, mark = _lettered(line.body)
            if mark and not text:
                letter, below = mark, below + 1
                break
            if not (is_office(text) or (mark and len(text) < 100)) or below == 2:
                break
            letter, more, below = letter or mark, f"{more} {text}".strip(), below + 1
            if mark:
                break
        if not letter and not (more and known.knows(name)):
            continue
        one = beside(name, more) if more else (speaker_of(name) or Speaker(name=name))
        if letter:
            one = replace(one, role="analyst" if letter == "Q" else "management")
        yield Header(row=place, column=row.start, words=place + 1 + below, start=-1, speaker=one)


def _lettered(body: str) -> tuple[str, str]:
    """A line without the Q or A at its right margin, and that letter."""
    hit = _LETTER.match(body) if body[-1] in "QA" else None
    return (hit["rest"].strip(), hit["letter"]) if hit else (body.strip(), "")


_AVATAR_ROLES: dict[str, Role] = {
    "analyst": "analyst",
    "analysts": "analyst",
    "attendee": "analyst",
    "shareholder": "analyst",
    "executive": "management",
    "executives": "management",
    "management": "management",
    "company": "management",
    "operator": "operator",
    "moderator": "operator",
}


def avatars(document: Document, known: Clues) -> Iterator[Header]:
    """`I` / `Ian Pell` / `analyst`: an initial, a name and a role on a line each."""
    rows = document.rows
    del known
    for place, row in enumerate(rows[:-1]):
        role = _AVATAR_ROLES.get(rows[place + 1].body.lower())
        if role is not None and (is_name_alone(row.body) or could_be_person(row.body)):
            name = row.raw[row.start : row.end]
            one = replace(speaker_of(name) or Speaker(name=name), name=name, role=role)
            yield _avatar(rows, place, place + 2, one)
        elif _has_initial(rows, place) and generic_role(row.body) is not None:
            yield _avatar(
                rows,
                place,
                place + 1,
                Speaker(name=row.body, role=generic_role(row.body) or "unknown"),
            )


def _has_initial(rows: tuple[Row, ...], place: int) -> bool:
    """Whether the initial of a name stands on the line above it."""
    return place > 0 and rows[place - 1].body == rows[place].body[0]


def _avatar(rows: tuple[Row, ...], place: int, words: int, one: Speaker) -> Header:
    first = place - 1 if _has_initial(rows, place) else place
    return Header(row=first, column=rows[first].start, words=words, start=-1, speaker=one)


def stamped(document: Document, known: Clues) -> Iterator[Header]:
    """A name, perhaps a title, and a time: on lines of their own, or on one line."""
    rows = document.rows
    for place, row in enumerate(rows):
        if STAMP_ALONE.match(row.body):
            yield from _above(rows, place, known)
        elif ":" in row.body and len(row.body) < 80:
            hit = _STAMPED.match(row.body)
            one = _who(hit["name"], known) if hit else None
            if one is not None and (one.role != "unknown" or is_person(one.name)):
                yield _header(place, row, row.end, one)


def _steps_up(rows: tuple[Row, ...], place: int, known: Clues) -> tuple[int, ...]:
    """Where to look for the name above a time: first above its title, if a title stands there."""
    if place < 2:
        return (1,)
    title, name = rows[place - 1], rows[place - 2]
    close = title.line == name.line + 1 and not title.gap
    titled = close and is_office(title.body) and _could_head(name.body, known)
    return (2, 1) if titled else (1, 2)


def _above(rows: tuple[Row, ...], place: int, known: Clues) -> Iterator[Header]:
    """The header whose last line is a time: a name one or two lines above it."""
    for back in _steps_up(rows, place, known):
        at = place - back
        if at < 0:
            return
        body = rows[at].body
        if len(body) > 64 or not _could_head(body, known):
            continue
        name = rows[at].raw[rows[at].start : rows[at].end]
        more = _joined(rows, at, back - 1)
        one = beside(name, more) if more else (speaker_of(name) or Speaker(name=name))
        if back == 1 or is_office(more) or len(more) < 60:
            yield Header(row=at, column=rows[at].start, words=place + 1, start=-1, speaker=one)
        return


# --- captions -----------------------------------------------------------------------------

# prey: the last letter of `I will turn it over to Jen Low. J`; not of `vitamin D`
_INITIAL = re.compile(r"(?<=[.?!\"”]) (?P<name>[A-Z])$")


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
    if len(ends) < 3 or {hit["name"] for _, hit in ends} <= {"Q", "A"}:
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
