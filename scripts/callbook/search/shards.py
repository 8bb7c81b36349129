"""Cut the index into files of a size, so that a query loads only those that it needs.

More pages make more shards, not larger ones. A shard is a script that calls
`callbookSearch.add(name, text)`: a script loads from a web server and from disk alike.

A shard of keys holds two texts for each first character of its keys. The one, packed (see `bits`),
has the keys of two Chinese characters, by far the most: how much the second one's code exceeds that
of the key before, then the key's list (see `lists`). In the other each key is written out from its
second character, after an exclamation mark, with its value after a space: `!au ab!ata cd` for dau
and data. All characters of the index stand swapped (see `swapping`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from callbook.search import lists
from callbook.search.bits import Lengths, gamma, pack
from callbook.search.pairs import Pairs
from callbook.search.postings import Postings
from callbook.search.swapping import table

SIZE = 7_000
"""Bytes of a shard, about."""

LIST = 4_000
"""Numbers in one part of a long list of pages."""

Row = tuple[str, int, str | None]
"""Key, bytes of its value, and the value; None where the key is a pair, whose list is packed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One file: its name (p12) and the key with which it begins."""

    name: str
    first: str
    script: bytes


def script(name: str, text: str) -> bytes:
    """The script that hands this text over."""
    quoted = json.dumps(text, ensure_ascii=False)
    # A line separator would end a string in older browsers; JSON may escape it.
    quoted = quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'callbookSearch.add("{name}",{quoted})\n'.encode()


def of_postings(kind: str, found: Postings, pages: int) -> Iterator[Shard]:
    """Shards of term → numbers of pages."""
    pairs, long = _parted(found.pairs)
    values, lengths = lists.symbols(pairs.numbers, pairs.starts, pages)
    heads = pairs.starts[:-1] + np.arange(len(pairs.counts()))
    sizes = np.add.reduceat(lengths, heads) // 6 + 2 if len(heads) else heads
    rows: list[Row] = [(pairs.key(at), size, None) for at, size in enumerate(sizes.tolist())]
    rows.extend(_others({**found.others, **long}, pages))
    cut = list(_cut(sorted(rows)))
    begins, seconds = _begins(pairs, cut)
    before = np.where(begins, 0, np.roll(seconds, 1))
    steps, step_lengths = gamma((seconds - before).astype(np.uint64))
    in_all = np.add.reduceat(pairs.counts() + 2, np.flatnonzero(begins)) if len(heads) else heads
    texts = pack(np.insert(values, heads, steps), np.insert(lengths, heads, step_lengths), in_all)
    yield from _shards(kind, cut, iter(texts))


def of_texts(kind: str, texts: Mapping[str, str]) -> Iterator[Shard]:
    """Shards of key → text without exclamation marks; keys begin with an ASCII character."""
    swapped = ((key, text.translate(table())) for key, text in sorted(texts.items()))
    rows: Iterator[Row] = ((key, len(text.encode()), text) for key, text in swapped)
    yield from _shards(kind, list(_cut(rows)), iter(()))


def _parted(pairs: Pairs) -> tuple[Pairs, dict[str, Sequence[int]]]:
    """The pairs with the first part of their lists alone, and the other parts under their keys."""
    counts = pairs.counts()
    long: dict[str, Sequence[int]] = {}
    for at in np.flatnonzero(counts > LIST).tolist():
        parts = list(_parts(pairs.name(at), pairs.of(at)))
        long.update(parts[1:])
    within = np.arange(len(pairs.numbers)) - np.repeat(pairs.starts[:-1], counts)
    starts = np.concatenate(([0], np.cumsum(np.minimum(counts, LIST))))
    return Pairs(names=pairs.names, numbers=pairs.numbers[within < LIST], starts=starts), long


def _others(numbers: Mapping[str, Sequence[int]], pages: int) -> Iterator[Row]:
    parted = [part for term, listed in numbers.items() for part in _parts(term, listed)]
    texts = lists.written([listed for _, listed in parted], pages)
    for (term, _), text in zip(parted, texts, strict=True):
        yield term.translate(table()), len(text), text


def _parts(term: str, numbers: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """A long list comes in several parts; those after the first are keyed with their number."""
    for at in range(0, len(numbers), LIST):
        part = numbers[at : at + LIST]
        yield (f"{term}@{part[0]:08}" if at else term), part


def _cut(rows: Iterable[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    size = 0
    for row in rows:
        weight = row[1] + (2 * len(row[0]) if row[2] is not None else 0)
        if size + weight > SIZE and held:
            yield held
            held, size = [], 0
        held.append(row)
        size += weight
    if held:
        yield held


def _begins(pairs: Pairs, cut: Sequence[Sequence[Row]]) -> tuple[npt.NDArray[np.bool_], Lengths]:
    """Which pairs begin a packed text, and all second characters' codes."""
    codes = np.frombuffer(pairs.names.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    begins = np.diff(codes[0::2], prepend=-1) != 0
    held = np.cumsum([sum(text is None for _, _, text in rows) for rows in cut], dtype=np.int64)
    begins[held[held < len(begins)]] = True
    return begins, codes[1::2]


def _shards(kind: str, cut: Sequence[Sequence[Row]], packed: Iterator[str]) -> Iterator[Shard]:
    for number, rows in enumerate(cut):
        value: dict[str, list[str]] = {}
        for key, _, text in rows:
            start = key[0]
            if start not in value:
                value[start] = ["", ""]
            if text is not None:
                value[start][1] += f"!{key[1:]} {text}"
            elif not value[start][0]:
                value[start][0] = next(packed)
        inner = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield Shard(
            name=f"{kind}{number}", first=rows[0][0], script=script(f"{kind}{number}", inner)
        )
