"""A call read through: the page of the whole call, and that of its opening remarks."""

from dataclasses import dataclass

from markupsafe import Markup

from callbook.escaping import NOTHING
from callbook.model import Call, Exchange, Page
from callbook.pages import front
from callbook.pages.book import Book
from callbook.pages.call_facts import facts
from callbook.pages.facts import kind_of_text
from callbook.pages.framing import of_call
from callbook.pages.front import Item
from callbook.pages.links import call_page, exchange_page, link
from callbook.pages.retired import Gone, gone_anchors, gone_from_call
from callbook.pages.said import Setting, blocks
from callbook.pages.titles import short_title
from callbook.pages.turns import Turn, exchange_turn, follow_up_turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """An exchange on the page of the whole call."""

    number: int
    anchor: str
    title: str
    href: Markup
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullView:
    """Everything the template of the whole call says."""

    title: str
    language: str
    facts: tuple[tuple[Markup, Markup], ...]
    note: str
    rights: str
    sections: tuple[Section, ...]
    remarks: Markup
    gone: tuple[Gone, ...]
    call_href: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarksView:
    """Everything the template of the opening remarks says."""

    title: str
    language: str
    note: str
    remarks: Markup
    gone: tuple[Gone, ...]
    call_href: Markup


def full_page(book: Book, call: Call) -> Page:
    """The whole call on one page, for reading through and for print."""
    path = call_page(call, "full")
    words = book.words(call)
    view = FullView(
        title=call.details.title,
        language=call.details.language,
        facts=tuple(facts(call, words)),
        note=kind_of_text(call, words),
        rights=call.details.rights,
        sections=tuple(_section(book, call, exchange, path) for exchange in call.exchanges),
        remarks=_remark_text(book, call, path, "r-") if call.remarks else NOTHING,
        gone=gone_from_call(book, call, path),
        call_href=link(path, call_page(call)),
    )
    items = tuple(
        Item(anchor=section.anchor, text=section.title, label=str(section.number))
        for section in view.sections
    )
    description = front.describe(f"{call.details.title} {view.note}")
    return of_call(
        book, call, "full", view, description=description, facts=_facts(call), items=items
    )


def _facts(call: Call) -> dict[str, object]:
    """What citations need: the fingerprint of each block, the short title of each question."""
    prints = front.prints(call.remarks, "r-")
    for exchange in call.exchanges:
        prints |= front.prints(tuple(exchange.blocks()), f"{exchange.address}-")
    titles = {exchange.address: short_title(exchange) for exchange in call.exchanges}
    return {"prints": prints, "questions": titles}


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


def remarks_page(book: Book, call: Call) -> Page:
    """What was said before the questions."""
    path = call_page(call, "remarks")
    words = book.words(call)
    view = RemarksView(
        title=call.details.title,
        language=call.details.language,
        note=kind_of_text(call, words),
        remarks=_remark_text(book, call, path, ""),
        gone=gone_anchors(book, path),
        call_href=link(path, call_page(call)),
    )
    description = front.describe(call.remarks[0].text)
    prints = {"prints": front.prints(call.remarks)}
    return of_call(book, call, "remarks", view, description=description, facts=prints)
