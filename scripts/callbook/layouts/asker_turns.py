"""What an asker's turn is: another question, more of the open one, a follow-up, a greeting."""

import re

from callbook.layouts.asking import asks
from callbook.layouts.courtesy import is_reply, is_stage_note, presents_himself
from callbook.layouts.floor import Floor
from callbook.layouts.introductions import NOBODY_CALLED, called
from callbook.layouts.latin_names import generic_role
from callbook.layouts.operator_turns import answers
from callbook.layouts.persons import is_called_by, same_name
from callbook.layouts.prompting import asks_or_prompts
from callbook.layouts.reading_out import reads_out
from callbook.layouts.restating import asks_whether_answered
from callbook.layouts.said import GREETING
from callbook.layouts.turns import Turn
from callbook.layouts.written_questions import read_out

# prey: `量`; not `a`
_HAN = re.compile("[\u4e00-\u9fff]")
# prey: `Okay. And the tax?`, `Just a second question from me`; not `Mara, on the new hall`
_GOES_ON = re.compile(
    r"^(?:and|so|okay|ok|right|yes|no|but|sure|got it|perfect|sorry|just)\b"
    r"|\b(?:second|another|follow|last one|then|add-on|one more)\b",
    re.IGNORECASE,
)
_OPENING = 60
"""Characters in which an asker addresses the company's people, if he does."""
_ANSWER = 120
"""Characters from which what follows an asker's courtesy is an answer and no greeting."""
_LONG = 12
"""Words from which a turn can be another asker's whole question."""

# prey: the header `Question: Ian Pell - Northgate`; not `Q - Ian Pell`, of one who only goes on
_MARK = re.compile(r"question\s?[:.]", re.IGNORECASE)
# prey: `Okay. So it is one-time.`, `And just on the receivables, sir.`; not `And thank you.`
_CONCLUDES = re.compile(
    r"(?:(?:okay|ok|right|got it|sure|yes|yeah|no|understood|fair enough|i see|great|alright"
    r"|all right)[,.]? )*(?:and|so|but|then|which means|that means)\b,?"
    r"(?! (?:thank|congrat|best|good luck|all the best|that's (?:it|all|helpful)))(?: \w[^ ]*){3}",
    re.IGNORECASE,
)
# prey: `And sir, on the margins --`, `And then on pricing...`; not `Thank you.`
_BROKEN_OFF = re.compile(r"(?:--|[—–…]|\.\.\.)$")
# prey: `谢谢您的回答，我还想请教一下分红的安排。`; not `对，主要是拉美。`, `我问的是毛利率`
_ASKS_ON = re.compile(
    "请教|请问|想问|想了解|(?:还有|再问|第[二三])(?:一个|个)?[^。,]{0,4}问题|有[^。,]{0,3}问题"
)


_POLITE = frozenset(("okay", "right", "thank", "thanks", "sorry", "please", "that", "sure"))
"""Words that choose nothing."""


def asker_turn(floor: Floor, place: int, turn: Turn) -> None:
    """Place a turn of one who asks."""
    text = turn.text
    name = floor.cast.of(turn).name
    asker = called(text) if reads_out(text) and not same_name(name, floor.asker) else NOBODY_CALLED
    concludes = _CONCLUDES.match(text) and _is_agreed_to(floor, place)
    strict = bool(_BROKEN_OFF.search(text) or concludes) or _asked_back(floor)
    if floor.cast.courtesy(turn, strict=strict) and not _picks(floor, text):
        _courtesy(floor, place, turn)
    elif asker.name and asks(text) and not is_called_by(name, asker.name):
        read_out(floor, turn, asker)
        floor.called = False
    elif _begins_exchange(floor, name, text):
        floor.open(name)
        floor.asked = asks_or_prompts(text)
        floor.add(turn, "question")
    elif not floor.answered:
        if floor.asked and any(_MARK.match(row.body) for row in turn.header[:1]):
            floor.open(name)  # printed as a question of its own: the one before has no answer
        floor.asked = floor.asked or asks_or_prompts(text)
        floor.called = False  # he was bidden to go on, or to speak up
        floor.add(turn, "question")
    elif _explains(floor, place, turn):
        floor.add(turn, "answer")
    elif _follows_up(floor, place, turn):
        floor.follow, floor.answered, floor.asked = floor.follow + 1, False, True
        floor.add(turn, "question")
    else:
        floor.add(turn, "removed", GREETING)


