"""The receipt of a call held against its source: every character in one piece, with its reason."""

from collections.abc import Iterator
from itertools import groupby

from callbook.model import Call, Piece
from callbook.problems import Problem


def problems(call: Call) -> Iterator[Problem]:
    """A problem for each stretch of the source that is in no piece, or in two."""
    path = call.source.path
    ordered = sorted(call.pieces, key=lambda piece: (piece.line, piece.start, piece.end))
    by_line = {line: tuple(pieces) for line, pieces in groupby(ordered, lambda piece: piece.line)}
    for number, text in enumerate(call.source.lines, start=1):
        for message in _line(text, by_line.pop(number, ())):
            yield Problem(path=path, line=number, message=message)
    for number in sorted(by_line):
        message = f"a piece on line {number}; expected one of the {len(call.source.lines)} lines"
        yield Problem(path=path, message=message)
    yield from _reasons(call)


def _line(text: str, pieces: tuple[Piece, ...]) -> Iterator[str]:
    at = 0
    for piece in pieces:
        if piece.start < at or piece.end > len(text) or piece.start >= piece.end:
            words = text[piece.start : piece.end]
            yield f"“{words}” is in two pieces or in none; expected one piece a character"
        if text[at : piece.start].strip():
            yield _lost(text[at : piece.start])
        at = max(at, piece.end)
    if text[at:].strip():
        yield _lost(text[at:])


def _lost(words: str) -> str:
    return f"“{words.strip()}” is in no piece; expected every character to be accounted for"


def _reasons(call: Call) -> Iterator[Problem]:
    for piece in call.pieces:
        if piece.kind == "removed" and not piece.reason:
            words = call.source.lines[piece.line - 1][piece.start : piece.end]
            yield Problem(
                path=call.source.path,
                line=piece.line,
                message=f"“{words}” is removed without a reason; expected one for the receipt",
            )
