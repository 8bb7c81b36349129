"""The receipt that readers see, held against the source and against what the pages show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from callbook.model import Call
from callbook.problems import Problem
from callbook.verify.stream import bare

_PIECE = "cb-piece-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a page says became of the source."""

    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # (anchor, pieces: (kind, text))
    punctuation: str  # how many characters it says were made full width; "" where it does not


def read_receipt(tree: LexborHTMLParser) -> Receipt | None:
    """The receipt on a page, if it is one."""
    if tree.css_first(".cb-lines") is None:
        return None
    counted = tree.css_first("[data-punctuation]")
    return Receipt(
        lines=tuple(_lines(tree)),
        punctuation=(counted.attributes.get("data-punctuation") or "") if counted else "",
    )


def _lines(tree: LexborHTMLParser) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for paragraph in tree.css(".cb-lines p"):
        anchor = paragraph.css_first("a[id]")
        pieces = tuple(
            (_kind(piece.attributes.get("class") or ""), piece.text())
            for piece in paragraph.css(".cb-piece")
        )
        yield (anchor.attributes.get("id") or "") if anchor else "", pieces


def _kind(classes: str) -> str:
    kinds = (name.removeprefix(_PIECE) for name in classes.split() if name.startswith(_PIECE))
    return next(kinds, "")


def problems(call: Call, page: str, receipt: Receipt, shown: int) -> Iterator[Problem]:
    """A problem for each line that the receipt does not account for as the source has it.

    `shown` is how many characters the pages do show at full width.
    """
    path = call.source.path
    if receipt.punctuation != str(shown):
        declared = receipt.punctuation or "no number"
        message = f"{page} declares {declared} of punctuation made full width; the pages show "
        yield Problem(path=path, message=f"{message}{shown}; expected the same number")
    told, known = dict(receipt.lines), _known(call)
    for number, text in enumerate(call.source.lines, start=1):
        pieces = told.get(f"l{number}", ())
        words = "".join(words for _, words in pieces)
        if bare(words) != bare(text):
            message = f"{page} has “{words[:40]}” for this line; expected “{text[:40]}”"
            yield Problem(path=path, line=number, message=message)
        elif [kind for kind, _ in pieces] != known.get(number, []):
            message = f"{page} calls it {_list(kind for kind, _ in pieces)}; expected "
            message += _list(known.get(number, []))
            yield Problem(path=path, line=number, message=message)


def _known(call: Call) -> dict[int, list[str]]:
    kinds: dict[int, list[str]] = {}
    for piece in sorted(call.pieces, key=lambda piece: (piece.line, piece.start)):
        kinds.setdefault(piece.line, []).append(piece.kind)
    return kinds


def _list(kinds: Iterable[str]) -> str:
    return ", ".join(kinds) or "nothing"
