"""Speakers whom a recording only counts (`发言人1`, `Speaker 2`): who of them runs the call."""

import re
from collections import Counter
from dataclasses import replace

from callbook.layouts.calling import ends_queue
from callbook.layouts.chinese_calls import chinese_calls_next
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.firms import is_operator
from callbook.layouts.introductions import called
from callbook.layouts.latin_names import generic_role
from callbook.layouts.turns import Turn

# prey: `欢迎参加三季度业绩交流会，我是主持人`; not `感谢主持人`
_HOSTS = re.compile(r"(?:欢迎|歡迎).{0,8}(?:参加|參加|来到|來到)|我是(?:今天的|本次会议的?)?主持")

# prey: `All lines are in listen-only mode`, `press star one`, `I'll be your operator`; not `star`
_OPERATES = re.compile(
    r"listen-only|press(?:ing)? (?:star|\*|the star)|(?:conference|your) operator|lines? (?:is|are"
    r"|have been) (?:now )?(?:open|placed)|disconnect",
    re.IGNORECASE,
)


def with_host(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns, with the role of an operator for the counted speaker who does an operator's work.

    None is sought where somebody is named as operator, or where fewer than three speak: of two
    one interviews the other.
    """
    names = {turn.speaker.name for turn in turns if is_counted(turn.speaker.name)}
    if len(names) < 3 or any(is_operator(turn.speaker.name) for turn in turns):
        return turns
    host = _host(turns, names)
    return tuple(
        replace(turn, speaker=replace(turn.speaker, role="operator"))
        if host and turn.speaker.name == host
        else turn
        for turn in turns
    )


def is_counted(name: str) -> bool:
    """Whether a name is a number that a recording gave to a voice."""
    return generic_role(name) == "unknown" and any(map(str.isdigit, name))


def _host(turns: tuple[Turn, ...], names: set[str]) -> str:
    """Who greets, calls askers and closes, in half of what he says or more; empty if nobody."""
    runs: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for turn in turns:
        if turn.speaker.name in names and not is_courtesy(turn.text):
            said[turn.speaker.name] += 1
            runs[turn.speaker.name] += _runs_call(turn.text)
    name, times = max(runs.items(), key=lambda one: one[1], default=("", 0))
    return name if times > 1 and times * 2 >= said[name] else ""


def _runs_call(text: str) -> bool:
    if chinese_calls_next(text) or ends_queue(text) or _HOSTS.search(text[:120]):
        return True
    return bool(_OPERATES.search(text)) or ("question" in text.lower() and bool(called(text).name))
