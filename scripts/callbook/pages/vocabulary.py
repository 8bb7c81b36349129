"""The pages of topics and of metrics: what they are, and the exact paragraphs about them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from markupsafe import Markup

from callbook.archive import Place
from callbook.model import Metric, Page, Topic
from callbook.pages import front
from callbook.pages.book import Book, years
from callbook.pages.facts import metric_name, topic_name
from callbook.pages.front import Front, Item
from callbook.pages.links import link, metric_page, topic_page
from callbook.pages.passages import (
    Group,
    Row,
    figures_of,
    groups,
    metric_spans,
    topic_spans,
)

WHOLE = 300
"""Paragraphs that one page lists; where there are more each year has a page of its own."""

NEWEST = 60
"""Paragraphs that the first page lists where the years have pages of their own."""

FIGURES = 40
"""Figures of a metric that its card shows."""

SOURCES = ("sources/topics.yml", "sources/metrics.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name, its page, and a count or a reason beside it."""

    name: str
    href: Markup
    count: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """Everything the template of a topic says."""

    topic: Topic
    title: str
    index_href: Markup
    parent: Link | None
    children: tuple[Link, ...]
    related: tuple[Link, ...]
    metrics: tuple[Link, ...]
    years: tuple[Link, ...]
    year: str
    paragraphs: int
    exchanges: int
    groups: tuple[Group, ...]


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
    years: tuple[Link, ...]
    year: str
    paragraphs: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Metrics of one category in the glossary, by name."""

    name: str
    anchor: str
    metrics: tuple[tuple[Metric, Markup, int], ...]  # (metric, href, paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The index of topics or of metrics."""

    topics: tuple[tuple[Topic, Markup, int, int], ...] = ()  # (topic, href, exchanges, depth)
    categories: tuple[Category, ...] = ()


# --- topics -------------------------------------------------------------------------------


def topic_pages(book: Book) -> Iterator[Page]:
    """The index of topics, and one page (or one and its years) for each."""
    yield _topics(book)
    for topic in book.archive.topics:
        places = book.topic_places.get(topic.id, ())
        for path, year, shown in _split(topic_page(topic.id), places):
            yield _topic(book, topic, path, year, shown)


def _topics(book: Book) -> Page:
    path = "topics/index.md"
    children: dict[str, list[Topic]] = {}
    for topic in book.archive.topics:
        children.setdefault(topic.parent if topic.parent in book.topics else "", []).append(topic)
    view = ListView(topics=tuple(_tree(book, children, "", path, 0)))
    return _page(book, path, "topics", view, title=book.site_words.plain("topics"))


def _tree(
    book: Book, children: dict[str, list[Topic]], parent: str, path: str, depth: int
) -> Iterator[tuple[Topic, Markup, int, int]]:
    """Topics under `parent`, weightiest first, each followed by its own."""
    own = children.get(parent, [])
    for topic in sorted(own, key=lambda topic: (-book.topic_weight.get(topic.id, 0), topic.id)):
        weight = book.topic_weight.get(topic.id, 0)
        yield topic, link(path, topic_page(topic.id)), weight, depth
        yield from _tree(book, children, topic.id, path, depth + 1)


def _topic(book: Book, topic: Topic, path: str, year: str, shown: Sequence[Place]) -> Page:
    places = book.topic_places.get(topic.id, ())
    parent = book.topics.get(topic.parent)
    view = TopicView(
        topic=topic,
        title=_titled(topic_name(topic, book.site_words), year),
        index_href=link(path, "topics/index.md"),
        parent=_topic_link(book, parent, path) if parent else None,
        children=tuple(
            _topic_link(book, other, path)
            for other in book.archive.topics
            if other.parent == topic.id
        ),
        related=tuple(_together(book, topic, path)),
        metrics=tuple(_mentioned(book, places, path)),
        years=tuple(_year_links(topic_page(topic.id), places, path)),
        year=year,
        paragraphs=len(places),
        exchanges=book.topic_weight.get(topic.id, 0),
        groups=groups(shown, topic_spans(topic.id), path, book),
    )
    return _page(
        book,
        path,
        "topic",
        view,
        title=view.title,
        about=topic.description,
        found=view.groups,
    )


def _topic_link(book: Book, topic: Topic, path: str, note: str = "") -> Link:
    return Link(
        name=topic_name(topic, book.site_words),
        href=link(path, topic_page(topic.id)),
        count=book.topic_weight.get(topic.id, 0),
        note=note,
    )


def _together(book: Book, topic: Topic, path: str) -> Iterator[Link]:
    """Topics that the same exchanges are about, those met together most often first."""
    counts: Counter[str] = Counter()
    for place in {  # an exchange once, however many of its paragraphs are about the topic
        (place.call.details.call, place.exchange.address): place
        for place in book.topic_places.get(topic.id, ())
        if place.exchange
    }.values():
        counts.update(place.exchange.topics if place.exchange else ())
    del counts[topic.id]
    for other in sorted(counts, key=lambda other: (-counts[other], other))[:6]:
        if other in book.topics:
            yield Link(
                name=topic_name(book.topics[other], book.site_words),
                href=link(path, topic_page(other)),
                count=counts[other],
            )


