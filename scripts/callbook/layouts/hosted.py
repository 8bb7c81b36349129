"""Talks in which a host asks: an interviewer, or one who reads out what others wrote."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbook.layouts.asking import asks
from callbook.layouts.cast import cast_of
from callbook.layouts.document import Document
from callbook.layouts.front import front
from callbook.layouts.interview import in_interview
from callbook.layouts.labels import Label
from callbook.layouts.spoken_labels import said_labels
from callbook.layouts.verbatim import Verbatim


def asking_turns(found: Verbatim, name: str) -> int:
    """How many turns of a speaker ask something."""
    return sum(asks(turn.text) for turn in found.turns if turn.speaker.name == name)


def hosts(found: Verbatim) -> tuple[str, ...]:
    """Those who run a talk and ask its questions, where nobody else asks; empty elsewhere."""
    if found.asking:
        return ()
    running = (name for name, one in found.people.items() if one.role == "operator")
    return tuple(name for name in running if asking_turns(found, name) > 1)


def hosted_labels(document: Document, found: Verbatim, asking: Iterable[str]) -> Iterator[Label]:
    """Labels where each question of these hosts is an exchange of its own."""
    chosen = set(asking)
    roles = {
        name: replace(one, role="analyst" if name in chosen else "management")
        for name, one in found.people.items()
        if name in chosen or one.role == "unknown"
    }
    roles = found.people | roles
    said = in_interview(found.turns, cast_of(roles))
    yield from front(document, found.front)
    yield from said_labels(said, found.cast)
