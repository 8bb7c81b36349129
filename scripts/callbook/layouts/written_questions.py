"""Written questions that somebody reads out in a call: where one begins, and whose it is."""

from callbook.layouts.floor import Floor
from callbook.layouts.introductions import Asker
from callbook.layouts.reading_out import QUESTION_LABEL, asker_read, reads_out
from callbook.layouts.turns import Turn
from callbook.model import Speaker

_BEGINNINGS = (
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


def read_out(floor: Floor, turn: Turn, asker: Asker) -> None:
    """Place a turn that reads a question: its asker is whom the reader names, if anybody."""
    asker = asker if asker.name else asker_read(turn.text)
    floor.open(asker.name or turn.speaker.name)
    floor.asked, floor.called, floor.reading = True, True, True
    one = Speaker(name=asker.name, firm=asker.firm, role="analyst") if asker.name else None
    floor.add(turn, "question", speaker=one)


def reads_question(text: str) -> bool:
    """Whether a text reads out a question; `Operator, can we have the next question?` asks none."""
    told = "?" in text and begins_another(text) and len(text.split()) > 9
    return is_labelled(text) or reads_out(text) or (told and "operator" not in text.lower())


def is_labelled(text: str) -> bool:
    """Whether a text is labelled a question: `Question 1: The first one is for Mara, …`."""
    return bool(QUESTION_LABEL.match(text))


def begins_another(text: str) -> bool:
    """Whether a turn of the company's begins another question: `The next one is from the web`."""
    low = text[:200].lower()
    return any(phrase in low for phrase in _BEGINNINGS)
