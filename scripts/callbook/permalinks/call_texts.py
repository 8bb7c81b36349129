"""Lay a call out as its texts in a row, and put their addresses back into it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbook.model import Block, Call, FollowUp, Question

INDEX = "index.html"
"""The page on which the questions stand in order."""

REMARKS = "remarks.html"
"""The page of what was said before the questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A block of the new reading: where it stands, and what an address for it is made of."""

    block: Block
    page: str  # remarks.html, or the place of its exchange: its address is yet to be found
    kind: str  # q opens a page, f is a follow-up question, p any other block
    parts: tuple[str, ...] = ()


def texts(call: Call) -> Iterator[Text]:
    """The blocks of a call in the order of its pages; the follow-ups' questions are of kind f."""
    for block in call.remarks:
        yield Text(block=block, page=REMARKS, kind="p")
    for number, exchange in enumerate(call.exchanges):
        page = str(number)
        yield _question(exchange.question, page, "q")
        for block in exchange.answer:
            yield Text(block=block, page=page, kind="p")
        for follow_up in exchange.follow_ups:
            yield _question(follow_up.question, page, "f")
            for block in follow_up.answer:
                yield Text(block=block, page=page, kind="p")


def named_pages(call: Call) -> tuple[str, ...]:
    """The pages of a call besides its questions': each is what its name says, whatever is on it."""
    spoken = (*call.remarks, *(block for exchange in call.exchanges for block in exchange.blocks()))
    speakers = (*call.speakers, *(block.speaker for block in spoken))
    remarks = (REMARKS,) if call.remarks else ()
    people = ("people.html",) if any(speaker.name for speaker in speakers) else ()
    return (INDEX, "full.html", "receipt.html", *remarks, *people)


def _question(question: Question, page: str, kind: str) -> Text:
    text = question.block.text
    parts = tuple(text[part.span.start : part.span.end] for part in question.parts)
    return Text(block=question.block, page=page, kind=kind, parts=parts)


def addressed(call: Call, addresses: Iterator[str], parts: Iterator[tuple[str, ...]]) -> Call:
    """The call with its addresses, taken from both in the order of `texts`."""

    def named(block: Block) -> Block:
        page, _, anchor = next(addresses).partition("#")
        next(parts)
        return replace(block, address=anchor or page.removesuffix(".html"))

    def asked(question: Question) -> Question:
        page, _, anchor = next(addresses).partition("#")
        lettered = tuple(
            replace(part, address=address.partition("#")[2])
            for part, address in zip(question.parts, next(parts), strict=True)
        )
        block = replace(question.block, address=anchor or page.removesuffix(".html"))
        return Question(block=block, parts=lettered)

    return replace(
        call,
        remarks=tuple(named(block) for block in call.remarks),
        exchanges=tuple(
            replace(
                exchange,
                question=asked(exchange.question),
                answer=tuple(named(block) for block in exchange.answer),
                follow_ups=tuple(
                    FollowUp(
                        question=asked(follow_up.question),
                        answer=tuple(named(block) for block in follow_up.answer),
                    )
                    for follow_up in exchange.follow_ups
                ),
            )
            for exchange in call.exchanges
        ),
    )
