"""A transcript as it was read: its words, its receipt, and why it was read so."""

from collections.abc import Iterator
from dataclasses import dataclass

from callbook.found import Found
from callbook.layouts.persons import SAME
from callbook.model import Block, Call, Details, Exchange, Piece, Source, Speaker
from callbook.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A layout that the document looks like, and what it would give."""

    layout: str
    title: str
    strength: float  # 0 to 1
    facts: tuple[str, ...]
    exchanges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A transcript as it is read. `layout` is empty where none fits."""

    source: Source
    layout: str
    exchanges: tuple[Exchange, ...]
    remarks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    speakers: tuple[Speaker, ...]
    problems: tuple[Problem, ...]
    candidates: tuple[Candidate, ...]  # best first: the chosen one, then the runners-up
    found: Found

    def described_speakers(self) -> Iterator[str]:
        """Who speaks, a line each: name, role, firm, and other spellings with the evidence."""
        for one in self.speakers:
            if one.name:
                about = ", ".join(filter(None, (one.name, one.role, one.title, one.firm)))
                yield f"speaker: {about}"
            for other in one.spellings:
                where = f"line {other.line}" if other.line else "in the list"
                yield f"  also {other.name!r}, {where}: {SAME[other.why]}"

    def call(self, details: Details) -> Call:
        """The call these details and this reading make."""
        return Call(
            source=self.source,
            details=details,
            layout=self.layout,
            exchanges=self.exchanges,
            remarks=self.remarks,
            pieces=self.pieces,
            speakers=self.speakers,
        )
