"""Exchanges of a call with a queue: one for each asker's turn in it, further asks nested."""

from callbook.layouts.asker_turns import asker_turn
from callbook.layouts.cast import Cast
from callbook.layouts.company_turns import company_turn
from callbook.layouts.endings import parted
from callbook.layouts.floor import Floor, role_of_turn
from callbook.layouts.opening import before_questions, questions_start
from callbook.layouts.operator_turns import operator_turn
from callbook.layouts.said import CLOSING, Said
from callbook.layouts.sections import closes_questions, heads_one_question
from callbook.layouts.turns import Turn


def in_queue(turns: tuple[Turn, ...], cast: Cast) -> tuple[Said, ...]:
    """What each turn of a call with a queue is."""
    turns = parted(turns, cast)
    floor = Floor(turns=turns, cast=cast)
    start = questions_start(turns, cast)
    over = False
    for place, turn in enumerate(turns):
        if turn.heading:
            over = over or any(closes_questions(row) for row in turn.rows)
            floor.add(turn, "heading")
            if floor.answered and heads_one_question(turn.rows[0]):
                floor.called, floor.asker = True, ""
        elif over:
            floor.add(turn, "removed", CLOSING)
        elif place < start:
            floor.add(turn, *before_questions(turn, cast))
        else:
            _take(floor, place, turn)
    return tuple(floor.said)


def _take(floor: Floor, place: int, turn: Turn) -> None:
    """Place one turn of the questions, and leave the floor as it is after it."""
    role = role_of_turn(floor, turn)
    if role == "operator":
        operator_turn(floor, place, turn)
    elif role == "analyst":
        asker_turn(floor, place, turn)
    else:
        company_turn(floor, place, turn)
    if role != "operator" and not floor.cast.courtesy(turn):
        floor.last = role
