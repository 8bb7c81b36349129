"""Where the questions of a call begin, and what the turns before them are."""

import re

from callbook.layouts.calling import calls_next, ends_queue
from callbook.layouts.cast import Cast
from callbook.layouts.introductions import called
from callbook.layouts.persons import is_called_by, same_name
from callbook.layouts.prompting import asks_or_prompts
from callbook.layouts.reading_out import reads_out
from callbook.layouts.said import GREETING, OPERATOR
from callbook.layouts.sections import opens_questions
from callbook.layouts.turns import Turn
from callbook.layouts.written_questions import reads_question
from callbook.model import PieceKind

# prey: `Thanks, Tom. The first question is, "When …?"`; not `First, the question of price.`
_FIRST = re.compile(
    r"(?:[^.?!]{1,60}[.!] ){0,2}(?:so |and |okay, )?(?:the|our|your) first (?:\w+ ){0,2}?"
    r"question (?:is|comes|here|today|from|reads|that|asks)\b",
    re.IGNORECASE,
)


def questions_start(turns: tuple[Turn, ...], cast: Cast) -> int:
    """Where the questions begin: their heading, else the call for the first, else the first."""
    askers = [
        place
        for place, turn in enumerate(turns)
        if not turn.heading and cast.of(turn).role == "analyst"
    ]
    headings = [
        place
        for place, turn in enumerate(turns[:-1])
        if turn.heading and opens_questions(turn.rows[0])
    ]
    # A menu names the part as well: the last heading that stands before anybody asks.
    before = [place for place in headings if place < min(askers, default=0)]
    heading = next(reversed(before), next(iter(headings), None))
    if heading is not None and (not askers or heading < askers[-1]):
        return heading
    first_calls = (
        place
        for place, turn in enumerate(turns)
        if not turn.heading and cast.of(turn).role == "operator" and _opens_queue(turn, cast)
    )
    first_asks = (place for place in askers if asks_or_prompts(turns[place].text))
    first_reads = (place for place in range(len(turns) - 1) if _reads_first(turns, place, cast))
    first_answered = (place for place in askers[:1] if _begins_with(turns, place, cast))
    first_called = (place for place in askers if _was_called(turns, place, cast))
    beginnings = (first_calls, first_asks, first_reads, first_called, first_answered)
    return min(next(found, len(turns)) for found in beginnings)


def _begins_with(turns: tuple[Turn, ...], place: int, cast: Cast) -> bool:
    """Whether an asker's turn is the first of all, and one of the company's replies."""
    after = turns[place + 1 : place + 2]
    said = any(not turn.heading for turn in turns[:place])
    replied = bool(after) and cast.of(after[0]).role == "management"
    return not said and replied and not cast.courtesy(turns[place])


def _was_called(turns: tuple[Turn, ...], place: int, cast: Cast) -> bool:
    """Whether an asker speaks right after a call for him, were it no question."""
    before = turns[place - 1] if place else None
    if before is None or before.heading or cast.courtesy(turns[place]):
        return False
    if cast.of(before).role == "operator":
        return calls_next(before.text)
    asker = called(before.text).name
    broken_off = turns[place].text.endswith(("--", "—", "…", "..."))
    return bool(asker) and broken_off and is_called_by(cast.of(turns[place]).name, asker)


def _reads_first(turns: tuple[Turn, ...], place: int, cast: Cast) -> bool:
    """Whether one of the company's reads the first of the written questions to a colleague."""
    turn, after = turns[place : place + 2]
    ours = all(cast.of(one).role == "management" for one in (turn, after))
    other = not same_name(cast.of(turn).name, cast.of(after).name)
    return ours and other and bool(_FIRST.match(turn.text)) and reads_question(turn.text)


def _opens_queue(turn: Turn, cast: Cast) -> bool:
    """Whether an operator calls an asker, not one of the company's to begin."""
    name = "" if ends_queue(turn.text) else called(turn.text).name
    if name:
        return not any(
            one.role == "management" and is_called_by(one.name, name)
            for one in cast.people.values()
        )
    return reads_out(turn.text)


def before_questions(turn: Turn, cast: Cast) -> tuple[PieceKind, str]:
    """What a turn before the questions is: a remark, or words that are nobody's."""
    if cast.of(turn).role == "operator":
        return "removed", OPERATOR
    return ("removed", GREETING) if cast.courtesy(turn) else ("remark", "")
