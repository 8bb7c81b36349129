"""What an importer gives: the words of a document as text, and what it left out."""

from dataclasses import dataclass
from typing import Literal

from callbook.found import Found
from callbook.model import Source
from callbook.problems import Problem, Refused

Container = Literal[
    "text", "Markdown", "web page", "Word document", "PDF", "JSON", "CSV", "captions"
]

NOTHING_FOUND = Found()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Words that were left out of the text, and why."""

    reason: str
    text: str
    times: int = 1  # as often as it stood there: a page's head on every page


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The words of a document that is no plain text."""

    text: str  # lines parted by "\n", paragraphs by an empty line
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()  # what a person should know of the conversion
    found: Found = NOTHING_FOUND  # what the container says of the call beside its words


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A document as a transcript. `data` is what to keep: UTF-8, or plain text as it came."""

    container: Container
    data: bytes
    source: Source  # the same as lines
    converted: bool  # whether `data` is not the document itself
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()
    found: Found = NOTHING_FOUND


def refusal(name: str, message: str) -> Refused:
    """The refusal of a document for one reason."""
    return Refused([Problem(path=name, message=message)])
