"""What the pages of topics and of metrics have in common: links, years, contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from callbook.archive import Place
from callbook.model import Metric
from callbook.pages.book import Book, years
from callbook.pages.facts import metric_name
from callbook.pages.front import Item
from callbook.pages.links import link, metric_page
from callbook.pages.passages import Group

WHOLE = 300
"""Paragraphs that one page lists; where there are more each year has a page of its own."""

NEWEST = 60
"""Paragraphs that the first page lists where the years have pages of their own."""

SOURCES = ("sources/topics.yml", "sources/metrics.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name, its page, and a count or a reason beside it."""

    name: str
    href: Markup
    count: int = 0
    note: str = ""


def metric_link(book: Book, metric: Metric, path: str, count: int = 0) -> Link:
    """A metric's name as a link from the page `path`."""
    return Link(
        name=metric_name(metric, book.site_words),
        href=link(path, metric_page(metric.id)),
        count=count,
        note=metric.name if metric.abbreviation else metric.english,
    )


def contents(found: tuple[Group, ...]) -> tuple[Item, ...]:
    """The calls that a page has paragraphs of, where there are several."""
    items = tuple(
        Item(anchor=f"g{number}", text=f"{group.company} {group.period}")
        for number, group in enumerate(found, start=1)
    )
    return items if len(items) > 1 else ()


def split(path: str, places: Sequence[Place]) -> Iterator[tuple[str, str, Sequence[Place]]]:
    """(path, year, places to list): the page itself, and where it is full one for each year."""
    if len(places) <= WHOLE:
        yield path, "", places
        return
    yield path, "", places[:NEWEST]
    for year, found in years(places).items():
        yield year_page(path, year), year, found


def year_page(path: str, year: str) -> str:
    """topics/ads.md → topics/ads/2021.md."""
    return f"{path.removesuffix('.md')}/{year}.md"


def year_links(page: str, places: Sequence[Place], start: str) -> Iterator[Link]:
    """Links from `start` to the pages of the years, where there are any."""
    if len(places) > WHOLE:
        for year, found in years(places).items():
            yield Link(name=year, href=link(start, year_page(page, year)), count=len(found))


def titled(name: str, year: str) -> str:
    """A page's name with its year."""
    return f"{name} · {year}" if year else name
