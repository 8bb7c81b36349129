"""What the turns of a call tell of its speakers: whom the operator calls, who asks, who answers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from callbook.layouts.bilingual import language
from callbook.layouts.calling import calls_next, ends_queue
from callbook.layouts.chinese_calls import chinese_calls_next, chinese_opens_questions
from callbook.layouts.courtesy import is_courtesy, presents_himself
from callbook.layouts.firms import is_operator
from callbook.layouts.introductions import Asker, called, hands_floor
from callbook.layouts.latin_names import generic_role
from callbook.layouts.namesakes import Namesakes
from callbook.layouts.prompting import ends_asking
from callbook.layouts.reading_out import reads_out
from callbook.layouts.sections import opens_questions
from callbook.layouts.self_introductions import introduces_himself
from callbook.layouts.turns import Turn
from callbook.model import Role, Speaker

_BRIEF = 120
"""Characters up to which a turn that calls the next asker does nothing else."""

# prey: `Ashok, would you like to take this?`, `Tom, can you answer?`; not `Can you comment on it?`
_HANDS_ON = re.compile(
    r"^[A-Z][\w.'’-]*(?: \w+)?, (?:would|could|can|will|do|why don['’]t) you\b[^.?!]{0,20}"
    r"\b(?:take|answer|start|add|handle|respond)\b[^.?!]{0,30}\?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What the turns tell of their speakers, beside headers and lists."""

    called: tuple[Asker, ...]
    remarking: frozenset[str]
    following: frozenset[str]  # who first speaks after a call, or stands in for who was called
    behaving: dict[str, Role]
    calling: frozenset[str]  # who does little else than calling askers
    answering: frozenset[str]  # to whom another hands on an answer
    asking: frozenset[str]  # who asks something before somebody else goes on


def behaviour(turns: tuple[Turn, ...]) -> Behaviour:
    """What these turns tell of their speakers."""
    start = _questions_start(turns)
    return Behaviour(
        called=tuple(_called(turns)),
        remarking=frozenset(_remarking(turns[:start])),
        following=frozenset(_following(turns[start:]) | _standing_in(turns[start:])),
        behaving=_behaving(turns[start:]),
        calling=frozenset(_calling(turns)),
        answering=frozenset(_answering(turns)),
        asking=frozenset(_asking(turns[start:])),
    )


def with_caller(turns: tuple[Turn, ...], listed: Iterable[Speaker]) -> tuple[Turn, ...]:
    """The turns, with an operator's role for one who calls askers by a name that no list has.

    Some transcribers head an operator's turns by the first name that he gives himself.
    """
    if any(map(_runs, turns)):
        return turns
    known = Namesakes(one.name for one in listed)
    callers = {name for name in _calling(turns) if not known.meant_by(name)}
    return tuple(
        replace(turn, speaker=replace(turn.speaker, role="operator"))
        if turn.speaker.name in callers
        else turn
        for turn in turns
    )


def _questions_start(turns: tuple[Turn, ...]) -> int:
    """Where the questions begin, as far as headings and the operator say; 0 where they don't."""
    for place, turn in enumerate(turns):
        if turn.heading and opens_questions(turn.rows[0]):
            return place
    for place, turn in enumerate(turns):
        if _runs(turn) and (called(turn.text).name or _opens(turns, place)):
            return place
    for place, turn in enumerate(turns):
        if (place or len(turn.text) < _BRIEF) and _runs(turn) and calls_next(turn.text):
            return place
    opening = (at for at, turn in enumerate(turns, 1) if chinese_opens_questions(turn.text))
    return max(opening, default=0)


# prey: `稍后我们将进入问答环节`, what is yet to come; not `现在进入问答环节`
_LATER = re.compile("稍后|随后|之后|最后|将(?:会|在)")


def _opens(turns: tuple[Turn, ...], place: int) -> bool:
    """Whether a Chinese turn opens the questions, and the next one of another's asks."""
    text = turns[place].text[-60:]
    if not chinese_opens_questions(text) or _LATER.search(text):
        return False
    after = next((one for one in turns[place + 1 :] if not (one.heading or _runs(one))), None)
    if after is None:
        return False
    return ends_asking(after.text) or bool(introduces_himself(after.text).firm)


