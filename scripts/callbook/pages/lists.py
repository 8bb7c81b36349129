"""The pages that list: the home page, all calls, all questions, all figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from callbook import offline
from callbook.archive import Place, places
from callbook.model import Call, Page
from callbook.pages import front
from callbook.pages.book import Book, years
from callbook.pages.call import Entry, entries
from callbook.pages.facts import kind_of_text, known, metric_name, period, short_period, topic_name
from callbook.pages.front import Front
from callbook.pages.links import call_page, link, metric_page, topic_page
from callbook.pages.passages import Row, row
from callbook.pages.vocabulary import Link, year_page

FEW = 3
"""With no more calls than these the home page lists the questions of each."""

MANY = 12
"""With more calls than these the home page lists them as periods, a line a year."""

NEWEST_YEARS = 3
"""Years of a company that the home page lists when there are many calls."""

KEY_FIGURES = 8
"""Figures that the home page shows."""

PAGE_OF_QUESTIONS = 2000
"""With more questions than these the plain list has a page for each year."""

PAGE_OF_FIGURES = 1000
"""With more figures than these the table has a page for each year."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything the template of the home page says."""

    title: str
    about: str
    calls: int
    questions: int
    companies: int
    shelves: tuple[CompanyShelf, ...]
    few: bool
    many: bool
    topics: tuple[Link, ...]
    metrics: tuple[Link, ...]
    figures: tuple[Row, ...]
    offline: str  # name of the ZIP, which lies beside this page online


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
    """Home, the calls, every question, every figure."""
    yield _home(book)
    yield _calls(book)
    yield from _all(book)
    yield from _figures(book)


# --- home ---------------------------------------------------------------------------------


def _home(book: Book) -> Page:
    archive, path = book.archive, "index.md"
    few = len(archive.calls) <= FEW
    shelves = tuple(_shelves(book, path, with_entries=few))
    view = HomeView(
        title=archive.site.title,
        about=archive.site.about or book.site_words.plain("about_default"),
        calls=len(archive.calls),
        questions=sum(len(call.exchanges) for call in archive.calls),
        companies=len(shelves),
        shelves=shelves,
        few=few,
        many=len(archive.calls) > MANY,
        topics=tuple(_by_weight(book, path)),
        metrics=tuple(_most_named(book, path)),
        figures=tuple(_key_figures(book, path)),
        offline=offline.name(archive.site),
    )
    made_from = ("sources/site.yml", "sources/topics.yml", "sources/metrics.yml")
    return _page(
        book,
        path,
        "home",
        view,
        title=archive.site.title,
        description=view.about,
        made_from=made_from,
    )


def _shelves(book: Book, page: str, *, with_entries: bool = False) -> Iterator[CompanyShelf]:
    by_company: dict[str, list[Call]] = {}
    for call in book.archive.calls:
        by_company.setdefault(call.details.company.name, []).append(call)
    for number, (name, calls) in enumerate(by_company.items(), start=1):
        lines: dict[str, list[CallLine]] = {}
        for call in calls:
            year = known(call.details.period[:4], book.site_words)
            lines.setdefault(year, []).append(_line(book, call, page, with_entries=with_entries))
        yield CompanyShelf(
            name=name,
            href=link(page, f"calls/index.md#c{number}"),
            newest=tuple((year, tuple(found)) for year, found in lines.items())[:NEWEST_YEARS],
            earlier=sum(len(found) for found in list(lines.values())[NEWEST_YEARS:]),
            years=tuple((year, tuple(found)) for year, found in lines.items()),
            count=len(calls),
            questions=sum(len(call.exchanges) for call in calls),
        )


def _line(book: Book, call: Call, page: str, *, with_entries: bool) -> CallLine:
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


def _by_weight(book: Book, page: str) -> Iterator[Link]:
    weighty = [topic for topic in book.archive.topics if book.topic_weight.get(topic.id)]
    for topic in sorted(weighty, key=lambda topic: (-book.topic_weight[topic.id], topic.id)):
        yield Link(
            name=topic_name(topic, book.site_words),
            href=link(page, topic_page(topic.id)),
            count=book.topic_weight[topic.id],
        )


def _most_named(book: Book, page: str) -> Iterator[Link]:
    counts = {
        metric.id: len(book.metric_places.get(metric.id, ())) for metric in book.archive.metrics
    }
    for name in sorted(counts, key=lambda name: (-counts[name], name))[:16]:
        if counts[name]:
            metric = book.metrics[name]
            yield Link(
                name=metric_name(metric, book.site_words),
                href=link(page, metric_page(name)),
                count=counts[name],
            )


def _key_figures(book: Book, page: str) -> Iterator[Row]:
    """Figures whose metric is known, one a metric, newest call first."""
    seen: set[str] = set()
    for place in places(book.archive):
        for figure in place.block.figures:
            if len(seen) == KEY_FIGURES:
                return
            if figure.metric in book.metrics and figure.metric not in seen and figure.unit:
                seen.add(figure.metric)
                yield row(place, figure, page, book, book.site_words)


# --- calls, questions, figures ------------------------------------------------------------


def _calls(book: Book) -> Page:
    path = "calls/index.md"
    view = ListView(shelves=tuple(_shelves(book, path)), count=len(book.archive.calls))
    title = book.site_words.plain("calls")
    description = book.site_words.plain("calls_description", n=view.count)
    return _page(book, path, "calls", view, title=title, description=description)


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
        calls=tuple(_line(book, call, path, with_entries=True) for call in calls),
        years=links,
        year=year,
        count=sum(len(call.exchanges) for call in book.archive.calls),
    )
    words = book.site_words
    title = " · ".join(filter(None, (words.plain("all_questions"), year)))
    description = words.plain("all_description")
    return _page(book, path, "all", view, title=title, description=description)


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
    made_from = ("sources/calls/", "sources/metrics.yml")
    description = words.plain("figures_description")
    return _page(
        book,
        path,
        "figures",
        view,
        title=title,
        description=description,
        made_from=made_from,
    )


def _page(
    book: Book,
    path: str,
    kind: str,
    view: object,
    *,
    title: str,
    description: str,
    made_from: tuple[str, ...] = ("sources/calls/",),
) -> Page:
    words = book.site_words
    return Page(
        path=path,
        template=f"{kind}.md.j2",
        context={
            "front": Front(
                title=title,
                kind=kind,
                language=words.language,
                description=front.describe(description),
                facts=front.facts(kind, path, book.archive.site),
            ),
            "view": view,
            "w": words,
        },
        made_from=made_from,
    )
