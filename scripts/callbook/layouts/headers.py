"""Where turns begin: the forms in which transcripts print who speaks, as data."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from callbook.layouts.clues import (
    STAMP,
    STAMP_ALONE,
    Clues,
    Form,
    clues,
    header_at,
    printed_name,
    who,
)
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import generic_role, is_given_name, is_person
from callbook.layouts.names_alone import bare
from callbook.layouts.namesakes import Namesakes
from callbook.layouts.offices import is_name_alone, speaker_of
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `Ian Pell: Thanks`, `[00:01:02] Mara Voss:Text`, `00:12 | Ian Pell: Hi`, `Mara Voss:22%`,
# `Mara Voss (00:12): Hi`, `Ian Pell, Northgate; Analyst: Hi`, `Bill "Skip" Tanner: Hi`; not
# `http://`, `at 8:30`. One service writes `Ian Pell^ Thanks`.
_COLON = re.compile(
    rf"(?:{STAMP}\s*[-–|]?\s*)?(?P<open>[\[<(]\s*)?"
    rf"(?P<name>(?:[QA][.:]\s+)?(?:[^:^?!;<>\"“”。]|[\"“][A-Z][A-Za-z]+[\"”]){{1,90}}?(?:;\s[^:?!;<>\"“”。]{{2,60}}?)?)"
    rf"(?(open)\s*[>\])])\s*(?:{STAMP})?\s*(?:\^|:(?!//|(?<=\d:)\d\d\b))\s*"
)
# prey: `<Q - Ian Pell>: Hi`, `<A - Mara Voss>`; not `Q - so`
_ANGLED = re.compile(r"<\s*(?P<name>[QA]\s*[-–—]+\s*[^<>]{2,80})>\s*:?\s*")
# prey: what follows the comma of `Larkfield Motors, Inc. Q3 2024 Earnings Call Transcript`
_TITLE = re.compile(r"\b(?:transcript|earnings|conference call)\b|\b20\d\d\b", re.IGNORECASE)
_WRAPPED = 40
"""Characters from which a line may break inside a header."""


def colon_headers(document: Document, listed: Iterable[Speaker] = ()) -> tuple[Header, ...]:
    """All headers `Name: text` of a document."""
    return tuple(colon(document, clues(document, tuple(listed))))


def bare_headers(document: Document, listed: Iterable[Speaker] = ()) -> tuple[Header, ...]:
    """All headers of a document that are a name alone on a line."""
    return tuple(bare(document, clues(document, tuple(listed))))


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


@lru_cache(maxsize=16)  # several layouts look for the same forms
def _found(form: Form, document: Document, known: Clues) -> tuple[Header, ...]:
    return tuple(form(document, known))


def colon(document: Document, known: Clues) -> Iterator[Header]:
    """`Name: text`: names that a list or the operator knows, that come again, or look like one.

    A label of the text (`Capex: up`, `Gross margin: 45%`) is none of these.
    """
    found = [
        (place, row, hit, who(hit["name"], known))
        for place, row in enumerate(document.rows)
        if (hit := _colon(row))
    ]
    count = Counter(hit["name"].strip() for _, _, hit, _ in found)
    full = Namesakes({one.name for _, _, _, one in found if one and not generic_role(one.name)})
    for place, row, hit, named in found:
        above = _broken(document.rows, place, hit["name"]) if not named else None
        if above is not None:
            first = document.rows[place - 1]
            yield Header(
                row=place - 1, column=first.start, words=place, start=hit.end(), speaker=above
            )
            continue
        name = hit["name"].strip()
        one = named or _single(name, count, full, sure=bool(hit["open"]) or known.knows(name))
        if one is not None:
            printed = who(printed_name(row, hit), known) or replace(
                one, name=printed_name(row, hit)
            )
            yield header_at(place, row, hit.end(), replace(printed, role=one.role))


def _colon(row: Row) -> re.Match[str] | None:
    """The header with a colon with which a row begins, if it has a colon near its start."""
    begins = row.text[row.start : row.start + 110]
    if begins[0] != "<" and ":" not in begins and "^" not in begins:
        return None
    hit = _ANGLED.match(row.text, row.start) or _COLON.match(row.text, row.start)
    inside = hit is not None and hit["name"].count("(") > hit["name"].count(")")
    return None if inside else hit  # the colon of `Larkfield, Inc. (NYSE: LKF) Q2 2024`


def _broken(rows: tuple[Row, ...], place: int, rest: str) -> Speaker | None:
    """Whom a header names that began on the line above: `Mara Voss, Chief`, `Executive:`."""
    if place == 0 or rows[place].line != rows[place - 1].line + 1:
        return None
    above = rows[place - 1].body
    name, comma, more = above.partition(", ")
    if not comma or len(above) < _WRAPPED or above[-1] in ".?!" or not is_person(name):
        return None
    if _TITLE.search(more):
        return None
    one = speaker_of(f"{above} {rest.strip()}") if ":" not in more else None
    return one if one and (one.title or one.firm) else None


def _single(name: str, count: Counter[str], full: Namesakes, *, sure: bool) -> Speaker | None:
    """One word of a name: it comes often, is `sure` (called), or part of a `full` name."""
    if sure and is_given_name(name):
        return Speaker(name=name)
    if " " not in name and len(full.meant_by(name)) == 1:
        return Speaker(name=name)
    if count[name] > 2 and is_name_alone(name) and len(name) < 20 and " " not in name:
        return Speaker(name=name)
    return None
