"""List under each term the entries that hold it.

Entries are numbered through the whole book. The first number of a page is the page itself: its
title and tags. So the numbers tell the browser which page an entry stands on, and that the
second entry of a question page is the question.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from callbook.search.entries import Findable
from callbook.search.normal import Folding
from callbook.search.segment import terms
from callbook.search.vocabulary import Facets, Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """Term → numbers of entries, ascending; how many numbers each page takes."""

    numbers: dict[str, list[int]]
    sizes: tuple[int, ...]


def postings(pages: Sequence[Findable], matcher: Matcher, facets: Facets) -> Postings:
    """The postings of these pages in their order."""
    folding = Folding()
    numbers: dict[str, list[int]] = defaultdict(list)
    number = 0
    for page in pages:
        for term in _head(page, folding) | facets.terms(page):
            numbers[term].append(number)
        for entry in page.entries:
            number += 1
            folded = entry.text.translate(folding)
            for term in terms(folded):
                numbers[term].append(number)
            for term in matcher.terms(folded, entry.metrics):
                numbers[term].append(number)
        number += 1
    return Postings(numbers=dict(numbers), sizes=tuple(len(page.entries) + 1 for page in pages))


def _head(page: Findable, folding: Folding) -> set[str]:
    """The terms of title and tags, each on a line of its own so that no two grow together."""
    return terms("\n".join((page.title, page.place, *page.tags)).translate(folding))
