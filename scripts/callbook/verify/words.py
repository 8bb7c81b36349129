"""What a page gives as said, held against the lines of the source, character for character."""

from collections.abc import Iterable, Iterator, Sequence

from callbook.model import Block, Call, Piece
from callbook.problems import Problem
from callbook.typography import PAIRS
from callbook.verify.marks import number
from callbook.verify.said import Said
from callbook.verify.stream import Stream, bare, plain


def problems(
    call: Call, page: str, said: Sequence[Said], pieces: Iterable[Piece]
) -> Iterator[Problem]:
    """A problem where `said` is not, in order, exactly the words of `pieces`.

    Where a document has two languages, each piece belongs to the next words of either.
    """
    own = Stream(text=plain("\n".join(one.text for one in said)))
    other = Stream(text=plain("\n".join(one.other for one in said)))
    for piece in sorted(pieces, key=lambda piece: (piece.line, piece.start)):
        words = plain(call.source.lines[piece.line - 1][piece.start : piece.end])
        if own.take(words, piece.line) or other.take(words, piece.line):
            continue
        if piece.kind != "mark":  # a mark is words in a question and a list's number elsewhere
            yield _difference(call, page, piece.line, own.spot(words))
            return
    for stream in (own, other):
        if stream.rest():
            yield Problem(
                path=call.source.path,
                line=stream.line,
                message=f"{page} says more than the source: “{stream.rest()[:40]}”; "
                "expected nothing there",
            )


def _difference(call: Call, page: str, line: int, spot: tuple[str, str]) -> Problem:
    shown, source = (words.replace("\n", "↵") for words in spot)
    return Problem(
        path=call.source.path,
        line=line,
        message=f"{page} says “{shown}”; expected the words of the source: “{source}”",
    )


def block_problems(
    call: Call, page: str, said: Sequence[Said], expected: Sequence[tuple[str, Block]]
) -> Iterator[Problem]:
    """A problem where the blocks are not those `expected`, each behind its own anchor."""
    anchors = [one.anchor for one in said]
    wanted = [anchor for anchor, _ in expected]
    if anchors != wanted:
        yield Problem(
            path=call.source.path,
            line=expected[0][1].lines.first if expected else 0,
            message=f"{page} has the anchors {_list(anchors)}; expected {_list(wanted)}",
        )
        return
    for one, (_, block) in zip(said, expected, strict=True):
        for message in _block(one, block):
            where = f"{page}#{one.anchor}"
            yield Problem(
                path=call.source.path, line=block.lines.first, message=f"{where} {message}"
            )


def _block(one: Said, block: Block) -> Iterator[str]:
    for shown, words in ((one.text, block.text), (one.other, block.other)):
        if plain(shown).replace("\n", " ") != plain(words).replace("\n", " "):
            yield f"says “{_short(shown)}”; expected “{_short(words)}”"
        elif undeclared := _undeclared(bare(words), bare(shown)):
            yield f"shows {undeclared}; expected only punctuation made full width"
    if one.mark != block.mark:
        yield f"has the mark “{one.mark}”; expected the source's “{block.mark}”"
    printed = number(block.mark)
    if printed and one.number != printed:
        yield f"is point {one.number or 'without a number'} of its list; expected “{block.mark}”"


def changes(shown: str, words: str) -> int:
    """How many characters a page shows at full width that are half width in the source."""
    after, before = bare(shown), bare(words)
    if after == before:
        return 0
    return sum(1 for one, other in zip(before, after, strict=False) if one != other)


def _undeclared(words: str, shown: str) -> str:
    if words == shown:
        return ""
    for before, after in zip(words, shown, strict=True):
        if before != after and PAIRS.get(before) != after:
            return f"“{after}” for “{before}”"
    return ""


def _list(anchors: list[str]) -> str:
    return " ".join(anchor or "(none)" for anchor in anchors) or "none"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"
