"""Cut the index into files of a size, so that a query loads only those that it needs.

More pages make more shards, not larger ones. A shard is a script that calls
`callbookSearch.add(name, text)`: a script loads from a web server and from disk alike.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from callbook.search.numerals import gaps
from callbook.search.swapping import table

SIZE = 7_000
"""Bytes of a shard, about."""

LIST = 3_000
"""Numbers in one part of a long list of entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One file: its name (p12) and the key with which it begins."""

    name: str
    first: str
    script: bytes


def script(name: str, value: object) -> bytes:
    """The script that hands this value over, as JSON, with common characters swapped."""
    inner = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A line separator would end a string in older browsers; JSON may escape it.
    inner = inner.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    outer = json.dumps(inner.translate(table()), ensure_ascii=False)
    return f'callbookSearch.add("{name}",{outer})\n'.encode()


def of_lists(kind: str, numbers: dict[str, list[int]], numerals: Sequence[str]) -> Iterator[Shard]:
    """Shards of term → numbers, in the order of the terms' UTF-16 (as browsers compare)."""
    swap = table()
    ordered = sorted(numbers, key=lambda term: term.encode("utf-16-be"))
    rows = (
        (key, part, len(term.translate(swap).encode()) + len(part))
        for term in ordered
        for key, part in _parts(term, numbers[term], numerals)
    )
    yield from _cut(kind, rows)


def of_words(kind: str, rows: Iterable[tuple[str, str]]) -> Iterator[Shard]:
    """Shards of key → text, in the order given, which must be that of their UTF-16."""
    yield from _cut(kind, ((key, text, len(key) + 2 * len(text)) for key, text in rows))


def _parts(term: str, numbers: list[int], numerals: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A long list in several parts; those after the first are keyed with their first number."""
    for at in range(0, len(numbers), LIST):
        part = numbers[at : at + LIST]
        yield (f"{term}@{part[0]}" if at else term), gaps(part, numerals)


def _cut(kind: str, rows: Iterable[tuple[str, str, int]]) -> Iterator[Shard]:
    """Rows of key, text and size, as shards of `{first character: "!rest text!rest text"}`."""
    held: dict[str, list[str]] = {}
    first, size, number = "", 0, 0
    for key, text, weight in rows:
        if held and size + weight > SIZE:
            yield Shard(name=f"{kind}{number}", first=first, script=_held(kind, number, held))
            held, size, number = {}, 0, number + 1
        if not held:
            first = key
        held.setdefault(key[0], []).append(f"!{key[1:]} {text}")
        size += weight + 3
    if held:
        yield Shard(name=f"{kind}{number}", first=first, script=_held(kind, number, held))


def _held(kind: str, number: int, held: dict[str, list[str]]) -> bytes:
    return script(f"{kind}{number}", {first: "".join(rest) for first, rest in held.items()})
