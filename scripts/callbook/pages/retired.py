"""The pages of addresses that a person let go: what stood there, and where to go instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.model import Page
from callbook.pages.book import Book
from callbook.pages.front import Front, facts
from callbook.pages.links import link
from callbook.permalinks.ledger import Ledger, Link
from callbook.typography import shown
from callbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """One address that no longer holds its text."""

    anchor: str  # empty for the page itself
    state: str
    text: str
    why: str
    href: Markup
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredView:
    """Everything the template of a retired page says."""

    page: Gone
    anchors: tuple[Gone, ...]
    back_href: Markup
    back: str


def retired_pages(book: Book) -> Iterator[Page]:
    """A page for each address of a page that no longer is made from a source."""
    for call, ledger in sorted(book.ledgers.items()):
        for gone in ledger.links:
            if "#" not in gone.address and gone.state != "live":
                yield _page(book, call, ledger, gone)


def gone_anchors(ledger: Ledger, page: str, path: str) -> tuple[Gone, ...]:
    """The anchors of a page (q3.html) that no longer hold their text; `path` links from."""
    return tuple(
        _gone(link_, ledger, path)
        for link_ in ledger.links
        if link_.page == page and "#" in link_.address and link_.state != "live"
    )


def _page(book: Book, call: str, ledger: Ledger, gone: Link) -> Page:
    path = f"{ledger.base}{gone.address.removesuffix('.html')}.md"
    words = _words(book, call)
    view = RetiredView(
        page=_gone(gone, ledger, path),
        anchors=tuple(
            _gone(other, ledger, path)
            for other in ledger.links
            if other.page == gone.address and "#" in other.address
        ),
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


def _gone(gone: Link, ledger: Ledger, path: str) -> Gone:
    target = gone.to.removeprefix("/") if gone.to.startswith("/") else ledger.base + gone.to
    return Gone(
        anchor=gone.address.partition("#")[2],
        state=gone.state,
        text=shown(gone.text),
        why=gone.why,
        href=link(path, target.replace(".html", ".md", 1)) if gone.to else Markup(),
        to=gone.to,
    )
