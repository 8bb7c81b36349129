"""Lay questions, blocks, figures and mentions out as CSV tables that open in any spreadsheet.

UTF-8 with a byte order mark, since Excel takes anything else for the local code page; lines end
as RFC 4180 has it. A cell that a spreadsheet would compute is disarmed (see `disarmed`).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, Never, TypeVar

from callbook import archive as index
from callbook.archive import Place
from callbook.linked_data import Json
from callbook.model import Archive, Block, Call, Exchange, Figure, Mention, Span
from callbook.permalinks import fingerprint

Row = TypeVar("Row")
Row_contra = TypeVar("Row_contra", contravariant=True)
About_co = TypeVar("About_co", covariant=True)

# Matches =1+1, +86, @SUM(A1), ＝1+1 (Excel in Chinese and Japanese computes it), and a leading
# apostrophe, so that `disarmed` can be undone; not 2+2=4, not 日活.
_COMPUTED = re.compile(r"[=+\-@\t\r\n＝＋－＠']")
# Matches -3.8 and +4: a number is worth more as a number; not -3.8%, not -3.8+1.
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
# Matches the end of a sentence: 。 or a line end; not the point of 3.8.
_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row_contra]):
    """One column: what it holds, and how a row tells it."""

    name: str
    describes: str
    value: Callable[[Row_contra], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Generic[About_co]):
    """A row of a table: where it was said, and what of it the row is about."""

    place: Place
    about: About_co


def book(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """The tables of the whole book: name, and the CSV."""
    places = tuple(index.places(archive))
    yield "questions", _table(QUESTIONS, _questions(archive))
    yield "blocks", _table(BLOCKS, _blocks(places))
    yield "figures", _table(FIGURES, _figures(places))
    yield "mentions", _table(MENTIONS, _mentions(places))


def blocks(archive: Archive, call: Call) -> bytes:
    """The table of the blocks of one of the archive's calls."""
    return _table(BLOCKS, _blocks(index.places(replace(archive, calls=(call,)))))


