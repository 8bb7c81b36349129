"""A reading for programs: the object that `parse --json` prints, its field names stable."""

from collections.abc import Iterator, Sequence

from callbook.found import Found
from callbook.model import Block, Exchange, FollowUp, Lines, Piece, Question, Source, Speaker
from callbook.problems import Problem
from callbook.reading import Reading


def to_json(reading: Reading) -> dict[str, object]:
    """The reading as `parse --json` prints it; field names stay."""
    return {
        "layout": reading.layout,
        "exchanges": [_exchange(exchange) for exchange in reading.exchanges],
        "removed": list(_removed(reading)),
        "problems": [str(problem) for problem in reading.problems],
        "remarks": [_block(block) for block in reading.remarks],
        "speakers": [_speaker(speaker) for speaker in reading.speakers],
        "found": _found(reading.found),
        "evidence": [
            {
                "layout": one.layout,
                "title": one.title,
                "strength": one.strength,
                "facts": list(one.facts),
                "exchanges": one.exchanges,
            }
            for one in reading.candidates
        ],
    }


def refused_json(problems: Sequence[Problem]) -> dict[str, object]:
    """What `parse --json` prints of a document that no text can be had of: nothing, and why."""
    return {
        "layout": "",
        "exchanges": [],
        "removed": [],
        "problems": [str(problem) for problem in problems],
        "remarks": [],
        "speakers": [],
        "found": _found(Found()),
        "evidence": [],
    }


def _exchange(exchange: Exchange) -> dict[str, object]:
    return {
        "number": exchange.number,
        "printed": exchange.printed,
        "question": _question(exchange.question),
        "answer": [_block(block) for block in exchange.answer],
        "follow_ups": [_follow_up(one) for one in exchange.follow_ups],
    }


def _follow_up(one: FollowUp) -> dict[str, object]:
    return {
        "question": _question(one.question),
        "answer": [_block(block) for block in one.answer],
    }


def _question(question: Question) -> dict[str, object]:
    text = question.block.text
    return {
        "text": text,
        "speaker": question.block.speaker.name,
        "firm": question.block.speaker.firm,
        "lines": _lines(question.block.lines),
        "parts": [text[part.span.start : part.span.end] for part in question.parts],
        "other": question.block.other,
    }


def _block(block: Block) -> dict[str, object]:
    return {
        "text": block.text,
        "speaker": block.speaker.name,
        "lines": _lines(block.lines),
        "mark": block.mark,
        "other": block.other,
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {
        "name": speaker.name,
        "firm": speaker.firm,
        "title": speaker.title,
        "role": speaker.role,
        "spellings": [
            {"name": one.name, "line": one.line or None, "why": one.why}
            for one in speaker.spellings
        ],
    }


def _found(found: Found) -> dict[str, object]:
    return {
        "title": found.title,
        "company": found.company,
        "ticker": found.ticker,
        "period": found.period,
        "date": found.date,
        "origin": found.origin.address,
    }


def _lines(lines: Lines) -> list[int]:
    return [lines.first, lines.last]


def _removed(reading: Reading) -> Iterator[dict[str, object]]:
    """Removed stretches, those of one reason on lines that follow each other as one."""
    run: list[Piece] = []
    for piece in (one for one in reading.pieces if one.kind == "removed"):
        if run and (piece.reason != run[-1].reason or piece.line > run[-1].line + 1):
            yield _removal(reading.source, run)
            run = []
        run.append(piece)
    if run:
        yield _removal(reading.source, run)


def _removal(source: Source, run: list[Piece]) -> dict[str, object]:
    return {
        "lines": [run[0].line, run[-1].line],
        "reason": run[0].reason,
        "text": "\n".join(source.lines[one.line - 1][one.start : one.end] for one in run),
    }
