"""A question with its answer, as Markdown: the words of an exchange on whichever page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from callbook.escaping import NOTHING
from callbook.model import Block, Exchange, Question
from callbook.pages.facts import is_long, names
from callbook.pages.said import Setting, anchored, blocks
from callbook.typography import shown

LARGE = 48
"""Characters of a question that is still set large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question as its page shows it: as a heading, or below one where it is long."""

    heading: Markup
    longer: bool  # than a heading set large can be
    anchor: str
    body: Markup  # empty where the heading is the question
    parts: tuple[tuple[str, str], ...]  # (letter, text)
    by: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question with its answer, as Markdown."""

    ask: Ask
    answer: Markup
    answered_by: Markup


def exchange_turn(exchange: Exchange, setting: Setting) -> Turn:
    """The exchange's question and the answer to it."""
    return _turn(exchange.question, exchange.answer, setting)


def follow_up_turns(exchange: Exchange, setting: Setting) -> Iterator[Turn]:
    """The follow-ups of an exchange."""
    for follow_up in exchange.follow_ups:
        yield _turn(follow_up.question, follow_up.answer, setting)


def _turn(question: Question, answer: tuple[Block, ...], setting: Setting) -> Turn:
    speakers = dict.fromkeys(block.speaker for block in answer)
    return Turn(
        ask=_ask(question, setting),
        answer=blocks(answer, setting, named=len(speakers) > 1),
        answered_by=names(speakers, setting.words),
    )


def _ask(question: Question, setting: Setting) -> Ask:
    said = anchored(question.block, replace(setting, linked=False))
    long = is_long(question)
    return Ask(
        heading=NOTHING if long else said,
        longer=len(question.block.text) > LARGE,
        anchor=setting.prefix + question.block.address,
        body=_paragraphs(said) if long else NOTHING,
        parts=tuple(
            (part.address, shown(question.block.text)[part.span.start : part.span.end].strip())
            for part in question.parts
        ),
        by=names([question.block.speaker], setting.words),
    )


def _paragraphs(said: Markup) -> Markup:
    """The escaped ends of lines in a question of several paragraphs part them again."""
    return Markup(said.replace("&#10;", "\n\n"))  # noqa: S704 - escaped before
