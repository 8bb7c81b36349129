"""Exchanges of a call with a queue, and of an interview, from the turns of its speakers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from callbook.layouts.asking import asks
from callbook.layouts.courtesy import calls_next, introduced, is_courtesy, restates
from callbook.layouts.document import Document, Row
from callbook.layouts.labels import Label, whole
from callbook.layouts.paragraphs import continues
from callbook.layouts.people import same_name
from callbook.layouts.points import point
from callbook.layouts.sections import closes_questions
from callbook.layouts.turns import Turn, header_labels
from callbook.model import PieceKind, Role, Speaker

OPERATOR = "the operator's words"
GREETING = "greeting or thanks"
RESTATED = "the question said again"
CLOSING = "written about the call, after its questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A turn and what it is: for a question or an answer, of which exchange and follow-up."""

    turn: Turn
    kind: PieceKind
    reason: str = ""
    exchange: int = 0
    follow: int = 0


@dataclass(slots=True, kw_only=True)
class _State:
    """How far the queue has come."""

    exchange: int = 0
    follow: int = 0
    asker: str = ""
    called: bool = True  # somebody else may ask: the exchange is over once he does
    called_name: str = ""
    answered: bool = False
    over: bool = False
    said: list[Said] = field(default_factory=list)

    def add(self, turn: Turn, kind: PieceKind, reason: str = "") -> None:
        inside = kind in ("question", "answer")
        self.said.append(
            Said(
                turn=turn,
                kind=kind,
                reason=reason,
                exchange=self.exchange if inside else 0,
                follow=self.follow if inside else 0,
            )
        )


def in_queue(turns: tuple[Turn, ...], people: Mapping[str, Speaker]) -> tuple[Said, ...]:
    """One exchange for each asker's turn in the queue, further asks nested in it."""
    state = _State()
    start = questions_start(turns, people)
    for place, turn in enumerate(turns):
        speaker = people.get(turn.speaker.name, turn.speaker)
        after = next((one for one in turns[place + 1 :] if not one.heading), None)
        if turn.heading:
            _heading(state, turn)
        elif state.over:
            state.add(turn, "removed", CLOSING)
        elif place < start:
            state.add(turn, *_before(turn, speaker.role))
        elif speaker.role == "operator":
            _operator(state, turn)
        elif speaker.role == "analyst":
            _asker(state, turn, speaker, _answers(after, people))
        else:
            _answerer(state, turn)
    return tuple(state.said)


def in_interview(turns: tuple[Turn, ...], people: Mapping[str, Speaker]) -> tuple[Said, ...]:
    """One exchange for each utterance of the interviewer that asks something."""
    state = _State()
    for turn in turns:
        role = people.get(turn.speaker.name, turn.speaker).role
        if turn.heading:
            _heading(state, turn)
        elif state.over:
            state.add(turn, "removed", CLOSING)
        elif role == "analyst" and is_courtesy(turn.text):
            state.add(turn, "removed", GREETING)
        elif role == "analyst" and (asks(turn.text) or state.exchange):
            state.exchange += 1
            state.add(turn, "question")
        elif state.exchange:
            state.add(turn, "answer")
        else:
            state.add(turn, "remark")
    return tuple(_answered_only(tuple(state.said), people))


def _answered_only(said: tuple[Said, ...], people: Mapping[str, Speaker]) -> Iterator[Said]:
    """An interviewer's statement that nobody answers is his closing, no question."""
    del people
    answered = {one.exchange for one in said if one.kind == "answer"}
    for one in said:
        lost = one.kind == "question" and one.exchange not in answered
        if lost and not asks(one.turn.text):
            yield replace(one, kind="remark", exchange=0)
        else:
            yield one


def questions_start(turns: tuple[Turn, ...], people: Mapping[str, Speaker]) -> int:
    """Where the questions begin: their heading, else the first asker whom nobody precedes."""
    headings = [place for place, turn in enumerate(turns) if turn.heading]
    analysts = [
        place
        for place, turn in enumerate(turns)
        if people.get(turn.speaker.name, turn.speaker).role == "analyst"
    ]
    first = analysts[0] if analysts else len(turns)
    before = [place for place in headings if place < first]
    if before:
        return before[-1]
    called = [place for place in range(first) if introduced(turns[place].text)[0]]
    return called[-1] if called else first


