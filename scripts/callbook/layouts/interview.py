"""Exchanges of an interview: one for each utterance of the interviewer that asks something."""

import re
from collections.abc import Iterator

from callbook.layouts.asking import asks
from callbook.layouts.calling import ends_queue, speaks_of_queue
from callbook.layouts.cast import Cast
from callbook.layouts.company_turns import is_farewell
from callbook.layouts.introductions import NOBODY_CALLED
from callbook.layouts.latin_names import generic_role, is_interpreter
from callbook.layouts.opening import before_questions
from callbook.layouts.prompting import ends_asking, prompts
from callbook.layouts.reading_out import asker_read, reads_out
from callbook.layouts.said import CLOSING, GREETING, OPERATOR, Said
from callbook.layouts.sections import closes_questions, opens_questions
from callbook.layouts.turns import Turn
from callbook.model import Role, Speaker

# prey: `我们注意到您今年没有开新店。`, `聊聊出海。`; not `我们也这么看。`
_PROMPT_ZH = re.compile(
    "注意到|听说|有人说|据说|很多人(?:说|认为|觉得)|外界|想听听|聊聊|谈谈|谈起|说说|讲讲|分享|展开|好奇|概述|[做作]个?一?个?[^。?!]{0,4}自我介绍"
)
# prey: `People say the price will halve again.`, `You've said that before.`; not `I say so.`
_PROMPT_EN = re.compile(
    r"(?:^|[.!] )(?:but |and |so |well,? )*(?:people|some|others|critics|many|they) (?:say|think"
    r"|argue|believe)\b|\bI(?:['’]ve| have)? (?:read|heard|hear) (?:that|you)\b"
    r"|\byou(?:['’]ve| have) (?:said|written|called|described)\b",
    re.IGNORECASE,
)
# prey: the reply `No, it was the third.`, which makes what was said before it a question
_SAYS_NO = re.compile(r"(?:no|nope|not (?:really|quite|exactly|at all))[,.;—–-]", re.IGNORECASE)
# prey: `听上去有些固执。`, which is answered and so asks; not `很坦诚。`, `请董事长致辞。`
_SAYING_ZH = re.compile(
    r"^(?!.*(?:欢迎|致辞|有请|首先请|大家好|各位|嘉宾|做客|请到|招呼|收听|谢谢您|感谢您"
    r"|안녕하|감사합|고맙습|말씀 잘|ありがとう|本日は))"
    r"(?:[^\u3040-\u9fff\uac00-\ud7a3]*[\u3040-\u9fff\uac00-\ud7a3]){6}"
)
# prey: `…알아보겠습니다. 송 사장님?`, which only calls somebody; not `사장님은 어떻게 보십니까?`
_CALLS_UPON = re.compile(r"(?:^|[.。])\s*\S{1,4}\s?\S{0,6}(?:님|씨|さん)\?$")
# prey: `And just to clarify, trials do not count.`, `they will just...`; not `That is clear.`
_CHECKS = re.compile(
    r"\bto (?:just )?(?:clarify|confirm|be clear|make sure)\b|(?:\.\.\.|…)$", re.IGNORECASE
)

# prey: `Jonas, thank you so much for joining us.`, `Thanks for your time`; not `Thanks for that`
_LEAVE = re.compile(
    r"\bthank(?:s| you)\b[^.?!]{0,60}?\b(?:join\w*|coming|being (?:here|with us|on)|your time"
    r"|the time|(?:this|the) (?:conversation|talk|chat|discussion)|talking|speaking with)\b"
    r"|\b(?:pleasure|honou?r|joy|great|good) (?:to have|having) you\b",
    re.IGNORECASE,
)


def in_interview(turns: tuple[Turn, ...], cast: Cast) -> tuple[Said, ...]:
    """What each turn of an interview is."""
    return tuple(_said(turns, cast))


def _said(turns: tuple[Turn, ...], cast: Cast) -> Iterator[Said]:
    exchange, over, left, last = 0, False, False, "unknown"
    start = _heading(turns, cast)
    for place, turn in enumerate(turns):
        if turn.heading:
            over = over or any(closes_questions(row) for row in turn.rows)
            yield Said(turn=turn, kind="heading")
            continue
        if place < start:
            kind, reason = before_questions(turn, cast)
            yield Said(turn=turn, kind=kind, reason=reason)
            continue
        role = _role(turn, cast, last)
        last = role if role != "operator" else last
        if over:
            yield Said(turn=turn, kind="removed", reason=CLOSING)
        elif role == "operator":
            yield Said(turn=turn, kind="removed", reason=OPERATOR)
        elif role == "analyst":
            begins = _begins(turns, place, cast, asked=exchange > 0 or start > 0)
            exchange += begins
            number = exchange if begins else 0
            left = left or (bool(exchange) and not begins and _takes_leave(turns, place, cast))
            last_word = left or _after(turns, place, cast) is None
            yield _interviewer(turn, number, cast, open_at=exchange, last=last_word)
        elif left or (exchange and _says_farewell(turns, place, cast)):
            yield Said(turn=turn, kind="removed", reason=GREETING)
        elif exchange and not (cast.courtesy(turn) and not _only_answer(turns, place, cast)):
            yield Said(turn=turn, kind="answer", exchange=exchange)
        else:
            kind, reason = before_questions(turn, cast)
            yield Said(turn=turn, kind=kind, reason=reason)


