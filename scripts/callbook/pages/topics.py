"""The pages of topics: what each covers, and the exact paragraphs about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from callbook.archive import Place
from callbook.model import Page, Topic
from callbook.pages.book import Book
from callbook.pages.facts import topic_name
from callbook.pages.framing import of_site
from callbook.pages.links import link, topic_page
from callbook.pages.passages import Group, groups, topic_spans
from callbook.pages.vocabulary import (
    SOURCES,
    Link,
    contents,
    metric_link,
    split,
    titled,
    year_links,
)


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
class TopicsView:
    """The index of topics."""

    topics: tuple[tuple[Topic, Markup, int, int], ...]  # (topic, href, exchanges, depth)


def topic_pages(book: Book) -> Iterator[Page]:
    """The index of topics, and one page (or one and its years) for each."""
    yield _topics(book)
    for topic in book.archive.topics:
        places = book.topic_places.get(topic.id, ())
        for path, year, shown in split(topic_page(topic.id), places):
            yield _topic(book, topic, path, year, shown)


def _topics(book: Book) -> Page:
    path = "topics/index.md"
    children: dict[str, list[Topic]] = {}
    for topic in book.archive.topics:
        children.setdefault(topic.parent if topic.parent in book.topics else "", []).append(topic)
    view = TopicsView(topics=tuple(_tree(book, children, "", path, 0)))
    words = book.site_words
    return of_site(
        book,
        path,
        "topics",
        view,
        title=words.plain("topics"),
        description=words.plain("topics_description"),
        made_from=SOURCES,
    )


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
        title=titled(topic_name(topic, book.site_words), year),
        index_href=link(path, "topics/index.md"),
        parent=_topic_link(book, parent, path) if parent else None,
        children=tuple(
            _topic_link(book, other, path)
            for other in book.archive.topics
            if other.parent == topic.id
        ),
        related=tuple(_together(book, topic, path)),
        metrics=tuple(_mentioned(book, places, path)),
        years=tuple(year_links(topic_page(topic.id), places, path)),
        year=year,
        paragraphs=len(places),
        exchanges=book.topic_weight.get(topic.id, 0),
        groups=groups(shown, topic_spans(topic.id), path, book),
    )
    return of_site(
        book,
        path,
        "topic",
        view,
        title=view.title,
        description=topic.description,
        made_from=SOURCES,
        items=contents(view.groups),
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
        yield metric_link(book, book.metrics[metric], path, counts[metric])
