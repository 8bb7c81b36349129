"""Exchanges, remarks and the receipt, made from labels: the one way every layout goes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from callbook.layouts.document import Document
from callbook.layouts.labels import Label
from callbook.layouts.parts import parts
from callbook.model import Block, Exchange, FollowUp, Lines, Piece, Question

UNREAD = "not understood"
"""Reason of what a layout left over: shown in the receipt, and a problem."""

# prey: `中`, `。`, `“`, `（`, `ア`; not `a`, `1`, ` `
_UNSPACED = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")

# prey: the end of `conserva-`, `long-`, where a line was broken; not of `so --`
_HYPHENED = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What labels amount to."""

    exchanges: tuple[Exchange, ...]
    remarks: tuple[Block, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """The labels of one block, in the order of the source, and of its other language."""

    labels: tuple[Label, ...]
    others: tuple[Label, ...] = ()


def assemble(document: Document, labels: Iterable[Label]) -> Assembled:
    """The exchanges, remarks and pieces of a document labelled so.

    The pieces tile the source whatever the labels are: what no label covers becomes a
    removed piece that says so.
    """
    ordered = _renumbered(sorted(labels, key=lambda label: (label.line, label.start)))
    return Assembled(
        exchanges=_exchanges(document, ordered),
        remarks=_blocks(document, [label for label in ordered if label.kind == "remark"]),
        pieces=tuple(_pieces(document, ordered)),
    )


def joined(left: str, right: str) -> str:
    """Two stretches of one paragraph: nothing between Chinese, a space between Latin words."""
    if not left or not right:
        return left + right
    tight = _UNSPACED.match(left[-1]) or _UNSPACED.match(right[0]) or _HYPHENED.search(left)
    return left + ("" if tight else " ") + right


# --- exchanges ----------------------------------------------------------------------------


def _renumbered(labels: list[Label]) -> list[Label]:
    """Exchanges counted from 1 without gaps; what answers no question belongs to none."""
    asked = {one.exchange for one in labels if one.kind == "question" and not one.follow}
    number = {old: new for new, old in enumerate(sorted(asked - {0}), 1)}
    return [
        label
        if number.get(label.exchange, 0) == label.exchange
        else replace(label, exchange=number.get(label.exchange, 0))
        for label in labels
    ]


def _exchanges(document: Document, labels: list[Label]) -> tuple[Exchange, ...]:
    by_exchange: dict[int, dict[int, list[Label]]] = {}
    for label in labels:
        if label.exchange and label.kind in ("question", "answer"):
            by_exchange.setdefault(label.exchange, {}).setdefault(label.follow, []).append(label)
    return tuple(_exchange(document, number, by_exchange[number]) for number in sorted(by_exchange))


def _exchange(document: Document, number: int, turns: dict[int, list[Label]]) -> Exchange:
    main, *later = [_asked(document, turns[follow]) for follow in sorted(turns)]
    printed = next((one.printed for one in turns[0] if one.printed), "")
    return Exchange(
        number=number,
        printed=printed,
        question=main.question,
        answer=main.answer,
        follow_ups=tuple(later),
    )


def _asked(document: Document, labels: list[Label]) -> FollowUp:
    """A question and its answer."""
    asking = [label for label in labels if label.kind == "question"]
    return FollowUp(
        question=_question(document, asking),
        answer=_blocks(document, [label for label in labels if label.kind == "answer"]),
    )


def _question(document: Document, labels: list[Label]) -> Question:
    """One block for all paragraphs of a question, parted by line ends."""
    blocks = _blocks(document, labels)
    if not blocks:
        return Question(block=Block(text="", lines=Lines(first=0, last=0)))
    text = "\n".join(f"{one.mark} {one.text}".strip() for one in blocks)
    block = replace(
        blocks[0],
        text=text,
        other="\n".join(one.other for one in blocks if one.other),
        lines=Lines(first=blocks[0].lines.first, last=max(one.lines.last for one in blocks)),
        kind="paragraph",
        mark="",
    )
    return Question(block=block, parts=parts(text))


def _blocks(document: Document, labels: list[Label]) -> tuple[Block, ...]:
    made = (_block(document, run) for run in _runs(labels))
    return tuple(block for block in made if block.text or block.other)


def _runs(labels: list[Label]) -> tuple[_Run, ...]:
    """Labels grouped into blocks, each with the words that say it in the other language.

    Those follow their block, or stand in the same order after all blocks.
    """
    own = _grouped([label for label in labels if not label.other])
    others = _grouped([label for label in labels if label.other])
    if not own or not others:
        return tuple(_Run(labels=run) for run in own) or tuple(
            _Run(labels=run, others=run) for run in others
        )
    pairs = len(own) == len(others)
    placed: dict[int, tuple[Label, ...]] = {}
    for place, other in enumerate(others):
        at = place if pairs else _before(own, other[0])
        placed[at] = placed.get(at, ()) + other
    return tuple(_Run(labels=run, others=placed.get(at, ())) for at, run in enumerate(own))


def _grouped(labels: list[Label]) -> list[tuple[Label, ...]]:
    groups: list[list[Label]] = []
    for label in labels:
        if label.opens or not groups:
            groups.append([])
        groups[-1].append(label)
    return [tuple(group) for group in groups]


def _before(own: list[tuple[Label, ...]], other: Label) -> int:
    """The last block that begins before a label; the first if none does."""
    place = (other.line, other.start)
    return max(0, sum((run[0].line, run[0].start) < place for run in own) - 1)


def _block(document: Document, run: _Run) -> Block:
    first = run.labels[0]
    return Block(
        text=_text(document, (one for one in run.labels if not one.other)),
        other=_text(document, run.others),
        lines=Lines(first=first.line, last=run.labels[-1].line),
        speaker=first.speaker,
        kind="point" if first.mark else "paragraph",
        mark=first.mark,
        level=first.level,
    )


def _text(document: Document, labels: Iterable[Label]) -> str:
    text, line = "", 0
    for label in labels:
        words = _words(document, label)
        # Within a line only noise was cut out: what stands around it stays as far apart.
        text = text + words if label.line == line else joined(text.rstrip(), words.lstrip())
        line = label.line
    return text.strip()


def _words(document: Document, label: Label) -> str:
    """The source's characters under a label, noise left out."""
    raw = document.source.lines[label.line - 1]
    words, at = "", label.start
    for noise in document.noise_in(label.line, label.start, label.end):
        words += raw[at : noise.start]
        at = noise.end
    return words + raw[at : label.end]


# --- the receipt --------------------------------------------------------------------------


def _pieces(document: Document, labels: list[Label]) -> Iterator[Piece]:
    """Pieces that tile the source: labels with the noise cut out, noise, and what is left."""
    by_line: dict[int, list[Label]] = {}
    for label in labels:
        by_line.setdefault(label.line, []).append(label)
    for line, raw in enumerate(document.source.lines, 1):
        yield from _tiled(raw, _claims(document, line, raw, by_line.get(line, [])), line)


def _claims(document: Document, line: int, raw: str, labels: list[Label]) -> list[Piece]:
    """What is said of a line: noise first, then labels."""
    noise = [
        Piece(line=line, start=one.start, end=one.end, kind=one.kind, reason=one.reason)
        for one in document.noise_in(line, 0, len(raw) + 1)
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
    owner: list[Piece | None] = [None] * len(raw)
    for claim in reversed(claims):
        owner[claim.start : claim.end] = [claim] * (min(claim.end, len(raw)) - claim.start)
    at = 0
    while at < len(raw):
        end = at + 1
        while end < len(raw) and owner[end] is owner[at]:
            end += 1
        yield from _trimmed(raw, line, at, end, owner[at])
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
