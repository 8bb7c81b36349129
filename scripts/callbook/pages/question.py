"""The page of one question: the question, what was answered, and the ways on from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from callbook.archive import Place
from callbook.escaping import NOTHING
from callbook.linked_data import json_ld
from callbook.model import Block, Call, Exchange, Page
from callbook.pages import front
from callbook.pages.book import Book
from callbook.pages.facts import kind_of_text, known, metric_name, topic_name
from callbook.pages.front import Front, Item
from callbook.pages.links import call_page, exchange_page, link
from callbook.pages.passages import Row, rows
from callbook.pages.related import Related
from callbook.pages.retired import Gone, gone_anchors
from callbook.pages.said import Setting
from callbook.pages.titles import short_title, shorten
from callbook.pages.turns import Turn, exchange_turn, follow_up_turns
from callbook.typography import shown
from callbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link with its words, and why it is offered."""

    title: str
    href: Markup
    reason: Markup = NOTHING
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """Everything the template of a question page says."""

    call_title: str
    call_href: Markup
    full_href: Markup
    number: int
    count: int
    language: str
    date: str
    note: str
    source_href: Markup
    first_line: int
    last_line: int
    turn: Turn
    follow_ups: tuple[Turn, ...]
    figures: tuple[Row, ...]
    has_topics: bool
    related: tuple[Way, ...]
    gone: tuple[Gone, ...]
    previous: Way | None
    next: Way | None


def question_pages(book: Book, call: Call) -> Iterator[Page]:
    """A page for each exchange of a call."""
    around = [None, *call.exchanges, None]
    for (before, exchange), (_, after) in zip(
        pairwise(around[:-1]), pairwise(around[1:]), strict=True
    ):
        if exchange is not None:
            yield _page(book, call, exchange, (before, after))


def _page(
    book: Book, call: Call, exchange: Exchange, beside: tuple[Exchange | None, Exchange | None]
) -> Page:
    path = exchange_page(call, exchange)
    words = book.words(call)
    setting = Setting(book=book, call=call, words=words, page=path)
    turn = exchange_turn(exchange, setting)
    follow_ups = tuple(follow_up_turns(exchange, setting))
    figures = tuple(_figures(book, call, exchange, path))
    view = QuestionView(
        call_title=call.details.title,
        call_href=link(path, call_page(call)),
        full_href=link(path, call_page(call, "full") + f"#{exchange.address}"),
        number=exchange.number,
        count=len(call.exchanges),
        language=call.details.language,
        date=known(call.details.date, words),
        note=kind_of_text(call, words),
        source_href=link(path, call_page(call, "receipt") + f"#l{first_line(exchange)}"),
        first_line=first_line(exchange),
        last_line=max(block.lines.last for block in exchange.blocks()),
        turn=turn,
        follow_ups=follow_ups,
        figures=figures,
        has_topics=bool(exchange.topics),
        related=tuple(_ways(book, call, exchange, path)),
        gone=gone_anchors(book, path),
        previous=_way(call, beside[0], path),
        next=_way(call, beside[1], path),
    )
    return Page(
        path=path,
        template="question.md.j2",
        context={"front": _front(book, call, exchange, view), "view": view, "w": words},
        made_from=(call.source.path, call.details.path),
    )


def first_line(exchange: Exchange) -> int:
    """The source line on which an exchange begins."""
    return min(block.lines.first for block in exchange.blocks())


# --- ways on ------------------------------------------------------------------------------


def _figures(book: Book, call: Call, exchange: Exchange, path: str) -> Iterator[Row]:
    places = (Place(call=call, exchange=exchange, block=block) for block in exchange.blocks())
    yield from rows(places, path, book, book.words(call))


def _ways(book: Book, call: Call, exchange: Exchange, path: str) -> Iterator[Way]:
    words = book.words(call)
    for near in book.related.get((call.details.call, exchange.address), ()):
        yield Way(
            title=near.title,
            href=link(path, f"calls/{near.call}/{near.address}.md"),
            reason=words("shared", names=_shared(near, book, words)),
            where="" if near.call == call.details.call else near.call_title,
        )


def _shared(near: Related, book: Book, words: Words) -> str:
    topics = [
        topic_name(book.topics[topic], words) for topic in near.topics if topic in book.topics
    ]
    metrics = [
        metric_name(book.metrics[metric], words)
        for metric in near.metrics
        if metric in book.metrics
    ]
    return words.plain("list_comma").join((topics + metrics)[:4])


def _way(call: Call, exchange: Exchange | None, path: str) -> Way | None:
    if exchange is None:
        return None
    return Way(title=short_title(exchange), href=link(path, exchange_page(call, exchange)))


# --- for the theme and the page script ----------------------------------------------------


def _front(book: Book, call: Call, exchange: Exchange, view: QuestionView) -> Front:
    words = book.words(call)
    path = exchange_page(call, exchange)
    return Front(
        title=front.exchange_title(call, exchange),
        kind="question",
        language=words.language,
        description=front.describe(exchange.question.block.text),
        tags=tuple(front.tag_pages(book, exchange.topics, words)),
        theme={
            "anchor": exchange.address,
            "short": short_title(exchange),
            "tags": front.tag_pages(book, exchange.topics, words),
            "tags_label": words.plain("topics"),
        },
        facts={
            **front.facts("question", path, book.archive.site),
            "call": call.details.call,
            "question": short_title(exchange),
            "cite": front.citation(call, words),
            "prints": front.prints(tuple(exchange.blocks())),
            "earlier": front.earlier(book, call, exchange),
        },
        linked=json_ld(call, exchange, book.archive.site),
        contents=tuple(_contents(exchange, view, words)),
        contents_label=words.plain("contents"),
    )


def _contents(exchange: Exchange, view: QuestionView, words: Words) -> Iterator[Item]:
    yield Item(anchor=exchange.address, text=words.plain("question"))
    for letter, text in view.turn.ask.parts:
        yield Item(anchor=letter, text=shorten(text), label=letter, level=1)
    if exchange.answer:
        yield Item(anchor=exchange.answer[0].address, text=words.plain("answer"))
        yield from map(_paragraph, exchange.answer)
    for follow_up in exchange.follow_ups:
        asked = follow_up.question.block
        yield Item(anchor=asked.address, text=words.plain("follow_up"))
        yield _paragraph(asked)
    if view.figures:
        yield Item(anchor="figures", text=words.plain("figures_said"))
    if view.related:
        yield Item(anchor="related", text=words.plain("related"))


def _paragraph(block: Block) -> Item:
    text = shown(" ".join(block.text.split()))
    limit = 13 if len(text.encode()) > 2 * len(text) else 26
    return Item(
        anchor=block.address,
        text=text if len(text) <= limit else text[:limit].rstrip("，。；：,;: ") + "…",
        label=block.mark,
        level=1,
    )
