"""Exchanges of a call with a queue: one for each asker's turn in it, further asks nested."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from callbook.layouts.asking import asks
from callbook.layouts.calling import (
    NOBODY_CALLED,
    Asker,
    asker_read,
    called,
    calls_next,
    ends_queue,
    reads_out,
    restates,
    speaks_of_queue,
)
from callbook.layouts.courtesy import is_courtesy, is_reply, presents_himself
from callbook.layouts.latin_names import generic_role, is_interpreter
from callbook.layouts.persons import is_called_by, same_name
from callbook.layouts.prompting import ends_asking, prompts
from callbook.layouts.sections import closes_questions, opens_questions
from callbook.layouts.turns import Turn
from callbook.model import PieceKind, Role, Speaker

OPERATOR = "the operator's words"
GREETING = "greeting or thanks"
RESTATED = "the question said again"
CLOSING = "written about the call, after its questions"
# prey: `Tom will take this.`, `I'll let Tom start`; not `Thanks, Tom.`
_TAKING = re.compile(
    r"\b(?:takes?|start|answer|handle|address|add|jump in|comment|cover|let|over to|want to)\b",
    re.IGNORECASE,
)
# prey: `We'll go next to Oscar Walsh`, `And next`; not `That's for Tom Reed`
_NEXT = re.compile(r"(?:[\w,.']+ ){0,4}?(?:next|last|first|follow-?up|question)\b", re.IGNORECASE)
# prey: `over to Mara`, `turn it to Tom`; not `Your line is open`
_HANDED = re.compile(r"\b(?:over to|turn|hand|pass)\b", re.IGNORECASE)
# prey: `Thank you all for joining us today.`; not `Thank you for the question.`
_FAREWELL = re.compile(
    r"(?:(?:okay|ok|great|well|all right|alright|so|with that|and)[,.]? )*"
    r"(?:thank you|thanks|i(?:'d| would)? (?:like|want) to thank|we thank|that concludes"
    r"|in closing)"
    r".{0,80}?\b(?:join(?:ing|ed)|attend\w*|participat\w*|being (?:with us|here)|listening"
    r"|your (?:time|interest"
    r"|support|continued)|concludes?|closing)\b",
    re.IGNORECASE,
)
_SHORT = 260
"""Characters up to which a turn of the company's that calls the next asker does nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A turn and what it is: for a question or an answer, of which exchange and follow-up."""

    turn: Turn
    kind: PieceKind
    reason: str = ""
    exchange: int = 0
    follow: int = 0
    speaker: Speaker | None = None  # where it is another than the header names


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who the speakers are, and the words of their names."""

    people: Mapping[str, Speaker]
    words: frozenset[str]

    def of(self, turn: Turn) -> Speaker:
        """The speaker of a turn."""
        return self.people.get(turn.speaker.name, turn.speaker)

    def courtesy(self, turn: Turn) -> bool:
        """Whether a turn is nothing but courtesy."""
        return is_courtesy(turn.text, self.words)


def cast_of(people: Mapping[str, Speaker], called_names: Iterable[str] = ()) -> Cast:
    """The speakers under the names that head their turns, with the words of all names."""
    names = [*people, *called_names]
    words = (word.lower().strip(".,") for name in names for word in name.split())
    return Cast(people=people, words=frozenset(word for word in words if len(word) > 1))


@dataclass(slots=True, kw_only=True)
class _Queue:
    """How far the queue has come."""

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
    over: bool = False
    last: Role = "unknown"
    said: list[Said] = field(default_factory=list)

    def add(
        self, turn: Turn, kind: PieceKind, reason: str = "", speaker: Speaker | None = None
    ) -> None:
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
        self.exchange, self.follow = self.exchange + 1, 0
        self.asker, self.called = asker, False
        self.asked = self.answered = self.closing = False


def in_queue(turns: tuple[Turn, ...], cast: Cast) -> tuple[Said, ...]:
    """What each turn of a call with a queue is."""
    queue = _Queue(turns=turns, cast=cast)
    start = questions_start(turns, cast)
    for place, turn in enumerate(turns):
        if turn.heading:
            queue.over = queue.over or any(closes_questions(row) for row in turn.rows)
            queue.add(turn, "heading")
        elif queue.over:
            queue.add(turn, "removed", CLOSING)
        elif place < start:
            queue.add(turn, *before_questions(turn, cast))
        else:
            _turn(queue, place, turn)
    return tuple(queue.said)


def before_questions(turn: Turn, cast: Cast) -> tuple[PieceKind, str]:
    """What a turn before the questions is: a remark, or words that are nobody's."""
    if cast.of(turn).role == "operator":
        return "removed", OPERATOR
    return ("removed", GREETING) if cast.courtesy(turn) else ("remark", "")


