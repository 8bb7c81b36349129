"""Find who says what in JSON: turns in lists and objects, questions with their answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from callbook.importers.records import Pair, Turn
from callbook.importers.spellings import (
    ANSWER,
    ANSWERER,
    ASKER,
    ASKERS_FIRM,
    FIRM,
    QUESTION,
    SPEAKER,
    TITLE,
    WORDS,
    key_of,
    keys_for,
)

Record = Mapping[str, object]
DEEP = 8  # levels of objects in objects that are looked into
_SAME = 0.8  # share of a list's words that another one has already, from which it says them again
_ANALYST = "Analyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What is known where a record stands: people by name or sign, who asks, of which firm."""

    people: Mapping[str, Turn]
    asker: str = ""
    firm: str = ""


@dataclass(slots=True)
class _Found:
    """The turns of one list."""

    turns: list[Turn] = field(default_factory=list)


def is_record(value: object) -> TypeGuard[Record]:
    """Whether a value is an object of JSON."""
    return isinstance(value, dict)


def turns_of(value: object, people: Mapping[str, Turn]) -> list[Turn]:
    """All turns of a document in its order; a list that says another's words again is left out."""
    lists: list[_Found] = [_Found()]
    for turn, starts in _walk(value, _Around(people=people), 0):
        if starts:
            lists.append(_Found())
        if turn is not None:
            lists[-1].turns.append(turn)
    told = max(lists, key=lambda one: _size(one.turns)).turns
    words = {turn.words for turn in told}
    text = "\n".join(words)
    kept: list[Turn] = []
    for one in lists:
        again = sum(len(turn.words) for turn in one.turns if turn.words in text)
        if one.turns is told or again < _SAME * _size(one.turns):
            kept += one.turns
    return kept


def _size(turns: Sequence[Turn]) -> int:
    return sum(len(turn.words) for turn in turns)


def _walk(value: object, around: _Around, deep: int) -> Iterator[tuple[Turn | None, bool]]:
    """The turns below a value; with each, whether another list begins there."""
    if deep > DEEP:
        return
    if isinstance(value, list):
        if any(is_record(one) for one in value):
            yield None, True
        for one in value:
            yield from _walk(one, around, deep + 1)
        if any(is_record(one) for one in value):
            yield None, True
    elif is_record(value):
        yield from _record(value, around, deep)


def _record(record: Record, around: _Around, deep: int) -> Iterator[tuple[Turn | None, bool]]:
    asked = next((key for key in keys_for(QUESTION, record) if record[key]), None)
    answered = next((key for key in keys_for(ANSWER, record) if record[key]), None)
    if asked is not None and answered is not None:
        yield from _pair(record, (asked, answered), around, deep)
        return
    turn = turn_of(record, around.people)
    if turn.speaker and turn.words:
        yield turn, False
        return
    for key, inner in record.items():
        firm = text_field(inner, FIRM) if is_record(inner) else ""
        within = replace(around, asker=key, firm=firm) if firm else around
        for one, starts in _walk(inner, within, deep + 1):
            if one is not None and firm and one.speaker == key and not one.title:
                yield replace(one, firm=one.firm or firm, title=_ANALYST), starts
            else:
                yield one, starts


def _pair(
    record: Record, fields: tuple[str, str], around: _Around, deep: int
) -> Iterator[tuple[Turn | None, bool]]:
    """A question with its answers and what follows them, as turns in the record's order."""
    asked, answered = fields
    question = record[asked]
    turn = (
        turn_of(question, around.people) if is_record(question) else Turn(words=text_of(question))
    )
    name = turn.speaker or text_field(record, ASKER) or around.asker
    firm = turn.firm or text_field(record, FIRM) or around.firm
    yield replace(turn, speaker=name, firm=firm, title=turn.title or _ANALYST), False
    within = replace(around, asker=name, firm=firm)
    said = text_of(record[answered])
    if said:
        yield Turn(speaker=text_field(record, ANSWERER), words=said), False
    for key, inner in record.items():
        if key != asked and not isinstance(inner, str):
            for one, _ in _walk(inner, within, deep + 1):
                yield one, False


def pairs_of(value: object, deep: int = 0) -> Iterator[Pair]:
    """Questions with their answers, both as words, where nobody is named within them."""
    if is_record(value):
        asked, answered = _told(value, QUESTION), _told(value, ANSWER)
        if asked and answered:
            yield Pair(
                asked=asked,
                answered=answered,
                asker=text_field(value, ASKER),
                firm=text_field(value, ASKERS_FIRM),
                answerer=text_field(value, ANSWERER),
            )
            return
    if deep < DEEP:
        for one in inside(value):
            yield from pairs_of(one, deep + 1)


def _told(record: Record, names: tuple[str, ...]) -> str:
    """The words of a field: its own, or those of the record that it is, if that names nobody."""
    for key in keys_for(names, record):
        one = record[key]
        if is_record(one) and not text_field(one, SPEAKER):
            return text_field(one, WORDS)
        if said := text_of(one):
            return said
    return ""


def inside(value: object) -> Iterator[object]:
    """The values in an object or a list."""
    if is_record(value):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def turn_of(record: Record, people: Mapping[str, Turn]) -> Turn:
    """A record's turn; the speaker may be a record too, or stand in a list of people."""
    who = next((record[key] for key in keys_for(SPEAKER, record)), "")
    named = who if is_record(who) else record
    speaker = text_field(named, SPEAKER) or _number(who)
    known = people.get(speaker, Turn())
    return Turn(
        speaker=known.speaker or speaker,
        title=text_field(named, TITLE) or text_field(record, TITLE) or known.title,
        firm=text_field(named, FIRM) or text_field(record, FIRM) or known.firm,
        words=text_field(record, WORDS) or _pieces(record),
    )


def _pieces(record: Record) -> str:
    """The words of a turn whose paragraphs or sentences are records with nothing but a text."""
    for key in keys_for(WORDS, record):
        inner = record[key]
        if isinstance(inner, list) and all(
            is_record(one) and not text_field(one, SPEAKER) for one in inner
        ):
            joint = " " if key_of(key).startswith("sentence") else "\n"
            return joint.join(text_field(one, WORDS) for one in inner if is_record(one)).strip()
    return ""


def _number(who: object) -> str:
    return f"Speaker {who}" if isinstance(who, int) and not isinstance(who, bool) else ""


def text_field(record: Record, names: tuple[str, ...]) -> str:
    """The text of the first of these fields; the texts of a list are its paragraphs."""
    return next((text for key in keys_for(names, record) if (text := text_of(record[key]))), "")


def text_of(value: object) -> str:
    """A text, or the texts of a list as paragraphs; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "\n".join(value).strip()
    return ""
