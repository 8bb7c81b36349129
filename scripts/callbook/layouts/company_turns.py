"""What a turn of the company's is: an answer, a greeting, the question said again, a farewell."""

import re

from callbook.layouts.calling import ends_queue
from callbook.layouts.courtesy import is_courtesy, is_stage_note
from callbook.layouts.floor import Floor
from callbook.layouts.handing import hands_on, hands_over
from callbook.layouts.introductions import called, lone_name
from callbook.layouts.opening import before_questions
from callbook.layouts.operator_turns import operator_turn, runs_queue
from callbook.layouts.persons import is_called_by, same_name
from callbook.layouts.restating import attends, says_again
from callbook.layouts.said import GREETING, OPERATOR, RESTATED
from callbook.layouts.turns import Turn

# prey: `Thank you all for joining us today.`; not `Thank you for the question.`
_FAREWELL = re.compile(
    r"(?:any (?:more|other|further) questions\? )?"
    r"(?:(?:okay|ok|great|well|no|all right|alright|so|with that|and)[,.]? )*"
    r"(?:thank you|thanks|i(?:'d| would)? (?:like|want) to thank|we thank|that concludes"
    r"|in closing|let me (?:close|conclude|wrap)|i(?:'ll|’ll| will) (?:close|conclude|wrap)"
    r"|to (?:close|conclude|wrap)|(?:i|we) (?:really )?appreciate)"
    r".{0,80}?\b(?:join(?:ing|ed)|attend\w*|participat\w*|being (?:with us|here)|listening"
    r"|tuning in|your (?:time|interest|support|continued)|concludes?|closing|coming|adjourn\w*"
    r"|(?:replay|recording|transcript) of (?:today's|this|the) (?:call|webcast|conference))\b",
    re.IGNORECASE,
)
# prey: `感谢各位今天的参与，再见。`, `最後までご覧いただきありがとうございました`; not `感谢提问`
_FAREWELL_EAST = re.compile(
    r".{0,20}?(?:感谢|谢谢|感謝|謝謝)(?:大家|各位|所有).{0,24}?(?:参[加与]|關注|关注|支持|[聆收]听|时间|出席)"
    r"|.{0,30}?(?:ご視聴|ご覧|ご清聴|ご参加|ご出席|お時間|お集まり).{0,30}?ありがとうござい"
)

# prey: the part in the header `Mara Voss — Closing Remarks`; not `Chief Executive Officer`
_CLOSING_PART = re.compile(r"\b(?:closing|concluding|final) (?:remarks|comments)", re.IGNORECASE)
# prey: `Of course.`, `Yes.` to one who says that he has two questions; not `Correct.`
_LETS_ASK = re.compile(
    r"(?:(?:yes|yeah|sure|of course|absolutely|certainly|definitely|please)[\s,.!]*)+$",
    re.IGNORECASE,
)
_HEADER = 120
"""Characters of a header in which a part of the call can be named."""
_CALL = 40
"""Characters up to which a nod and a name may call the next asker: `OK, Becca?`."""


def company_turn(floor: Floor, place: int, turn: Turn) -> None:
    """Place a turn of one of the company's."""
    text = turn.text
    if floor.exchange and _says_again(floor, place, turn):
        floor.add(turn, "removed", RESTATED)
    elif runs_queue(floor, place, turn):
        operator_turn(floor, place, turn)
    elif _answers_nothing(floor, place, text):
        floor.add(turn, *before_questions(turn, floor.cast))
    elif floor.answered and attends(text, floor.cast):
        floor.add(turn, "removed", OPERATOR)
    elif _greets(floor, place, turn):
        floor.add(turn, "removed", GREETING)
    else:
        floor.answered = True
        floor.add(turn, "answer")
        floor.called = floor.called or hands_on(text)
        floor.closing = floor.closing or (hands_on(text) and ends_queue(text[-200:]))


def _answers_nothing(floor: Floor, place: int, text: str) -> bool:
    """Whether nobody has asked yet, or nobody asks any more."""
    if not floor.exchange:
        return True
    if not floor.answered:
        return False
    header = " ".join(row.body for row in floor.turns[place].header)
    closes = floor.closing or bool(_CLOSING_PART.search(header[:_HEADER]))
    return closes or _says_farewell(floor, place, text)


