"""Give every text of a call its address, the one it has had since it was first published.

The promise, "an address never changes, vanishes, or comes to mean another text", here means:

- An address belongs to a text: a question, a part of one, a paragraph or point. It follows
  that text through corrections, new neighbours and new printed numbers, as long as the text
  stays on its page and is known again (`matching` says by what). A page belongs to its question;
  where the question's words are all new but the answer is not, to the answer.
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
from dataclasses import dataclass, replace

from callbook.ledger import (
    Ledger,
    Link,
    Retired,
    Wording,
    abandoned,
    fingerprint,
    history,
    last_stand,
    natural,
    normal,
    ordered,
    retire,
    retired,
)
from callbook.ledger_file import dump, load
from callbook.likeness import parts_known, still_says
from callbook.matching import matches
from callbook.model import Block, Call, FollowUp, Question
from callbook.numbering import INDEX, Book, is_part, is_question, parent, reworded
from callbook.problems import Problem, Refused
from callbook.traces import Stand

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

REMARKS = "remarks.html"
"""The page of what was said before the questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A block of the new reading: where it stands, and what an address for it is made of."""

    block: Block
    page: str  # remarks.html, or the place of its exchange: its address is yet to be found
    kind: str  # q opens a page, f is a follow-up question, p any other block
    parts: tuple[str, ...] = ()


def assign(call: Call, ledger: Ledger) -> tuple[Call, Ledger]:
    """The call with every address filled in, and the ledger that knows them.

    To assign again changes neither. A draft gets its addresses and leaves the ledger as it is.
    Raises Refused where a published address would have no successor, with the command for each
    page or text that is gone; what else stood on a page that is gone is named with it.
    """
    texts = tuple(_texts(call))
    old = _old(ledger)
    stands = [Stand(page=t.page, opens=t.kind == "q", text=normal(t.block.text)) for t in texts]
    found = matches(_old_stands(ledger, old), stands)
    book = Book(ledger)
    fates = _Fates(
        texts=texts,
        same={j: old[i] for i, j in found.same.items()},
        addresses=_addresses(texts, {j: old[i] for i, j in found.same.items()}, book),
        into={old[i].address: j for i, j in (found.same | found.merged).items()},
    )
    for i, j in found.merged.items():
        book.forward(old[i].address, fates.addresses[j])
    parts = _parts(fates, book)
    addressed = _addressed(call, iter(fates.addresses), iter(parts))
    if call.details.draft:
        return addressed, ledger
    book.retire_with_page()
    if problems := tuple(_losses(book, ledger)):
        raise Refused(problems)
    return addressed, book.ledger(fates.addresses)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fates:
    """What became of every old text and what address every new one has."""

    texts: tuple[_Text, ...]
    addresses: tuple[str, ...]  # of the texts
    same: Mapping[int, Link]  # place of a text → its record so far
    into: Mapping[str, int]  # old address → place of the text in which its words are now


# --- both sides ---------------------------------------------------------------------------


def _texts(call: Call) -> Iterator[_Text]:
    """The blocks of a call in the order of its pages; the follow-ups' questions are of kind f."""
    for block in call.remarks:
        yield _Text(block=block, page=REMARKS, kind="p")
    for number, exchange in enumerate(call.exchanges):
        page = str(number)
        yield _question(exchange.question, page, "q")
        for block in exchange.answer:
            yield _Text(block=block, page=page, kind="p")
        for follow_up in exchange.follow_ups:
            yield _question(follow_up.question, page, "f")
            for block in follow_up.answer:
                yield _Text(block=block, page=page, kind="p")


def _question(question: Question, page: str, kind: str) -> _Text:
    text = question.block.text
    parts = tuple(text[part.span.start : part.span.end] for part in question.parts)
    return _Text(block=question.block, page=page, kind=kind, parts=parts)


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
        if not is_part(link.address)
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
            text=normal(link.text),
            earlier=tuple(normal(wording.text) for wording in link.earlier if wording.text),
            held_by=places[last_stand(link, by_address).address] if link.state == "merged" else -1,
        )
        for link in old
    ]