def _runs(turn: Turn) -> bool:
    """Whether a turn is by one who runs the queue."""
    named = generic_role(turn.speaker.name) == "operator" or is_operator(turn.speaker.name)
    return named or turn.speaker.role == "operator"


def _called(turns: tuple[Turn, ...]) -> list[Asker]:
    """The askers whom the operator, or the host in a few words, calls by name."""
    made: list[Asker] = []
    asked = False
    for turn in turns:
        asked = asked or (turn.heading and opens_questions(turn.rows[0]))
        if not turn.speaker.name or not (_runs(turn) or len(turn.text) < 240):
            continue
        low = turn.text.lower()
        calls = any(words in low for words in ("next", "go to", "go ahead"))
        if not (_runs(turn) or calls or _tells_of_questions(low)):
            continue
        if ends_queue(turn.text):
            continue
        asked = asked or (_runs(turn) and chinese_calls_next(turn.text))
        for one in map(called, _tongues(turn)):
            asked = asked or (bool(one.name) and _tells_of_questions(low))
            if one.name and asked and not any(map(str.isdigit, one.name)):
                name, firm = _printed(turn, one.name), _printed(turn, one.firm)
                made.append(Asker(name=name, firm=firm, line=turn.rows[0].line))
    return made


def _printed(turn: Turn, words: str) -> str:
    """Words of a turn as its source prints them: matching simplifies some characters."""
    at = turn.text.find(words) if words else -1
    return words if at < 0 or words.isascii() else turn.raw[at : at + len(words)]


def _tells_of_questions(low: str) -> bool:
    words = ("question", "提问", "问题", "提問", "問題", "下一位", "第一位", "有请")
    return any(word in low for word in words)


def _tongues(turn: Turn) -> tuple[str, ...]:
    """The words of a turn; in each language by itself where it says the same in two."""
    said: dict[str, list[str]] = {"zh": [], "en": []}
    for row in turn.rows:
        said.get(language(row.body), []).append(row.body)
    return tuple(" ".join(rows) for rows in said.values()) if all(said.values()) else (turn.text,)


def _remarking(turns: tuple[Turn, ...]) -> set[str]:
    """Who says more than a courtesy before the questions, the operator aside."""
    return {
        turn.speaker.name
        for turn in turns
        if turn.speaker.name and not _runs(turn) and not is_courtesy(turn.text)
    }


def _following(turns: tuple[Turn, ...]) -> set[str]:
    """Who speaks right after a question was called, unless another who speaks was called.

    One of the company's may do so once; he also speaks after many other calls.
    """
    names = sorted({turn.speaker.name for turn in turns if turn.speaker.name})
    speaking = Namesakes(names)
    first: Counter[str] = Counter()
    for turn, after in pairwise([turn for turn in turns if not turn.heading]):
        if _runs(turn) and _calls_asker(turn.text):
            expected = called(turn.text).name
            meant = {names[place] for place in speaking.meant_by(expected)} if expected else set()
            if not meant - {after.speaker.name}:
                first[after.speaker.name] += 1
    spoken = _calls_spoken_after(turns)
    return {name for name, times in first.items() if times * 3 > spoken[name]}


# prey: `Hi, this is Ross on for Ana.`, `It's Ross, filling in for Ana`; not `fills in for steel`
_STANDS_IN = re.compile(
    r"\b(?:on (?:today )?for|(?:filling|sitting|stepping|dialing) in for|on behalf of|in for)"
    r" [A-Z][a-z]|\b(?:[Ii]t's|[Ii]t is|[Tt]his is) [A-Z]\w+(?: [A-Z]\w+)? for [A-Z][a-z]"
)
_BEGINNING = 120
"""Characters in which one who asks for another says so."""


def _standing_in(turns: tuple[Turn, ...]) -> set[str]:
    """Who says as he begins that he asks for somebody else."""
    return {
        turn.speaker.name
        for turn in turns
        if presents_himself(turn.text) and _STANDS_IN.search(turn.text[:_BEGINNING])
    }


