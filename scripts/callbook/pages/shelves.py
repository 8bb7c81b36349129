"""Calls in lists: by company and year, with their questions where there is room."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.model import Call
from callbook.pages.book import Book
from callbook.pages.entries import Entry, entries
from callbook.pages.facts import kind_of_text, known, period, short_period
from callbook.pages.links import call_page, link

NEWEST_YEARS = 3
"""Years of a company that the home page lists when there are many calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """A call in a list."""

    title: str
    href: Markup
    company: str
    period: str
    period_id: str
    short: str  # the period without its year
    date: str
    questions: int
    publisher: str
    note: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyShelf:
    """The calls of one company by year, newest first."""

    name: str
    href: Markup
    years: tuple[tuple[str, tuple[CallLine, ...]], ...]
    newest: tuple[tuple[str, tuple[CallLine, ...]], ...]  # of the years that the home page lists
    earlier: int  # calls of years that the home page leaves to the page of all calls
    count: int
    questions: int


def shelves(book: Book, page: str, *, with_entries: bool = False) -> Iterator[CompanyShelf]:
    """The calls of the book by company, those of the newest call first, as links from `page`."""
    by_company: dict[str, list[Call]] = {}
    for call in book.archive.calls:
        by_company.setdefault(call.details.company.name, []).append(call)
    for number, (name, calls) in enumerate(by_company.items(), start=1):
        lines: dict[str, list[CallLine]] = {}
        for call in calls:
            year = known(call.details.period[:4], book.site_words)
            lines.setdefault(year, []).append(
                call_line(book, call, page, with_entries=with_entries)
            )
        yield CompanyShelf(
            name=name,
            href=link(page, f"calls/index.md#c{number}"),
            newest=tuple((year, tuple(found)) for year, found in lines.items())[:NEWEST_YEARS],
            earlier=sum(len(found) for found in list(lines.values())[NEWEST_YEARS:]),
            years=tuple((year, tuple(found)) for year, found in lines.items()),
            count=len(calls),
            questions=sum(len(call.exchanges) for call in calls),
        )


def call_line(book: Book, call: Call, page: str, *, with_entries: bool) -> CallLine:
    """A call in a list on `page`, with its questions where they are wanted."""
    details, words = call.details, book.site_words
    return CallLine(
        title=details.title,
        href=link(page, call_page(call)),
        company=details.company.name,
        period=period(details.period, words),
        period_id=details.period,
        short=short_period(details.period, words),
        date=known(details.date, words),
        questions=len(call.exchanges),
        publisher=known(details.origin.publisher or _host(details.origin.address), words),
        note=kind_of_text(call, words),
        entries=tuple(entries(book, call, page)) if with_entries else (),
    )


def _host(address: str) -> str:
    """The host of a web address: www.example.com of https://www.example.com/x."""
    scheme, found, rest = address.partition("://")
    return rest.partition("/")[0] if found and scheme in ("http", "https") else ""
