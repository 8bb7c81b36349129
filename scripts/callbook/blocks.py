"""Change every block of a call by one function."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from callbook.model import Block, Call, Exchange, FollowUp, Question

Change = Callable[[Block], Block]


def each_block(call: Call, change: Change) -> Call:
    """The call with `change` applied to every block: remarks, questions, answers, follow-ups."""
    exchanges = tuple(each_block_of(exchange, change) for exchange in call.exchanges)
    return replace(call, remarks=_all(call.remarks, change), exchanges=exchanges)


def each_block_of(exchange: Exchange, change: Change) -> Exchange:
    """The exchange with `change` applied to every block of it."""
    follow_ups = tuple(
        FollowUp(question=_question(more.question, change), answer=_all(more.answer, change))
        for more in exchange.follow_ups
    )
    return replace(
        exchange,
        question=_question(exchange.question, change),
        answer=_all(exchange.answer, change),
        follow_ups=follow_ups,
    )


def _question(question: Question, change: Change) -> Question:
    return replace(question, block=change(question.block))


def _all(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    return tuple(change(block) for block in blocks)