def metadata() -> Json:
    """The columns of all tables, as CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""
    tables: dict[str, Iterable[Column[Never]]] = {
        "questions": QUESTIONS,
        "blocks": BLOCKS,
        "figures": FIGURES,
        "mentions": MENTIONS,
    }
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"encoding": "utf-8", "header": True},
        "tables": [
            {
                "url": f"{name}.csv",
                "tableSchema": {
                    "columns": [
                        {"name": column.name, "dc:description": column.describes}
                        for column in columns
                    ]
                },
            }
            for name, columns in tables.items()
        ],
    }


def disarmed(cell: str) -> str:
    """The cell, with an apostrophe before anything that a spreadsheet would run as a formula.

    A plain number stays as it is. Undo: take one leading apostrophe away. Rule: OWASP, CSV
    Injection.
    """
    if _COMPUTED.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def sentence(text: str, span: Span) -> str:
    """The sentence of `text` in which the span lies, its end mark included."""
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, span.start)), default=0)
    last = _SENTENCE_END.search(text, span.end)
    return text[start : last.end() if last else len(text)].strip()


def _table(columns: tuple[Column[Row], ...], rows: Iterable[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([disarmed(str(column.value(row))) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _questions(archive: Archive) -> Iterator[Said[Exchange]]:
    for call in archive.calls:
        for exchange in call.exchanges:
            place = Place(call=call, exchange=exchange, block=exchange.question.block)
            yield Said(place=place, about=exchange)


def _blocks(places: Iterable[Place]) -> Iterator[Said[Block]]:
    for place in places:
        yield Said(place=place, about=place.block)


def _figures(places: Iterable[Place]) -> Iterator[Said[Figure]]:
    for place in places:
        for figure in place.block.figures:
            yield Said(place=place, about=figure)


def _mentions(places: Iterable[Place]) -> Iterator[Said[Mention]]:
    for place in places:
        for mention in place.block.mentions:
            yield Said(place=place, about=mention)


# --- what the columns tell ----------------------------------------------------------------


def _part_played(said: Said[Block]) -> str:
    exchange, block = said.place.exchange, said.about
    if exchange is None:
        return "remark"
    if block is exchange.question.block:
        return "question"
    if any(block is follow_up.question.block for follow_up in exchange.follow_ups):
        return "follow-up question"
    if any(block is answer for answer in exchange.answer):
        return "answer"
    return "follow-up answer"


def _joined(ids: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(ids))


def _answer(exchange: Exchange) -> tuple[Block, ...]:
    follow_ups = (block for follow_up in exchange.follow_ups for block in follow_up.answer)
    return (*exchange.answer, *follow_ups)


def _words(place: Place, span: Span) -> str:
    return place.block.text[span.start : span.end]


def _high(figure: Figure) -> str:
    return "" if figure.high is None else f"{figure.high:f}"


WHERE: tuple[Column[Said[object]], ...] = (
    Column(name="call", describes="Name of the call.", value=lambda r: r.place.call.details.call),
    Column(name="company", describes="Company.", value=lambda r: r.place.call.details.company.name),
    Column(
        name="ticker",
        describes="Its share.",
        value=lambda r: r.place.call.details.company.ticker,
    ),
    Column(
        name="call_period",
        describes="Period of the call.",
        value=lambda r: r.place.call.details.period,
    ),
    Column(
        name="question",
        describes="Name of the question's page: q3; empty for a remark.",
        value=lambda r: r.place.exchange.address if r.place.exchange else "",
    ),
    Column(
        name="permalink",
        describes="Address of the block below the address of the book.",
        value=lambda r: r.place.permalink,
    ),
)

SPEAKER: tuple[Column[Said[object]], ...] = (
    Column(name="speaker", describes="Who speaks.", value=lambda r: r.place.block.speaker.name),
    Column(name="firm", describes="Of which firm.", value=lambda r: r.place.block.speaker.firm),
)

TOPICS_AND_METRICS: tuple[Column[Said[Block]], ...] = (
    Column(
        name="topics",
        describes="Ids of the block's topics, parted by blanks.",
        value=lambda r: _joined(evidence.topic for evidence in r.place.block.topics),
    ),
    Column(
        name="metrics",
        describes="Ids of the metrics it names, parted by blanks.",
        value=lambda r: _joined(mention.metric for mention in r.place.block.mentions),
    ),
)

QUESTIONS: tuple[Column[Said[Exchange]], ...] = (
    *WHERE,
    Column(name="number", describes="Place in the call.", value=lambda r: r.about.number),
    Column(name="date", describes="Day of the call.", value=lambda r: r.place.call.details.date),
    *SPEAKER,
    Column(name="title", describes="Short title.", value=lambda r: r.about.title),
    Column(name="text", describes="The question's words.", value=lambda r: r.place.block.text),
    Column(
        name="parts",
        describes="How many asks it has.",
        value=lambda r: max(1, len(r.about.question.parts)),
    ),
    Column(
        name="answer_blocks",
        describes="Paragraphs and points of the answer, to follow-ups too.",
        value=lambda r: len(_answer(r.about)),
    ),
    Column(
        name="answer_characters",
        describes="Length of the answer.",
        value=lambda r: sum(len(block.text) for block in _answer(r.about)),
    ),
    Column(
        name="follow_ups",
        describes="How many further questions.",
        value=lambda r: len(r.about.follow_ups),
    ),
    Column(
        name="topics",
        describes="Ids of its topics, weightiest first, parted by blanks.",
        value=lambda r: _joined(r.about.topics),
    ),
)

BLOCKS: tuple[Column[Said[Block]], ...] = (
    *WHERE,
    Column(
        name="part_played",
        describes="question, answer, follow-up question, follow-up answer or remark.",
        value=_part_played,
    ),
    Column(name="mark", describes="A point's mark.", value=lambda r: r.about.mark),
    *SPEAKER,
    Column(name="text", describes="The source's words.", value=lambda r: r.about.text),
    *TOPICS_AND_METRICS,
    Column(
        name="first_line",
        describes="First source line.",
        value=lambda r: r.about.lines.first,
    ),
    Column(name="last_line", describes="Last source line.", value=lambda r: r.about.lines.last),
    Column(
        name="fingerprint",
        describes="Of the text: changes when the text does.",
        value=lambda r: fingerprint(r.about.text),
    ),
)

FIGURES: tuple[Column[Said[Figure]], ...] = (
    *WHERE,
    Column(
        name="metric",
        describes="Id of what was measured; empty where the sentence does not say.",
        value=lambda r: r.about.metric,
    ),
    Column(name="value", describes="The number.", value=lambda r: f"{r.about.value:f}"),
    Column(name="high", describes="Upper end of a range.", value=lambda r: _high(r.about)),
    Column(name="unit", describes="As said.", value=lambda r: r.about.unit),
    Column(name="period", describes="As said.", value=lambda r: r.about.period),
    Column(name="basis", describes="level, change, qoq or yoy.", value=lambda r: r.about.basis),
    Column(name="qualifier", describes="As said.", value=lambda r: r.about.qualifier),
    Column(
        name="kind",
        describes="actual, guidance, target or forecast.",
        value=lambda r: r.about.kind,
    ),
    Column(
        name="words",
        describes="The words of the figure.",
        value=lambda r: _words(r.place, r.about.span),
    ),
    Column(
        name="sentence",
        describes="The sentence it stands in.",
        value=lambda r: sentence(r.place.block.text, r.about.span),
    ),
)

# A mention has no column for its sentence: ten thousand questions would make a file of 50 MB.
MENTIONS: tuple[Column[Said[Mention]], ...] = (
    *WHERE,
    Column(name="metric", describes="Id of the metric or term.", value=lambda r: r.about.metric),
    Column(
        name="words",
        describes="How it is named.",
        value=lambda r: _words(r.place, r.about.span),
    ),
)
