"""Who is who: the name, firm and role of each speaker, joined from all that the text says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from callbook.layouts.anonymous import with_host
from callbook.layouts.bilingual import language
from callbook.layouts.calling import calls_next, ends_queue
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.firms import is_analyst, is_firm, is_management, is_operator
from callbook.layouts.introductions import Asker, called
from callbook.layouts.latin_names import generic_role, is_interpreter, without_title
from callbook.layouts.persons import is_called_by, same_name
from callbook.layouts.prompting import ends_asking
from callbook.layouts.reading_out import reads_out
from callbook.layouts.sections import opens_questions
from callbook.layouts.turns import Turn
from callbook.model import Role, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clues:
    """What the turns tell of roles, beside headers and lists."""

    called: tuple[Asker, ...]
    remarking: frozenset[str]
    following: frozenset[str]  # who first speaks right after a question was called
    behaving: dict[str, Role]
    calling: frozenset[str]  # who does little else than calling askers


def known(turns: tuple[Turn, ...], listed: Iterable[Speaker]) -> dict[str, Speaker]:
    """Each name that heads a turn → the speaker, from lists, headers and the operator.

    A person under two spellings is one speaker, named as the list does, else as most often.
    """
    roster = tuple(listed)
    turns = with_host(turns)
    groups = _groups(turns, roster)
    found = _clues(turns)
    made: dict[str, Speaker] = {}
    for main, spellings in groups.items():
        one = _person(main, spellings, turns, roster, found)
        made.update(dict.fromkeys(spellings, one))
    return made


def _groups(turns: tuple[Turn, ...], roster: tuple[Speaker, ...]) -> dict[str, list[str]]:
    """The spellings that head turns, by the name they stand for."""
    count = Counter(turn.speaker.name for turn in turns if turn.speaker.name)
    groups: dict[str, list[str]] = {}
    for name, _ in sorted(count.items(), key=lambda item: -item[1]):
        main = next((one.name for one in roster if same_name(one.name, name)), "")
        main = main or next((other for other in groups if same_name(other, name)), name)
        groups.setdefault(main, []).append(name)
    order = {name: place for place, name in enumerate(count)}
    return dict(sorted(groups.items(), key=lambda item: min(order[one] for one in item[1])))


def _person(
    main: str,
    spellings: list[str],
    turns: tuple[Turn, ...],
    roster: tuple[Speaker, ...],
    found: _Clues,
) -> Speaker:
    heads = [turn.speaker for turn in turns if turn.speaker.name in spellings]
    entries = [one for one in roster if same_name(one.name, main)]
    if main.upper() == main or without_title(main) != main:
        main = next((name for name in spellings if name.upper() != name), main)
    asked = [one for one in found.called if any(is_called_by(name, one.name) for name in spellings)]
    said = [*entries, *heads]
    firm = next((one.firm for one in said if one.firm), "")
    firm = firm or next((one.firm for one in asked if one.firm), "")
    title = next((one.title for one in said if one.title), "")
    one = Speaker(name=main, firm=firm, title=title)
    role = _role(one, entries, heads, spellings, found, called_to_ask=bool(asked))
    if role != "analyst" and not any(one.firm for one in said):
        one = replace(one, firm="")
    return replace(one, role=role)


def _role(
    one: Speaker,
    entries: list[Speaker],
    heads: list[Speaker],
    spellings: list[str],
    found: _Clues,
    *,
    called_to_ask: bool,
) -> Role:
    """The role that the strongest word on a person gives: a list's, a header's, the operator's."""
    if is_interpreter(one.name):
        return "unknown"
    if set(spellings) & found.calling and not entries:
        return "operator"
    alone = generic_role(one.name) or ("operator" if is_operator(one.name) else None)
    if alone and not (alone == "unknown" and any(map(str.isdigit, one.name))):
        return alone
    stated = Counter(head.role for head in heads if head.role != "unknown")
    plain = Counter(
        head.role for head in heads if head.role != "unknown" and not (head.title or head.firm)
    )
    # Before the letters of `Q - ` and `A - `: transcribers slip in those, not in the lists.
    listed = next((entry.role for entry in entries if entry.role != "unknown"), None)
    if listed:
        return listed
    if plain:
        return plain.most_common(1)[0][0]
    if is_analyst(one.title) or called_to_ask:
        return "analyst"
    if stated:
        return stated.most_common(1)[0][0]
    return role_of(one) if role_of(one) != "unknown" else _by_turns(spellings, found)


