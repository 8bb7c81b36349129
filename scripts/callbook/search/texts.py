"""Lay the words of the entries into shards, for the excerpts among the results."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from callbook.search.entries import Findable
from callbook.search.shards import script

SIZE = 6_000
"""Bytes of text in a shard, about; a page is never cut in two."""


def groups(pages: Sequence[Findable]) -> tuple[tuple[Findable, ...], ...]:
    """The pages of each shard."""
    found: list[list[Findable]] = []
    size = SIZE
    for page in pages:
        weight = 2 * sum(len(entry.text) + 8 for entry in page.entries)
        if size + weight > SIZE:
            found.append([])
            size = 0
        found[-1].append(page)
        size += weight
    return tuple(map(tuple, found))


def scripts(grouped: Sequence[Sequence[Findable]]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the shards: places with their tags, then the pages of each."""
    for number, pages in enumerate(grouped):
        name = f"t{number}"
        yield name, script(name, [_place(list(some)) for _, some in groupby(pages, _shared)])


def _shared(page: Findable) -> tuple[str, str]:
    return page.place, page.address.rpartition("/")[0]


def _place(pages: list[Findable]) -> list[object]:
    """What pages of one place share, then the pages: [place, folder, tags, pages]."""
    place, folder = _shared(pages[0])
    shared = [tag for tag in pages[0].tags if all(tag in page.tags for page in pages)]
    return [place, folder, shared, [_page(page, shared) for page in pages]]


def _page(page: Findable, shared: Sequence[str]) -> list[object]:
    """[name, title, tags, entries], an entry being [anchor, text] or [anchor, text, speaker]."""
    return [
        page.address.rpartition("/")[2],
        page.title,
        [tag for tag in page.tags if tag not in shared],
        [
            [entry.anchor, entry.text, *([entry.speaker] if entry.speaker else [])]
            for entry in page.entries
        ],
    ]
