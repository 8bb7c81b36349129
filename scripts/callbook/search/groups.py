"""Read the vocabulary that leads from a reader's everyday words to those of a call.

An entry of `everyday/` says: `same`, the words that texts use for one thing, each standing for the
others; `asked`, what readers say for it and texts hardly do; `told`, what an answer about it may
say instead, which is worth less. They are general to company calls, whoever holds them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files as resources
from typing import Any

import numpy as np
import yaml

from callbook.search.bits import Lengths
from callbook.search.normal import Folding
from callbook.search.postings import Postings
from callbook.search.segment import CHINESE_CODES, END, terms
from callbook.yaml_lines import LOADER

GROUP = "~"
"""Begins the term under which pages with words of a group are listed: ~3 same, ~3+ told."""

FILES = ("money", "trade", "making", "people", "fields", "daily", "things", "change", "hints")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The words for one thing, folded."""

    same: tuple[str, ...]
    asked: tuple[str, ...]
    told: tuple[str, ...]
    hints: bool  # goes with any question


@cache
def groups() -> tuple[Group, ...]:
    """All groups in their order."""
    return tuple(group for name in FILES for group in _read(name))


def _read(name: str) -> Iterator[Group]:
    text = (resources("callbook.search") / "everyday" / f"{name}.yml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe one
    for entry in entries:
        same, asked, told = (_folded(entry.get(key, ())) for key in ("same", "asked", "told"))
        yield Group(same=same, asked=asked, told=told, hints=name == "hints")


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    folding = Folding()
    return tuple(dict.fromkeys(word.translate(folding) for word in words))


def listed(found: Postings) -> Iterator[tuple[str, list[int]]]:
    """Term of a group → numbers of the pages that may hold one of its words.

    A page that holds all pairs of a longer word need not hold the word: the browser sees.
    """
    words = {word: _inner(word) for group in groups() for word in (*group.same, *group.told)}
    inner = {term for terms_ in words.values() for term in terms_}
    places = found.pairs.places(sorted(term for term in inner if _is_pair(term)))
    numbers = {term: np.array(found.pairs.of(at)) for term, at in places.items()}
    numbers.update((term, np.array(found.others[term])) for term in inner & found.others.keys())
    nowhere = np.array([], dtype=np.int64)

    def pages(word: str) -> Lengths:
        return reduce(_both, (numbers.get(term, nowhere) for term in words[word]))

    for at, group in enumerate(groups()):
        for ending, some in (("", group.same), ("+", group.told)):
            if some and len(union := _union([pages(word) for word in some])):
                yield f"{GROUP}{at}{ending}", union.tolist()


def _inner(word: str) -> list[str]:
    """The terms of which a text must hold all to hold the word."""
    return [term for term in terms(word) if END not in term]


def _is_pair(term: str) -> bool:
    return len(term) == 2 and all(any(a <= ord(one) <= b for a, b in CHINESE_CODES) for one in term)


def _both(some: Lengths, others: Lengths) -> Lengths:
    """The numbers of the pages in both lists; of a page that has two, the odd one."""
    _, at, other = np.intersect1d(some >> 1, others >> 1, return_indices=True)
    return np.maximum(some[at], others[other])


def _union(lists: Sequence[Lengths]) -> Lengths:
    """The numbers of the pages in any of the lists; of a page that has two, the even one."""
    numbers = np.sort(np.concatenate(lists))
    _, first = np.unique(numbers >> 1, return_index=True)
    return numbers[first]
