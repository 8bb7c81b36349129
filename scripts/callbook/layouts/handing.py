"""Handing on the word: an answerer to a colleague of his, or to the next asker."""

import re

from callbook.layouts.cast import Cast
from callbook.layouts.turns import Turn

# prey: `Tom will take this.`, `I'll let Tom start`; not `Thanks, Tom.`
_TAKING = re.compile(
    r"\b(?:takes?|start|answer|handle|address|add|jump in|comment|cover|let|over to|want to)\b",
    re.IGNORECASE,
)
# prey: `Let me hand that over to Gavin.`, `I'll ask Ann to comment`; not `handed over to Lyon`
_GIVES = re.compile(
    r"\b(?:hand|turn|pass) (?:this|that|it)(?: one)? (?:over )?to [A-Z][a-z]"
    r"|\b(?:i'll|i will|let me) (?:ask|have|let) [A-Z][a-z]+ (?:to )?[a-z]"
)
# prey: `tom`, the `tom` of `tom's`; not `.`
_WORD = re.compile(r"[^\W_]+")


def hands_over(cast: Cast, turn: Turn) -> bool:
    """Whether one of the company's lets another of them answer: `Tom will take this.`"""
    if _GIVES.search(turn.text):
        return True
    if not _TAKING.search(turn.text):
        return False
    name = cast.of(turn).name
    said = set(_WORD.findall(turn.text.lower()))
    firsts = (
        first
        for one in cast.people.values()
        if one.role in ("management", "unknown") and one.name != name
        for first in one.name.lower().split()[:2]
    )
    names = (_WORD.findall(first) for first in firsts if len(first.strip(".")) > 1)
    return any(first and said.issuperset(first) for first in names)


def hands_on(text: str) -> bool:
    """Whether an answer ends by calling the next asker: `… Next question, please.`"""
    last = text.rstrip()[-120:]
    sentence = last.replace("!", ".").replace("?", ".").rstrip(".").rpartition(".")[2]
    low = sentence.lower()
    return ("next question" in low or "next caller" in low or "next analyst" in low) and len(
        sentence.split()
    ) < 12
