"""Who is who: the name, firm and role of each speaker, joined from all that the text says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz, process

from callbook.layouts.courtesy import introduced
from callbook.layouts.firms import is_analyst, is_firm, is_management, is_operator
from callbook.layouts.turns import Turn
from callbook.model import Role, Speaker

_SAME = 88
"""Likeness (0 to 100) from which two spellings are one name: Ian Pell, Ian M. Pell."""


def known(turns: tuple[Turn, ...], listed: Iterable[Speaker]) -> dict[str, Speaker]:
    """Each name that heads a turn → the speaker, from lists, headers and the operator."""
    people = [*listed, *_headers(turns)]
    called = _called(turns)
    remarking = _remarking(turns)
    asking = _asking(turns)
    made: dict[str, Speaker] = {}
    for name in dict.fromkeys(turn.speaker.name for turn in turns if turn.speaker.name):
        one = _joined(name, people + called)
        role = one.role
        if role == "unknown" and _like(name, [person.name for person in called]):
            role = "analyst"
        if role == "unknown" and name in remarking:
            role = "management"
        if role == "unknown":
            role = asking.get(name, "unknown")
        made[name] = replace(one, name=name, role=role)
    return made


def role_of(speaker: Speaker) -> Role:
    """The role that a speaker's own name, title and firm tell."""
    if is_operator(speaker.name):
        return "operator"
    if is_analyst(speaker.title) or is_analyst(speaker.name):
        return "analyst"
    if is_management(speaker.title):
        return "management"
    if is_firm(speaker.firm) or is_firm(speaker.title):
        return "analyst"
    return "unknown"


def _headers(turns: tuple[Turn, ...]) -> list[Speaker]:
    return [turn.speaker for turn in turns if turn.speaker.name]


def _called(turns: tuple[Turn, ...]) -> list[Speaker]:
    """The askers whom the operator calls by name."""
    made = []
    for turn in turns:
        if turn.speaker.name and (is_operator(turn.speaker.name) or len(turn.text) < 200):
            name, firm = introduced(turn.text)
            if name:
                made.append(Speaker(name=name, firm=firm, role="analyst"))
    return made


def _remarking(turns: tuple[Turn, ...]) -> set[str]:
    """Who speaks before the questions, the operator aside."""
    start = next((place for place, turn in enumerate(turns) if turn.heading), 0)
    return {turn.speaker.name for turn in turns[:start] if not is_operator(turn.speaker.name)}


def _asking(turns: tuple[Turn, ...]) -> dict[str, Role]:
    """Asker or answerer, by what the turns of each name mostly do."""
    asks: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for turn in turns:
        total[turn.speaker.name] += 1
        asks[turn.speaker.name] += "?" in turn.text[-80:]
    follows: Counter[str] = Counter()
    for turn, after in pairwise(turns):
        follows[after.speaker.name] += "?" in turn.text[-80:] and "?" not in after.text[-80:]
    return {
        name: "analyst" if asks[name] * 2 > total[name] else "management"
        for name in total
        if asks[name] or follows[name]
    }


def _joined(name: str, people: list[Speaker]) -> Speaker:
    """All that is said of a name, under whichever spelling; the first word on it counts."""
    same = [person for person in people if person.name == name or same_name(person.name, name)]
    firm = next((person.firm for person in same if person.firm), "")
    title = next((person.title for person in same if person.title), "")
    stated = (person.role for person in same if person.role != "unknown")
    role: Role = next(stated, "unknown")
    one = Speaker(name=name, firm=firm, title=title)
    return replace(one, role=role_of(one)) if role == "unknown" else replace(one, role=role)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one person's: initials and a slip aside."""
    if not one or not other:
        return False
    if one.lower() == other.lower():
        return True
    words, others = _words(one), _words(other)
    if words and others and words[-1] == others[-1] and words[0][0] == others[0][0]:
        return True
    return bool(words) and bool(others) and fuzz.ratio(one.lower(), other.lower()) >= _SAME


def _words(name: str) -> list[str]:
    """The Latin words of a name, lower case, without initials; none of a Chinese name."""
    return [word for word in name.lower().replace(".", " ").split() if word.isascii()]


def _like(name: str, names: list[str]) -> bool:
    return any(same_name(name, other) for other in names) or bool(
        names and process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_SAME)
    )
