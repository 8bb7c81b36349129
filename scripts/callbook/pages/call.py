"""The pages of a whole call but for its questions: its index, remarks, people, and full text."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from callbook.archive import Place
from callbook.escaping import NOTHING, escape
from callbook.model import Call, Exchange, Page, Speaker
from callbook.pages import front
from callbook.pages.book import Book
from callbook.pages.facts import kind_of_text, known, length, period, short_title, topic_name
from callbook.pages.front import Front, Item
from callbook.pages.links import call_page, exchange_page, link, topic_page
from callbook.pages.passages import Row, rows
from callbook.pages.question import Turn, exchange_turn, follow_up_turns
from callbook.pages.said import Setting, blocks
from callbook.typography import shown
from callbook.words import Words

FIGURES = 24
"""Figures that a call's index shows before it sends on to the page of all figures."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An exchange on the page of the whole call."""

    number: int
    anchor: str
    title: str
    href: Markup
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """Everything that the templates of a call's pages say."""

    title: str
    language: str
    facts: tuple[tuple[Markup, Markup], ...]
    note: str
    rights: str
    entries: tuple[Entry, ...] = ()
    figures: tuple[Row, ...] = ()
    more_figures: Markup = NOTHING
    sections: tuple[Section, ...] = ()
    remarks: Markup = NOTHING
    people: tuple["Person", ...] = ()
    links: tuple[tuple[str, Markup], ...] = ()  # (key of words, href)
    downloads: tuple[tuple[str, Markup], ...] = ()  # (key of words, href)
    call_href: Markup = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A speaker, with the questions he asked or answered."""

    speaker: Speaker
    asked: tuple[tuple[int, str, Markup], ...]
    answered: tuple[tuple[int, str, Markup], ...]


def call_pages(book: Book, call: Call) -> Iterator[Page]:
    """The index, the full text, and where there are any the remarks and the people."""
    yield _index(book, call)
    yield _full(book, call)
    if call.remarks:
        yield _remarks(book, call)
    if has_people(call):
        yield _people(book, call)


def has_people(call: Call) -> bool:
    """Whether the source names anybody."""
    return any(speaker.name for speaker in _speakers(call))


# --- the index ----------------------------------------------------------------------------


def _index(book: Book, call: Call) -> Page:
    path = call_page(call)
    words = book.words(call)
    found = tuple(_rows(book, call, path))
    view = CallView(
        title=call.details.title,
        language=call.details.language,
        facts=tuple(facts(call, words)),
        note=kind_of_text(call, words),
        rights=call.details.rights,
        entries=tuple(entries(book, call, path)),
        figures=found[:FIGURES],
        more_figures=link(path, "figures.md") if len(found) > FIGURES else NOTHING,
        links=tuple(_links(call, path)),
        downloads=tuple(_downloads(call, path)),
    )
    description = words.plain(
        "call_description", title=call.details.title, n=len(call.exchanges), note=view.note
    )
    return _page(book, call, "call", view, description=description)


def _rows(book: Book, call: Call, path: str) -> Iterator[Row]:
    words = book.words(call)
    for exchange in call.exchanges:
        places = [Place(call=call, exchange=exchange, block=b) for b in exchange.blocks()]
        yield from rows(places, path, book, words)


def facts(call: Call, words: Words) -> Iterator[tuple[Markup, Markup]]:
    """What is known of a call, and unknown where it is not, as (name, value)."""
    details, company = call.details, call.details.company
    name = " ".join(filter(None, (company.name, company.english, company.ticker)))
    yield words("company"), escape(name)
    yield words("period"), escape(period(details.period, words))
    yield words("date"), escape(known(details.date, words))
    yield words("event"), escape(known(details.event, words))
    yield words("questions"), words("questions_n", n=len(call.exchanges))
    yield words("text_kind"), escape(kind_of_text(call, words))
    yield words("publisher"), escape(known(details.origin.publisher, words))
    yield words("origin"), origin(details.origin.address, words)
    yield words("captured"), escape(known(details.origin.captured, words))


# Only addresses of the web become links: "https://…", not "javascript:…".
_WEB = ("https://", "http://")


def origin(address: str, words: Words) -> Markup:
    """The origin's address as a link, or as plain text, or the word for unknown."""
    if not address.startswith(_WEB):
        return escape(known(address, words))
    return Markup('<a href="{0}" rel="noopener nofollow external">{0}</a>').format(escape(address))


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


def _links(call: Call, page: str) -> Iterator[tuple[str, Markup]]:
    yield "in_full", link(page, call_page(call, "full"))
    if call.remarks:
        yield "remarks", link(page, call_page(call, "remarks"))
    if has_people(call):
        yield "people", link(page, call_page(call, "people"))
    yield "receipt", link(page, call_page(call, "receipt"))


