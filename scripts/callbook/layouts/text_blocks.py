"""Blocks of text made of labels: paragraphs and points, each beside its other language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from callbook.layouts.document import Document
from callbook.layouts.labels import Label
from callbook.model import Block, Lines

# prey: `中`, `。`, `“`, `（`, `ア`; not `a`, `1`, ` `
_UNSPACED = re.compile("[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")

# prey: between `it’s` and `“early”`, `“early,”` and `and`; not between `“` and `early`
_SPACED = re.compile(r"[!-~][“‘…]|[”’…][!-~]")

# prey: the end of `conserva-`, `long-`, where a line was broken; not of `so --`
_HYPHENED = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """The labels of one block, in the order of the source, and of its other language."""

    labels: tuple[Label, ...]
    others: tuple[Label, ...] = ()


def text_blocks(document: Document, labels: Iterable[Label]) -> tuple[Block, ...]:
    """The blocks that labels of one kind make, in the order of the source."""
    made = (_block(document, run) for run in _runs(list(labels)))
    return tuple(block for block in made if block.text or block.other)


def _runs(labels: list[Label]) -> tuple[_Run, ...]:
    """Labels grouped into blocks, each with the words that say it in the other language."""
    return tuple(run for turn in _turns(labels) for run in _paired(turn))


def _turns(labels: list[Label]) -> list[list[Label]]:
    """Labels parted where the speaker changes, so that each part speaks the page's language."""
    made: list[list[Label]] = []
    for _, group in groupby(labels, key=lambda label: label.speaker):
        turn = list(group)
        if made and (_is_other(turn) or _is_other(made[-1])):
            made[-1] += turn
        else:
            made.append(turn)
    return made


def _is_other(labels: list[Label]) -> bool:
    return all(label.other for label in labels)


def _paired(labels: list[Label]) -> tuple[_Run, ...]:
    """The blocks of one turn, each with its other language.

    That stands before its block or follows it, or stands in the same order after all blocks.
    """
    own = _grouped([label for label in labels if not label.other])
    others = _grouped([label for label in labels if label.other])
    if not own or not others:
        return tuple(_Run(labels=run) for run in own) or tuple(
            _Run(labels=run, others=run) for run in others
        )
    pairs = len(own) == len(others)
    leads = labels[0].other
    placed: dict[int, tuple[Label, ...]] = {}
    for place, other in enumerate(others):
        at = place if pairs else _beside(own, other[0], leads=leads)
        placed[at] = placed.get(at, ()) + other
    return tuple(_Run(labels=run, others=placed.get(at, ())) for at, run in enumerate(own))


def _grouped(labels: list[Label]) -> list[tuple[Label, ...]]:
    groups: list[list[Label]] = []
    for label in labels:
        if label.opens or not groups:
            groups.append([])
        groups[-1].append(label)
    return [tuple(group) for group in groups]


def _beside(own: list[tuple[Label, ...]], other: Label, *, leads: bool) -> int:
    """The last block that begins before a label; where the other language leads, the next."""
    place = (other.line, other.start)
    before = sum((run[0].line, run[0].start) < place for run in own) - 1
    return min(max(0, before + leads), len(own) - 1)


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


def joined(left: str, right: str) -> str:
    """Two stretches of one paragraph: nothing between Chinese, a space between Latin words."""
    if not left or not right:
        return left + right
    tight = _UNSPACED.match(left[-1]) or _UNSPACED.match(right[0]) or _HYPHENED.search(left[-2:])
    apart = not tight or _SPACED.match(left[-1] + right[0])
    return left + (" " if apart else "") + right


def _words(document: Document, label: Label) -> str:
    """The source's characters under a label, noise left out."""
    raw = document.source.lines[label.line - 1]
    words, at, broken = "", label.start, False
    for noise in document.noise_in(label.line, label.start, label.end):
        more = raw[at : noise.start]
        words = _and(words, more, broken=broken)
        broken = raw.startswith("<br", noise.start) or (broken and not more.strip())
        at = noise.end
    return _and(words, raw[at : label.end], broken=broken)


def _and(words: str, more: str, *, broken: bool) -> str:
    """Words and more of the same line, which a tag may break in two."""
    return joined(words.rstrip(), more.lstrip()) if broken else words + more
