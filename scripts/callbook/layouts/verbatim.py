"""Turns, their speakers and the exchanges they make: what all verbatim layouts share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from callbook.layouts.asking import asks
from callbook.layouts.courtesy import calls_next, is_courtesy
from callbook.layouts.document import Document, Row
from callbook.layouts.front import front
from callbook.layouts.labels import Label
from callbook.layouts.people import known
from callbook.layouts.queue import in_interview, in_queue, said_labels
from callbook.layouts.turns import Header, Turn, turns
from callbook.model import Speaker


@dataclass(frozen=True, kw_only=True)
class Verbatim:
    """A document as turns. (No slots: what is counted is kept.)"""

    front: tuple[Row, ...]
    turns: tuple[Turn, ...]
    people: dict[str, Speaker]

    @cached_property
    def asking(self) -> int:
        """Turns of askers that ask something."""
        return sum(self._is(turn, "analyst") and asks(turn.text) for turn in self.turns)

    @cached_property
    def answering(self) -> int:
        """Turns of the company's people that say more than a courtesy."""
        return sum(
            self._is(turn, "management") and not is_courtesy(turn.text) for turn in self.turns
        )

    @cached_property
    def covered(self) -> float:
        """Share of the document's characters that stands in turns."""
        said = sum(len(turn.text) for turn in self.turns)
        return said / ((said + sum(len(row.body) for row in self.front)) or 1)

    @cached_property
    def is_chinese(self) -> bool:
        """Whether more is said in Chinese characters than in Latin words."""
        text = "".join(turn.text for turn in self.turns)
        han = sum("\u4e00" <= char <= "\u9fff" for char in text)
        return han > 0.2 * len(text)

    @cached_property
    def queue(self) -> bool:
        """Whether askers take turns (a call) rather than one asking all along (an interview)."""
        askers = {turn.speaker.name for turn in self.turns if self._is(turn, "analyst")}
        called = sum(self._is(turn, "operator") and calls_next(turn.text) for turn in self.turns)
        return len(askers) > 2 or called > 0 or (len(askers) == 2 and self._with_firms(askers))

    def _with_firms(self, askers: set[str]) -> bool:
        return any(self.people[name].firm for name in askers if name in self.people)

    def _is(self, turn: Turn, role: str) -> bool:
        return self.people.get(turn.speaker.name, turn.speaker).role == role


def verbatim(
    document: Document, headers: Iterable[Header], listed: Iterable[Speaker] = ()
) -> Verbatim:
    """The turns that these headers open, and who their speakers are."""
    before, made = turns(document, headers)
    return Verbatim(front=before, turns=made, people=known(made, listed))


def labels(document: Document, found: Verbatim) -> tuple[Label, ...]:
    """Labels for a document of turns: an interview or a call with a queue."""
    said = (in_queue if found.queue else in_interview)(found.turns, found.people)
    return (*front(document, found.front), *said_labels(document, said, found.people))


def speakers_of(found: Verbatim) -> tuple[Speaker, ...]:
    """The people who speak, in the order in which they do."""
    return tuple(found.people.values())
