"""Turns, their speakers and the exchanges they make: what all verbatim layouts share."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from callbook.layouts.asking import asks
from callbook.layouts.bilingual import HAN
from callbook.layouts.calling import calls_next, calls_station
from callbook.layouts.cast import Cast, cast_of
from callbook.layouts.chinese_calls import chinese_opens_questions
from callbook.layouts.clues import Form, clues
from callbook.layouts.document import Document, Row
from callbook.layouts.front import front
from callbook.layouts.headers import headers
from callbook.layouts.interview import in_interview
from callbook.layouts.labels import Label
from callbook.layouts.latin_names import generic_role
from callbook.layouts.people import known
from callbook.layouts.queued import in_queue
from callbook.layouts.speech_sections import begins_call
from callbook.layouts.spoken_labels import said_labels
from callbook.layouts.surroundings import Core, bare_core, core, front_labels
from callbook.layouts.turns import Header, Turn, turns
from callbook.model import Speaker

# prey: `Analyst 1`, `質問者2`, `投资者B`; not `Ann Lee`
_COUNTED = re.compile(r"\d$|[^\x00-\x7f][A-Z]$")


@dataclass(frozen=True, kw_only=True, eq=False)
class Verbatim:
    """A document as turns. (No slots: what is counted is kept. Like a document, its own equal.)"""

    core: Core
    front: tuple[Row, ...]
    turns: tuple[Turn, ...]
    listed: tuple[Speaker, ...] = ()

    @cached_property
    def people(self) -> dict[str, Speaker]:
        """Each name that heads a turn → its speaker."""
        return known(self.turns, self.listed)

    @cached_property
    def cast(self) -> Cast:
        """Who the speakers are."""
        return cast_of(self.people, clues(self.core.document, self.listed).names)

    @cached_property
    def queue(self) -> bool:
        """Whether askers take turns (a call) rather than one asking all along (an interview)."""
        spoken = [turn for turn in self.turns if not turn.heading]
        if any(self._calls(turn) for turn in spoken if turn.speaker.name):
            return True
        if sum(calls_station(turn.text) for turn in spoken) > 1:
            return True
        askers = Counter(
            self.cast.of(turn).name
            for turn in spoken
            if self.cast.of(turn).role == "analyst" and not self.cast.courtesy(turn)
        )
        if sum(bool(_COUNTED.search(name)) for name in askers) > 1:
            return True
        opened = any(chinese_opens_questions(turn.text) for turn in spoken)
        named = [name for name in askers if generic_role(name) is None]
        if opened and named and len(askers) > 1:
            return True
        if len(named) < 2:
            return False
        most, total = max(askers.values()), sum(askers.values())
        of_firms = sum(bool(self.people[name].firm) for name in named if name in self.people)
        return most * 2 <= total or len(named) > 3 or (of_firms > 1 and most < 0.8 * total)

    @cached_property
    def asking(self) -> int:
        """Turns of askers that ask something."""
        return sum(self._is(turn, "analyst") and asks(turn.text) for turn in self.turns)

    @cached_property
    def answering(self) -> int:
        """Turns of the company's people that say more than a courtesy."""
        return sum(
            self._is(turn, "management") and not self.cast.courtesy(turn) for turn in self.turns
        )

    @cached_property
    def covered(self) -> float:
        """Share of the document's characters that stands in turns."""
        said = sum(len(turn.text) for turn in self.turns)
        return said / ((said + sum(len(row.body) for row in self.front)) or 1)

    @cached_property
    def is_chinese(self) -> bool:
        """Whether more is said in Chinese characters than in Latin words."""
        return is_chinese_text(row for turn in self.turns for row in turn.rows)

    def _is(self, turn: Turn, role: str) -> bool:
        return not turn.heading and self.cast.of(turn).role == role

    def _calls(self, turn: Turn) -> bool:
        return self.cast.of(turn).role == "operator" and calls_next(turn.text)


def verbatim(
    document: Document, found: Iterable[Header], listed: Iterable[Speaker] = ()
) -> Verbatim:
    """The turns that these headers open, and who their speakers are."""
    before, made = turns(document, found)
    return Verbatim(core=bare_core(document), front=before, turns=made, listed=tuple(listed))


def spoken(document: Document, forms: Iterable[Form]) -> Verbatim:
    """The turns that headers of these forms open; what stands around the words is cut off."""
    inner = core(document)
    known_names = clues(inner.document, inner.roster.people)
    found = _after_front(inner.document, headers(inner.document, tuple(forms), known_names))
    return _turned(inner, found)


@lru_cache(maxsize=8)  # layouts that differ in their forms alone mostly find the same headers
def _turned(inner: Core, found: tuple[Header, ...]) -> Verbatim:
    before, made = turns(inner.document, found)
    return Verbatim(core=inner, front=before, turns=made, listed=inner.roster.people)


def _after_front(document: Document, found: tuple[Header, ...]) -> tuple[Header, ...]:
    """The headers below the heading with which the call's words begin, where there is one.

    A contents list prints the same heading: the last one before most of the headers counts.
    """
    for place in range(len(document.rows) - 1, -1, -1):
        if begins_call(document.rows[place]):
            below = tuple(header for header in found if header.row > place)
            if len(below) * 2 >= len(found) and below:
                return below
    return found


def labels(document: Document, found: Verbatim) -> tuple[Label, ...]:
    """Labels for a document of turns: an interview or a call with a queue."""
    del document
    return _labels(found)


@lru_cache(maxsize=4)
def _labels(found: Verbatim) -> tuple[Label, ...]:
    said = (in_queue if found.queue else in_interview)(found.turns, found.cast)
    return (
        *found.core.apart,
        *_front(found),
        *said_labels(said, found.cast),
    )


def _front(found: Verbatim) -> Iterable[Label]:
    if found.core.roster.rows or not is_chinese_text(found.front):
        return front_labels(found.front, spoken_after=bool(found.turns))
    return front(found.core.document, found.front)


def is_chinese_text(rows: Iterable[Row]) -> bool:
    """Whether rows hold more Chinese than Latin."""
    text = "".join(row.body for row in rows)
    return len(HAN.findall(text)) > 0.2 * len(text)


def speakers_of(found: Verbatim) -> tuple[Speaker, ...]:
    """The people who speak, in the order in which they do."""
    return tuple(dict.fromkeys(found.people.values()))
