"""The receipt: what became of every line of a call's source."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from callbook.escaping import NOTHING, escape, joined
from callbook.model import Block, Call, Page, Piece
from callbook.pages import front
from callbook.pages.book import Book
from callbook.pages.front import Front
from callbook.pages.links import call_page, link
from callbook.typography import changed
from callbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the source, its pieces, and where its words stand in the book."""

    number: int
    text: Markup
    became: Markup
    href: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """Everything the template of a receipt says."""

    title: str
    call_href: Markup
    source: str
    sha256: str
    encoding: str
    layout: str
    language: str
    count: int
    filled: int
    counts: tuple[tuple[Markup, int], ...]
    punctuation: int
    removed: tuple[tuple[int, Markup, Markup], ...]  # (line, reason, text)
    corrections: tuple[tuple[int, str, str, str], ...]
    lines: tuple[Line, ...]


def receipt_page(book: Book, call: Call) -> Page:
    """The receipt of a call."""
    words = book.words(call)
    path = call_page(call, "receipt")
    by_line: dict[int, list[Piece]] = {}
    for piece in sorted(call.pieces, key=lambda piece: (piece.line, piece.start)):
        by_line.setdefault(piece.line, []).append(piece)
    counts = Counter(piece.kind for piece in call.pieces)
    view = ReceiptView(
        title=call.details.title,
        call_href=link(path, call_page(call)),
        source=call.source.path,
        sha256=call.source.sha256,
        encoding=call.source.encoding,
        layout=call.layout,
        language=call.details.language,
        count=len(call.source.lines),
        filled=sum(bool(line.strip()) for line in call.source.lines),
        counts=tuple((words(f"piece_{kind}"), counts[kind]) for kind in sorted(counts)),
        punctuation=sum(len(changed(block.text)) for block in _all_blocks(call)),
        removed=tuple(_removed(call, words)),
        corrections=tuple(
            (item.line, item.find, item.suggest, item.note) for item in call.details.corrections
        ),
        lines=tuple(_lines(call, by_line, path, words)),
    )
    return Page(
        path=path,
        template="receipt.md.j2",
        context={"front": _front(book, call, path), "view": view, "w": words},
        made_from=(call.source.path, call.details.path),
    )


def _all_blocks(call: Call) -> Iterator[Block]:
    yield from call.remarks
    for exchange in call.exchanges:
        yield from exchange.blocks()


def _removed(call: Call, words: Words) -> Iterator[tuple[int, Markup, Markup]]:
    for piece in call.pieces:
        if piece.kind == "removed":
            text = call.source.lines[piece.line - 1][piece.start : piece.end]
            yield piece.line, reason(piece, words), escape(text)


def reason(piece: Piece, words: Words) -> Markup:
    """Why a piece was removed, or which mark or metadata it is; ours where we have a word."""
    if not piece.reason:
        return words("unknown")
    key = f"reason_{piece.reason}"
    return words(key) if words.has(key) else escape(piece.reason)


def _lines(
    call: Call, by_line: Mapping[int, list[Piece]], path: str, words: Words
) -> Iterator[Line]:
    pages = {exchange.number: exchange.address for exchange in call.exchanges}
    for number, text in enumerate(call.source.lines, start=1):
        pieces = by_line.get(number, [])
        if not text.strip():
            continue
        held = next((pages[p.exchange] for p in pieces if p.exchange in pages), "")
        yield Line(
            number=number,
            text=_text(text, pieces),
            became=words("list_comma").join(
                dict.fromkeys(words(f"piece_{piece.kind}") for piece in pieces)
            ),
            href=link(path, call_page(call, held)) if held else NOTHING,
        )


def _text(text: str, pieces: list[Piece]) -> Markup:
    """The line, each piece in an element of its kind; white space between them as it is."""
    parts: list[Markup] = []
    at = 0
    for piece in pieces:
        parts.append(escape(text[at : piece.start]))
        inner = escape(text[piece.start : piece.end])
        parts.append(
            Markup('<span class="cb-piece cb-piece-{}">{}</span>').format(piece.kind, inner)
        )
        at = piece.end
    parts.append(escape(text[at:]))
    return joined(parts)


def _front(book: Book, call: Call, path: str) -> Front:
    words = book.words(call)
    return Front(
        title=f"{words.plain('title_receipt')} · {call.details.title}",
        kind="receipt",
        language=words.language,
        description=words.plain("receipt_description", title=call.details.title),
        facts=front.facts("receipt", path, book.archive.site),
    )
