"""Exchanges, remarks and the receipt, made from labels: the one way every layout goes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from callbook.layouts.document import Document
from callbook.layouts.labels import Label
from callbook.layouts.parts import parts
from callbook.layouts.text_blocks import text_blocks
from callbook.layouts.tiles import tiles
from callbook.model import Block, Exchange, FollowUp, Lines, Piece, Question


@dataclass(frozen=True, kw_only=True)
class Assembled:
    """What labels amount to. (No slots: what is asked for is made once, the rest never.)"""

    document: Document
    labels: tuple[Label, ...]  # in the order of the source, exchanges counted without gaps

    @property
    def count(self) -> int:
        """How many exchanges there are."""
        return max((label.exchange for label in self.labels), default=0)

    def questions(self) -> tuple[str, ...]:
        """The question of each exchange, its follow-ups aside, without making the answers."""
        by_exchange: dict[int, list[Label]] = {}
        for label in self.labels:
            if label.exchange and label.kind == "question" and not label.follow:
                by_exchange.setdefault(label.exchange, []).append(label)
        asked = (_question(self.document, by_exchange[one]) for one in sorted(by_exchange))
        return tuple(question.block.text for question in asked)

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The exchanges, in order."""
        return _exchanges(self.document, self.labels)

    @cached_property
    def remarks(self) -> tuple[Block, ...]:
        """What was said outside the exchanges."""
        said = [label for label in self.labels if label.kind == "remark"]
        return text_blocks(self.document, said)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The receipt: pieces that tile the source."""
        return tuple(tiles(self.document, self.labels))


def assemble(document: Document, labels: Iterable[Label]) -> Assembled:
    """The exchanges, remarks and pieces of a document labelled so.

    The pieces tile the source whatever the labels are: what no label covers becomes a
    removed piece that says so.
    """
    ordered = sorted(labels, key=lambda label: (label.line, label.start))
    return Assembled(document=document, labels=_renumbered(ordered))


def _renumbered(labels: list[Label]) -> tuple[Label, ...]:
    """Exchanges counted from 1 without gaps; what answers no question belongs to none."""
    asked = {one.exchange for one in labels if one.kind == "question" and not one.follow}
    number = {old: new for new, old in enumerate(sorted(asked - {0}), 1)}
    return tuple(
        label
        if number.get(label.exchange, 0) == label.exchange
        else replace(label, exchange=number.get(label.exchange, 0))
        for label in labels
    )


def _exchanges(document: Document, labels: tuple[Label, ...]) -> tuple[Exchange, ...]:
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
        answer=text_blocks(document, [label for label in labels if label.kind == "answer"]),
    )


def _question(document: Document, labels: list[Label]) -> Question:
    """One block for all paragraphs of a question, parted by line ends."""
    blocks = text_blocks(document, labels)
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
