"""The receipt of a document: pieces that tile its source, each with what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbook.layouts.document import Document
from callbook.layouts.labels import Label
from callbook.model import Piece

UNREAD = "not understood"
"""Reason of what a layout left over: shown in the receipt, and a problem."""


def tiles(document: Document, labels: Iterable[Label]) -> Iterator[Piece]:
    """Pieces that tile the source: labels with the noise cut out, noise, and what is left."""
    by_line: dict[int, list[Label]] = {}
    for label in labels:
        by_line.setdefault(label.line, []).append(label)
    for line, raw in enumerate(document.source.lines, 1):
        yield from _tiled(raw, _claims(document, line, by_line.get(line, [])), line)


def _claims(document: Document, line: int, labels: list[Label]) -> list[Piece]:
    """What is said of a line: noise first, then labels."""
    noise = [
        Piece(line=line, start=one.start, end=one.end, kind=one.kind, reason=one.reason)
        for one in document.by_line.get(line, ())
    ]
    said = [
        Piece(
            line=line,
            start=one.start,
            end=one.end,
            kind=one.kind,
            reason=one.reason,
            exchange=one.exchange,
        )
        for one in labels
    ]
    return noise + said


def _tiled(raw: str, claims: list[Piece], line: int) -> Iterator[Piece]:
    """Every character that is not white space under the first claim that covers it."""
    if len(claims) == 1 and not (raw[: claims[0].start] + raw[claims[0].end :]).strip():
        yield from _trimmed(raw, line, claims[0].start, claims[0].end, claims[0])
        return
    ends = (end for claim in claims for end in (claim.start, min(claim.end, len(raw))))
    cuts = sorted({0, len(raw), *ends})
    places = {cut: place for place, cut in enumerate(cuts)}
    owners: list[Piece | None] = [None] * (len(cuts) - 1)
    for claim in reversed(claims):
        first, last = places[claim.start], places[min(claim.end, len(raw))]
        owners[first:last] = [claim] * (last - first)
    at = 0
    while at < len(owners):
        end = at + 1
        while end < len(owners) and owners[end] is owners[at]:
            end += 1
        yield from _trimmed(raw, line, cuts[at], cuts[end], owners[at])
        at = end


def _trimmed(raw: str, line: int, start: int, end: int, claim: Piece | None) -> Iterator[Piece]:
    words = raw[start:end]
    if not words.strip():
        return
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if claim:
        same = (claim.start, claim.end) == (start, end)
        yield claim if same else replace(claim, start=start, end=end)
    else:
        yield Piece(line=line, start=start, end=end, kind="removed", reason=UNREAD)