def _downloads(call: Call, page: str) -> Iterator[tuple[str, Markup]]:
    name = call.details.call
    yield "as_html", link(page, f"downloads/{name}.html")
    yield "as_epub", link(page, f"downloads/{name}.epub")
    yield "as_json", link(page, f"calls/{name}/call.json")
    yield "as_csv", link(page, f"calls/{name}/blocks.csv")


# --- the whole call, the remarks, the people ------------------------------------------------


def _full(book: Book, call: Call) -> Page:
    path = call_page(call, "full")
    words = book.words(call)
    view = CallView(
        title=call.details.title,
        language=call.details.language,
        facts=tuple(facts(call, words)),
        note=kind_of_text(call, words),
        rights=call.details.rights,
        sections=tuple(_section(book, call, exchange, path) for exchange in call.exchanges),
        remarks=_remark_text(book, call, path, "r-") if call.remarks else NOTHING,
        call_href=link(path, call_page(call)),
    )
    items = tuple(
        Item(anchor=section.anchor, text=section.title, label=str(section.number))
        for section in view.sections
    )
    description = front.describe(f"{call.details.title} {view.note}")
    return _page(book, call, "full", view, description=description, items=items)


def _section(book: Book, call: Call, exchange: Exchange, path: str) -> Section:
    setting = Setting(
        book=book,
        call=call,
        words=book.words(call),
        page=path,
        linked=False,
        prefix=f"{exchange.address}-",
    )
    return Section(
        number=exchange.number,
        anchor=exchange.address,
        title=short_title(exchange),
        href=link(path, exchange_page(call, exchange)),
        turns=(exchange_turn(exchange, setting), *follow_up_turns(exchange, setting)),
    )


def _remark_text(book: Book, call: Call, path: str, prefix: str) -> Markup:
    words = book.words(call)
    setting = Setting(
        book=book, call=call, words=words, page=path, linked=not prefix, prefix=prefix
    )
    named = any(block.speaker.name for block in call.remarks)
    return blocks(call.remarks, setting, named=named)


def _remarks(book: Book, call: Call) -> Page:
    path = call_page(call, "remarks")
    words = book.words(call)
    view = CallView(
        title=call.details.title,
        language=call.details.language,
        facts=(),
        note=kind_of_text(call, words),
        rights=call.details.rights,
        remarks=_remark_text(book, call, path, ""),
        call_href=link(path, call_page(call)),
    )
    description = front.describe(call.remarks[0].text)
    return _page(book, call, "remarks", view, description=description)


def _people(book: Book, call: Call) -> Page:
    path = call_page(call, "people")
    words = book.words(call)
    view = CallView(
        title=call.details.title,
        language=call.details.language,
        facts=(),
        note=kind_of_text(call, words),
        rights="",
        people=tuple(_person(speaker, call, path) for speaker in _speakers(call) if speaker.name),
        call_href=link(path, call_page(call)),
    )
    description = words.plain("people_description", title=call.details.title)
    return _page(book, call, "people", view, description=description)


def _speakers(call: Call) -> tuple[Speaker, ...]:
    said = [block.speaker for exchange in call.exchanges for block in exchange.blocks()]
    return tuple(dict.fromkeys([*call.speakers, *(block.speaker for block in call.remarks), *said]))


def _person(speaker: Speaker, call: Call, path: str) -> Person:
    asked, answered = [], []
    for exchange in call.exchanges:
        item = (exchange.number, short_title(exchange), link(path, exchange_page(call, exchange)))
        questions = [exchange.question, *(f.question for f in exchange.follow_ups)]
        if any(question.block.speaker == speaker for question in questions):
            asked.append(item)
        answers = [*exchange.answer, *(b for f in exchange.follow_ups for b in f.answer)]
        if any(block.speaker == speaker for block in answers):
            answered.append(item)
    return Person(speaker=speaker, asked=tuple(asked), answered=tuple(answered))


def _page(
    book: Book,
    call: Call,
    kind: str,
    view: CallView,
    *,
    description: str,
    items: tuple[Item, ...] = (),
) -> Page:
    path = call_page(call, "index" if kind == "call" else kind)
    words = book.words(call)
    title = call.details.title
    if kind != "call":
        title = f"{words.plain(f'title_{kind}')} · {title}"
    prints = front.prints(call.remarks) if kind == "remarks" else {}
    if kind == "full":
        for exchange in call.exchanges:
            prints |= front.prints(tuple(exchange.blocks()), f"{exchange.address}-")
    return Page(
        path=path,
        template=f"{kind}.md.j2",
        context={
            "front": Front(
                title=title,
                kind=kind,
                language=words.language,
                description=description,
                facts={
                    **front.facts(kind, path, book.archive.site),
                    "call": call.details.call,
                    "cite": front.citation(call, words),
                    "prints": prints,
                },
                contents=items,
                contents_label=words.plain("contents"),
            ),
            "view": view,
            "w": words,
        },
        made_from=(call.source.path, call.details.path),
    )
