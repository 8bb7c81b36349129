"""The pages of topics: what each covers, and the exact paragraphs about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.model import Page, Topic
from callbook.pages.book import Book
from callbook.pages.facts import topic_name
from callbook.pages.framing import of_site
from callbook.pages.links import link, topic_page
from callbook.pages.passages import topic_spans
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
    exchanges: int
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsView:
    """The index of topics."""

    topics: tuple[tuple[Topic, Markup, int, int], ...]  # (topic, href, exchanges, depth)


def topic_pages(book: Book) -> Iterator[Page]:
    """The index of topics, and one page (or one and its years) for each."""
    yield _topics(book)
    for topic in book.archive.topics:
        places = book.topic_places.get(topic.id, ())
        for sheet in sheets(book, topic_page(topic.id), places):
            yield _topic(sheet, topic)


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


def _topic(sheet: Sheet, topic: Topic) -> Page:
    book, path = sheet.book, sheet.path
    parent = book.topics.get(topic.parent)
    name = topic_name(topic, book.site_words)
    listing = sheet.listing(topic_spans(topic.id))
    view = TopicView(
        topic=topic,
        title=sheet.titled(name),
        index_href=link(path, "topics/index.md"),
        parent=_weighed(book, parent, path) if parent else None,
        children=tuple(
            _weighed(book, other, path) for other in book.archive.topics if other.parent == topic.id
        ),
        related=tuple(_together(sheet, topic)),
        metrics=tuple(_mentioned(sheet)),
        exchanges=book.topic_weight.get(topic.id, 0),
        listing=listing,
    )
    return sheet.page("topic", view, name, topic.description, listing)


def _weighed(book: Book, topic: Topic, path: str) -> Link:
    return topic_link(book, topic, path, book.topic_weight.get(topic.id, 0))


def _together(sheet: Sheet, topic: Topic) -> Iterator[Link]:
    """Topics that the same exchanges are about, those met together most often first."""
    exchanges = {  # once each, however many of its paragraphs are about the topic
        (place.call.details.call, place.exchange.address): place.exchange
        for place in sheet.places
        if place.exchange
    }
    met = (other for exchange in exchanges.values() for other in exchange.topics)
    known = (other for other in met if other != topic.id and other in sheet.book.topics)
    for other, count in most_often(known, 6):
        yield topic_link(sheet.book, sheet.book.topics[other], sheet.path, count)


def _mentioned(sheet: Sheet) -> Iterator[Link]:
    """The metrics that the topic's paragraphs name."""
    metrics = sheet.book.metrics
    named = (
        metric
        for place in sheet.places
        for metric in {mention.metric for mention in place.block.mentions}
        if metric in metrics
    )
    for metric, count in most_often(named, 10):
        yield metric_link(sheet.book, metrics[metric], sheet.path, count)
