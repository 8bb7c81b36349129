"""List under each term the pages that hold it.

A page has two numbers: an even one where the term is in its question, title or tags, the odd
one after it where it is only in the rest. So the browser can put questions first before it has
seen a word of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from callbook.search.entries import Findable
from callbook.search.normal import Folding
from callbook.search.pairs import Pairs, pairs
from callbook.search.segment import APART, word_terms
from callbook.search.vocabulary import Facets, Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """Numbers of pages by Chinese pair, and by any other term."""

    pairs: Pairs
    others: Mapping[str, Sequence[int]]


def postings(pages: Sequence[Findable], matcher: Matcher, facets: Facets) -> Postings:
    """The postings of these pages in their order."""
    folding = Folding()
    texts = [(number, text.translate(folding)) for number, text in _texts(pages)]
    others: dict[str, list[int]] = defaultdict(list)
    for number, text in texts:
        page = pages[number // 2]
        found = matcher.terms(text, _metrics(page, rest=number % 2 == 1))
        found.update(word_terms(text))
        if number % 2 == 0:
            found.update(facets.terms(page))
        for term in found:
            listed = others[term]
            if not listed or listed[-1] // 2 != number // 2:
                listed.append(number)
    return Postings(pairs=pairs(texts), others=dict(others))


def _texts(pages: Sequence[Findable]) -> Iterator[tuple[int, str]]:
    for at, page in enumerate(pages):
        first = (entry.text for entry in page.entries[:1])
        yield 2 * at, APART.join((*first, page.title, page.place, *page.tags))
        yield 2 * at + 1, APART.join(entry.text for entry in page.entries[1:])


def _metrics(page: Findable, *, rest: bool) -> set[str]:
    entries = page.entries[1:] if rest else page.entries[:1]
    return {metric for entry in entries for metric in entry.metrics}