def _courtesy(floor: Floor, place: int, turn: Turn) -> None:
    """Place an asker's courtesy: it stands for a question that was lost where one is answered."""
    name = floor.cast.of(turn).name
    after = floor.company_follows(place)
    answered = after and len(after.text) > _ANSWER and not floor.cast.courtesy(after)
    called_now = floor.called and is_called_by(name, floor.expected.name)
    if answered and called_now and not is_stage_note(turn.text):
        floor.open(name)
        floor.asked = True
        floor.add(turn, "question")
    else:
        floor.add(turn, "removed", GREETING)


def _begins_exchange(floor: Floor, name: str, text: str) -> bool:
    """Whether a turn begins another exchange than the open one."""
    same = same_name(name, floor.asker) or _unnamed_twice(floor, name)
    if not floor.exchange:
        return True
    if floor.called:
        return floor.answered or not same
    if not same:
        return True
    unnamed = floor.answered and generic_role(name) is not None
    return unnamed and (presents_himself(text) or _takes_the_floor(floor, text))


def _takes_the_floor(floor: Floor, text: str) -> bool:
    """Whether one whom nobody called or named begins as another asker: `Mara, on the hall, …`."""
    people = floor.cast.people.values()
    if any(one.role == "operator" for one in people) or len(text.split()) < _LONG:
        return False
    opening = text[:_OPENING]
    named = any(
        re.search(rf"\b{re.escape(one.name.split()[0])}\b", opening.partition(".")[0])
        for one in people
        if one.role == "management"
    )
    return named and not _GOES_ON.search(opening)


def _unnamed_twice(floor: Floor, name: str) -> bool:
    """One asker under a name and as `Unidentified Analyst`, nobody having been called since."""
    if floor.called or bool(generic_role(name)) == bool(generic_role(floor.asker)):
        return False
    named = floor.asker if generic_role(name) else name
    return not floor.answered or is_called_by(named, floor.expected.name)


def _explains(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether the asker says what he meant, having been asked back: `Net.`, `对，主要是拉美。`"""
    asks_on = "?" in turn.text or bool(_ASKS_ON.search(turn.text))
    return _asked_back(floor) and not asks_on and floor.company_replies(place) is not None


def _picks(floor: Floor, text: str) -> bool:
    """Whether the asker says a word of what he was asked back: `The quarter, sorry.`"""
    if not _asked_back(floor):
        return False
    asked = floor.said[-1].turn.text.lower()[-_OPENING:]
    words = re.findall(r"[a-z]{4,}|(?:[a-z]\.){2,}", text.lower())
    return " or " in asked and any(word in asked for word in words if word not in _POLITE)


def _asked_back(floor: Floor) -> bool:
    """Whether the turn before is one of the company's that ends by asking something."""
    before = next((one for one in reversed(floor.said) if not one.turn.heading), None)
    if before is None or before.kind != "answer" or "?" not in before.turn.text[-3:]:
        return False
    return not asks_whether_answered(before.turn.text)


def _follows_up(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether a further turn of the asker is a follow-up: it asks, or is answered at length."""
    if "?" in turn.text:
        return True
    if asks_or_prompts(turn.text) and floor.company_follows(place):
        return True
    if _CONCLUDES.match(turn.text) and _is_agreed_to(floor, place):
        return True
    after = floor.company_replies(place)
    if after is None:  # he is bidden to go on, and asks then
        return bool(_BROKEN_OFF.search(turn.text)) and floor.company_follows(place) is not None
    at_length = len(turn.text.split()) > 6 or len(_HAN.findall(turn.text)) > 14
    return at_length and answers(after) and not floor.cast.courtesy(after, strict=True)


def _is_agreed_to(floor: Floor, place: int) -> bool:
    """Whether the company says yes to what an asker says, or tells more about it."""
    after = floor.company_follows(place)
    return after is not None and (is_reply(after.text) or not floor.cast.courtesy(after))
