"""The home page: what the book is, its calls, its topics by weight, the key figures said."""

from collections.abc import Iterator
from dataclasses import dataclass

from callbook.archive import places
from callbook.editions import offline
from callbook.model import Page
from callbook.pages.book import Book
from callbook.pages.facts import metric_name, topic_name
from callbook.pages.framing import of_site
from callbook.pages.links import link, metric_page, topic_page
from callbook.pages.passages import Row, row
from callbook.pages.shelves import CompanyShelf, shelves
from callbook.pages.vocabulary import Link

FEW = 3
"""With no more calls than these the home page lists the questions of each."""

MANY = 12
"""With more calls than these the home page lists them as periods, a line a year."""

KEY_FIGURES = 8
"""Figures that the home page shows."""


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


def home_page(book: Book) -> Page:
    """The home page."""
    archive, path = book.archive, "index.md"
    few = len(archive.calls) <= FEW
    on_shelves = tuple(shelves(book, path, with_entries=few))
    view = HomeView(
        title=archive.site.title,
        about=archive.site.about or book.site_words.plain("about_default"),
        calls=len(archive.calls),
        questions=sum(len(call.exchanges) for call in archive.calls),
        companies=len(on_shelves),
        shelves=on_shelves,
        few=few,
        many=len(archive.calls) > MANY,
        topics=tuple(_by_weight(book, path)),
        metrics=tuple(_most_named(book, path)),
        figures=tuple(_key_figures(book, path)),
        offline=offline.name(archive.site),
    )
    made_from = ("sources/site.yml", "sources/topics.yml", "sources/metrics.yml")
    return of_site(
        book,
        path,
        "home",
        view,
        title=archive.site.title,
        description=view.about,
        made_from=made_from,
    )


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
