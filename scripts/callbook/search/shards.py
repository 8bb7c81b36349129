"""Cut the index into files of a size, so that a query loads only those that it needs.

More pages make more shards, not larger ones. A shard is a script that calls
`callbookSearch.add(name, text)`: a script loads from a web server and from disk alike.

A shard of keys holds, for each first character of its keys, two texts. In the one each key's
second character is followed by its numerals: `播ab接cd` for 直播 and 直接; Chinese pairs, by
far the most, are kept so. In the other each key is written out from its second character, after
an exclamation mark, with its value after a space: `!au ab!ata cd` for dau and data.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from callbook.search.numerals import gaps
from callbook.search.pairs import Pairs, written
from callbook.search.postings import Postings
from callbook.search.swapping import table

SIZE = 7_000
"""Bytes of a shard, about."""

LIST = 4_000
"""Numbers in one part of a long list of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One file: its name (p12) and the key with which it begins."""

    name: str
    first: str
    script: bytes


def script(name: str, value: object, swap: Mapping[int, str]) -> bytes:
    """The script that hands this value over, as JSON, with characters swapped by the table."""
    inner = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # A line separator would end a string in older browsers; JSON may escape it.
    inner = inner.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    outer = json.dumps(inner.translate(swap), ensure_ascii=False)
    return f'callbookSearch.add("{name}",{outer})\n'.encode()


def of_postings(kind: str, found: Postings, numerals: Sequence[str]) -> Iterator[Shard]:
    """Shards of term → numbers of pages."""
    rows = list(_pairs(found.pairs, numerals))
    rows.extend(_others(found.others, numerals))
    yield from _cut(kind, _ordered(rows))


def of_texts(kind: str, texts: Mapping[str, str]) -> Iterator[Shard]:
    """Shards of key → text without exclamation marks; keys begin with an ASCII character."""
    yield from _cut(kind, sorted(texts.items()))


def _pairs(found: Pairs, numerals: Sequence[str]) -> Iterator[tuple[str, str]]:
    counts = found.counts().tolist()
    for at, text in enumerate(written(found, numerals)):
        if counts[at] <= LIST:
            yield found.name(at), text
        else:
            yield from _parts(found.name(at), found.of(at), numerals)


def _others(
    numbers: Mapping[str, Sequence[int]], numerals: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for term, listed in numbers.items():
        yield from _parts(term, listed, numerals)


def _parts(term: str, numbers: Sequence[int], numerals: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A long list comes in several parts; those after the first are keyed with their number."""
    for at in range(0, len(numbers), LIST):
        part = numbers[at : at + LIST]
        yield (f"{term}@{part[0]:08}" if at else term), gaps(part, numerals)


def _ordered(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """As browsers compare: by UTF-16, where what is beyond U+FFFF comes before U+E000."""
    rows.sort()
    if any(max(key) > "\uffff" for key, _ in rows):
        rows.sort(key=lambda row: row[0].encode("utf-16-be"))
    return rows


def _cut(kind: str, rows: Iterable[tuple[str, str]]) -> Iterator[Shard]:
    held: dict[str, tuple[list[str], list[str]]] = {}
    first, size, number = "", 0, 0
    for key, text in rows:
        weight = 2 * len(key) + (len(text) if text.isascii() else 2 * len(text))
        if size + weight > SIZE and held:
            yield _shard(f"{kind}{number}", first, held)
            held, size, number = {}, 0, number + 1
        if not held:
            first = key
        start, rest = key[0], key[1:]
        if start not in held:
            held[start] = ([], [])
        if len(rest) == 1 and rest > "\x7f":
            held[start][0].append(rest + text)
        else:
            held[start][1].append(f"!{rest} {text}")
        size += weight
    if held:
        yield _shard(f"{kind}{number}", first, held)


def _shard(name: str, first: str, held: Mapping[str, tuple[list[str], list[str]]]) -> Shard:
    value = {
        start: ["".join(pairs), "".join(others)] if others else ["".join(pairs)]
        for start, (pairs, others) in held.items()
    }
    return Shard(name=name, first=first, script=script(name, value, table()))