def _by_turns(spellings: list[str], found: _Clues) -> Role:
    names = set(spellings)
    if names & found.remarking:
        return "management"
    if names & found.following:
        return "analyst"
    roles = (found.behaving[name] for name in spellings if name in found.behaving)
    return next(roles, "unknown")


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


# --- what the turns tell ------------------------------------------------------------------


def _clues(turns: tuple[Turn, ...]) -> _Clues:
    start = _questions_start(turns)
    return _Clues(
        called=tuple(_called(turns)),
        remarking=frozenset(_remarking(turns[:start])),
        following=frozenset(_following(turns[start:])),
        behaving=_behaving(turns[start:]),
        calling=frozenset(_calling(turns)),
    )


def _questions_start(turns: tuple[Turn, ...]) -> int:
    """Where the questions begin, as far as headings and the operator say; 0 where they don't."""
    for place, turn in enumerate(turns):
        if turn.heading and opens_questions(turn.rows[0]):
            return place
    for place, turn in enumerate(turns):
        if _runs(turn) and called(turn.text).name:
            return place
    for place, turn in enumerate(turns):
        if place and _runs(turn) and calls_next(turn.text):
            return place
    return 0


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
        if not (_runs(turn) or "next" in low or _tells_of_questions(low)):
            continue
        if ends_queue(turn.text):
            continue
        for one in map(called, _tongues(turn)):
            asked = asked or (bool(one.name) and _tells_of_questions(low))
            if one.name and asked and not any(map(str.isdigit, one.name)):
                made.append(
                    replace(one, name=_printed(turn, one.name), firm=_printed(turn, one.firm))
                )
    return made


def _printed(turn: Turn, words: str) -> str:
    """Words of a turn as its source prints them: matching simplifies some characters."""
    at = turn.text.find(words) if words else -1
    return words if at < 0 or words.isascii() else turn.raw[at : at + len(words)]


def _tells_of_questions(low: str) -> bool:
    return any(word in low for word in ("question", "提问", "问题", "提問", "問題"))


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
    """Who speaks right after a question was called, unless another who speaks was called."""
    names = {turn.speaker.name for turn in turns if turn.speaker.name}
    made: set[str] = set()
    for turn, after in pairwise([turn for turn in turns if not turn.heading]):
        if _runs(turn) and _calls_asker(turn.text):
            expected = called(turn.text).name
            if not expected or not any(
                is_called_by(name, expected) for name in names - {after.speaker.name}
            ):
                made.add(after.speaker.name)
    return made


def _calls_asker(text: str) -> bool:
    """Whether an operator calls somebody to ask, and neither asks for him nor closes."""
    return calls_next(text) and not reads_out(text) and not ends_queue(text)


def _behaving(turns: tuple[Turn, ...]) -> dict[str, Role]:
    """Asker or answerer, by what the turns of each name mostly do."""
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    after_ask: Counter[str] = Counter()
    spoken = [turn for turn in turns if turn.speaker.name and not _runs(turn)]
    for turn in spoken:
        total[turn.speaker.name] += not is_courtesy(turn.text)
        asked[turn.speaker.name] += ends_asking(turn.text)
    for turn, after in pairwise(spoken):
        after_ask[after.speaker.name] += ends_asking(turn.text) and not ends_asking(after.text)
    interviewer = _interviewer(asked, total)
    return {
        name: "analyst" if asked[name] * 2 > total[name] or name == interviewer else "management"
        for name in total
        if asked[name] or after_ask[name]
    }


def _interviewer(asked: Counter[str], total: Counter[str]) -> str:
    """Who of two that talk asks far more than the other; empty where it is not so plain.

    An interviewer also states things to be talked about, so that he need not mostly ask.
    """
    talking = sorted((name for name in total if total[name] > 1), key=lambda name: asked[name])
    if len(talking) != 2:
        return ""
    answers, asks = talking
    often = asked[asks] > 1 and asked[asks] * 5 >= total[asks]
    return asks if often and asked[asks] * total[answers] > 2 * asked[answers] * total[asks] else ""


def _calling(turns: tuple[Turn, ...]) -> set[str]:
    """Who calls askers by name in most of his turns, whatever he is called."""
    total: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    for turn in turns:
        total[turn.speaker.name] += not is_courtesy(turn.text)
        calls[turn.speaker.name] += bool(called(turn.text).name) and len(turn.text) < 500
    return {name for name in calls if name and calls[name] > 1 and calls[name] * 2 >= total[name]}
