"""Headers that say more than a name: a firm, a title, a number, a letter, a role below."""

import re
from collections import Counter
from collections.abc import Iterator

from callbook.layouts.clues import Clues, could_head, header_at, who
from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import could_be_person, generic_role, is_person
from callbook.layouts.offices import (
    ABBREVIATED,
    beside,
    is_office,
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
            below = one and not known.knows(one.name) and _below_name(rows, place, known)
            if one and (one.firm or one.title) and trusted and not below:
                yield header_at(place, row, row.end, one)
        split = rows[place + 1 : place + 3]
        dash = len(split) == 2 and split[0].body in ("--", "-", "–", "—")
        if dash and could_head(row.body, known):
            one = beside(row.raw[row.start : row.end], split[1].raw[split[1].start : split[1].end])
            yield header_at(place, row, row.end, one, below=3)


def _below_name(rows: tuple[Row, ...], place: int, known: Clues) -> bool:
    """Whether a line stands close below a known name alone: it says who that is."""
    above = rows[place - 1] if place else None
    close = above is not None and (rows[place].paged or above.line + 1 == rows[place].line)
    if above is None or not close or rows[place].gap:
        return False
    name = above.body
    return is_person(name) or (could_be_person(name) and known.knows(name))


def _come_again(rows: tuple[Row, ...]) -> frozenset[str]:
    """Lines `Name - Office` that are headers because they, or others of their shape, come again."""
    count = Counter(row.body for row in rows if len(row.body) < 90 and _OFFICE.match(row.body))
    again = {body for body, times in count.items() if times > 1}
    return frozenset(count if len(again) > 1 or (again and len(count) > 2) else again)


def _trusted(row: Row, one: Speaker, known: Clues) -> bool:
    """Whether a line that says more than a name is a header: sentences have dashes, too."""
    if (row.body[-1] == "." and not ABBREVIATED.search(row.body)) or _CALL.search(row.body):
        return False
    if known.knows(one.name) or generic_role(one.name) or "#" in row.raw[: row.start]:
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
