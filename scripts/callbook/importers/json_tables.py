"""Read a table written as JSON as a list of records: columns, or rows below a head."""

from callbook.importers.headless import records_of
from callbook.importers.json_turns import DEEP, Record, inside, is_record
from callbook.importers.spellings import ANSWER, QUESTION, SPEAKER, WORDS, keys_for

_KNOWN = (SPEAKER, WORDS, QUESTION, ANSWER)
_CHAT = {
    **dict.fromkeys(("user", "human"), "question"),
    **dict.fromkeys(("assistant", "gpt", "chatgpt", "bot", "model"), "answer"),
}
"""Who writes a message of a chat → what it is."""


def tabled(value: object, deep: int = 0) -> object:
    """`value` with every table in it as a list of records, the rest as it is."""
    if deep > DEEP:
        return value
    rows = _rows(value)
    if rows is not None:
        return rows
    if is_record(value):
        return {key: tabled(one, deep + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [tabled(one, deep + 1) for one in value]
    return value


def _rows(value: object) -> list[Record] | None:
    if is_record(value):
        return _split(value) or _columns(value)
    if not isinstance(value, list):
        return None
    return _listed(value) or _keyed(value) or _talked(value)


def _split(value: Record) -> list[Record] | None:
    """`{"columns": ["speaker", "text"], "data": [["…", "…"], …]}`."""
    head, data = value.get("columns"), value.get("data")
    if not (isinstance(head, list) and isinstance(data, list) and _names(head)):
        return None
    return [dict(zip(map(str, head), row, strict=False)) for row in data if isinstance(row, list)]


def _columns(value: Record) -> list[Record] | None:
    """`{"speaker": ["…", …], "text": ["…", …]}`, or objects with row numbers for the lists."""
    if not _names(list(value)):
        return None
    columns: dict[str, list[object]] = {}
    for key, one in value.items():
        if is_record(one) and one and all(number.isdecimal() for number in one):
            columns[key] = list(inside(one))
        elif isinstance(one, list):
            columns[key] = one
    longest = max(map(len, columns.values()), default=0)
    full = {key: one for key, one in columns.items() if len(one) == longest > 1}
    if not _names(list(full)):
        return None
    return [dict(zip(full, row, strict=True)) for row in zip(*full.values(), strict=True)]


def _names(head: list[object]) -> bool:
    """Whether a head names the words and who says them, or questions and answers."""
    keys = [str(one) for one in head]
    named = {which: keys_for(which, keys) for which in _KNOWN}
    turns = set(named[SPEAKER]) and set(named[WORDS]) - set(named[SPEAKER])
    return bool(turns) or bool(named[QUESTION] and named[ANSWER])


def _listed(value: list[object]) -> list[Record] | None:
    """`[["Operator", "…"], ["Ian Pell", "…"], …]`, or a question and its answer in each."""
    rows = [
        (row[0], row[1])
        for row in value
        if isinstance(row, list) and len(row) == 2 and all(isinstance(one, str) for one in row)
    ]
    return records_of(rows) if len(rows) == len(value) else None


def _keyed(value: list[object]) -> list[Record] | None:
    """`[{"Operator": "…"}, {"Ian Pell": "…"}, …]`: the name is the only key of each turn."""
    if not all(is_record(one) and len(one) == 1 for one in value):
        return None
    turns = [(name, words) for one in value if is_record(one) for name, words in one.items()]
    if any(keys_for(which, [str(name)]) for name, _ in turns for which in _KNOWN):
        return None
    return _listed([[name, words] for name, words in turns])


def _talked(value: list[object]) -> list[Record] | None:
    """Messages of a user and a model as pairs, whether `role` and `content`, or `from` and `value`
    hold them; messages from people under their names as turns.
    """
    said = [
        (one.get(role), one.get(words))
        for one in value
        if is_record(one)
        for role, words in (("role", "content"), ("from", "value"))
        if role in one and words in one
    ]
    told = [(what, words) for who, words in said if (what := _CHAT.get(str(who).lower()))]
    if len(told) > 1 and [who for who, _ in told] == ["question", "answer"] * (len(told) // 2):
        return [
            {"question": asked, "answer": answered}
            for (_, asked), (_, answered) in zip(told[::2], told[1::2], strict=True)
        ]
    if said and not told and all(is_record(one) and "from" in one for one in value):
        return [{"speaker": who, "text": words} for who, words in said]
    return None
