"""The same words in two languages: one language speaks, the other stands beside it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from callbook.layouts.document import Document
from callbook.layouts.labels import Label

# prey: `中`, `題`; not `a`
HAN = re.compile("[\u4e00-\u9fff]")
# prey: `pricing`, `DAU`; not `Q`
_LATIN = re.compile("[A-Za-z]{2,}")
_SHARE = 0.35
"""From this share of changes of language between stretches a document stands twice."""


@lru_cache(maxsize=1 << 14)  # each row is asked about by whoever looks at it
def language(text: str) -> str:
    """`zh` or `en`, whichever most of a text is in; empty where there are no words."""
    han, latin = len(HAN.findall(text)), len(_LATIN.findall(text))
    if not han and not latin:
        return ""
    return "zh" if han * 2 >= latin else "en"


def side_by_side(document: Document, labels: Iterable[Label]) -> tuple[Label, ...]:
    """Labels in which what repeats an exchange in the other language is marked as such.

    Only in a document that goes back and forth between languages; an exchange that stands in
    one language alone stays as it is.
    """
    ordered = tuple(sorted(labels, key=lambda label: (label.line, label.start)))
    said = [label for label in ordered if label.kind in ("question", "answer", "remark")]
    tongues = {id(label): language(_raw(document, label)) for label in said}
    if any(label.other for label in said):  # the layout knows which language stands beside
        return ordered
    if not _alternates([tongues[id(label)] for label in said]):
        return ordered
    both = _in_both(said, tongues)
    return tuple(
        replace(label, other=True)
        if _place(label) in both and tongues.get(id(label), "") not in ("", document.language)
        else label
        for label in ordered
    )


def _raw(document: Document, label: Label) -> str:
    return document.source.lines[label.line - 1][label.start : label.end]


def _place(label: Label) -> tuple[int, int, str]:
    return label.exchange, label.follow, label.kind


def _alternates(tongues: list[str]) -> bool:
    """Whether the language changes back and forth all the way."""
    known = [tongue for tongue in tongues if tongue]
    changes = sum(one != other for one, other in pairwise(known))
    return changes >= 3 and changes >= _SHARE * (len(known) - 1)


def _in_both(said: list[Label], tongues: dict[int, str]) -> set[tuple[int, int, str]]:
    """The questions, answers and remarks that stand in both languages."""
    seen: dict[tuple[int, int, str], set[str]] = {}
    for label in said:
        seen.setdefault(_place(label), set()).add(tongues[id(label)])
    return {place for place, found in seen.items() if {"zh", "en"} <= found}
