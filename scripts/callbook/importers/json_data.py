"""Take a transcript out of JSON: one long text, or a list of turns or of questions and answers."""

import json
import re
from collections.abc import Iterator

from callbook import source as sources
from callbook.found import Found
from callbook.found.period_words import periods
from callbook.importers.captions import text_of_timed
from callbook.importers.imported import Converted, Left, refusal
from callbook.importers.json_tables import tabled
from callbook.importers.json_turns import (
    DEEP,
    Record,
    inside,
    is_record,
    pairs_of,
    text_field,
    text_of,
    turn_of,
    turns_of,
)
from callbook.importers.records import Turn, text_of_pairs, text_of_turns, words_of
from callbook.importers.spellings import PARTS, SPEAKER, STARTS, TITLE, WORDS, key_of

# prey: the comma behind the last record of `[{…}, {…},]`, of a list that is written by hand
_LAST_COMMA = re.compile(r",(?=\s*\]\s*\Z)")
# prey: `Operator: Hello`, `问：分红`; not `Thank you, operator`
_NAMED = re.compile(r"[^:：.?!。？！]{1,60}[:：]")
_LONG = 5_000  # characters of a text that is more than what one person says
_FEW = 4  # texts from which they may be the turns of one call
_EXAMPLE = '{"transcript": "…"} or [{"speaker": "…", "title": "…", "content": "…"}]'


def convert(data: bytes, name: str) -> Converted:
    """The transcript in a JSON document, or in lines of JSON.

    Raises Refused where it is no JSON, holds no transcript, or holds several.
    """
    text = "\n".join(sources.decode(data, name).lines)
    value = tabled(_value(text, name))
    words = _told(value) or text_of_timed(_timed(value)) or _whole(value, name)
    if not words:
        raise refusal(name, f"JSON without a transcript; expected e.g. {_EXAMPLE}")
    return Converted(text=words, found=_facts(value), left=tuple(_left(value, words)))


def _value(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        fault = error
    except (RecursionError, ValueError) as error:
        raise refusal(name, "JSON nested too deeply or with a number too long to read; "
                            f"expected e.g. {_EXAMPLE}") from error  # fmt: skip
    try:
        if _LAST_COMMA.search(text):
            return json.loads(_LAST_COMMA.sub("", text))
        return [json.loads(line.rstrip(", ")) for line in text.splitlines() if line.strip()]
    except (RecursionError, ValueError):
        message = f"line {fault.lineno}: broken JSON ({fault.msg}); expected e.g. {_EXAMPLE}"
        raise refusal(name, message) from fault


def _told(value: object) -> str:
    """The turns or the questions and answers of a document, whichever say more."""
    pairs = tuple(pairs_of(value))
    turns = turns_of(value, dict(_people(value)))
    said = sum(len(turn.words) for turn in turns if turn.speaker)
    if pairs and sum(len(one.asked) + len(one.answered) for one in pairs) >= said:
        return text_of_pairs(pairs)
    return text_of_turns(turns) if said else ""


def _people(value: object, deep: int = 0) -> Iterator[tuple[str, Turn]]:
    """Names, or the signs that stand for them, with titles: lists of people, tables of names."""
    if deep > DEEP:
        return
    if is_record(value):
        if (name := text_field(value, SPEAKER)) and not text_field(value, WORDS):
            yield name, turn_of(value, {})
        for key, table in value.items():
            if "namemap" in key_of(key) and is_record(table):
                yield from _named(table)
    for one in inside(value):
        yield from _people(one, deep + 1)


def _named(table: Record) -> Iterator[tuple[str, Turn]]:
    for sign, who in table.items():
        if isinstance(who, str):
            yield sign, Turn(speaker=who)
        elif is_record(who):
            yield sign, Turn(speaker=text_field(who, SPEAKER), title=text_field(who, TITLE))


def _timed(value: object, deep: int = 0) -> list[Record]:
    """The longest list of pieces that have a time and words, as speech recognition leaves them."""
    best: list[Record] = []
    if isinstance(value, list):
        best = [one for one in value if is_record(one) and _is_timed(one)]
    if deep < DEEP:
        for one in inside(value):
            best = max(best, _timed(one, deep + 1), key=len)
    return best if len(best) > 2 else []


def _is_timed(record: Record) -> bool:
    times = {key_of(key) for key in record} & set(STARTS)
    return bool(times) and bool(text_field(record, WORDS))


def _whole(value: object, name: str) -> str:
    """The one long text of the document."""
    if isinstance(value, str | list) and (text := text_of(value)):
        return words_of(text)
    texts = tuple(_texts(value))
    if len(texts) > 1:
        return _pieces(texts, name)
    return words_of(texts[0]) if texts else ""


def _pieces(texts: tuple[str, ...], name: str) -> str:
    """Several texts as the paragraphs of one call, where most of them say who speaks."""
    named = sum(bool(_NAMED.match(text)) for text in texts)
    if max(map(len, texts)) > _LONG or (named and len(texts) < _FEW):
        raise refusal(name, f"JSON with {len(texts)} transcripts; expected one call a file")
    if named * 2 <= len(texts):
        raise refusal(name, f"JSON with {len(texts)} texts and nobody who says them; expected a "
                            f"speaker beside each, e.g. {_EXAMPLE}")  # fmt: skip
    return "\n\n".join(map(words_of, texts))


def _texts(value: object, deep: int = 0) -> Iterator[str]:
    """The transcript's text in each record that has one, its parts joined."""
    if deep > DEEP:
        return
    if is_record(value):
        parts = [text_of(value[key]) for key in value if key_of(key) in PARTS]
        if text := text_field(value, WORDS) or "\n\n".join(filter(None, parts)):
            yield text
            return
    for one in inside(value):
        yield from _texts(one, deep + 1)


def _left(value: object, words: str) -> Iterator[Left]:
    """Texts of the document that its transcript does not hold: a summary, a sentiment."""
    seen: dict[str, list[str]] = {}
    solid = "".join(words.split())
    for key, text in _all_texts(value):
        if "".join(words_of(text).split()) not in solid:
            seen.setdefault(key, []).append(text)
    for key, texts in seen.items():
        yield Left(reason=f"field {key}", text=texts[0], times=len(texts))


def _all_texts(value: object, key: str = "", deep: int = 0) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value.strip():
            yield key, value
    elif deep <= 2 * DEEP:
        if is_record(value):
            for name, one in value.items():
                yield from _all_texts(one, name, deep + 1)
        elif isinstance(value, list):
            for one in value:
                yield from _all_texts(one, key, deep + 1)


# --- what the document says beside the words ----------------------------------------------


def _facts(value: object) -> Found:
    """Company, ticker, period and date from fields of their own."""
    record = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not is_record(record):
        return Found()
    ticker = text_field(record, ("ticker", "symbol", "stockcode", "证券代码"))
    return Found(
        title=text_field(record, ("title", "headline", "标题")),
        company=text_field(record, ("company", "companyname", "公司", "证券简称")),
        ticker=ticker,
        period=_period(record),
        date=_date(text_field(record, ("date", "calldate", "eventdate", "time", "日期"))),
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
