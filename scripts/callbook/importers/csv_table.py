"""Take a transcript out of a table in CSV: a row a turn, or a row a question with its answer."""

import csv
import io
from collections.abc import Iterator, Sequence

from callbook import source as sources
from callbook.importers.headless import records_of
from callbook.importers.imported import Converted, refusal
from callbook.importers.records import Pair, Turn, text_of_pairs, text_of_turns, words_of
from callbook.importers.spellings import (
    ANSWER,
    ANSWERER,
    ASKER,
    ASKERS_FIRM,
    FIRM,
    ORDER,
    QUESTION,
    SPEAKER,
    TITLE,
    WORDS,
    key_of,
    keys_for,
)

_LONGEST = 20_000_000  # characters of a cell: a whole transcript may stand in one
Row = Sequence[str]


def convert(data: bytes, name: str) -> Converted:
    """The transcript in a table with a head row such as Speaker,Position,Content,Order.

    Rows come in the order that a column of numbers gives. A row whose cells all say the same
    is a heading. Raises Refused where the columns are others, or hold several transcripts.
    """
    text = "\n".join(sources.decode(data, name).lines)
    first, *rows = _table(text, name)
    head = [key_of(cell) for cell in first]
    column = {
        what: next((head.index(key) for key in keys_for(keys, head) if key), -1)
        for what, keys in (
            *(("speaker", SPEAKER), ("title", TITLE), ("firm", FIRM), ("words", WORDS)),
            *(("question", QUESTION), ("answer", ANSWER), ("order", ORDER)),
            *(("asker", ASKER), ("askers firm", ASKERS_FIRM), ("answerer", ANSWERER)),
        )
    }
    rows = _ordered(rows, column["order"])
    if column["question"] >= 0 and column["answer"] >= 0:
        pairs = text_of_pairs(_pair(row, column) for row in rows)
        return Converted(text=_some(pairs, name))
    if column["words"] < 0:
        if said := _headless([first, *rows]):
            return Converted(text=said)
        raise refusal(name, f"a table with the columns {', '.join(head) or '(none)'}; expected "
                            "Speaker, Content and, if there, Position, Order")  # fmt: skip
    if column["speaker"] < 0:
        return Converted(text=_some(_whole(rows, column["words"], name), name))
    return Converted(text=_some(text_of_turns(_turns(rows, column)), name))


def _headless(rows: list[Row]) -> str:
    """The words of a table of two columns that no row heads; empty for any other table."""
    pairs = [(row[0], row[1]) for row in rows if len(row) == 2]
    records = records_of(pairs) if len(pairs) == len(rows) else None
    if not records or "speaker" not in records[0]:
        said = (Pair(asked=asked, answered=answered) for asked, answered in pairs)
        return text_of_pairs(said) if records else ""
    return text_of_turns(Turn(speaker=speaker, words=words) for speaker, words in pairs)


def _table(text: str, name: str) -> list[Row]:
    """The rows of a table, its head first."""
    first = text.lstrip("\n").split("\n", 1)[0]
    comma = max(",\t;|", key=first.count)
    limit = csv.field_size_limit(_LONGEST)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=comma) if any(row)]
    except csv.Error as error:
        raise refusal(name, f"a broken table ({error}); expected CSV") from error
    finally:
        csv.field_size_limit(limit)
    if len(rows) < 2:
        raise refusal(name, "a table without rows; expected a head row and a row a turn")
    return list(rows)


def _ordered(rows: list[Row], order: int) -> list[Row]:
    """The rows by their numbers, where every row has one; else as they stand."""
    numbers = [_cell(row, order) for row in rows]
    if order < 0 or not all(number.isdecimal() for number in numbers):
        return rows
    return sorted(rows, key=lambda row: int(_cell(row, order)))


def _cell(row: Row, at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""


def _pair(row: Row, column: dict[str, int]) -> Pair:
    return Pair(
        asked=_cell(row, column["question"]),
        answered=_cell(row, column["answer"]),
        asker=_cell(row, column["asker"]),
        firm=_cell(row, column["askers firm"]),
        answerer=_cell(row, column["answerer"]),
    )


def _turns(rows: list[Row], column: dict[str, int]) -> Iterator[Turn]:
    for row in rows:
        speaker, words = _cell(row, column["speaker"]), _cell(row, column["words"])
        title = _cell(row, column["title"])
        if speaker and (words == speaker or (not words and title == speaker)):
            yield Turn(words=speaker)  # a heading, printed in every column
        else:
            firm = _cell(row, column["firm"])
            yield Turn(speaker=speaker, title=title, firm=firm, words=words)


def _whole(rows: list[Row], at: int, name: str) -> str:
    """One text, or the paragraphs of one."""
    texts = [_cell(row, at) for row in rows if _cell(row, at)]
    if len(texts) > 1 and min(map(len, texts)) > 5_000:
        raise refusal(name, f"a table of {len(texts)} transcripts; expected one call a file")
    return "\n\n".join(map(words_of, texts))


def _some(text: str, name: str) -> str:
    if not text:
        raise refusal(name, "a table without words; expected what was said in a column Content")
    return text
