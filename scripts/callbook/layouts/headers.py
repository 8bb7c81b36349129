"""Headers of turns: `Name: text` on a line, and a name alone on a line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from callbook.layouts.courtesy import introduced
from callbook.layouts.document import Document, Row
from callbook.layouts.firms import is_analyst, is_firm, is_management, is_operator
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.people import same_name
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `王青：太好了`, `Ann Lee (Larkfield): Thanks`, `分析师（未知）：`; not `我们认为，原因是：`
_COLON = re.compile(r"(?P<name>[^:。?!;,]{1,48}?(?:\([^()]{1,60}\))?)\s*:\s*(?!//)")


def colon_headers(document: Document, listed: Iterable[Speaker] = ()) -> tuple[Header, ...]:
    """Headers `Name: text`: the names that come again, are listed or called, or look like names.

    A label of the text (`产能：`, `Capex: up`) is none of these.
    """
    found = [(place, row, hit) for place, row, hit in _colons(document)]
    count = Counter(hit["name"].strip() for _, _, hit in found)
    called = [introduced(row.body)[0] for row in document.rows if len(row.body) < 400]
    named = [one.name for one in listed] + [name for name in called if name]
    return tuple(
        _header(place, row, hit)
        for place, row, hit in found
        if _is_speaker(hit["name"].strip(), count, named)
    )


def _colons(document: Document) -> Iterator[tuple[int, Row, re.Match[str]]]:
    for place, row in enumerate(document.rows):
        hit = _COLON.match(row.text, row.start)
        if hit:
            yield place, row, hit


def _is_speaker(name: str, count: Counter[str], named: list[str]) -> bool:
    one = speaker(name)
    if one.role != "unknown":
        return True
    if any(same_name(one.name, other) for other in named):
        return True
    return looks_like_name(one.name) and (count[name] > 1 or " " in name or len(name) > 1)


def _header(place: int, row: Row, hit: re.Match[str]) -> Header:
    words = hit.end()
    printed = row.raw[row.start : row.start + len(hit["name"])]
    if words >= row.end:
        return Header(
            row=place, column=row.start, words=place + 1, start=-1, speaker=speaker(printed)
        )
    return Header(row=place, column=row.start, words=place, start=words, speaker=speaker(printed))


def bare_headers(document: Document, listed: Iterable[Speaker] = ()) -> tuple[Header, ...]:
    """Headers that are a name alone on a line, with a line for title or firm below it.

    A name counts where it comes again, is listed or called by the operator.
    """
    rows = document.rows
    short = [place for place, row in enumerate(rows) if len(row.body) <= 40 and _bare(row)]
    count = Counter(rows[place].body for place in short)
    called = [introduced(row.body)[0] for row in rows if len(row.body) < 400]
    named = [one.name for one in listed] + [name for name in called if name]
    places = [
        place
        for place in short
        if _repeats(rows[place].body, count, named) or _has_office(rows, place)
    ]
    return tuple(_bare_header(document, place) for place in places)


def _bare(row: Row) -> bool:
    return row.body[-1] not in "。.?!;,:…" and looks_like_name(row.body)


def _has_office(rows: tuple[Row, ...], place: int) -> bool:
    """Whether a title or firm stands on the line below a name, and words below that."""
    return place + 2 < len(rows) and not rows[place + 1].gap and _is_office(rows[place + 1])


def _repeats(name: str, count: Counter[str], named: list[str]) -> bool:
    return count[name] > 1 or is_operator(name) or any(same_name(name, one) for one in named)


def _bare_header(document: Document, place: int) -> Header:
    row = document.rows[place]
    below = document.rows[place + 1] if place + 1 < len(document.rows) else None
    words, title = place + 1, ""
    if below and not below.gap and _is_office(below):
        words, title = place + 2, below.raw[below.start : below.end]
    name = row.raw[row.start : row.end]
    return Header(row=place, column=row.start, words=words, start=-1, speaker=_with(name, title))


def _is_office(row: Row) -> bool:
    """Whether a row below a name is a title or a firm, not the first words of the turn."""
    body = row.body
    if len(body) > 60 or body[-1] in "。?!;,":
        return False
    return is_management(body) or is_analyst(body) or is_firm(body)


def _with(name: str, title: str) -> Speaker:
    if not title:
        return speaker(name)
    if is_management(title):
        return Speaker(name=name, title=title, role="management")
    return Speaker(name=name, firm=title, role="analyst")
