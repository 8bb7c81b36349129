"""Headers that say more than a name: a firm, a title, a number, a letter, a role below."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.clues import Clues, could_head, header_at, who
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import could_be_person, generic_role, is_person
from callbook.layouts.offices import (
    ABBREVIATED,
    beside,
    is_office,
    speaker_of,
)
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `Ian M. Pell,  Northgate, Research Division - Analyst    [2]`; not `as said in [2]`
_TURN_NUMBER = re.compile(r"^(?P<name>.{2,160}?)\s+\[(?P<n>\d{1,3})\]$")
# prey: `Kenji Inoue - Corporate Strategy & Planning`; not `Mara Voss - we think so`
_OFFICE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3} (?:--?|[–—]) "
    r"[A-Z][\w.&,'’-]*(?: (?:[A-Z&][\w.&,'’-]*|of|and|the|for|&))*$"
)
# prey: `Mara Voss -- CEO`, `Ian Pell, Northgate`, `Ian Pell (UBS)`, `Ian Pell [Analysts]`; not
# `Ian Pell`
_SAYS_MORE = re.compile(r"--|\s[-–—|]\s|[–—]|,\s|\s\(.*\)$|\s\[.*\]$")
# prey: the end of `Grant Power, Inc. (GPX) Q3 Earnings Call Transcript`; not `Head of Results`
_CALL = re.compile(
    r"\b(?:(?:earnings|results|conference) (?:conference )?call|(?:call|conference) transcript)\b",
    re.IGNORECASE,
)
# prey: `Q`, `A`; the letter that stands by a title at the right margin
_LETTER = re.compile(r"^(?P<rest>.*?)(?:^|\s{2,}|\t)\s*(?P<letter>[QA])$")


_LETTERS = ("Q", "A")
_CLOSE = (" Q", " A")


def dashed(document: Document, known: Clues) -> Iterator[Header]:
    """`Name -- Title` on one line, or broken before and after its first `--`."""
    rows = document.rows
    again = _come_again(rows)
    for place, row in enumerate(rows):
        if len(row.body) > 160:
            continue
        says_more = _SAYS_MORE.search(row.body) and ": " not in row.body
        if says_more and row.body[-1] not in "?!:;,":
            one = who(row.raw[row.start : row.end], known)
            trusted = row.body in again or (one and _trusted(row, one, known))
            if one and (one.firm or one.title) and trusted:
                yield header_at(place, row, row.end, one)
        split = rows[place + 1 : place + 3]
        dash = len(split) == 2 and split[0].body in ("--", "-", "–", "—")
        if dash and could_head(row.body, known):
            one = beside(row.raw[row.start : row.end], split[1].raw[split[1].start : split[1].end])
            yield header_at(place, row, row.end, one, below=3)


def _come_again(rows: tuple[Row, ...]) -> frozenset[str]:
    """Lines `Name - Office` that are headers because they, or others of their shape, come again."""
    count = Counter(row.body for row in rows if len(row.body) < 90 and _OFFICE.match(row.body))
    again = {body for body, times in count.items() if times > 1}
    return frozenset(count if len(again) > 1 or (again and len(count) > 2) else again)


def _trusted(row: Row, one: Speaker, known: Clues) -> bool:
    """Whether a line that says more than a name is a header: sentences have dashes, too."""
    if (row.body[-1] == "." and not ABBREVIATED.search(row.body)) or _CALL.search(row.body):
        return False
    if known.knows(one.name) or "#" in row.raw[: row.start]:
        return True
    return is_office(one.title or one.firm) and (one.role != "unknown" or " -" in row.body)


def numbered_turns(document: Document, known: Clues) -> Iterator[Header]:
    """`Name,  Firm - Title    [12]`: turns counted in brackets, a long header over two lines."""
    rows = document.rows
    for place, row in enumerate(rows):
        hit = _TURN_NUMBER.match(row.body) if row.body[-1] == "]" else None
        if hit is None:
            continue
        first = place - 1 if _begins_above(rows, place) else place
        words = f"{rows[first].body} {hit['name']}" if first < place else hit["name"]
        one = who(re.sub(r"\s+", " ", words), known)
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


def lettered(document: Document, known: Clues) -> Iterator[Header]:
    """A name, its title, and Q or A at the right margin, on either line or on its own."""
    rows = document.rows
    for place, row in enumerate(rows):
        name, letter = _lettered(row.body)
        if not letter and row.body[-2:] in _CLOSE and place + 1 < len(rows):
            name, letter = _close(row.body, rows[place + 1])
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
        apart = place > 0 and rows[place - 1].body in _LETTERS
        if not letter and not (more and (apart or known.knows(name))):
            continue
        one = beside(name, more) if more else (speaker_of(name) or Speaker(name=name))
        above = apart and not letter
        letter = rows[place - 1].body if above else letter
        if letter:
            one = replace(one, role="analyst" if letter == "Q" else "management")
        first = place - 1 if above else place
        yield Header(
            row=first, column=rows[first].start, words=place + 1 + below, start=-1, speaker=one
        )


def _close(body: str, below: Row) -> tuple[str, str]:
    """A name and the letter one blank behind it, as some extraction leaves it, above a title."""
    name = body[:-2].strip()
    if is_office(below.body) and (is_person(name) or generic_role(name)):
        return name, body[-1]
    return body, ""


def _lettered(body: str) -> tuple[str, str]:
    """A line without the Q or A at its right margin, and that letter."""
    hit = _LETTER.match(body) if body[-1] in "QA" else None
    return (hit["rest"].strip(), hit["letter"]) if hit else (body.strip(), "")
