"""Excerpts from blocks, and figures with what was said of them, as rows for lists of pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.archive import Place
from callbook.escaping import NOTHING, joined
from callbook.model import Call, Figure, Span, Speaker
from callbook.pages.book import Book
from callbook.pages.facts import metric_name, period, value
from callbook.pages.links import call_page, link, metric_page, place_page
from callbook.pages.said import Wrap, woven
from callbook.pages.titles import short_title
from callbook.typography import shown
from callbook.words import Words

Spans = Callable[[Place], tuple[Span, ...]]
"""Which spans of a place a list marks."""

ELLIPSIS = Markup("…")

AROUND = 70
"""Characters of a sentence kept on each side of the evidence where the sentence is longer."""

_SENTENCE_ENDS = "。！？!?；;\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An excerpt with its evidence marked, and where it stands."""

    href: Markup
    question: str
    excerpt: Markup
    metrics: tuple[tuple[str, Markup], ...] = ()  # (name, href)
    asker: str = ""  # who asked the question, where the source says
    firm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The passages of one call."""

    call: Call
    title: str
    href: Markup
    company: str
    period: str
    period_id: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure as said, and what was said of it."""

    value: str
    number: str  # for sorting, plain decimal
    metric: str
    metric_href: Markup
    period: str
    how: str  # basis and kind where they are not the ordinary: level, actual
    sentence: Markup
    href: Markup
    where: str
    company: str
    call_period: str


def groups(
    places: Iterable[Place], spans: Spans, page: str, book: Book, *, omit: str = ""
) -> tuple[Group, ...]:
    """Passages grouped by call, in the order of `places`; `omit` is a metric not to name."""
    by_call: dict[str, list[Place]] = {}
    for place in places:
        by_call.setdefault(place.call.details.call, []).append(place)
    return tuple(_group(found, spans, page, book, omit) for found in by_call.values())


def topic_spans(topic: str) -> Spans:
    """A function from a place to the spans that are evidence for the topic."""
    return lambda place: tuple(e.span for e in place.block.topics if e.topic == topic)


def metric_spans(metric: str) -> Spans:
    """A function from a place to the spans that mention the metric."""
    return lambda place: tuple(m.span for m in place.block.mentions if m.metric == metric)


def _group(places: list[Place], spans: Spans, page: str, book: Book, omit: str) -> Group:
    call = places[0].call
    details = call.details
    return Group(
        call=call,
        title=details.title,
        href=link(page, call_page(call)),
        company=details.company.name,
        period=period(details.period, book.site_words),
        period_id=details.period,
        passages=tuple(_passage(place, spans(place), page, book, omit) for place in places),
    )


def _passage(place: Place, spans: tuple[Span, ...], page: str, book: Book, omit: str) -> Passage:
    mentioned = dict.fromkeys(mention.metric for mention in place.block.mentions)
    title = short_title(place.exchange) if place.exchange else book.site_words.plain("remarks")
    asked_by = place.exchange.question.block.speaker if place.exchange else Speaker()
    return Passage(
        asker=asked_by.name,
        firm=asked_by.firm,
        href=link(page, place_page(place)),
        question=title,
        excerpt=excerpt(place.block.text, spans),
        metrics=tuple(
            (metric_name(book.metrics[m], book.site_words), link(page, metric_page(m)))
            for m in mentioned
            if m != omit and m in book.metrics
        ),
    )


def excerpt(text: str, spans: tuple[Span, ...]) -> Markup:
    """The sentence of the first span, cut where it is long, with all its spans marked."""
    start, end = window(text, spans[0]) if spans else (0, min(len(text), 2 * AROUND))
    marks = [
        Wrap(
            span=Span(start=span.start - start, end=span.end - start),
            before=Markup("<mark>"),
            after=Markup("</mark>"),
        )
        for span in spans
        if start <= span.start and span.end <= end
    ]
    before = ELLIPSIS if start > 0 and text[start - 1] not in _SENTENCE_ENDS else NOTHING
    after = ELLIPSIS if end < len(text) and text[end - 1] not in _SENTENCE_ENDS else NOTHING
    return joined((before, woven(shown(text)[start:end], marks), after))


def window(text: str, span: Span) -> tuple[int, int]:
    """Start and end of the span's sentence, not more than AROUND away from the span."""
    first = max((text.rfind(mark, 0, span.start) for mark in _SENTENCE_ENDS), default=-1) + 1
    ends = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, span.end)) >= 0]
    last = min(ends) + 1 if ends else len(text)
    start, end = max(first, span.start - AROUND), min(last, span.end + AROUND)
    while start < span.start and text[start].isspace():
        start += 1
    return start, end


def rows(places: Iterable[Place], page: str, book: Book, words: Words) -> Iterator[Row]:
    """Every figure said in these blocks."""
    for place in places:
        for figure in place.block.figures:
            yield row(place, figure, page, book, words)


def figures_of(metric: str, places: Iterable[Place], page: str, book: Book) -> Iterator[Row]:
    """The figures of one metric."""
    for place in places:
        for figure in place.block.figures:
            if figure.metric == metric:
                yield row(place, figure, page, book, book.site_words)


def row(place: Place, figure: Figure, page: str, book: Book, words: Words) -> Row:
    """A figure as one row of a table on `page`."""
    metric = book.metrics.get(figure.metric)
    details = place.call.details
    title = short_title(place.exchange) if place.exchange else words.plain("remarks")
    return Row(
        value=value(figure, place.block.text),
        number=format(figure.value, "f"),
        metric=metric_name(metric, words) if metric else "",
        metric_href=link(page, metric_page(metric.id)) if metric else NOTHING,
        period=figure.period,
        how=_how(figure, words),
        sentence=excerpt(place.block.text, (figure.span,)),
        href=link(page, place_page(place)),
        where=title,
        company=details.company.name,
        call_period=period(details.period, words),
    )


def _how(figure: Figure, words: Words) -> str:
    basis = "" if figure.basis == "level" else words.plain(f"basis_{figure.basis}")
    kind = "" if figure.kind == "actual" else words.plain(f"figure_{figure.kind}")
    return " · ".join(filter(None, (basis, kind)))
