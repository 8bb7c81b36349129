"""Take a transcript out of JSON: one long text, or a list of turns or of questions and answers."""

import json
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from callbook import source as sources
from callbook.found import Found
from callbook.found.period_words import periods
from callbook.importers.imported import Converted, refusal
from callbook.importers.records import Turn, text_of_pairs, text_of_turns, words_of
from callbook.importers.spellings import ANSWER, FIRM, QUESTION, SPEAKER, TITLE, WORDS, key_of

Record = Mapping[str, object]
_DEEP = 8  # levels of objects in objects that are looked into
_EXAMPLE = '{"transcript": "…"} or [{"speaker": "…", "title": "…", "content": "…"}]'


def convert(data: bytes, name: str) -> Converted:
    """The transcript in a JSON document, or in lines of JSON.

    Raises Refused where it is no JSON, holds no transcript, or holds several.
    """
    text = "\n".join(sources.decode(data, name).lines)
    value = _value(text, name)
    turns = max(_lists(value), key=_length, default=())
    words = _turned(turns, dict(_people(value))) or _whole(value, name)
    if not words:
        raise refusal(name, f"JSON without a transcript; expected e.g. {_EXAMPLE}")
    return Converted(text=words, found=_facts(value))


def _value(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        fault = error
    except (RecursionError, ValueError) as error:
        raise refusal(name, "JSON nested too deeply or with a number too long to read; "
                            f"expected e.g. {_EXAMPLE}") from error  # fmt: skip
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (RecursionError, ValueError):
        message = f"line {fault.lineno}: broken JSON ({fault.msg}); expected e.g. {_EXAMPLE}"
        raise refusal(name, message) from fault


def _is_record(value: object) -> TypeGuard[Record]:
    return isinstance(value, dict)


def _inside(value: object) -> Iterator[object]:
    if _is_record(value):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _lists(value: object, deep: int = 0) -> Iterator[tuple[Record, ...]]:
    """Every list of records in the document, from the outer ones to the inner."""
    if isinstance(value, list) and (records := tuple(one for one in value if _is_record(one))):
        yield records
    if deep < _DEEP:
        for one in _inside(value):
            yield from _lists(one, deep + 1)


def _length(records: tuple[Record, ...]) -> int:
    """Characters of the words in these records: the transcript is the longest list."""
    return sum(
        len(_field(one, WORDS)) or len(_field(one, QUESTION) + _field(one, ANSWER))
        for one in records
    )


def _turned(records: tuple[Record, ...], people: Mapping[str, Turn]) -> str:
    if any(_field(one, QUESTION) and _field(one, ANSWER) for one in records):
        return text_of_pairs((_field(one, QUESTION), _field(one, ANSWER)) for one in records)
    turns = [_turn(one, people) for one in records]
    return text_of_turns(turns) if any(turn.speaker for turn in turns) else ""


def _turn(record: Record, people: Mapping[str, Turn]) -> Turn:
    """A record's turn; the speaker may be a record too, or stand in a list of people."""
    who = next((one for key, one in record.items() if key_of(key) in SPEAKER), "")
    named = who if _is_record(who) else record
    speaker = _field(named, SPEAKER)
    known = people.get(speaker, Turn())
    return Turn(
        speaker=known.speaker or speaker,
        title=_field(named, TITLE) or _field(record, TITLE) or known.title,
        firm=_field(named, FIRM) or _field(record, FIRM) or known.firm,
        words=_field(record, WORDS),
    )


def _people(value: object) -> Iterator[tuple[str, Turn]]:
    """Names, or the signs that stand for them, with titles: lists of people, tables of names."""
    for records in _lists(value):
        for one in records:
            if (name := _field(one, SPEAKER)) and not _field(one, WORDS):
                yield name, Turn(speaker=name, title=_field(one, TITLE), firm=_field(one, FIRM))
    for key, table in value.items() if _is_record(value) else ():
        if "namemap" in key_of(key) and _is_record(table):
            for sign, who in table.items():
                if isinstance(who, str):
                    yield sign, Turn(speaker=who)
                elif _is_record(who):
                    yield sign, Turn(speaker=_field(who, SPEAKER), title=_field(who, TITLE))


def _field(record: Record, names: tuple[str, ...]) -> str:
    """The text of the first of these fields; the texts of a list are its paragraphs."""
    for wanted in names:
        for key, value in record.items():
            if key_of(key) == wanted and (text := _text(value)):
                return text
    return ""


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n".join(value).strip()
    return ""


def _whole(value: object, name: str) -> str:
    """The one long text of the document."""
    if isinstance(value, str | list) and (text := _text(value)):
        return words_of(text)
    texts = tuple(_texts(value))
    if len(texts) > 1:
        raise refusal(name, f"JSON with {len(texts)} transcripts; expected one call a file")
    return words_of(texts[0]) if texts else ""


def _texts(value: object, deep: int = 0) -> Iterator[str]:
    """The transcript's text in each record that has one."""
    if deep > _DEEP:
        return
    if _is_record(value) and (text := _field(value, WORDS)):
        yield text
        return
    for one in _inside(value):
        yield from _texts(one, deep + 1)


# --- what the document says beside the words ----------------------------------------------


def _facts(value: object) -> Found:
    """Company, ticker, period and date from fields of their own."""
    record = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not _is_record(record):
        return Found()
    ticker = _field(record, ("ticker", "symbol", "stockcode", "证券代码"))
    return Found(
        title=_field(record, ("title", "headline", "标题")),
        company=_field(record, ("company", "companyname", "公司", "证券简称")),
        ticker=ticker,
        period=_period(record),
        date=_date(_field(record, ("date", "calldate", "eventdate", "time", "日期"))),
    )


def _period(record: Record) -> str:
    """Year and quarter, as databases keep them: 2024 and 2, "Q2" or "q2", or "2024Q2"."""
    year = quarter = ""
    for key, value in record.items():
        text = str(value).strip().upper()
        if key_of(key) in ("year", "fiscalyear") and len(text) == 4 and text.isdecimal():
            year = text
        if key_of(key) in ("quarter", "fiscalquarter", "period"):
            quarter = text.removeprefix("Q")
            if named := next(periods(text.replace("_", " ")), ""):
                return named
    return f"{year}Q{quarter}" if year and quarter in ("1", "2", "3", "4") else ""


def _date(text: str) -> str:
    day = text[:10]
    digits = day.replace("-", "")
    return day if len(day) == 10 and digits.isdecimal() and len(digits) == 8 else ""
