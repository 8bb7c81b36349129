"""What the pages of topics and of metrics have in common: links, years, the paragraphs listed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from callbook.archive import Place
from callbook.model import Metric, Page, Topic
from callbook.pages.book import Book, years
from callbook.pages.facts import metric_name, topic_name
from callbook.pages.framing import of_site
from callbook.pages.front import Item
from callbook.pages.links import link, metric_page, topic_page
from callbook.pages.passages import Group, Spans, groups

WHOLE = 300
"""Paragraphs that one page lists; where there are more each year has a page of its own."""

NEWEST = 60
"""Paragraphs that the first page lists where the years have pages of their own."""

SOURCES = ("sources/topics.yml", "sources/metrics.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name, its page, and a count beside it."""

    name: str
    href: Markup
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The paragraphs that speak of an entry, as one of its pages lists them."""

    years: tuple[Link, ...]
    paragraphs: int  # of all years
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of an entry: the first, or where that is full one for each year."""

    book: Book
    entry: str  # path of the first page
    path: str
    year: str  # empty on the first page
    places: Sequence[Place]  # all that speak of the entry
    shown: Sequence[Place]  # those listed here

    def listing(self, spans: Spans, omit: str = "") -> Listing:
        """What it lists, with the spans marked; `omit` is a metric that goes without saying."""
        return Listing(
            years=tuple(_year_links(self.entry, self.places, self.path)),
            paragraphs=len(self.places),
            groups=groups(self.shown, spans, self.path, self.book, omit=omit),
        )

    def page(self, kind: str, view: object, name: str, description: str, listing: Listing) -> Page:
        """The page of the site; `kind` names its template."""
        return of_site(
            self.book,
            self.path,
            kind,
            view,
            title=self.titled(name),
            description=description,
            made_from=SOURCES,
            items=_contents(listing.groups),
        )

    def titled(self, name: str) -> str:
        """The entry's name, with the year where there is one."""
        return f"{name} · {self.year}" if self.year else name


def sheets(book: Book, entry: str, places: Sequence[Place]) -> Iterator[Sheet]:
    """The pages of an entry whose first is `entry`."""
    parts: list[tuple[str, str, Sequence[Place]]] = [(entry, "", places)]
    if len(places) > WHOLE:
        parts = [(entry, "", places[:NEWEST])]
        parts += [(year_page(entry, year), year, found) for year, found in years(places).items()]
    for path, year, shown in parts:
        yield Sheet(book=book, entry=entry, path=path, year=year, places=places, shown=shown)


def metric_link(book: Book, metric: Metric, path: str, count: int = 0) -> Link:
    """A metric's name as a link from the page `path`."""
    name, href = metric_name(metric, book.site_words), link(path, metric_page(metric.id))
    return Link(name=name, href=href, count=count)


def topic_link(book: Book, topic: Topic, path: str, count: int) -> Link:
    """A topic's name as a link from the page `path`."""
    name, href = topic_name(topic, book.site_words), link(path, topic_page(topic.id))
    return Link(name=name, href=href, count=count)


def most_often(ids: Iterable[str], most: int) -> list[tuple[str, int]]:
    """The ids that come most often, with how often they come."""
    counts = Counter(ids)
    return sorted(counts.items(), key=lambda found: (-found[1], found[0]))[:most]


def _contents(found: tuple[Group, ...]) -> tuple[Item, ...]:
    """The calls that a page has paragraphs of, where there are several."""
    items = tuple(
        Item(anchor=f"g{number}", text=f"{group.company} {group.period}")
        for number, group in enumerate(found, start=1)
    )
    return items if len(items) > 1 else ()


def year_page(path: str, year: str) -> str:
    """topics/ads.md → topics/ads/2021.md."""
    return f"{path.removesuffix('.md')}/{year}.md"


def _year_links(page: str, places: Sequence[Place], start: str) -> Iterator[Link]:
    """Links from `start` to the pages of the years, where there are any."""
    if len(places) > WHOLE:
        for year, found in years(places).items():
            yield Link(name=year, href=link(start, year_page(page, year)), count=len(found))
