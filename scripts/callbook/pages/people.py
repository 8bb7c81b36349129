"""The page of who spoke in a call, where the source names anybody."""

from dataclasses import dataclass

from markupsafe import Markup

from callbook.model import Call, Page, Speaker, Spelling
from callbook.pages.book import Book
from callbook.pages.framing import of_call
from callbook.pages.links import call_page, exchange_page, link
from callbook.pages.titles import short_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A speaker, with the questions he asked or answered."""

    speaker: Speaker
    spellings: tuple[tuple[Spelling, Markup], ...]  # each with the way to its line in the receipt
    asked: tuple[tuple[int, str, Markup], ...]
    answered: tuple[tuple[int, str, Markup], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """Everything the template of the people says."""

    title: str
    people: tuple[Person, ...]
    call_href: Markup


def has_people(call: Call) -> bool:
    """Whether the source names anybody."""
    return any(speaker.name for speaker in _speakers(call))


def people_page(book: Book, call: Call) -> Page:
    """Who spoke, with the questions each asked or answered."""
    path = call_page(call, "people")
    words = book.words(call)
    view = PeopleView(
        title=call.details.title,
        people=tuple(_person(speaker, call, path) for speaker in _speakers(call) if speaker.name),
        call_href=link(path, call_page(call)),
    )
    description = words.plain("people_description", title=call.details.title)
    return of_call(book, call, "people", view, description=description)


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
    receipt = link(path, call_page(call, "receipt"))
    return Person(
        speaker=speaker,
        spellings=tuple((one, receipt + f"#l{one.line}") for one in speaker.spellings),
        asked=tuple(asked),
        answered=tuple(answered),
    )
