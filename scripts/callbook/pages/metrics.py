"""The glossary, and the card of each metric: what it means, and every mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from markupsafe import Markup

from callbook.archive import Place
from callbook.model import Metric, Page
from callbook.pages.book import Book
from callbook.pages.facts import metric_name
from callbook.pages.framing import of_site
from callbook.pages.links import link, metric_page
from callbook.pages.passages import Row, figures_of, metric_spans
from callbook.pages.vocabulary import (
    SOURCES,
    Link,
    Listing,
    Sheet,
    metric_link,
    most_often,
    sheets,
    topic_link,
)

FIGURES = 40
"""Figures of a metric that its card shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricView:
    """Everything the template of a metric's card says."""

    metric: Metric
    title: str
    index_href: Markup
    usage: tuple[tuple[str, str], ...]
    confusables: tuple[tuple[Metric, Markup], ...]
    see_also: tuple[Link, ...]
    topics: tuple[Link, ...]
    figures: tuple[Row, ...]
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Metrics of one category in the glossary, by name."""

    name: str
    anchor: str
    metrics: tuple[tuple[Metric, Markup, int], ...]  # (metric, href, paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """The index of metrics."""

    categories: tuple[Category, ...]


def metric_pages(book: Book) -> Iterator[Page]:
    """The glossary, and one card (or one and its years) for each metric."""
    yield _metrics(book)
    for metric in book.archive.metrics:
        places = book.metric_places.get(metric.id, ())
        for sheet in sheets(book, metric_page(metric.id), places):
            yield _metric(sheet, metric)


def _metrics(book: Book) -> Page:
    path = "metrics/index.md"
    by_category: dict[str, list[Metric]] = {}
    for metric in book.archive.metrics:
        by_category.setdefault(metric.category, []).append(metric)
    categories = tuple(
        Category(
            name=name or book.site_words.plain("other_terms"),
            anchor=f"c{number}",
            metrics=tuple(
                (m, link(path, metric_page(m.id)), len(book.metric_places.get(m.id, ())))
                for m in members
            ),
        )
        for number, (name, members) in enumerate(by_category.items(), start=1)
    )
    words = book.site_words
    return of_site(
        book,
        path,
        "metrics",
        GlossaryView(categories=categories),
        title=words.plain("metrics"),
        description=words.plain("metrics_description"),
        made_from=SOURCES,
    )


def _metric(sheet: Sheet, metric: Metric) -> Page:
    book, path = sheet.book, sheet.path
    full = metric_name(replace(metric, abbreviation=""), book.site_words)
    name = " · ".join(filter(None, (metric.abbreviation, full)))
    listing = sheet.listing(metric_spans(metric.id), omit=metric.id)
    view = MetricView(
        metric=metric,
        title=sheet.titled(name),
        index_href=link(path, "metrics/index.md"),
        usage=_usage(book, metric, sheet.places),
        confusables=tuple(
            (book.metrics[other], link(path, metric_page(other)))
            for other in metric.confusables
            if other in book.metrics
        ),
        see_also=tuple(
            metric_link(book, book.metrics[other], path)
            for other in metric.see_also
            if other in book.metrics
        ),
        topics=tuple(_topics_of(sheet)),
        figures=tuple(islice(figures_of(metric.id, sheet.places, path, book), FIGURES)),
        listing=listing,
    )
    return sheet.page("metric", view, name, metric.definition, listing)


def _usage(book: Book, metric: Metric, places: Iterable[Place]) -> tuple[tuple[str, str], ...]:
    """What each company that uses the word means by it; unknown where no text says so."""
    said = dict(metric.usage)
    companies = dict.fromkeys(place.call.details.company.name for place in places)
    unknown = book.site_words.plain("unknown")
    return tuple((name, said.get(name, unknown)) for name in dict.fromkeys([*companies, *said]))


def _topics_of(sheet: Sheet) -> Iterator[Link]:
    """The topics of the paragraphs that name the metric."""
    topics = sheet.book.topics
    of = (
        topic
        for place in sheet.places
        for topic in {evidence.topic for evidence in place.block.topics}
        if topic in topics
    )
    for topic, count in most_often(of, 8):
        yield topic_link(sheet.book, topics[topic], sheet.path, count)
