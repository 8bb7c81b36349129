"""Read one raw transcript: choose its layout, and account for every line."""

from collections.abc import Iterator
from dataclasses import replace

from callbook import source as sources
from callbook.found import find
from callbook.layouts import LAYOUTS, named
from callbook.layouts.assemble import Assembled, assemble
from callbook.layouts.choosing import Choice, choose, overruled
from callbook.layouts.document import Document, document
from callbook.layouts.frame import frame, origin
from callbook.layouts.front import front
from callbook.layouts.tiles import UNREAD
from callbook.layouts.unfit import looks_like
from callbook.layouts.writing import main_language
from callbook.model import Block, Details, Exchange, Role, Source, Speaker
from callbook.problems import Problem
from callbook.reading import Candidate, Reading
from callbook.reading_json import to_json

__all__ = ["Candidate", "Reading", "read", "to_json"]


def read(source: Source, details: Details | None = None) -> Reading:
    """What `source` says, in the layout that it looks like or that `details` names.

    Never raises: what is wrong is in `problems` (damaged characters, no layout or a doubtful
    one, a question without an answer, text that was not understood), and a book should not
    be made of a reading that has any.
    """
    tongue = details.language if details else main_language(source.lines)
    seen = document(source, frame(source), tongue)
    choice = _choice(seen, details)
    best = choice.best
    given = best.given if best else assemble(seen, front(seen, seen.rows))
    return Reading(
        source=source,
        layout=best.layout.name if best else "",
        exchanges=given.exchanges,
        remarks=given.remarks,
        pieces=given.pieces,
        speakers=(best.layout.speakers(seen) if best else ()) or tuple(_named(given)),
        problems=tuple(_problems(seen, details, choice, given)),
        candidates=tuple(_candidates(choice)),
        found=find(seen.rows, _above_questions(seen, given), origin(source)),
    )


def _above_questions(seen: Document, given: Assembled) -> int:
    """How many rows stand before the first question, be it on their line; all without one."""
    asked = ((piece.line, piece.start) for piece in given.pieces if piece.kind == "question")
    first = min(asked, default=None)
    return sum(first is None or (row.line, row.start) < first for row in seen.rows)


def _named(given: Assembled) -> Iterator[Speaker]:
    """Who asks and answers under a name, in order, where no turns are headed by names."""
    known: set[str] = set()
    for exchange in given.exchanges:
        asked = (exchange.question, *(one.question for one in exchange.follow_ups))
        answered = (
            *exchange.answer,
            *(block for one in exchange.follow_ups for block in one.answer),
        )
        said: tuple[tuple[Role, Block], ...] = (
            *(("analyst", question.block) for question in asked),
            *(("management", block) for block in answered),
        )
        for role, block in said:
            one = block.speaker
            if one.name and one.name not in known:
                known.add(one.name)
                yield one if one.role != "unknown" else replace(one, role=role)


def _choice(seen: Document, details: Details | None) -> Choice:
    layout = named(details.layout) if details and details.layout else None
    return overruled(seen, layout) if layout else choose(seen)


def _candidates(choice: Choice) -> Iterator[Candidate]:
    for one in choice.candidates:
        yield Candidate(
            layout=one.layout.name,
            title=one.layout.title,
            strength=round(one.sign.strength, 3),
            facts=one.sign.facts,
            exchanges=one.given.count,
        )


# --- problems -----------------------------------------------------------------------------


def _problems(
    seen: Document, details: Details | None, choice: Choice, given: Assembled
) -> Iterator[Problem]:
    source = seen.source
    yield from sources.mojibake(source)
    yield from _layout_problems(seen, details, choice)
    yield from _unanswered(source, details, given)
    yield from _unread(source, given)


def _layout_problems(seen: Document, details: Details | None, choice: Choice) -> Iterator[Problem]:
    path = seen.source.path
    if details and details.layout and not named(details.layout):
        names = ", ".join(layout.name for layout in LAYOUTS)
        message = f"layout: there is no layout {details.layout!r}; expected one of {names}"
        yield Problem(path=details.path, message=message)
    elif choice.unanswered:
        message = f"{choice.unanswered} questions, none of them answered: a list of questions"
        yield Problem(path=path, message=f"{message}; nothing to publish")
    elif choice.best is None:
        yield Problem(path=path, message=_nothing_fits(looks_like(seen)))
    elif not choice.best.given.count:
        message = f"no question was found: {choice.best.sign.facts[0]}, and nobody asks"
        yield Problem(path=path, message=f"{message}; nothing to publish")
    elif choice.doubtful:
        first, second = (one.layout for one in choice.candidates[:2])
        yield Problem(
            path=path,
            message=f"reads as {first.name} ({first.title}) and as {second.name} "
            f"({second.title}), with different questions; expected one clear layout; "
            f"write `layout: {first.name}` in the details to decide",
        )


def _nothing_fits(seen: str) -> str:
    looked = "; ".join(f"{layout.looks_for} ({layout.name})" for layout in LAYOUTS)
    return f"no question was found in any layout: {seen}; looked for: {looked}"


def _unanswered(source: Source, details: Details | None, given: Assembled) -> Iterator[Problem]:
    known = details.unanswered if details else ()
    for exchange in given.exchanges:
        names = {f"q{exchange.number}", f"q{exchange.printed}"}
        if not _answered(exchange) and not names & set(known):
            text = exchange.question.block.text
            yield Problem(
                path=source.path,
                line=exchange.question.block.lines.first,
                message=f"question {exchange.number} ({_short(text)}) has no answer; expected "
                f"one; if the source gives none, list it in the details: "
                f"`unanswered: [q{exchange.number}]`",
            )


def _answered(exchange: Exchange) -> bool:
    return bool(exchange.answer) or any(one.answer for one in exchange.follow_ups)


def _unread(source: Source, given: Assembled) -> Iterator[Problem]:
    for piece in given.pieces:
        if piece.reason == UNREAD:
            text = source.lines[piece.line - 1][piece.start : piece.end]
            yield Problem(
                path=source.path,
                line=piece.line,
                message=f"{_short(text)!r} was not understood; expected a question, an answer, "
                "a heading or a fact about the call",
            )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 24 else f"{flat[:23]}…"
