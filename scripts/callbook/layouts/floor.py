"""Who has the floor in a call with a queue: whose question is open, and who speaks next."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from callbook.layouts.calling import speaks_of_queue
from callbook.layouts.cast import Cast
from callbook.layouts.introductions import NOBODY_CALLED, Asker
from callbook.layouts.latin_names import generic_role, is_interpreter
from callbook.layouts.persons import is_called_by, same_name
from callbook.layouts.prompting import asks_or_prompts, ends_asking
from callbook.layouts.said import Said
from callbook.layouts.turns import Turn
from callbook.model import PieceKind, Role, Speaker

_BRIEF = 60
"""Characters up to which words of the queue are all that somebody says."""
_COMPANY = ("management", "unknown")
"""Roles of those who answer: one of whom nothing is known is the company's."""


@dataclass(slots=True, kw_only=True)
class Floor:
    """How far the call has come; it changes with every turn that is placed."""

    turns: tuple[Turn, ...]
    cast: Cast
    exchange: int = 0
    follow: int = 0
    asker: str = ""
    called: bool = True  # somebody else may ask: the exchange is over once he does
    expected: Asker = NOBODY_CALLED
    asked: bool = False  # the open question has asked something
    answered: bool = False
    closing: bool = False  # nobody asks any more
    reading: bool = False  # questions are read out: who speaks next answers
    last: Role = "unknown"
    said: list[Said] = field(default_factory=list)

    def add(
        self, turn: Turn, kind: PieceKind, reason: str = "", speaker: Speaker | None = None
    ) -> None:
        """Place a turn: in the open exchange, if it is a question or an answer."""
        inside = kind in ("question", "answer")
        self.said.append(
            Said(
                turn=turn,
                kind=kind,
                reason=reason,
                exchange=self.exchange if inside else 0,
                follow=self.follow if inside else 0,
                speaker=speaker,
            )
        )

    def open(self, asker: str) -> None:
        """Begin the next exchange, with this asker's question."""
        self.exchange, self.follow = self.exchange + 1, 0
        self.asker, self.called = asker, False
        self.asked = self.answered = self.closing = False

    def company_replies(self, place: int) -> Turn | None:
        """The next turn after a place, courtesies aside, if one of the company's takes it."""
        for turn in self._after(place):
            role = self.cast.of(turn).role
            if role == "operator" or not self.cast.courtesy(turn, strict=role != "analyst"):
                return turn if role in _COMPANY else None
        return None

    def company_follows(self, place: int) -> Turn | None:
        """The next turn after a place, were it only a word, if one of the company's takes it."""
        turn = next(self._after(place), None)
        return turn if turn and self.cast.of(turn).role in _COMPANY else None

    def asker_goes_on(self, place: int) -> bool:
        """Whether the asker takes the next turn after a place, and asks something."""
        turn = next(self._after(place), None)
        goes_on = turn is not None and same_name(self.cast.of(turn).name, self.asker)
        return turn is not None and goes_on and asks_or_prompts(turn.text)

    def hands_to(self, place: int, name: str) -> bool:
        """Whether the next turn after a place is by one of this name who is not the company's."""
        turn = next(self._after(place), None)
        if turn is None or not name:
            return False
        speaker = self.cast.of(turn)
        return speaker.role not in _COMPANY and is_called_by(speaker.name, name)

    def next_asker(self, place: int) -> str:
        """Who takes the next turn after a place, if an asker other than the open question's."""
        turn = next(self._after(place), None)
        if turn is None or self.cast.of(turn).role != "analyst":
            return ""
        name = self.cast.of(turn).name
        return name if generic_role(name) or not same_name(name, self.asker) else ""

    def _after(self, place: int) -> Iterator[Turn]:
        """The turns after a place, headings aside."""
        for at in range(place + 1, len(self.turns)):
            if not self.turns[at].heading:
                yield self.turns[at]


def role_of_turn(floor: Floor, turn: Turn) -> Role:
    """Asker or answerer; of one whom nobody names, by where the turn stands."""
    speaker = floor.cast.of(turn)
    before = floor.said[-1].turn if floor.said else turn
    if speaker.role == "unknown" and not before.text:  # said again: it was not transcribed
        return floor.cast.of(before).role
    if is_interpreter(speaker.name):
        return floor.last if floor.last != "unknown" else "analyst"
    if speaker.role != "unknown":
        return speaker.role
    queue = len(turn.text) < _BRIEF and speaks_of_queue(turn.text)
    if floor.called and not floor.closing and not floor.reading and not queue:
        return "management" if _comes_late(floor, turn) else "analyst"
    if same_name(speaker.name, floor.asker) and not generic_role(speaker.name):
        return "analyst"
    if floor.last == "analyst" and not floor.answered:
        return "management"
    return "analyst" if ends_asking(turn.text) else "management"


def _comes_late(floor: Floor, turn: Turn) -> bool:
    """Whether one who asks nothing adds to an answer, though another who speaks was called."""
    speaker, expected = floor.cast.of(turn), floor.expected.name
    if not floor.answered or not expected or is_called_by(speaker.name, expected):
        return False
    speaks = any(is_called_by(one.name, expected) for one in floor.cast.people.values())
    return speaks and not asks_or_prompts(turn.text)
