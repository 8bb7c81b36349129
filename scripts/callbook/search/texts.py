"""Lay the words of the entries into shards, for the excerpts among the results."""

import json
from collections.abc import Sequence
from itertools import groupby

from callbook.search.entries import Findable

SIZE = 2_750
"""Characters in a shard, about; a page is never cut in two."""


def groups(pages: Sequence[Findable]) -> tuple[tuple[Findable, ...], ...]:
    """The pages of each shard."""
    found: list[list[Findable]] = []
    size = SIZE
    for page in pages:
        weight = sum(len(entry.text) + 8 for entry in page.entries)
        if size + weight > SIZE:
            found.append([])
            size = 0
        found[-1].append(page)
        size += weight
    return tuple(map(tuple, found))


def written(pages: Sequence[Findable]) -> str:
    """The pages of a shard as JSON: places with their tags, then the pages of each."""
    places = [_place(list(some)) for _, some in groupby(pages, _shared)]
    return json.dumps(places, ensure_ascii=False, separators=(",", ":"))


def _shared(page: Findable) -> tuple[str, str]:
    return page.place, page.address.rpartition("/")[0]


def _place(pages: list[Findable]) -> list[object]:
    """What pages of one place share, then the pages: [place, folder, tags, pages]."""
    place, folder = _shared(pages[0])
    shared = [tag for tag in pages[0].tags if all(tag in page.tags for page in pages)]
    return [place, folder, shared, [_page(page, shared) for page in pages]]


def _page(page: Findable, shared: Sequence[str]) -> list[object]:
    """[name, title, tags, texts], then anchors and speakers where they are not as expected."""
    name = page.address.rpartition("/")[2].removesuffix(".html")
    row: list[object] = [
        name,
        _title(page),
        [tag for tag in page.tags if tag not in shared],
        [entry.text for entry in page.entries],
    ]
    anchors = [entry.anchor for entry in page.entries]
    speakers = [entry.speaker for entry in page.entries]
    expected = [name, *(f"p{at}" for at in range(1, len(anchors)))]
    if any(speakers):
        row.extend((anchors, speakers))
    elif anchors != expected:
        row.append(anchors)
    return row


def _title(page: Findable) -> str | int:
    """The title, or how much of the first entry makes it: most are shortened questions."""
    text = page.entries[0].text if page.entries else ""
    if page.title.endswith("…") and text.startswith(page.title[:-1]):
        return len(page.title) - 1
    return len(text) if page.title == text else page.title
