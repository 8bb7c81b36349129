"""Turns of a call, and what each of them is: question, answer, remark, or nobody's words."""

from dataclasses import dataclass

from callbook.layouts.turns import Turn
from callbook.model import PieceKind, Speaker

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
    speaker: Speaker | None = None  # where it is another than the header names
