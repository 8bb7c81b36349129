"""Hand out the addresses of one call: the old one where a text has it, else a number never used."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from callbook.permalinks.call_texts import INDEX
from callbook.permalinks.ledger import (
    KEPT_WORDINGS,
    Ledger,
    Link,
    Order,
    Wording,
    fingerprint,
    identity,
    natural,
    ordered,
)

# "q3.html", "remarks.html#p2", "q3.html#a" and "q3.html#f1b"; not "q3.html#p2:3".
_ADDRESS = re.compile(r"(?P<page>[^#]+)(?:#(?P<block>[pf]\d+)?(?P<letters>[a-z]+)?)?")
# "q12.html" opens a page of its own; "remarks.html" opens none.
_QUESTION = re.compile(r"q(\d+)\.html")


def is_question(address: str) -> bool:
    """Whether it is the address of an exchange's question, and so of its page."""
    return _QUESTION.fullmatch(address) is not None


def is_part(address: str) -> bool:
    """Whether it is the address of a part of a question."""
    found = _ADDRESS.fullmatch(address)
    return found is not None and found["letters"] is not None


def parent(address: str) -> str:
    """What an address stands in: a part in its question, a block on its page; else nothing."""
    found = _ADDRESS.fullmatch(address)
    if found is None or "#" not in address:
        return ""
    return (
        f"{found['page']}#{found['block']}"
        if found["letters"] and found["block"]
        else found["page"]
    )


class Book:
    """The links of a call while its texts are given their addresses.

    The one value here that changes; `ledger` gives the frozen result.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.links = {link.address: link for link in ledger.links}
        self.settled: set[str] = set()
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for link in ledger.links:
            if link.state == "moved":
                self._aliases[identity(link, self.links).address].append(link.address)
        self._highest: dict[tuple[str, str], int] = defaultdict(int)
        for address in self.links:
            for scope, number in _numbers(address):
                self._highest[scope] = max(self._highest[scope], number)

    def place(self, link: Link | None, within: str, kind: str, text: str) -> str:
        """The address of a text that now stands `within` a page (or question), its record kept.

        `link` is its record so far, none for a new text. `kind` is q (`within` is then empty),
        p, f, or a for a part.
        """
        fits = [name for name in self.names(link) if _fits(name, within, kind)] if link else []
        address = fits[0] if fits else self._new(within, kind)
        if link and link.address != address:
            self.links[link.address] = replace(link, state="moved", to=address)
        here = self.links.get(address) or Link(address=address, text=text)
        self.links[address] = reworded(replace(here, state="live", to=""), text)
        self.settled.add(address)
        return address

    def keep(self, page: str, title: str) -> None:
        """Record a page that is known by its name; it comes back if it was let go."""
        here = self.links.get(page) or Link(address=page, text=title)
        self.links[page] = reworded(replace(here, state="live", to="", why=""), title)
        self.settled.add(page)

    def names(self, link: Link) -> tuple[str, ...]:
        """The address of a text and those that it has moved from."""
        return (link.address, *self._aliases[link.address])

    def forward(self, address: str, to: str) -> None:
        """Record that the text of an address became a part of the text at `to`."""
        self.links[address] = replace(self.links[address], state="merged", to=to)

    def lost(self) -> tuple[Link, ...]:
        """Live addresses that got no text, in the order of the file."""
        return ordered(
            link
            for link in self.links.values()
            if link.state == "live" and link.address not in self.settled
        )

    def retire_with_page(self) -> None:
        """Let go what is lost and stood in something that a person has let go."""
        for link in sorted(self.lost(), key=lambda link: len(link.address)):
            above = self.links.get(parent(link.address))
            if above and above.state == "retired":
                gone = replace(link, state="retired", why=above.why, to=above.to)
                self.links[link.address] = gone

    def ledger(self, addresses: Sequence[str]) -> Ledger:
        """The ledger as it now is; `addresses` are those of the blocks in the order of the call."""
        return replace(
            self._ledger, links=ordered(self.links.values()), order=tuple(_order(addresses))
        )

    def _new(self, within: str, kind: str) -> str:
        self._highest[within, kind] += 1
        number = self._highest[within, kind]
        if kind == "q":
            return f"q{number}.html"
        joint = "" if "#" in within else "#"
        return f"{within}{joint}{_letters(number) if kind == 'a' else f'{kind}{number}'}"


def reworded(link: Link, text: str) -> Link:
    """The link with its present words; the ones before are kept if they were others.

    Of more than `KEPT_WORDINGS` earlier wordings the oldest keep only their mark.
    """
    if (mark := fingerprint(text)) == (before := fingerprint(link.text)):
        return replace(link, text=text)
    earlier = [wording for wording in link.earlier if wording.mark not in (mark, before)]
    earlier.append(Wording(mark=before, text=link.text))
    for place in range(len(earlier) - KEPT_WORDINGS):
        earlier[place] = replace(earlier[place], text="")
    return replace(link, text=text, earlier=tuple(earlier))


def _fits(address: str, within: str, kind: str) -> bool:
    if kind == "q":
        return is_question(address)
    return parent(address) == within and is_part(address) == (kind == "a")


def _numbers(address: str) -> Iterator[tuple[tuple[str, str], int]]:
    """What an address uses up: a number of its kind within its page or question."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return
    if question := _QUESTION.fullmatch(found["page"]):
        yield ("", "q"), int(question[1])
    if found["block"]:
        yield (found["page"], found["block"][0]), int(found["block"][1:])
    if found["letters"]:
        yield (parent(address), "a"), _number(found["letters"])


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _number(letters: str) -> int:
    """The other way round: aa is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _order(addresses: Iterable[str]) -> Iterator[Order]:
    """The orders that the addresses themselves do not tell, sorted by page."""
    found = [Order(page=INDEX, names=tuple(filter(is_question, addresses)))]
    anchored = [address.split("#") for address in addresses if "#" in address]
    for page, group in groupby(anchored, key=lambda pair: pair[0]):
        found.append(Order(page=page, names=tuple(anchor for _, anchor in group)))
    for order in sorted(found, key=lambda order: order.page):
        if list(order.names) != sorted(order.names, key=natural):
            yield order