def questions_start(turns: tuple[Turn, ...], cast: Cast) -> int:
    """Where the questions begin: their heading, else the call for the first, else the first."""
    askers = [
        place
        for place, turn in enumerate(turns)
        if not turn.heading and cast.of(turn).role == "analyst"
    ]
    headings = [
        place
        for place, turn in enumerate(turns)
        if turn.heading and opens_questions(turn.rows[0]) and place + 1 < len(turns)
    ]
    if headings and (not askers or headings[0] < askers[-1]):
        return headings[0]
    calls = [
        place
        for place, turn in enumerate(turns)
        if not turn.heading and cast.of(turn).role == "operator" and _opens_queue(turn, cast)
    ]
    if calls:
        return min([calls[0], *(place for place in askers if _asks(turns[place].text))])
    asking = [place for place in askers if _asks(turns[place].text)]
    return asking[0] if asking else len(turns)


def _asks(text: str) -> bool:
    return asks(text) or prompts(text)


def _opens_queue(turn: Turn, cast: Cast) -> bool:
    """Whether an operator calls an asker, not one of the company's to begin."""
    name = "" if ends_queue(turn.text) else called(turn.text).name
    if name:
        return not any(
            one.role == "management" and is_called_by(one.name, name)
            for one in cast.people.values()
        )
    return reads_out(turn.text)


# --- one turn -----------------------------------------------------------------------------


def _turn(queue: _Queue, place: int, turn: Turn) -> None:
    role = _role(queue, place, turn)
    if role == "operator":
        _operator(queue, place, turn)
    elif role == "analyst":
        _asker(queue, place, turn)
    else:
        _answerer(queue, place, turn)
    if role != "operator" and not queue.cast.courtesy(turn):
        queue.last = role


def _role(queue: _Queue, place: int, turn: Turn) -> Role:
    """Asker or answerer; of one whom nobody names, by where the turn stands."""
    speaker = queue.cast.of(turn)
    if is_interpreter(speaker.name):
        return queue.last if queue.last != "unknown" else "analyst"
    if speaker.role != "unknown":
        return speaker.role
    if queue.called and not queue.closing and not queue.reading:
        return "analyst"
    if same_name(speaker.name, queue.asker) and not generic_role(speaker.name):
        return "analyst"
    if queue.last == "analyst" and not queue.answered:
        return "management"
    del place
    return "analyst" if ends_asking(turn.text) else "management"


def _next(queue: _Queue, place: int) -> tuple[int, Role, Turn] | None:
    """The next turn after a place that is no heading and no courtesy."""
    for at in range(place + 1, len(queue.turns)):
        turn = queue.turns[at]
        if turn.heading:
            continue
        role = queue.cast.of(turn).role
        strict = role != "analyst"
        if role == "operator" or not is_courtesy(turn.text, queue.cast.words, strict=strict):
            return at, role, turn
    return None


def _operator(queue: _Queue, place: int, turn: Turn) -> None:
    text = turn.text
    after = _next(queue, place)
    asker = called(text)
    reads = _reads(text)
    if after and after[1] in ("management", "unknown") and reads and _answers(after[2]):
        _read_out(queue, turn, asker)
        return
    if ends_queue(text):
        queue.called, queue.closing, queue.expected = True, True, NOBODY_CALLED
    elif asker.name or calls_next(text):
        again = bool(asker.name) and is_called_by(queue.asker, asker.name) and not queue.answered
        queue.called, queue.expected, queue.reading = not again, asker, False
        queue.closing = False
    queue.add(turn, "removed", OPERATOR)


def _read_out(queue: _Queue, turn: Turn, asker: Asker) -> None:
    """A written question that somebody reads: its asker is whom he names, if anybody."""
    asker = asker if asker.name else asker_read(turn.text)
    queue.open(asker.name or turn.speaker.name)
    queue.asked, queue.called, queue.reading = True, True, True
    one = Speaker(name=asker.name, firm=asker.firm, role="analyst") if asker.name else None
    queue.add(turn, "question", speaker=one)


def _answers(turn: Turn) -> bool:
    return not speaks_of_queue(turn.text) or len(turn.text) > _SHORT