def _heading(turns: tuple[Turn, ...], cast: Cast) -> int:
    """Where the heading of the questions stands, if the interviewer asks below it; else 0."""
    headings = (place for place, turn in enumerate(turns) if turn.heading)
    place = next((at for at in headings if opens_questions(turns[at].rows[0])), 0)
    asked = any(cast.of(turn).role == "analyst" and asks(turn.text) for turn in turns[place:])
    return place if asked else 0


def _role(turn: Turn, cast: Cast, last: str) -> Role:
    speaker = cast.of(turn)
    if is_interpreter(speaker.name):
        return "analyst" if last == "analyst" else "management"
    if speaker.role == "unknown":
        return "analyst" if generic_role(speaker.name) and ends_asking(turn.text) else "management"
    return speaker.role


def _interviewer(turn: Turn, exchange: int, cast: Cast, *, open_at: int, last: bool) -> Said:
    """The interviewer's words: a question, a courtesy, or a remark between questions."""
    if exchange:
        asker = asker_read(turn.text) if reads_out(turn.text) else NOBODY_CALLED
        one = Speaker(name=asker.name, role="analyst") if asker.name else None
        return Said(turn=turn, kind="question", exchange=exchange, speaker=one)
    if cast.courtesy(turn):
        return Said(turn=turn, kind="removed", reason=GREETING)
    if ends_queue(turn.text) or (open_at and speaks_of_queue(turn.text)):
        return Said(turn=turn, kind="removed", reason=OPERATOR)
    if open_at and last:  # the interviewer's farewell
        return Said(turn=turn, kind="removed", reason=GREETING)
    if open_at:  # a comment on the answer: kept where it was said
        return Said(turn=turn, kind="answer", exchange=open_at)
    return Said(turn=turn, kind="remark")


def _begins(turns: tuple[Turn, ...], place: int, cast: Cast, *, asked: bool) -> bool:
    """Whether an utterance of the interviewer asks something, and somebody replies."""
    turn = turns[place]
    after = _after(turns, place, cast)
    replied = after is not None and not cast.courtesy(after)
    if cast.courtesy(turn) or (ends_queue(turn.text[-300:]) and not replied):
        return False
    if _CALLS_UPON.search(turn.text) and turn.text.count("?") == 1:
        return False
    if "?" in turn.text:  # `Any questions from the audience?` asks nobody who answers
        return after is not None or reads_out(turn.text)
    if after is None:
        return False
    prompting = any(
        (prompts(turn.text), _PROMPT_ZH.search(turn.text), _PROMPT_EN.search(turn.text))
    )
    comments = bool(_SAYING_ZH.search(turn.text)) or (asked and len(turn.text.split()) > 30)
    checks = bool(_CHECKS.search(turn.text)) or (asked and bool(_SAYS_NO.match(after.text)))
    return asks(turn.text) or bool(prompting) or comments or checks


def _after(turns: tuple[Turn, ...], place: int, cast: Cast) -> Turn | None:
    """The next turn, if it is by another than the interviewer and says something."""
    for turn in turns[place + 1 :]:
        if turn.heading:
            continue
        if cast.of(turn).role in ("management", "unknown"):
            return turn
        if not cast.courtesy(turn):
            return None
    return None


def _takes_leave(turns: tuple[Turn, ...], place: int, cast: Cast) -> bool:
    """Whether the interviewer thanks for the talk, and asks nothing after that."""
    if not _LEAVE.search(turns[place].text):
        return False
    later = (turn for turn in turns[place + 1 :] if not turn.heading)
    return not any(cast.of(turn).role == "analyst" and asks(turn.text) for turn in later)


def _says_farewell(turns: tuple[Turn, ...], place: int, cast: Cast) -> bool:
    """Whether one takes leave of the listeners, nobody asking after that."""
    later = (turn for turn in turns[place:] if not turn.heading)
    before = next((turn for turn in reversed(turns[:place]) if not turn.heading), None)
    asked = before is not None and cast.of(before).role == "analyst" and "?" in before.text
    nobody = all(cast.of(turn).role != "analyst" for turn in later)
    return nobody and not asked and is_farewell(turns[place].text)


def _only_answer(turns: tuple[Turn, ...], place: int, cast: Cast) -> bool:
    """Whether a courtesy stands where an answer would, with no answer before or after it."""
    before = next((turn for turn in reversed(turns[:place]) if not turn.heading), None)
    after = next((turn for turn in turns[place + 1 :] if not turn.heading), None)
    asked = before is not None and cast.of(before).role == "analyst" and prompts(before.text)
    return asked and (after is None or cast.of(after).role != "management")