def is_farewell(text: str) -> bool:
    """Whether `text` begins as a farewell to all does: `Thank you all for joining us today.`"""
    short = len(text) < 160 and _FAREWELL_EAST.match(text)
    return bool(short or _FAREWELL.match(" ".join(text[:240].replace("’", "'").split())))


def _says_farewell(floor: Floor, place: int, text: str) -> bool:
    """Whether one of the company's thanks all for joining, nobody asking after that."""
    if not is_farewell(text):
        return False
    return not any(floor.cast.of(turn).role == "analyst" for turn in floor.turns[place + 1 :])


def _says_again(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether one says the question again before another answers it."""
    if not says_again(turn.text, floor.asker):
        return False
    if floor.answered and not turn.text.rstrip().endswith("?"):
        return False
    asker = called(turn.text).name
    if asker and not is_called_by(floor.asker, asker):
        return False
    after = floor.company_replies(place)
    return after is not None and not same_name(turn.speaker.name, after.speaker.name)


def _greets(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether one of the company's greets or thanks, and answers nothing by it."""
    if len(turn.text) < 120 and _greets_back(floor):
        return True
    if _nods(floor, place, turn):
        return True
    if floor.answered and floor.hands_to(place, lone_name(turn.text)):
        return True  # `OK, Hanna?`, who reads the next question out
    following = floor.next_asker(place)
    calls = floor.answered and len(turn.text) < _CALL and not _replies(floor, place, turn)
    if calls and following:
        asker = lone_name(turn.text)
        nods = is_courtesy(turn.text.rstrip(" ?"), floor.cast.words)
        return nods or bool(asker and is_called_by(following, asker))
    if not floor.cast.courtesy(turn, strict=floor.asked) or _replies(floor, place, turn):
        return False
    unanswered = floor.asked and not floor.answered
    return not (unanswered and (hands_over(floor.cast, turn) or _is_answer(floor, place, turn)))


# prey: `第二个问题，毛利率怎么看？`, `另外，…`; not `那明年呢？`
_ASKS_MORE = re.compile("(?:然后|还有)?[,，]?(?:第二|第三|另外|还有|其次|再)")


# prey: `嗯。`, `好的。`; not `会的。`
_NOD = re.compile(r"(?:嗯+|好的?|对|是的?|明白|哦|OK)[,。]*$")


def _nods(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether one only shows that he listens, `嗯。`, while the asker goes on with his question."""
    after = next(iter(floor.turns[place + 1 : place + 2]), None)
    if after is None or floor.answered or not _NOD.match(turn.text):
        return False
    same = same_name(floor.cast.of(after).name, floor.asker)
    return same and bool(_ASKS_MORE.match(after.text))


def _replies(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether one says yes or no to a colleague: asked by him, or agreeing before more is said."""
    last = floor.said[-1]
    other = not same_name(floor.cast.of(last.turn).name, floor.cast.of(turn).name)
    if last.kind != "answer" or not other or not floor.cast.reply(turn):
        return False
    handed = last.turn.text[-1] == "?" or hands_over(floor.cast, last.turn)
    return handed or _agrees(floor, place, turn)


def _agrees(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether a nod stands between two answers: `Yeah, exactly.`; thanks are nobody's there."""
    after = floor.turns[place + 1 : place + 2]
    goes_on = bool(after) and floor.cast.of(after[0]).role == "management"
    asks = same_name(floor.cast.of(turn).name, floor.asker)
    return goes_on and not asks and "thank" not in turn.text.lower()


def _greets_back(floor: Floor) -> bool:
    """Whether another asker than before has just said his greeting."""
    last = floor.said[-1]
    speaker = floor.cast.of(last.turn)
    if last.reason != GREETING or speaker.role != "analyst" or is_stage_note(last.turn.text):
        return False
    return floor.called or not same_name(speaker.name, floor.asker)


def _is_answer(floor: Floor, place: int, turn: Turn) -> bool:
    """Whether a courtesy is an answer: `Correct. Thank you.`; not a word that lets him ask."""
    lets_ask = _LETS_ASK.match(turn.text) and "?" not in floor.said[-1].turn.text
    return floor.cast.reply(turn) and not (lets_ask and floor.asker_goes_on(place))