def _mentioned(book: Book, places: Iterable[Place], path: str) -> Iterator[Link]:
    counts = Counter(
        metric
        for place in places
        for metric in {mention.metric for mention in place.block.mentions}
        if metric in book.metrics
    )
    for metric in sorted(counts, key=lambda metric: (-counts[metric], metric))[:10]:
        yield _metric_link(book, book.metrics[metric], path, counts[metric])


# --- metrics ------------------------------------------------------------------------------


def metric_pages(book: Book) -> Iterator[Page]:
    """The glossary, and one card (or one and its years) for each metric."""
    yield _metrics(book)
    for metric in book.archive.metrics:
        places = book.metric_places.get(metric.id, ())
        for path, year, shown in _split(metric_page(metric.id), places):
            yield _metric(book, metric, path, year, shown)


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
    return _page(
        book,
        path,
        "metrics",
        ListView(categories=categories),
        title=book.site_words.plain("metrics"),
    )


def _metric(book: Book, metric: Metric, path: str, year: str, shown: Sequence[Place]) -> Page:
    places = book.metric_places.get(metric.id, ())
    full = metric_name(replace(metric, abbreviation=""), book.site_words)
    name = " · ".join(filter(None, (metric.abbreviation, full)))
    view = MetricView(
        metric=metric,
        title=_titled(name, year),
        index_href=link(path, "metrics/index.md"),
        usage=_usage(book, metric, places),
        confusables=tuple(
            (book.metrics[other], link(path, metric_page(other)))
            for other in metric.confusables
            if other in book.metrics
        ),
        see_also=tuple(
            _metric_link(book, book.metrics[other], path)
            for other in metric.see_also
            if other in book.metrics
        ),
        topics=tuple(_topics_of(book, places, path)),
        figures=tuple(islice(figures_of(metric.id, places, path, book), FIGURES)),
        years=tuple(_year_links(metric_page(metric.id), places, path)),
        year=year,
        paragraphs=len(places),
        groups=groups(shown, metric_spans(metric.id), path, book, omit=metric.id),
    )
    return _page(
        book,
        path,
        "metric",
        view,
        title=view.title,
        about=metric.definition,
        found=view.groups,
    )


def _usage(book: Book, metric: Metric, places: Iterable[Place]) -> tuple[tuple[str, str], ...]:
    """What each company that uses the word means by it; unknown where no text says so."""
    said = dict(metric.usage)
    companies = dict.fromkeys(place.call.details.company.name for place in places)
    unknown = book.site_words.plain("unknown")
    return tuple((name, said.get(name, unknown)) for name in dict.fromkeys([*companies, *said]))


def _topics_of(book: Book, places: Iterable[Place], path: str) -> Iterator[Link]:
    counts = Counter(
        topic
        for place in places
        for topic in {evidence.topic for evidence in place.block.topics}
        if topic in book.topics
    )
    for topic in sorted(counts, key=lambda topic: (-counts[topic], topic))[:8]:
        yield Link(
            name=topic_name(book.topics[topic], book.site_words),
            href=link(path, topic_page(topic)),
            count=counts[topic],
        )


def _metric_link(book: Book, metric: Metric, path: str, count: int = 0) -> Link:
    return Link(
        name=metric_name(metric, book.site_words),
        href=link(path, metric_page(metric.id)),
        count=count,
        note=metric.name if metric.abbreviation else metric.english,
    )


# --- years, and what both have in common --------------------------------------------------


def _split(path: str, places: Sequence[Place]) -> Iterator[tuple[str, str, Sequence[Place]]]:
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


def _year_links(page: str, places: Sequence[Place], start: str) -> Iterator[Link]:
    if len(places) > WHOLE:
        for year, found in years(places).items():
            yield Link(name=year, href=link(start, year_page(page, year)), count=len(found))


def _titled(name: str, year: str) -> str:
    return f"{name} · {year}" if year else name


def _page(
    book: Book,
    path: str,
    kind: str,
    view: object,
    *,
    title: str,
    about: str = "",
    found: tuple[Group, ...] = (),
) -> Page:
    words = book.site_words
    items = tuple(
        Item(anchor=f"g{number}", text=f"{group.company} {group.period}")
        for number, group in enumerate(found, start=1)
    )
    description = front.describe(about) if about else words.plain(f"{kind}_description")
    return Page(
        path=path,
        template=f"{kind}.md.j2",
        context={
            "front": Front(
                title=title,
                kind=kind,
                language=words.language,
                description=description,
                facts=front.facts(kind, path, book.archive.site),
                contents=items if len(items) > 1 else (),
                contents_label=words.plain("contents"),
            ),
            "view": view,
            "w": words,
        },
        made_from=SOURCES,
    )