def _calls_spoken_after(turns: tuple[Turn, ...]) -> Counter[str]:
    """After how many calls for a question each speaker says something."""
    heard: set[tuple[int, str]] = set()
    calls = 0
    for turn in turns:
        if _runs(turn):
            calls += _calls_asker(turn.text)
        elif turn.speaker.name:
            heard.add((calls, turn.speaker.name))
    return Counter(name for _, name in heard)


def _calls_asker(text: str) -> bool:
    """Whether an operator calls somebody to ask, not one of the company's to begin the call."""
    begins = hands_floor(text) and not called(text).name
    return calls_next(text) and not (begins or reads_out(text) or ends_queue(text))


def _asking(turns: tuple[Turn, ...]) -> Iterator[str]:
    for turn, after in pairwise(turns):
        if after.speaker.name not in ("", turn.speaker.name) and "?" in turn.text:
            yield turn.speaker.name


def _behaving(turns: tuple[Turn, ...]) -> dict[str, Role]:
    """Asker or answerer, by what the turns of each name mostly do."""
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    after_ask: Counter[str] = Counter()
    spoken = [turn for turn in turns if turn.speaker.name and not _runs(turn)]
    for turn in spoken:
        total[turn.speaker.name] += not is_courtesy(turn.text)
        asked[turn.speaker.name] += ends_asking(turn.text) and not _HANDS_ON.search(turn.text)
    for turn, after in pairwise(spoken):
        after_ask[after.speaker.name] += ends_asking(turn.text) and not ends_asking(after.text)
    interviewers = _interviewers(asked, total, after_ask)
    return {
        name: "analyst" if asked[name] * 2 > total[name] or name in interviewers else "management"
        for name in total
        if asked[name] or after_ask[name]
    }


def _interviewers(
    asked: Counter[str], total: Counter[str], after_ask: Counter[str]
) -> frozenset[str]:
    """Those who ask far more than whoever answers them; nobody where it is not so plain.

    An interviewer also states things to be talked about, so that he need not mostly ask; but a
    chairman who asks a colleague to add to what he has answered is none.
    """
    talking = sorted((name for name in total if total[name] > 1), key=lambda name: asked[name])
    if len(talking) == 2:
        answers, asks = talking
        often = asked[asks] > 1 and asked[asks] * 5 >= total[asks]
        more = asked[asks] * total[answers] > 2 * asked[answers] * total[asks]
        return frozenset([asks]) if often and more else frozenset()
    asking = frozenset(
        name for name in talking if asked[name] > after_ask[name] and asked[name] * 5 >= total[name]
    )
    answering = [name for name in talking if name not in asking]
    silent = answering and all(asked[name] * 8 <= total[name] for name in answering)
    return asking if silent and sum(asked[name] for name in asking) > 2 else frozenset()


def _answering(turns: tuple[Turn, ...]) -> set[str]:
    """Whom somebody asks to answer or to add to it: `这个问题请李禾来回答。`"""
    names = {turn.speaker.name for turn in turns if not turn.speaker.name.isascii()}
    if not names:
        return set()
    ordered = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    handing = re.compile(
        rf"(?:请|由|交给)(?P<name>{ordered})(?:总)?(?:来|再|先)?(?:补充|回答|解答|讲|谈)"
    )
    return {hit["name"] for turn in turns for hit in handing.finditer(turn.text)}


# prey: `好的，请管理层回答。`, `谢谢，这个问题请王总来回答。`; not `价格请李总回答。量会增长。`
_DIRECTS = re.compile(
    r"(?:(?:好的?|谢谢|感谢)[^。,]{0,6}[,。]\s*)?(?:这个问题)?请[^。,]{2,12}?(?:来)?(?:回答|解答|讲)(?:一下)?[。!]?$"
)


def _calling(turns: tuple[Turn, ...]) -> set[str]:
    """Who calls askers in most of his turns, whatever he is called."""
    total: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    for turn in turns:
        total[turn.speaker.name] += not is_courtesy(turn.text)
        brief = len(turn.text) < _BRIEF
        queue = brief and (chinese_calls_next(turn.text) or bool(_DIRECTS.match(turn.text)))
        named = len(turn.text) < 500 and bool(called(turn.text).name)
        calls[turn.speaker.name] += queue or named
    return {name for name in calls if name and calls[name] > 1 and calls[name] * 2 >= total[name]}
