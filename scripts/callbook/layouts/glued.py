"""Headers without any mark: a known name glued to the words, or to the end of the line before."""

import re
from collections.abc import Iterable, Iterator

from callbook.layouts.document import Document, Row
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: the words after a name that tells what he says: `表示`, `认为`, `的`; not `太好了`
_TOLD = re.compile(r"[ ]?(?:表示|认为|指出|回应|说|称|的|是|在|和|与|及|、|,|补充|强调|介绍|:|\()")


def glued_headers(document: Document, people: Iterable[Speaker]) -> tuple[Header, ...]:
    """Rows that begin with the name of one of these people, or end with it after a sentence."""
    names = {one.name: one for one in people if len(one.name) > 1}
    if not names:
        return ()
    ordered = sorted(names, key=len, reverse=True)
    longest = "|".join(map(re.escape, ordered))
    whole = "|".join(
        re.escape(name) + (r"(?![A-Za-z])" if name.isascii() else "") for name in ordered
    )
    starts = re.compile(f"(?P<name>{whole})")
    ends = re.compile(f'[。?!”"]\\s*(?P<name>{longest})$')
    return tuple(_headers(document, names, starts, ends))


def _headers(
    document: Document,
    names: dict[str, Speaker],
    starts: re.Pattern[str],
    ends: re.Pattern[str],
) -> Iterator[Header]:
    for place, row in enumerate(document.rows):
        hit = starts.match(row.text, row.start)
        if hit and not _TOLD.match(row.text, hit.end()):
            yield _header(place, row, hit, names)
        tail = ends.search(row.text, row.start, row.end)
        if tail and (not hit or tail.start("name") > hit.end()):
            yield Header(
                row=place,
                column=tail.start("name"),
                words=place + 1,
                start=-1,
                speaker=names[tail["name"]],
            )


def _header(place: int, row: Row, hit: re.Match[str], names: dict[str, Speaker]) -> Header:
    alone = hit.end() >= row.end
    return Header(
        row=place,
        column=row.start,
        words=place + 1 if alone else place,
        start=-1 if alone else hit.end(),
        speaker=names[hit["name"]],
    )
