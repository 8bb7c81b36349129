"""What a layout says of a stretch of a line; the assembler makes exchanges and receipt of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from callbook.layouts.document import Document, Row
from callbook.model import PieceKind, Speaker

NOBODY = Speaker()
"""Where the source does not say who speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A stretch of one line, what it is, and where it belongs.

    Labels never overlap. `exchange` counts from 1 (0: none); `follow` is 0 for the question
    of the exchange and its answer, 1 for its first follow-up, and so on. `opens` begins a new
    block, otherwise the words join the block before (a wrapped line).
    """

    line: int
    start: int
    end: int
    kind: PieceKind
    reason: str = ""
    exchange: int = 0
    follow: int = 0
    opens: bool = False
    printed: str = ""  # number of the question, as printed
    speaker: Speaker = NOBODY
    mark: str = ""  # of a point: the block is one
    level: int = 0
    other: bool = False  # the same words again in the document's other language


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How far a document looks like a layout: 0 (not at all) to 1, and the facts behind it."""

    strength: float
    facts: tuple[str, ...] = ()


NO_SIGN = Sign(strength=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way in which transcripts mark questions, answers, speakers and points.

    To add one: a module in this folder with a `LAYOUT`, its name in the tuple of
    `callbook.layouts`, and cases under tests/cases/layouts/. `sign` must be cheap (it runs on
    every document); `label` runs on the likely ones. Neither may raise: `label` answers for
    any document, and leaves what it doesn't know unlabelled (the assembler reports it).
    """

    name: str  # short and stable: C1; written as `layout:` in a call's details
    title: str  # what it looks like, in English, for people
    looks_for: str  # the marks, said where no layout fits
    sign: Callable[[Document], Sign]
    label: Callable[[Document], tuple[Label, ...]]
    speakers: Callable[[Document], tuple[Speaker, ...]] = field(default=lambda _document: ())
    letters: Literal["any", "han", "latin"] = "any"  # in which its documents are written


def whole(
    row: Row,
    kind: PieceKind,
    reason: str = "",
    *,
    exchange: int = 0,
    follow: int = 0,
    opens: bool = False,
    printed: str = "",
    speaker: Speaker = NOBODY,
) -> Label:
    """A label for all of a row."""
    return Label(
        line=row.line,
        start=row.start,
        end=row.end,
        kind=kind,
        reason=reason,
        exchange=exchange,
        follow=follow,
        opens=opens,
        printed=printed,
        speaker=speaker,
    )


def left_over(row: Row, taken: Iterable[Label], reason: str) -> Iterator[Label]:
    """The stretches of a row before, between and behind the labels taken of it, as removed."""
    at = row.start
    inside = sorted((one for one in taken if one.line == row.line), key=lambda one: one.start)
    for start, end in (*((one.start, one.end) for one in inside), (row.end, row.end)):
        words = row.text[at:start]
        if words.strip():
            left = at + len(words) - len(words.lstrip())
            yield whole(row.between(left, left + len(words.strip())), "removed", reason)
        at = end


def added(document: Document, plain: Document) -> Iterator[Label]:
    """Labels for the noise that a layout took out of a document beyond what was known."""
    known = {(one.line, one.start) for one in document.noise}
    for one in plain.noise:
        if (one.line, one.start) not in known:
            yield Label(
                line=one.line, start=one.start, end=one.end, kind=one.kind, reason=one.reason
            )
