"""Give every text of a call its address, the one it has had since it was first published.

The promise, "an address never changes, vanishes, or comes to mean another text", here means:

- An address belongs to a text: a question, a part of one, a paragraph or point. It follows
  that text through corrections, new neighbours and new printed numbers, as long as the text
  stays on its page and is known again (`matching` says by what). A page belongs to its question;
  where the question's words are all new but the answer is not, to the answer. The other pages of
  a call (index, full, receipt, remarks, people) are what their names say.
- A text that comes to stand on another page gets an address there, and the old one forwards to
  it ("moved"). When it comes back, so does its old address.
- Of a text that is split, the most alike piece keeps the address (the wording first published
  counts as well as the last) and the others get new ones. Of texts that are merged, the most
  alike keeps its address and those of the others forward to it ("merged"); when they are parted
  again, each gets its own back.
- A text with no successor is refused: a person puts it back or lets its address go, with a
  reason that is shown at the address for ever ("retired"). That is final: the same words, should
  they come again, get a new number.
- A new number is one more than the highest ever used, retired ones included: q across a call, p
  and f on a page, letters in a question.
"""

from collections.abc import Iterable, Iterator, Mapping

from callbook.model import Call
from callbook.permalinks.call_texts import INDEX, REMARKS, Text, addressed, named_pages
from callbook.permalinks.call_texts import texts as laid_out
from callbook.permalinks.forwarding import Fates, forward_again, forward_parts
from callbook.permalinks.ledger import (
    Ledger,
    Link,
    Retired,
    Wording,
    fingerprint,
    history,
    last_stand,
    natural,
    normal,
    retired,
)
from callbook.permalinks.ledger_file import dump, load
from callbook.permalinks.likeness import parts_known
from callbook.permalinks.matching import matches
from callbook.permalinks.numbering import Book, is_part, is_question, parent
from callbook.permalinks.own_pages import assign_pages
from callbook.permalinks.retiring import abandoned, loss, retire
from callbook.permalinks.traces import Stand
from callbook.problems import Problem, Refused

__all__ = [
    "Ledger",
    "Link",
    "Retired",
    "Wording",
    "abandoned",
    "assign",
    "assign_pages",
    "dump",
    "fingerprint",
    "history",
    "load",
    "retire",
    "retired",
]


def assign(call: Call, ledger: Ledger) -> tuple[Call, Ledger]:
    """The call with every address filled in, and the ledger that knows them.

    To assign again changes neither. A draft gets its addresses and leaves the ledger as it is.
    Raises Refused where a published address would have no successor, with the command for each
    page or text that is gone; what else stood on a page that is gone is named with it.
    """
    texts = tuple(laid_out(call))
    old = _old(ledger)
    found = matches(_old_stands(ledger, old), _new_stands(texts))
    book = Book(ledger)
    fates = Fates(
        texts=texts,
        same={j: old[i] for i, j in found.same.items()},
        addresses=_addresses(texts, {j: old[i] for i, j in found.same.items()}, book),
        into={old[i].address: j for i, j in (found.same | found.merged).items()},
    )
    for page in named_pages(call):
        book.keep(page, call.details.title)
    for i, j in found.merged.items():
        book.forward(old[i].address, fates.addresses[j])
    parts = _parts(fates, book)
    forward_parts(fates, book)
    forward_again(fates, book)
    done = addressed(call, iter(fates.addresses), iter(parts))
    if call.details.draft:
        return done, ledger
    book.retire_with_page()
    if problems := tuple(_losses(book, ledger)):
        raise Refused(problems)
    return done, book.ledger(fates.addresses)


# --- both sides ---------------------------------------------------------------------------


def _old(ledger: Ledger) -> tuple[Link, ...]:
    """The texts to be found again, in their last order: live ones, and merged ones still held."""
    by_address = {link.address: link for link in ledger.links}
    order = {line.page: {name: at for at, name in enumerate(line.names)} for line in ledger.order}
    pages = order.get(INDEX, {})

    def place(link: Link) -> tuple[object, ...]:
        page, _, anchor = link.address.partition("#")
        on_page = order.get(page, {})
        return (
            link.state != "live",  # last, so that live neighbours stand side by side
            page != REMARKS,
            pages.get(page, len(pages)),
            natural(page),
            bool(anchor),
            on_page.get(anchor, len(on_page)),
            natural(anchor),
        )

    wanted = (
        link
        for link in ledger.links
        if ("#" in link.address or is_question(link.address))
        and not is_part(link.address)
        and link.state in {"live", "merged"}
        and last_stand(link, by_address).state == "live"
    )
    return tuple(sorted(wanted, key=place))


def _old_stands(ledger: Ledger, old: Iterable[Link]) -> list[Stand]:
    by_address = {link.address: link for link in ledger.links}
    places = {link.address: place for place, link in enumerate(old)}
    return [
        Stand(
            page=link.page,
            opens=is_question(link.address),
            words=link.text,
            text=normal(link.text),
            earlier=tuple(wording.text for wording in link.earlier if wording.text),
            held_by=places[last_stand(link, by_address).address] if link.state == "merged" else -1,
        )
        for link in old
    ]


def _new_stands(texts: Iterable[Text]) -> list[Stand]:
    return [
        Stand(
            page=text.page,
            opens=text.kind == "q",
            words=text.block.text,
            text=normal(text.block.text),
        )
        for text in texts
    ]


# --- addresses ----------------------------------------------------------------------------


def _addresses(texts: tuple[Text, ...], same: Mapping[int, Link], book: Book) -> tuple[str, ...]:
    """The address of every text; those of the questions first, since they name the pages."""
    pages = {REMARKS: REMARKS}
    for place, text in enumerate(texts):
        if text.kind == "q":
            pages[text.page] = book.place(same.get(place), "", "q", text.block.text)
    return tuple(
        pages[text.page]
        if text.kind == "q"
        else book.place(same.get(place), pages[text.page], text.kind, text.block.text)
        for place, text in enumerate(texts)
    )


def _parts(fates: Fates, book: Book) -> tuple[tuple[str, ...], ...]:
    """The addresses of every text's parts."""
    old: dict[str, list[Link]] = {}
    for link in tuple(book.links.values()):
        if is_part(link.address) and link.state in ("live", "merged"):
            old.setdefault(parent(link.address), []).append(link)
    found = []
    for place, text in enumerate(fates.texts):
        here = fates.addresses[place]
        names = book.names(fates.same[place]) if place in fates.same else ()
        here_first = sorted(names, key=lambda name: name != here)
        before = [link for name in here_first for link in old.get(name, ())]
        known = parts_known(tuple(link.text for link in before), text.parts)
        found.append(
            tuple(
                book.place(before[known[at]] if at in known else None, here, "a", part)
                for at, part in enumerate(text.parts)
            )
        )
    return tuple(found)


# --- refusals -----------------------------------------------------------------------------


def _losses(book: Book, ledger: Ledger) -> Iterator[Problem]:
    lost = {link.address: link for link in book.lost()}
    below: dict[str, list[str]] = {}
    for address in lost:
        if parent(address) in lost:
            top = parent(address)
            top = parent(top) if parent(top) in lost else top
            below.setdefault(top, []).append(address.partition("#")[2])
    for address, link in lost.items():
        if parent(address) not in lost:
            yield loss(ledger, link, below.get(address, []))
