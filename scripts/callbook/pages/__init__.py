"""Which pages the book has, and what each says."""

from collections.abc import Iterable, Iterator

from callbook.model import Archive, Call, Page
from callbook.pages.book import Book, book
from callbook.pages.call import call_pages
from callbook.pages.home import home_page
from callbook.pages.lists import list_pages
from callbook.pages.metrics import metric_pages
from callbook.pages.question import question_pages
from callbook.pages.receipt import receipt_page
from callbook.pages.retired import retired_pages
from callbook.pages.topics import topic_pages
from callbook.permalinks.ledger import Ledger

__all__ = ["Book", "book", "pages_of_call", "pages_of_site", "plan"]


def plan(archive: Archive, ledgers: Iterable[Ledger] = ()) -> tuple[Page, ...]:
    """Every page of the book, by path.

    `ledgers` are those of the calls: from them come the pages of retired addresses and the
    earlier wordings of what is still there.
    """
    of = book(archive, ledgers)
    pages = {page.path: page for page in pages_of_site(of)}
    for call in archive.calls:
        pages |= {page.path: page for page in pages_of_call(of.alone(call), call)}
    return tuple(page for _, page in sorted(pages.items()))


def pages_of_call(of: Book, call: Call) -> Iterator[Page]:
    """The pages of a call, in a book that knows no other (`Book.alone`)."""
    yield from call_pages(of, call)
    yield from question_pages(of, call)
    yield receipt_page(of, call)


def pages_of_site(of: Book) -> Iterator[Page]:
    """The other pages: first those of addresses that went, some of which may have come back."""
    yield from retired_pages(of)
    yield home_page(of)
    yield from list_pages(of)
    yield from topic_pages(of)
    yield from metric_pages(of)
    yield Page(
        path="data/words.js",
        template="words.js.j2",
        context={"tables": {name: w.under("script_") for name, w in sorted(of.tables.items())}},
        made_from=("scripts/callbook/words/",),
    )
