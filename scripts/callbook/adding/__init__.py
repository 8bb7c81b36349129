"""Make a document that holds a transcript a call of the book: text, details, original."""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from callbook import config, importers, transcript
from callbook.adding import details_file
from callbook.config import CALLS
from callbook.found.naming import slug
from callbook.found.period_words import periods
from callbook.importers import Imported
from callbook.model import UNKNOWN, Details, Piece
from callbook.problems import Problem, Refused
from callbook.transcript import Reading

# Layouts whose texts are word for word; the others are somebody's notes.
_WORD_FOR_WORD = frozenset(
    (
        *("B1", "B2", "B4", "C11", "C16", "J2", "K2"),
        *("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9"),
        *("E11", "E16", "E17", "E18", "E19"),
    )
)
_SHOWN = 3  # removed stretches of one reason
_ENDINGS = {
    "PDF": ".pdf",
    "Word document": ".docx",
    "web page": ".html",
    "JSON": ".json",
    "CSV": ".csv",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the person says of the call; empty where he leaves it to the text."""

    company: str = ""
    period: str = ""
    name: str = ""  # of the call, in its addresses
    title: str = ""
    language: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A call that can be added."""

    imported: Imported
    reading: Reading
    details: Details
    files: tuple[tuple[str, bytes], ...]  # path in the project, content


def plan(data: bytes, file: str, order: Order) -> Addition:
    """The call that the document `data`, named `file`, makes with what `order` says of it.

    Raises Refused where no text can be had, where it has no questions, or where neither the
    order nor the text names the company and the period.
    """
    imported = importers.read(data, file)
    reading = read(imported)
    if not reading.exchanges:
        raise Refused(reading.problems)
    written = _written(order, imported, reading, file)
    path = f"{CALLS}/{written.call}"
    original = f"originals/{written.call}{_ending(imported, data)}" if imported.converted else ""
    text = details_file.text(written, original, hashlib.sha256(data).hexdigest())
    files = [(f"{path}.txt", imported.data), (f"{path}.yml", text.encode())]
    if original:
        files.insert(0, (f"{CALLS}/{original}", data))
    return Addition(
        imported=imported,
        reading=reading,
        details=config.load_details(text, f"{path}.yml"),
        files=tuple(files),
    )


def read(imported: Imported, details: Details | None = None) -> Reading:
    """How the text of a document is read; what its container says fills what the text leaves."""
    reading = transcript.read(imported.source, details)
    return replace(reading, found=reading.found.otherwise(imported.found))


def check(root: Path, addition: Addition) -> None:
    """Raise Refused where one of an addition's files is there already."""
    call = addition.details.call
    there = [path for path, _ in addition.files if os.path.lexists(root / path)]
    if there:
        raise Refused(
            Problem(
                path=path,
                message="is there already; expected a new call; give this one a name of its own, "
                f"e.g. --name {call}-2, or edit that file",
            )
            for path in there
        )


def write(root: Path, addition: Addition) -> None:
    """Write an addition's files, all or none; raises Refused where one is there already."""
    check(root, addition)
    made: list[Path] = []
    try:
        for path, content in addition.files:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as opened:
                made.append(file)
                opened.write(content)
    except OSError:
        for file in made:  # all of a call, or nothing
            file.unlink(missing_ok=True)
        raise


# --- the details --------------------------------------------------------------------------


def _written(order: Order, imported: Imported, reading: Reading, file: str) -> details_file.Written:
    found = reading.found
    company, period = order.company.strip() or found.company, _period(order, found.period)
    lacking = tuple(_lacking(company, period, file))
    if lacking:
        raise Refused(Problem(path=file, message=message) for message in lacking)
    language = order.language or _language(imported)
    return details_file.Written(
        call=_call(order, company, period, file),
        company=company,
        ticker=found.ticker,
        period=period,
        title=order.title.strip() or found.title,
        language=language,
        date=found.date,
        origin=found.origin,
        verbatim=reading.layout in _WORD_FOR_WORD,
        draft=order.draft,
        layout=reading.layout,
        speakers=reading.speakers,
        left=imported.left,
    )


def _lacking(company: str, period: str, file: str) -> Iterator[str]:
    if not company:
        yield "the text does not name its company; expected --company, e.g. --company 示例科技"
    if not period:
        hint = next(periods(Path(file).stem), "")
        named = f" (the file's name says {hint}, which the text does not)" if hint else ""
        example = hint or "2024Q1"
        yield (
            f"the text does not name its period with a year{named}; expected --period, "
            f"e.g. --period {example}"
        )


def _period(order: Order, found: str) -> str:
    """The period as the details want it; 3Q21 and 2021q3 are 2021Q3."""
    given = order.period.strip()
    if not given:
        return found
    named = tuple(periods(given))
    period = named[0] if len(named) == 1 else given.upper() if given != UNKNOWN else given
    if fault := config.period_fault(period):
        raise Refused([Problem(path="--period", message=fault)])
    return period


def _call(order: Order, company: str, period: str, file: str) -> str:
    if order.name:
        if fault := config.call_name_fault(order.name):
            raise Refused([Problem(path="--name", message=f'"{order.name}": {fault}')])
        return order.name
    call = "-".join(filter(None, (slug(company), "" if period == UNKNOWN else period.lower())))
    if not slug(company) or config.call_name_fault(call):
        message = f"no name can be made of {company!r}; expected --name, e.g. --name shili-2024q1"
        raise Refused([Problem(path=file, message=message)])
    return call


def _language(imported: Imported) -> str:
    """English where hardly any character is Chinese; the pages' own words follow it."""
    text = "".join(imported.source.lines)
    chinese = sum("\u3400" <= char <= "\u9fff" for char in text)
    letters = len(re.findall(r"[A-Za-z]", text))
    return "zh" if chinese * 10 > letters else "en"


def _ending(imported: Imported, data: bytes) -> str:
    if imported.container == "captions":
        return ".vtt" if b"WEBVTT" in data[:12] else ".srt"
    return _ENDINGS[imported.container]


# --- what is shown ------------------------------------------------------------------------


def described(addition: Addition) -> Iterator[str]:
    """What was found, for a person to look over, a line each."""
    details, reading, imported = addition.details, addition.reading, addition.imported
    known = (
        ("company", " ".join(filter(None, (details.company.name, details.company.ticker)))),
        ("period", details.period),
        ("date", details.date),
        ("title", details.title),
        ("origin", details.origin.address),
    )
    yield from converted(imported)
    yield from (f"{name}: {value or UNKNOWN}" for name, value in known)
    yield from _layout(reading)
    yield from tuple(reading.described_speakers()) or (f"speakers: {UNKNOWN}",)
    follow_ups = sum(len(exchange.follow_ups) for exchange in reading.exchanges)
    yield f"questions: {len(reading.exchanges)}, follow-ups: {follow_ups}"
    yield from _removed(reading)
    yield from (f"will be written: {path}" for path, _ in addition.files)


def _layout(reading: Reading) -> Iterator[str]:
    for place, one in enumerate(reading.candidates):
        name = "layout" if place == 0 else "  or else"
        facts = "; ".join(one.facts)
        yield f"{name}: {one.layout} ({one.title}), {one.exchanges} questions: {facts}"


def converted(imported: Imported) -> Iterator[str]:
    """What became of a document before its text was read."""
    if not imported.converted:
        yield f"read as: {imported.container}, {imported.source.encoding}"
        return
    yield f"converted from: {imported.container}"
    for left in imported.left:
        times = f", {left.times} times" if left.times > 1 else ""
        yield f"left out, {left.reason}{times}: {_short(left.text)}"
    yield from (f"note: {note}" for note in imported.notes)


def _removed(reading: Reading) -> Iterator[str]:
    gone: dict[str, list[Piece]] = {}
    for piece in reading.pieces:
        if piece.kind == "removed":
            gone.setdefault(piece.reason, []).append(piece)
    for reason, pieces in gone.items():
        for piece in pieces[:_SHOWN]:
            text = reading.source.lines[piece.line - 1][piece.start : piece.end]
            yield f"removed, {reason}, line {piece.line}: {_short(text)}"
        if len(pieces) > _SHOWN:
            yield f"removed, {reason}: {len(pieces) - _SHOWN} more"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
