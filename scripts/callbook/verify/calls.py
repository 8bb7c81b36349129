"""The pages of a call that give words as said, held against its source and its receipt."""

from collections.abc import Iterator, Mapping, Sequence

from callbook.model import Block, Call, Exchange
from callbook.problems import Problem
from callbook.verify import receipt, words
from callbook.verify.html import Page
from callbook.verify.said import Said

Pages = Mapping[str, Page]
Expected = tuple[tuple[str, Block], ...]
"""Blocks in the order of a page, each with its anchor there."""

_SAID = ("question", "answer", "mark")


def problems(call: Call, pages: Pages) -> Iterator[Problem]:
    """Everything that is wrong with the words, the anchors and the receipt of a call."""
    shown = 0
    for exchange in call.exchanges:
        page = _question_page(call, exchange)
        said = _said(pages, page)
        expected = tuple((block.address, block) for block in exchange.blocks())
        yield from _exchange(call, exchange, page, said, expected)
        shown += _changes(said, expected)
    if call.remarks:
        page = f"calls/{call.details.call}/remarks.html"
        said = _said(pages, page)
        expected = tuple((block.address, block) for block in call.remarks)
        yield from _remarks(call, page, said, expected)
        shown += _changes(said, expected)
    yield from _full(call, pages)
    yield from _missing(call, pages)
    yield from _receipt(call, pages, shown)


def _question_page(call: Call, exchange: Exchange) -> str:
    return f"calls/{call.details.call}/{exchange.address}.html"


def _said(pages: Pages, path: str) -> tuple[Said, ...]:
    return pages[path].said if path in pages else ()


def _missing(call: Call, pages: Pages) -> Iterator[Problem]:
    name = call.details.call
    wanted = ["full", "receipt", "index", *(["remarks"] if call.remarks else [])]
    wanted += [exchange.address for exchange in call.exchanges]
    for page in wanted:
        path = f"calls/{name}/{page}.html"
        if path not in pages:
            yield Problem(path=call.source.path, message=f"has no page {path}; expected one")


def _exchange(
    call: Call, exchange: Exchange, page: str, said: Sequence[Said], expected: Expected
) -> Iterator[Problem]:
    if not said:
        return  # told as a missing page, or as missing anchors of the whole call
    pieces = [
        piece for piece in call.pieces if piece.exchange == exchange.number and piece.kind in _SAID
    ]
    yield from words.problems(call, page, said, pieces)
    yield from words.block_problems(call, page, said, expected)


def _remarks(call: Call, page: str, said: Sequence[Said], expected: Expected) -> Iterator[Problem]:
    pieces = [
        piece
        for piece in call.pieces
        if piece.kind == "remark" or (piece.kind == "mark" and not piece.exchange)
    ]
    yield from words.problems(call, page, said, pieces)
    yield from words.block_problems(call, page, said, expected)


def _full(call: Call, pages: Pages) -> Iterator[Problem]:
    """The whole call on one page: the same blocks, each anchor behind its exchange's."""
    page = f"calls/{call.details.call}/full.html"
    if page not in pages:
        return
    expected: Expected = tuple((f"r-{block.address}", block) for block in call.remarks)
    for exchange in call.exchanges:
        expected += tuple((f"{exchange.address}-{b.address}", b) for b in exchange.blocks())
    yield from words.block_problems(call, page, pages[page].said, expected)
    for exchange in call.exchanges:
        if exchange.address not in pages[page].ids:
            message = f"{page} has no anchor {exchange.address}; expected one for the question"
            yield Problem(path=call.source.path, message=message)


def _changes(said: Sequence[Said], expected: Expected) -> int:
    pairs = zip(said, expected, strict=False)
    return sum(words.changes(one.text, block.text) for one, (_, block) in pairs)


def _receipt(call: Call, pages: Pages, shown: int) -> Iterator[Problem]:
    path = f"calls/{call.details.call}/receipt.html"
    page = pages.get(path)
    if page is None:
        return  # told as a missing page
    if page.receipt is None:
        yield Problem(path=call.source.path, message=f"{path} accounts for no line; expected all")
        return
    yield from receipt.problems(call, path, page.receipt, shown)
