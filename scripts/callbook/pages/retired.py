"""Addresses that no longer hold their text: what stood there, and where to go instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.escaping import NOTHING
from callbook.model import Call, Page
from callbook.pages.book import Book
from callbook.pages.front import Front, facts
from callbook.pages.links import link, published
from callbook.permalinks import Ledger, Retired, retired
from callbook.typography import shown
from callbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One address that no longer holds its text."""

    anchor: str  # empty for a page on its own page
    state: str
    text: str
    why: str
    href: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredView:
    """Everything the template of a retired page says."""

    gone: tuple[Gone, ...]  # the page itself, then its anchors
    back_href: Markup
    back: str


def retired_pages(book: Book) -> Iterator[Page]:
    """A page for each address of a page that no longer is made from a source."""
    for call, ledger in sorted(book.ledgers.items()):
        for gone in retired(ledger):
            if "#" not in gone.address:
                yield _page(book, call, ledger, gone.address)


def gone_anchors(book: Book, path: str) -> tuple[Gone, ...]:
    """The anchors of the living page at `path` that no longer hold their text."""
    return tuple(
        _gone(one, path, one.address.partition("#")[2])
        for one in book.gone.get(published(path), ())
        if "#" in one.address
    )


def gone_from_call(book: Book, call: Call, path: str) -> tuple[Gone, ...]:
    """All that went from a call, for its page `path` that holds the whole of it."""
    ledger = book.ledgers.get(call.details.call)
    living = {"remarks" if call.remarks else "", *(one.address for one in call.exchanges)}
    gone = [(one, whole_anchor(one)) for one in (retired(ledger) if ledger else ())]
    return tuple(_gone(one, path, anchor) for one, anchor in gone if anchor not in living)


def whole_anchor(gone: Retired) -> str:
    """The anchor of a retired address where a whole call stands on one page: q3-p2, r-p1, q3."""
    page, _, anchor = gone.address.rpartition("/")[2].partition("#")
    name = page.removesuffix(".html")
    return f"{'r' if name == 'remarks' else name}-{anchor}" if anchor else name


def _page(book: Book, call: str, ledger: Ledger, address: str) -> Page:
    path = f"{address.removesuffix('.html')}.md"
    words = _words(book, call)
    gone = sorted(book.gone[address], key=lambda one: "#" in one.address)
    view = RetiredView(
        gone=tuple(_gone(one, path, one.address.partition("#")[2]) for one in gone),
        back_href=link(path, f"{ledger.base}index.md"),
        back=words.plain("back_to_call" if ledger.base else "back_home"),
    )
    return Page(
        path=path,
        template="retired.md.j2",
        context={
            "front": Front(
                title=words.plain("title_retired"),
                kind="retired",
                language=words.language,
                facts=facts("retired", path, book.archive.site),
            ),
            "view": view,
            "w": words,
        },
        made_from=(ledger.path,),
    )


def _words(book: Book, call: str) -> Words:
    for known in book.archive.calls:
        if known.details.call == call:
            return book.words(known)
    return book.site_words


def _gone(gone: Retired, path: str, anchor: str) -> Gone:
    return Gone(
        anchor=anchor,
        state=gone.state,
        text=shown(gone.was),
        why=gone.why,
        href=link(path, gone.to.replace(".html", ".md", 1)) if gone.to else NOTHING,
    )
