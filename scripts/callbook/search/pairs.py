"""List all pairs of Chinese characters by page, for the whole book in one go.

They are nine in ten of all terms, a million in a large book: a dictionary of lists takes half a
minute to fill with them, sorting numbers takes a second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from callbook.search.bits import Numbers
from callbook.search.segment import CHINESE_CODES, END
from callbook.search.swapping import table

_BITS = 21
"""Of a character's code. A key is two of them and a page's number: 63 bits in all."""

AT_ONCE = 1_000
"""Texts read in one go: large arrays cost more to get from the system than to fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs in the order of their names as shards have them, each with its numbers of pages."""

    names: str  # two characters a pair, one after another, swapped
    numbers: Numbers  # of all pairs
    starts: npt.NDArray[np.int64]  # where each pair's numbers begin, and where the last's end

    def counts(self) -> npt.NDArray[np.int64]:
        """How many numbers each pair has."""
        return np.diff(self.starts)

    def key(self, at: int) -> str:
        """The pair at this place, swapped."""
        return self.names[2 * at : 2 * at + 2]

    def name(self, at: int) -> str:
        """The pair at this place."""
        return self.key(at).translate(table())

    def of(self, at: int) -> list[int]:
        """The numbers of the pair at this place."""
        listed: list[int] = self.numbers[self.starts[at] : self.starts[at + 1]].tolist()
        return listed

    def places(self, wanted: Iterable[str]) -> dict[str, int]:
        """Where those of the wanted pairs stand that there are."""
        names = list(wanted)
        held, asked = map(_joined, (self.names, "".join(names).translate(table())))
        at = np.searchsorted(held, asked)
        met = at < len(held)
        met[met] = held[at[met]] == asked[met]
        found = zip(names, at.tolist(), met.tolist(), strict=True)
        return {name: place for name, place, is_met in found if is_met}


def _joined(names: str) -> Numbers:
    """Each pair of characters as one number."""
    codes = np.frombuffer(names.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    joined: Numbers = codes[0::2] << np.uint64(_BITS) | codes[1::2]
    return joined


def pairs(texts: Sequence[tuple[int, str]]) -> Pairs:
    """The pairs of folded texts, each text given with its number.

    Of the numbers 2n and 2n + 1, which are one page, only the smaller is listed.
    """
    chinese = np.zeros(0x110000, dtype=bool)
    for low, high in CHINESE_CODES:
        chinese[low : high + 1] = True
    swap = np.arange(0x110000, dtype=np.uint64)
    swap[list(table())] = list(table().values())
    batches = (texts[at : at + AT_ONCE] for at in range(0, len(texts), AT_ONCE))
    keys = np.concatenate([_keys(some, chinese, swap) for some in batches] or [swap[:0]])
    keys.sort()  # np.unique would hash them, which takes many times longer
    kept = np.ones(len(keys), dtype=bool)
    kept[1:] = keys[1:] >> np.uint64(1) != keys[:-1] >> np.uint64(1)
    return _grouped(keys[kept])


def _keys(
    texts: Sequence[tuple[int, str]], chinese: npt.NDArray[np.bool_], swap: Numbers
) -> Numbers:
    """A key for each Chinese character of the texts with what follows it, and its text's number."""
    codes, numbers = _characters(texts)
    is_chinese = chinese[codes]
    first = is_chinese[:-1]
    second = swap[np.where(is_chinese[1:], codes[1:], ord(END))]
    bits = np.uint64(_BITS)
    keys: Numbers = (swap[codes[:-1]] << bits | second)[first] << bits | numbers[:-1][first]
    return keys


def _characters(
    texts: Sequence[tuple[int, str]],
) -> tuple[npt.NDArray[np.uint32], Numbers]:
    """The code of every character of the texts, with the number of its text; "" ends each."""
    whole = "".join(f"{text}\0" for _, text in texts)
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = [len(text) + 1 for _, text in texts]
    numbers = np.repeat(np.array([number for number, _ in texts], dtype=np.uint64), lengths)
    return codes, numbers


def _grouped(keys: Numbers) -> Pairs:
    """Sorted keys as pairs with their numbers."""
    bits = np.uint64(_BITS)
    mask = np.uint64((1 << _BITS) - 1)
    named = keys >> bits
    starts = np.flatnonzero(np.diff(named, prepend=np.uint64(0)))
    both = np.empty(2 * len(starts), dtype=np.uint32)
    both[0::2] = named[starts] >> bits
    both[1::2] = named[starts] & mask
    return Pairs(
        names=both.tobytes().decode("utf-32-le"),
        numbers=keys & mask,
        starts=np.append(starts, len(keys)),
    )
