"""The pages of a call but for those of its questions; its index is made here."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.archive import Place
from callbook.escaping import NOTHING
from callbook.model import Call, Page
from callbook.pages.book import Book
from callbook.pages.call_facts import facts
from callbook.pages.entries import Entry, entries
from callbook.pages.facts import kind_of_text
from callbook.pages.framing import of_call
from callbook.pages.links import call_page, link
from callbook.pages.passages import Row, rows
from callbook.pages.people import has_people, people_page
from callbook.pages.whole import full_page, remarks_page

FIGURES = 24
"""Figures that a call's index shows before it sends on to the page of all figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """Everything that the templates of a call's pages say."""

    title: str
    language: str
    facts: tuple[tuple[Markup, Markup], ...]
    note: str
    rights: str
    entries: tuple[Entry, ...] = ()
    figures: tuple[Row, ...] = ()
    more_figures: Markup = NOTHING
    links: tuple[tuple[str, Markup], ...] = ()  # (key of words, href)
    downloads: tuple[tuple[str, Markup], ...] = ()  # (key of words, href)


def call_pages(book: Book, call: Call) -> Iterator[Page]:
    """The index, the full text, and where there are any the remarks and the people."""
    yield _index(book, call)
    yield full_page(book, call)
    if call.remarks:
        yield remarks_page(book, call)
    if has_people(call):
        yield people_page(book, call)


def _index(book: Book, call: Call) -> Page:
    path = call_page(call)
    words = book.words(call)
    found = tuple(_rows(book, call, path))
    view = CallView(
        title=call.details.title,
        language=call.details.language,
        facts=tuple(facts(call, words)),
        note=kind_of_text(call, words),
        rights=call.details.rights,
        entries=tuple(entries(book, call, path)),
        figures=found[:FIGURES],
        more_figures=link(path, "figures.md") if len(found) > FIGURES else NOTHING,
        links=tuple(_links(call, path)),
        downloads=tuple(_downloads(call, path)),
    )
    description = words.plain(
        "call_description", title=call.details.title, n=len(call.exchanges), note=view.note
    )
    return of_call(book, call, "call", view, description=description)


def _rows(book: Book, call: Call, path: str) -> Iterator[Row]:
    words = book.words(call)
    for exchange in call.exchanges:
        places = [Place(call=call, exchange=exchange, block=b) for b in exchange.blocks()]
        yield from rows(places, path, book, words)


def _links(call: Call, page: str) -> Iterator[tuple[str, Markup]]:
    yield "in_full", link(page, call_page(call, "full"))
    if call.remarks:
        yield "remarks", link(page, call_page(call, "remarks"))
    if has_people(call):
        yield "people", link(page, call_page(call, "people"))
    yield "receipt", link(page, call_page(call, "receipt"))


def _downloads(call: Call, page: str) -> Iterator[tuple[str, Markup]]:
    name = call.details.call
    yield "as_html", link(page, f"downloads/{name}.html")
    yield "as_epub", link(page, f"downloads/{name}.epub")
    yield "as_json", link(page, f"calls/{name}/call.json")
    yield "as_csv", link(page, f"calls/{name}/blocks.csv")