# --- addresses ----------------------------------------------------------------------------


def _addresses(texts: tuple[_Text, ...], same: Mapping[int, Link], book: Book) -> tuple[str, ...]:
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


def _parts(fates: _Fates, book: Book) -> tuple[tuple[str, ...], ...]:
    """The addresses of every text's parts; old parts without a successor forward to it."""
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
    _forward_parts(fates, book)
    return tuple(found)


def _forward_parts(fates: _Fates, book: Book) -> None:
    """A part no longer set apart is where its question's words are, or a question of its own."""
    equal = {normal(text.block.text): place for place, text in enumerate(fates.texts)}
    for link in book.lost():
        if not is_part(link.address):
            continue
        place = fates.into.get(parent(link.address))
        if place is None or not still_says(fates.texts[place].block.text, link.text):
            place = equal.get(normal(link.text))
        if place is not None:
            book.forward(link.address, fates.addresses[place])


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
            yield _loss(ledger, link, below.get(address, []))


def _loss(ledger: Ledger, link: Link, below: list[str]) -> Problem:
    address = ledger.base + link.address
    words = " ".join(link.text.split())
    quoted = words if len(words) <= 30 else f"{words[:30]}…"
    with_it = f" with {', '.join(f'#{anchor}' for anchor in below)}" if below else ""
    message = (
        f"{address}{with_it} is published and its text is gone (“{quoted}”); put it back, or let "
        f'the address go: python scripts/build.py retire {address} --why "…"'
    )
    return Problem(path=ledger.path, line=link.line, message=message)


# --- the addressed call -------------------------------------------------------------------


def _addressed(call: Call, addresses: Iterator[str], parts: Iterator[tuple[str, ...]]) -> Call:
    """The call with its addresses, taken from both in the order of `_texts`."""

    def named(block: Block) -> Block:
        page, _, anchor = next(addresses).partition("#")
        next(parts)
        return replace(block, address=anchor or page.removesuffix(".html"))

    def asked(question: Question) -> Question:
        page, _, anchor = next(addresses).partition("#")
        lettered = tuple(
            replace(part, address=address.partition("#")[2])
            for part, address in zip(question.parts, next(parts), strict=True)
        )
        block = replace(question.block, address=anchor or page.removesuffix(".html"))
        return Question(block=block, parts=lettered)

    return replace(
        call,
        remarks=tuple(named(block) for block in call.remarks),
        exchanges=tuple(
            replace(
                exchange,
                question=asked(exchange.question),
                answer=tuple(named(block) for block in exchange.answer),
                follow_ups=tuple(
                    FollowUp(
                        question=asked(follow_up.question),
                        answer=tuple(named(block) for block in follow_up.answer),
                    )
                    for follow_up in exchange.follow_ups
                ),
            )
            for exchange in call.exchanges
        ),
    )


# --- pages named by a person --------------------------------------------------------------


def assign_pages(pages: Mapping[str, str], ledger: Ledger) -> Ledger:
    """The ledger of pages whose names are chosen, not numbered: topics, metrics, full.html.

    `pages` are paths below the site (topics/ads.html) with their titles. Raises Refused where a
    published page is no longer among them, or a retired one is back with another title.
    """
    links = {link.address: link for link in ledger.links}
    problems = []
    for path, title in pages.items():
        link = links.get(path) or Link(address=path, text=title)
        if link.state == "retired" and fingerprint(link.text) != fingerprint(title):
            problems.append(_taken(ledger, link, title))
        links[path] = reworded(replace(link, state="live", why="", to=""), title)
    gone = [link for link in ledger.links if link.state == "live" and link.address not in pages]
    problems.extend(_loss(ledger, link, []) for link in gone)
    if problems:
        raise Refused(sorted(problems))
    return replace(ledger, links=ordered(links.values()))


def _taken(ledger: Ledger, link: Link, title: str) -> Problem:
    message = (
        f"{link.address} was “{link.text}” until it was retired, and can't come to mean "
        f"“{title}”; expected another id, or the old title"
    )
    return Problem(path=ledger.path, line=link.line, message=message)