def _asker(queue: _Queue, place: int, turn: Turn) -> None:
    text = turn.text
    name = queue.cast.of(turn).name
    asker = called(text) if reads_out(text) and not same_name(name, queue.asker) else NOBODY_CALLED
    if queue.cast.courtesy(turn):
        queue.add(turn, "removed", GREETING)
    elif asker.name and asks(text) and not is_called_by(name, asker.name):
        _read_out(queue, turn, asker)
        queue.called = False
    elif _another(queue, name, text):
        queue.open(name)
        queue.asked = _asks(text)
        queue.add(turn, "question")
    elif not queue.answered:
        queue.asked = queue.asked or _asks(text)
        queue.add(turn, "question")
    elif _explains(queue, place, turn):
        queue.add(turn, "answer")
    elif _asks_on(queue, place, turn):
        queue.follow, queue.answered, queue.asked = queue.follow + 1, False, True
        queue.add(turn, "question")
    else:
        queue.add(turn, "removed", GREETING)


def _another(queue: _Queue, name: str, text: str) -> bool:
    """Whether a turn begins another exchange than the open one."""
    same = same_name(name, queue.asker) or _unnamed_twice(queue, name)
    if not queue.exchange:
        return True
    if queue.called:
        return queue.answered or not same
    return not same or (queue.answered and bool(generic_role(name)) and presents_himself(text))


def _unnamed_twice(queue: _Queue, name: str) -> bool:
    """One asker under a name and as `Unidentified Analyst`, nobody having been called since."""
    if queue.called or bool(generic_role(name)) == bool(generic_role(queue.asker)):
        return False
    named = queue.asker if generic_role(name) else name
    return not queue.answered or is_called_by(named, queue.expected.name)


def _asks_on(queue: _Queue, place: int, turn: Turn) -> bool:
    """Whether a further turn of the asker is a follow-up: it asks, or is answered at length."""
    if "?" in turn.text:
        return True
    if prompts(turn.text) and _company_follows(queue, place):
        return True
    after = _next(queue, place)
    if after is None or after[1] not in ("management", "unknown"):
        return False
    return len(turn.text.split()) > 6 and _answers(after[2]) and not queue.cast.courtesy(after[2])


def _company_follows(queue: _Queue, place: int) -> bool:
    """Whether one of the company's speaks next, were it only a word."""
    after = next((turn for turn in queue.turns[place + 1 :] if not turn.heading), None)
    return after is not None and queue.cast.of(after).role in ("management", "unknown")


def _explains(queue: _Queue, place: int, turn: Turn) -> bool:
    """Whether the asker says what he meant, having been asked back: `Net.`, `对，主要是拉美。`"""
    after = _next(queue, place)
    before = next((one for one in reversed(queue.said) if not one.turn.heading), None)
    asked_back = before is not None and before.kind == "answer" and "?" in before.turn.text[-3:]
    replies = after is not None and after[1] in ("management", "unknown")
    return asked_back and replies and "?" not in turn.text


def _answerer(queue: _Queue, place: int, turn: Turn) -> None:
    text = turn.text
    if _runs_queue(queue, place, turn):
        _operator(queue, place, turn)
    elif _answers_nothing(queue, place, text):
        queue.add(turn, *before_questions(turn, queue.cast))
    elif not queue.answered and _says_again(queue, place, turn):
        queue.add(turn, "removed", RESTATED)
    elif _greets(queue, place, turn):
        queue.add(turn, "removed", GREETING)
    else:
        queue.answered = True
        queue.add(turn, "answer")
        queue.called = queue.called or _hands_on(text)
        queue.closing = queue.closing or (_hands_on(text) and ends_queue(text[-200:]))


def _answers_nothing(queue: _Queue, place: int, text: str) -> bool:
    """Whether nobody has asked yet, or nobody asks any more."""
    if not queue.exchange:
        return True
    return queue.answered and (queue.closing or _says_farewell(queue, place, text))


def _greets(queue: _Queue, place: int, turn: Turn) -> bool:
    """Whether one of the company's greets or thanks, and answers nothing by it."""
    text = turn.text
    if len(text) < 120 and _greets_back(queue):
        return True
    if not is_courtesy(text, queue.cast.words, strict=queue.asked):
        return False
    hands_over = queue.asked and not queue.answered and _hands_over(queue, turn)
    return not hands_over and not _is_answer(queue, place, text)


