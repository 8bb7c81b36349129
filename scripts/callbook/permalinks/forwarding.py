"""Say where the words of an address are now that it has no text of its own any more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callbook.permalinks.call_texts import Text
from callbook.permalinks.ledger import Link, last_stand, normal
from callbook.permalinks.likeness import SHORT, TELLING, Lexicon, holds
from callbook.permalinks.numbering import Book, is_part, parent

BESIDE = 2
"""How far from where a short text stood last it may be found: so far go the pieces of a split."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fates:
    """What became of every old text and what address every new one has."""

    texts: tuple[Text, ...]
    addresses: tuple[str, ...]  # of the texts
    same: Mapping[int, Link]  # place of a text → its record so far
    into: Mapping[str, int]  # old address → place of the text in which its words are now


def forward_parts(fates: Fates, book: Book) -> None:
    """A part no longer set apart is where its question's words are, or a question of its own."""
    finder = _Finder(fates)
    equal = {normal(text.block.text): place for place, text in enumerate(fates.texts)}
    for link in book.lost():
        if not is_part(link.address):
            continue
        place = fates.into.get(parent(link.address))
        if place is None or not finder.says(place, link.text):
            place = equal.get(normal(link.text))
        if place is not None:
            book.forward(link.address, fates.addresses[place])


def forward_again(fates: Fates, book: Book) -> None:
    """What was merged into a text that has since parted follows the piece that has its words.

    Where no piece has them, they were corrected away, and the address goes on leading to the
    text that they were a part of.
    """
    finder = _Finder(fates)
    places = {address: place for place, address in enumerate(fates.addresses)}
    for link in tuple(book.links.values()):
        if link.state != "merged":
            continue
        end = last_stand(link, book.links).address
        place = places.get(end, places.get(parent(end)))
        if place is None or finder.says(place, link.text):
            continue
        found = next(finder.near(place, link.text), None)
        if found is not None:
            book.forward(link.address, fates.addresses[found])


class _Finder:
    """Looks for words in the texts of a call."""

    def __init__(self, fates: Fates) -> None:
        self._fates = fates
        self._lexicon = Lexicon()
        self._codes: dict[int, str] = {}

    def says(self, place: int, words: str) -> bool:
        """Whether a text has these words, slips aside."""
        if place not in self._codes:
            self._codes[place] = self._lexicon.code(self._fates.texts[place].block.text)
        return holds(self._codes[place], self._lexicon.code(words))

    def near(self, place: int, words: str) -> Iterator[int]:
        """Texts that have these words: beside a place, on its page, and telling ones anywhere."""
        length = len(self._lexicon.code(words))
        page = self._fates.texts[place].page
        for other in sorted(range(len(self._fates.texts)), key=lambda at: abs(at - place)):
            beside = abs(other - place) <= BESIDE
            on_page = self._fates.texts[other].page == page and length >= SHORT
            if (beside or on_page or length >= TELLING) and self.says(other, words):
                yield other
