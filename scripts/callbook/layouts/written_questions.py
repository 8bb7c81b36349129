"""Written questions that somebody reads out in a call: where one begins, and whose it is."""

import re

from callbook.layouts.calling import unanswered
from callbook.layouts.floor import Floor
from callbook.layouts.introductions import Asker, sentences
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
# prey: `网上有投资者问`, `from a shareholder in Ghent`, `one from the webcast`; not `我先问一个`
_SOMEBODY = re.compile(
    r"(?:网上|线上|網上|線上|来自|來自|有)[^。,]{0,6}(?:投资[者人]|投資[者人]|股[东東]|网友|網友|提问|提問)"
    r"|\b(?:from|by) (?:an? |the )?(?:\w+ )?(?:shareholder|stockholder|webcast|investor|web|chat)\b"
    r"|\b(?:submitted|e-?mailed|anonymous)\b",
    re.IGNORECASE,
)
# prey: `What happened?`, `Why not?`; not `Ian Pell?`
_WHY = re.compile(r"(?:what|why|how|when|where|who)\b", re.IGNORECASE)
# prey: `我先问一个`, `我再问一下`; not `有投资者问`
_HIMSELF = re.compile("我(?:先|也|再|想|来)?问")


def read_out(floor: Floor, turn: Turn, asker: Asker) -> None:
    """Place a turn that reads a question: its asker is whom the reader names, if anybody."""
    asker = asker if asker.name else asker_read(turn.text)
    floor.open(asker.name or turn.speaker.name)
    floor.asked, floor.called, floor.reading = True, True, True
    told = Speaker(name=asker.name, firm=asker.firm, role="analyst")
    # Who reads for somebody he does not name asks nothing himself: nobody is known.
    begins = turn.text[:200]
    for_another = _SOMEBODY.search(begins) and not _HIMSELF.search(begins)
    one = told if asker.name or for_another else None
    floor.add(turn, "question", speaker=one)


def reads_question(text: str) -> bool:
    """Whether a text reads out a question; `Operator, can we have the next question?` asks none."""
    told = begins_another(text) and len(text.split()) > 9 and any(map(_asks, sentences(text)))
    return is_labelled(text) or reads_out(text) or (told and "operator" not in text.lower())


def _asks(sentence: str) -> bool:
    """Whether a sentence asks for more than the next one's voice: `What happened?`, not `Ian?`."""
    return "?" in sentence and (len(sentence.split()) > 2 or bool(_WHY.match(sentence)))


def is_labelled(text: str) -> bool:
    """Whether a text is labelled a question: `Question 1: The first one is for Mara, …`."""
    return bool(QUESTION_LABEL.match(text))


def begins_another(text: str) -> bool:
    """Whether a turn of the company's begins another question: `The next one is from the web`."""
    low = unanswered(text[:200]).lower()
    return any(phrase in low for phrase in _BEGINNINGS)
