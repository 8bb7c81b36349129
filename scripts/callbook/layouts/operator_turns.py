"""What an operator's turn does: calls the next asker, reads a question out, ends the queue."""

import re

from callbook.layouts.calling import (
    calls_next,
    calls_station,
    ends_queue,
    speaks_of_queue,
)
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.floor import Floor
from callbook.layouts.introductions import NOBODY_CALLED, called
from callbook.layouts.latin_names import generic_role
from callbook.layouts.persons import is_called_by, same_name
from callbook.layouts.said import OPERATOR
from callbook.layouts.turns import Turn
from callbook.layouts.written_questions import (
    begins_another,
    is_labelled,
    read_out,
    reads_question,
)

# prey: `We'll go next to Oscar Walsh`, `And next`; not `That's for Tom Reed`
_NEXT = re.compile(r"(?:[\w,.']+ ){0,4}?(?:next|last|first|follow-?up|question)\b", re.IGNORECASE)
# prey: `over to Mara`, `turn it to Tom`; not `Your line is open`
_HANDED = re.compile(r"\b(?:over to|turn|hand|pass)\b", re.IGNORECASE)
# prey: `Ian, please go ahead.`, `Ian, you may unmute yourself`; not `Tom, go ahead and answer`
_BIDS = re.compile(
    r"(?:^|[.!?] )(?P<name>[A-Z][\w'’-]+), (?:please |you (?:may|can) |feel free to )*"
    r"(?:(?:now )?go ahead|unmute(?: yourself)?|proceed)[.!]?$"
)
_BRIEF = 90
"""Characters up to which a name and a word of the queue are a call."""
_SHORT = 260
"""Characters up to which a turn of the company's that calls the next asker does nothing else."""


def operator_turn(floor: Floor, place: int, turn: Turn) -> None:
    """Place a turn of the operator's, or of whoever else runs the queue."""
    text = turn.text
    after = floor.company_replies(place)
    if after is None or not answers(after):
        after = _short_reply(floor, place)
    asker = called(text)
    if after and reads_question(text):
        read_out(floor, turn, asker)
        return
    if ends_queue(text):
        floor.called, floor.closing, floor.expected = True, True, NOBODY_CALLED
    elif asker.name or calls_station(text) or (calls_next(text) and not _bids_on(floor, text)):
        again = bool(asker.name) and is_called_by(floor.asker, asker.name) and not floor.answered
        floor.called, floor.expected, floor.reading = not again, asker, False
        floor.closing = False
    floor.add(turn, "removed", OPERATOR)


def _short_reply(floor: Floor, place: int) -> Turn | None:
    """The next turn after a place if one of the company's says no more than yes or no in it."""
    after = floor.company_follows(place)
    return after if after and floor.cast.reply(after) else None


def _bids_on(floor: Floor, text: str) -> bool:
    """Whether a text only bids the asker who has the word go on: `Yes, sir. Please go ahead.`"""
    return is_courtesy(text, strict=True) and generic_role(floor.asker) is None


def answers(turn: Turn) -> bool:
    """Whether a turn of the company's does more than keep the queue going."""
    return not speaks_of_queue(turn.text) or len(turn.text) > _SHORT


def runs_queue(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether one of the company's only calls the next asker, or reads a question out."""
    text = turn.text
    after = floor.company_replies(place)
    if floor.answered and calls_station(text):
        return bool(floor.next_asker(place))
    if len(text) < _SHORT and (
        _calls_known(floor, place, text)
        or _bids_again(floor, text)
        or speaks_of_queue(text)
        or ends_queue(text)
    ):
        return len(text) < 60 or floor.answered or not floor.exchange or after is not None
    if after is None or not reads_question(text):
        return False
    other = not same_name(floor.cast.of(after).name, floor.cast.of(turn).name)
    told = "?" in text and (bool(called(text).name) or begins_another(text))
    return other and (told or is_labelled(text)) and (floor.answered or not floor.exchange)


def _calls_known(floor: Floor, place: int, text: str) -> bool:
    """Whether a text calls somebody who asks elsewhere in the call, or bids one go ahead."""
    asker = called(text)
    name = asker.name
    if not name:
        return False
    bids = any(words in text.lower() for words in ("please proceed", "go ahead", "your line"))
    if (bids or len(text) < _BRIEF) and not _HANDED.search(text):
        another = floor.answered and not is_called_by(floor.asker, name)
        asks = _asks_elsewhere(floor, name) or bool(asker.firm and floor.next_asker(place))
        return bids or bool(_NEXT.match(text)) or (another and asks)
    return _asks_elsewhere(floor, name)


def _bids_again(floor: Floor, text: str) -> bool:
    """Whether a text only bids an asker speak, by his first name: `Ian, please go ahead.`"""
    hit = _BIDS.search(text) if len(text) < _BRIEF else None
    return hit is not None and _asks_elsewhere(floor, hit["name"])


def _asks_elsewhere(floor: Floor, name: str) -> bool:
    """Whether one of the call's askers goes by this name."""
    return any(
        one.role == "analyst" and is_called_by(one.name, name) for one in floor.cast.people.values()
    )
