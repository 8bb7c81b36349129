"""The questions of a call as a list: titles, parts, topics, lengths."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.model import Call
from callbook.pages.book import Book
from callbook.pages.facts import length, topic_name
from callbook.pages.links import exchange_page, link, topic_page
from callbook.pages.titles import short_title
from callbook.typography import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question in a list: its short title, its parts, its topics, how long the answer is."""

    number: int
    title: str
    href: Markup
    parts: tuple[tuple[str, str, Markup], ...]  # (letter, text, href)
    topics: tuple[tuple[str, Markup], ...]  # (title, href)
    length: Markup
    follow_ups: int


def entries(book: Book, call: Call, page: str) -> Iterator[Entry]:
    """The questions of a call as a list on `page`."""
    words = book.words(call)
    for exchange in call.exchanges:
        target = exchange_page(call, exchange)
        text = shown(exchange.question.block.text)
        yield Entry(
            number=exchange.number,
            title=short_title(exchange),
            href=link(page, target),
            parts=tuple(
                (
                    part.address,
                    " ".join(text[part.span.start : part.span.end].split()),
                    link(page, f"{target}#{part.address}"),
                )
                for part in exchange.question.parts
            ),
            topics=tuple(
                (topic_name(book.topics[topic], words), link(page, topic_page(topic)))
                for topic in exchange.topics
                if topic in book.topics
            ),
            length=length(exchange, words),
            follow_ups=len(exchange.follow_ups),
        )