def _says_farewell(queue: _Queue, place: int, text: str) -> bool:
    """Whether one of the company's thanks all for joining, nobody asking after that."""
    if not _FAREWELL.match(text[:240]):
        return False
    return not any(queue.cast.of(turn).role == "analyst" for turn in queue.turns[place + 1 :])


def _runs_queue(queue: _Queue, place: int, turn: Turn) -> bool:
    """Whether one of the company's only calls the next asker, or reads a question out."""
    text = turn.text
    after = _next(queue, place)
    if len(text) < _SHORT and (
        _calls_known(queue, text) or speaks_of_queue(text) or ends_queue(text)
    ):
        alone = len(text) < 60
        return alone or queue.answered or not queue.exchange or not _last_word(queue, place)
    reads = _reads(text)
    if after is None or after[1] not in ("management", "unknown") or not reads:
        return False
    other = not same_name(queue.cast.of(after[2]).name, queue.cast.of(turn).name)
    asked = called(text)
    told = bool(asked.name) or _reads_next(text)
    return other and told and "?" in text and (queue.answered or not queue.exchange)


def _calls_known(queue: _Queue, text: str) -> bool:
    """Whether a text calls somebody who asks elsewhere in the call, or bids one go ahead."""
    name = called(text).name
    bids = any(words in text.lower() for words in ("please proceed", "go ahead", "your line"))
    if name and (bids or len(text) < 90) and not _HANDED.search(text):
        return bids or bool(_NEXT.match(text))
    return bool(name) and any(
        one.role == "analyst" and is_called_by(one.name, name) for one in queue.cast.people.values()
    )


def _reads(text: str) -> bool:
    """Whether a text reads out a question; `Operator, can we have the next question?` asks none."""
    told = "?" in text and _reads_next(text) and len(text.split()) > 9
    return reads_out(text) or (told and "operator" not in text.lower())


def _reads_next(text: str) -> bool:
    """Whether a turn of the company's begins another question: `The next one is from the web`."""
    low = text[:200].lower()
    return any(
        phrase in low
        for phrase in (
            "next question",
            "first question",
            "last question",
            "question from",
            "question comes",
            "question is from",
            "another question",
            "questions from",
            "from the web",
            "question here",
            "final question",
            "submitted",
            "follow-up on that",
            "e-mail",
            "next one",
        )
    )


def _last_word(queue: _Queue, place: int) -> bool:
    """Whether nobody of the company's speaks again before the next question."""
    after = _next(queue, place)
    return after is None or after[1] not in ("management", "unknown")


def _says_again(queue: _Queue, place: int, turn: Turn) -> bool:
    """Whether one says the question again before another answers it."""
    after = _next(queue, place)
    if after is None or after[1] not in ("management", "unknown") or len(turn.text) > 700:
        return False
    return restates(turn.text) and not same_name(turn.speaker.name, after[2].speaker.name)


def _is_answer(queue: _Queue, place: int, text: str) -> bool:
    """Whether a courtesy is all the answer there is: `Yes.`, `Correct. Thank you.`"""
    if queue.answered or not queue.asked:
        return False
    after = next((turn for turn in queue.turns[place + 1 :] if not turn.heading), None)
    answered_next = (
        after is not None
        and queue.cast.of(after).role in ("management", "unknown")
        and _answers(after)
    )
    return is_reply(text) and not answered_next


def _greets_back(queue: _Queue) -> bool:
    """Whether another asker than before has just said his greeting."""
    last = queue.said[-1]
    speaker = queue.cast.of(last.turn)
    if last.reason != GREETING or speaker.role != "analyst":
        return False
    return queue.called or not same_name(speaker.name, queue.asker)


def _hands_over(queue: _Queue, turn: Turn) -> bool:
    """Whether one of the company's lets another of them answer: `Tom will take this.`"""
    name = queue.cast.of(turn).name
    others = (
        one.name.split()
        for one in queue.cast.people.values()
        if one.role == "management" and one.name != name
    )
    firsts = {words[0] for words in others if words}
    return bool(_TAKING.search(turn.text)) and any(
        re.search(rf"\b{re.escape(first)}\b", turn.text, re.IGNORECASE) for first in firsts
    )


def _hands_on(text: str) -> bool:
    """Whether an answer ends by calling the next asker: `… Next question, please.`"""
    last = text.rstrip()[-120:]
    sentence = last.replace("!", ".").replace("?", ".").rstrip(".").rpartition(".")[2]
    low = sentence.lower()
    return ("next question" in low or "next caller" in low or "next analyst" in low) and len(
        sentence.split()
    ) < 12
