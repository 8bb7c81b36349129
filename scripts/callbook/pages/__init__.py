"""Which pages the book has, and what each says."""

from collections.abc import Iterable, Iterator

from callbook.model import Archive, Page
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

__all__ = ["plan"]


def plan(archive: Archive, ledgers: Iterable[Ledger] = ()) -> tuple[Page, ...]:
    """Every page of the book, by path.

    `ledgers` are those of the calls: from them come the pages of retired addresses and the
    earlier wordings of what is still there.
    """
    of = book(archive, ledgers)
    gone = {page.path: page for page in retired_pages(of)}
    living = {page.path: page for page in _pages(of)}
    return tuple(page for _, page in sorted((gone | living).items()))


def _pages(of: Book) -> Iterator[Page]:
    yield home_page(of)
    yield from list_pages(of)
    yield from topic_pages(of)
    yield from metric_pages(of)
    for call in of.archive.calls:
        yield from call_pages(of, call)
        yield from question_pages(of, call)
        yield receipt_page(of, call)
    yield Page(
        path="data/words.js",
        template="words.js.j2",
        context={"tables": {name: w.under("script_") for name, w in sorted(of.tables.items())}},
        made_from=("scripts/callbook/words/",),
    )