def _before(turn: Turn, role: Role) -> tuple[PieceKind, str]:
    if role == "operator":
        return "removed", OPERATOR
    return ("removed", GREETING) if is_courtesy(turn.text) else ("remark", "")


def _heading(state: _State, turn: Turn) -> None:
    state.over = state.over or any(closes_questions(row) for row in turn.rows)
    state.add(turn, "heading")


def _operator(state: _State, turn: Turn) -> None:
    state.called = True
    state.called_name = introduced(turn.text)[0]
    state.add(turn, "removed", OPERATOR)


def _answers(after: Turn | None, people: Mapping[str, Speaker]) -> bool:
    """Whether the turn that follows answers something."""
    if after is None:
        return False
    role = people.get(after.speaker.name, after.speaker).role
    return role in ("management", "unknown") and not is_courtesy(after.text)


def _asker(state: _State, turn: Turn, speaker: Speaker, answers: bool) -> None:  # noqa: FBT001 - read at one call
    text = turn.text
    if is_courtesy(text):
        state.add(turn, "removed", GREETING)
    elif state.called or not same_name(speaker.name, state.asker):
        state.exchange, state.follow = state.exchange + 1, 0
        state.asker, state.called, state.answered = speaker.name, False, False
        state.add(turn, "question")
    elif not state.answered:
        state.add(turn, "question")
    elif asks(text) or answers:
        state.follow, state.answered = state.follow + 1, False
        state.add(turn, "question")
    else:
        state.add(turn, "removed", GREETING)


def _answerer(state: _State, turn: Turn) -> None:
    text = turn.text
    if not state.exchange:
        state.add(turn, *_early(text))
    elif restates(text) and not state.answered and len(text) < 400:
        state.add(turn, "removed", RESTATED)
    elif calls_next(text) and len(text) < 160:
        state.called = True
        state.add(turn, "removed", OPERATOR)
    elif (
        is_courtesy(text) and (not state.answered or len(text) < 60) and not _is_reply(text, state)
    ):
        state.add(turn, "removed", GREETING)
    else:
        state.answered = True
        state.add(turn, "answer")


def _is_reply(text: str, state: _State) -> bool:
    """Whether a short word answers an open question: `Yes.`, `是的。`"""
    return not state.answered and text.strip(" .!。").lower() in {
        "yes",
        "no",
        "是",
        "是的",
        "对",
        "没有",
    }


def _early(text: str) -> tuple[PieceKind, str]:
    if is_courtesy(text):
        return "removed", GREETING
    return ("removed", OPERATOR) if calls_next(text) and len(text) < 160 else ("remark", "")


# --- labels -------------------------------------------------------------------------------


def said_labels(
    document: Document, said: tuple[Said, ...], people: Mapping[str, Speaker]
) -> Iterator[Label]:
    """The labels of turns that were placed so; each paragraph of an answer is a block."""
    for one in said:
        yield from header_labels(one.turn, one.exchange)
        speaker = people.get(one.turn.speaker.name, one.turn.speaker)
        before: Row | None = None
        for row in one.turn.rows:
            yield from _row(document, one, row, before, speaker)
            before = row


def _row(
    document: Document, one: Said, row: Row, before: Row | None, speaker: Speaker
) -> Iterator[Label]:
    label = replace(
        whole(row, one.kind, one.reason),
        exchange=one.exchange,
        follow=one.follow,
        speaker=speaker,
        opens=one.kind in ("question", "answer", "remark") and not continues(document, before, row),
    )
    found = point(row) if one.kind in ("answer", "remark") else None
    if found and found.end < row.end:
        yield replace(label, end=found.end, kind="mark", reason="point", opens=False)
        label = replace(label, start=found.end, mark=found.mark, opens=True)
    yield label
