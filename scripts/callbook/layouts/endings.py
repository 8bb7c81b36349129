"""Answers that end in a paragraph of another kind: the call for the next asker, a farewell."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from callbook.layouts.calling import ends_queue, speaks_of_queue
from callbook.layouts.cast import Cast
from callbook.layouts.company_turns import is_farewell
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.document import Row
from callbook.layouts.introductions import called, lone_name, sentences
from callbook.layouts.paragraphs import wrapped_at
from callbook.layouts.persons import is_called_by
from callbook.layouts.turns import Turn

_LONGEST = 200
"""Characters up to which a paragraph may be a call or a farewell and nothing else."""


def parted(turns: tuple[Turn, ...], cast: Cast) -> tuple[Turn, ...]:
    """The turns; those of the company's parted before a last paragraph that runs the queue."""
    last = max(
        (place for place, turn in enumerate(turns) if cast.of(turn).role == "analyst"), default=-1
    )
    askers = tuple(one.name for one in cast.people.values() if one.role == "analyst")
    width = wrapped_at(row for turn in turns for row in turn.rows)
    made: list[Turn] = []
    for place, turn in enumerate(turns):
        answers = not turn.heading and cast.of(turn).role in ("management", "unknown")
        ends = partial(_ends, askers=askers, words=cast.words, last=place > last)
        made.extend(_parted(turn, width, ends) if answers else (turn,))
    return tuple(made)


def _parted(turn: Turn, width: int, ends: Callable[[str], bool]) -> Iterator[Turn]:
    """A turn of the company's, in two where its last paragraphs are another thing."""
    rows, at = turn.rows, len(turn.rows)
    while at > 1 and _begins(rows, at - 1, width) and ends(rows[at - 1].body):
        at -= 1
    if at == len(rows):
        yield turn
    else:
        yield replace(turn, rows=rows[:at])
        yield replace(turn, header=(), rows=rows[at:])


def _begins(rows: tuple[Row, ...], place: int, width: int) -> bool:
    """Whether a row begins a paragraph: where lines break at a width, a full one goes on."""
    first = rows[place].body.partition(" ")[0]
    fits = rows[place - 1].end + len(first) < width
    if first.isascii() and width and not fits and not rows[place].gap:
        return False
    return rows[place - 1].body[-1] in '.?!…。"”)]' and rows[place].body[0].isupper()


def _ends(text: str, askers: tuple[str, ...], words: frozenset[str], *, last: bool) -> bool:
    """Whether a paragraph calls an asker or the next question; of a last turn, closes the call.

    `words` are those of the speakers' names; `last`: nobody asks after that turn.
    """
    if len(text) > _LONGEST:
        return False
    if last and (ends_queue(text) or is_farewell(text)):
        return True
    name = called(text).name or lone_name(text)
    if name and any(is_called_by(asker, name) for asker in askers):
        return True
    return all(
        speaks_of_queue(one) or is_courtesy(one, words, strict=True) for one in sentences(text)
    )
