"""The pages that list: all calls, all questions, all figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from callbook.archive import Place, places
from callbook.model import Call, Page
from callbook.pages.book import Book, years
from callbook.pages.framing import of_site
from callbook.pages.links import link
from callbook.pages.passages import Row, row
from callbook.pages.shelves import CallLine, CompanyShelf, call_line, shelves
from callbook.pages.vocabulary import Link, year_page

CALLS = ("sources/calls/",)

PAGE_OF_QUESTIONS = 2000
"""With more questions than these the plain list has a page for each year."""

PAGE_OF_FIGURES = 1000
"""With more figures than these the table has a page for each year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A page that lists calls with their questions, or figures."""

    calls: tuple[CallLine, ...] = ()
    shelves: tuple[CompanyShelf, ...] = ()
    figures: tuple[Row, ...] = ()
    years: tuple[Link, ...] = ()
    year: str = ""
    count: int = 0
    several: bool = False


def list_pages(book: Book) -> Iterator[Page]:
    """The calls, every question, every figure."""
    yield _calls(book)
    yield from _all(book)
    yield from _figures(book)


def _calls(book: Book) -> Page:
    path = "calls/index.md"
    view = ListView(shelves=tuple(shelves(book, path)), count=len(book.archive.calls))
    title = book.site_words.plain("calls")
    description = book.site_words.plain("calls_description", n=view.count)
    return of_site(
        book,
        path,
        "calls",
        view,
        title=title,
        description=description,
        made_from=CALLS,
    )


def _all(book: Book) -> Iterator[Page]:
    path = "all.md"
    calls = book.archive.calls
    count = sum(len(call.exchanges) for call in calls)
    if count <= PAGE_OF_QUESTIONS:
        yield _questions(book, path, calls, (), "")
        return
    by_year: dict[str, list[Call]] = {}
    for call in calls:
        by_year.setdefault(call.details.period[:4], []).append(call)
    links = tuple(
        Link(
            name=year,
            href=link(path, year_page(path, year)),
            count=sum(len(call.exchanges) for call in found),
        )
        for year, found in by_year.items()
    )
    yield _questions(book, path, (), links, "")
    for year, found in by_year.items():
        yield _questions(book, year_page(path, year), found, (), year)


def _questions(
    book: Book, path: str, calls: Sequence[Call], links: tuple[Link, ...], year: str
) -> Page:
    view = ListView(
        calls=tuple(call_line(book, call, path, with_entries=True) for call in calls),
        years=links,
        year=year,
        count=sum(len(call.exchanges) for call in book.archive.calls),
    )
    words = book.site_words
    title = " · ".join(filter(None, (words.plain("all_questions"), year)))
    description = words.plain("all_description")
    return of_site(
        book,
        path,
        "all",
        view,
        title=title,
        description=description,
        made_from=CALLS,
    )


def _figures(book: Book) -> Iterator[Page]:
    path = "figures.md"
    found = [place for place in places(book.archive) if place.block.figures]
    count = sum(len(place.block.figures) for place in found)
    if count <= PAGE_OF_FIGURES:
        yield _figure_page(book, path, found, count=count)
        return
    by_year = years(found)
    links = tuple(
        Link(
            name=year,
            href=link(path, year_page(path, year)),
            count=sum(len(place.block.figures) for place in held),
        )
        for year, held in by_year.items()
    )
    yield _figure_page(book, path, (), count=count, links=links)
    for year, held in by_year.items():
        yield _figure_page(book, year_page(path, year), held, count=count, year=year)


def _figure_page(
    book: Book,
    path: str,
    found: Sequence[Place],
    *,
    count: int,
    links: tuple[Link, ...] = (),
    year: str = "",
) -> Page:
    words = book.site_words
    view = ListView(
        figures=tuple(
            row(place, figure, path, book, words)
            for place in found
            for figure in place.block.figures
        ),
        years=links,
        year=year,
        count=count,
        several=len(book.archive.calls) > 1,
    )
    title = " · ".join(filter(None, (words.plain("figures"), year)))
    description = words.plain("figures_description")
    return of_site(
        book,
        path,
        "figures",
        view,
        title=title,
        description=description,
        made_from=(*CALLS, "sources/metrics.yml"),
    )
