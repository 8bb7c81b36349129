"""What is known of names before the headers are found, and how a header is made of one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from callbook.layouts.document import Document, Row
from callbook.layouts.introductions import called
from callbook.layouts.latin_names import could_be_person
from callbook.layouts.namesakes import Namesakes
from callbook.layouts.offices import (
    is_name_alone,
    known_speaker,
    speaker_of,
)
from callbook.layouts.self_introductions import introduces_himself
from callbook.layouts.turns import Header
from callbook.model import Speaker

STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
# prey: `0:01:34`, `[00:12:03]`, `(01:10)`, `00:01:02 - 00:01:09`; not `1:10 split`
STAMP_ALONE = re.compile(rf"{STAMP}(?:\s*(?:-->|[-–])\s*{STAMP})?$")
# prey: the marks of `Ian Pell \\-\\- *Northgate -- Analyst*`; not `5 * 3`
_EMPHASIS = re.compile(r"(?<!\w)[*_]+(?=\w)|(?<=[\w.)])[*_]+(?!\w)|\\(?=[-.&()])")

# prey: the name in `over to Ms. Tanvi Shah from Pell Capital`; not `over to the management`
_HANDED = re.compile(
    r"\bover to (?:Mr|Ms|Mrs|Dr)\.? ((?:[A-Z]\. ?)*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Clues:
    """Names that are known before the headers are: from lists, and called by the operator.

    (No slots: what was asked is kept.)
    """

    listed: tuple[Speaker, ...] = ()
    called: frozenset[str] = frozenset()
    handed: frozenset[str] = frozenset()  # to whom the call is handed over

    @property
    def names(self) -> frozenset[str]:
        """All names known."""
        return self.called.union(self.handed, (one.name for one in self.listed))

    def knows(self, name: str) -> bool:
        """Whether a list or the operator names this person."""
        if name not in self._asked:
            self._asked[name] = bool(self._namesakes.same(name))
        return self._asked[name]

    @cached_property
    def _namesakes(self) -> Namesakes:
        return Namesakes(self.names)

    @cached_property
    def _asked(self) -> dict[str, bool]:
        return {}


Form = Callable[[Document, Clues], Iterator[Header]]


@lru_cache(maxsize=4)
def clues(document: Document, listed: tuple[Speaker, ...] = ()) -> Clues:
    """What the lists and the operator's words tell of the names to come."""
    said = (called(row.body).name for row in document.rows if _may_call(row.body))
    selves = (introduces_himself(row.body).name for row in document.rows)
    handed = (hit for row in document.rows for hit in _HANDED.findall(row.body))
    return Clues(
        listed=listed, called=frozenset(filter(None, (*said, *selves))), handed=frozenset(handed)
    )


_BRIEF = 60
"""Characters up to which a Chinese row that says 请 may call somebody."""
_CALLS = (
    *("question", "line", "next", "moving on", "go to", "hear from", "instruction"),
    *("turn to", "go on to", "please go ahead", "please proceed"),
    *("问题", "提问", "下一位", "第一位", "有请"),
)


def _may_call(body: str) -> bool:
    if len(body) < _BRIEF and "请" in body:
        return True
    low = body.lower() if len(body) < 500 else ""
    return any(word in low for word in _CALLS)


def who(text: str, known: Clues) -> Speaker | None:
    """The speaker whom a header names, by its looks or because the name is known."""
    plain = _EMPHASIS.sub("", text)
    return speaker_of(plain) or known_speaker(plain, known.knows)


def could_head(text: str, known: Clues) -> bool:
    """Whether a line could be a name alone: by its looks, or because it is known."""
    return is_name_alone(text) or (could_be_person(text) and known.knows(text))


def header_at(place: int, row: Row, end: int, one: Speaker, *, below: int = 1) -> Header:
    """A header at the start of a row; its words begin at column `end`, or `below` rows down."""
    if end < row.end:
        return Header(row=place, column=row.start, words=place, start=end, speaker=one)
    return Header(row=place, column=row.start, words=place + below, start=-1, speaker=one)


def printed_name(row: Row, hit: re.Match[str]) -> str:
    """The name that a form found, as the line prints it."""
    return row.raw[hit.start("name") : hit.end("name")]
