"""The values that pass between the stages: a call, its exchanges, and what we say about them.

Everything here is frozen: a stage returns a new value (`dataclasses.replace`) and changes none.
The words are those of the field; the README's glossary of the code explains them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

UNKNOWN = "未知"
"""Shown wherever the source does not say. It is a word of the book, never a guess."""

Role = Literal["analyst", "management", "operator", "unknown"]
BlockKind = Literal["paragraph", "point"]
PieceKind = Literal[
    "question", "answer", "remark", "heading", "metadata", "speaker", "mark", "removed"
]
Sameness = Literal["form", "part", "order", "first_name", "last_name", "slip"]
"""Why two spellings are one person's: the same but for case, accents, titles and initials; one
word of a name that nobody else has; the words in another order; last names equal, first names
alike; first names equal, last names alike; alike as a whole."""
Basis = Literal["level", "qoq", "yoy", "change"]  # change: against what is not said
FigureKind = Literal["actual", "guidance", "target", "forecast"]


# --- the raw text -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One transcript as it came, decoded and cut into lines; line 1 is `lines[0]`."""

    path: str  # relative to the project: sources/calls/kuaishou-2021q3.txt
    sha256: str  # of the bytes
    encoding: str
    lines: tuple[str, ...]  # without line ends; otherwise untouched


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Source lines, counted from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one source line and what became of it.

    The pieces of a call tile its source: every character that is not white space lies in
    exactly one piece. That is the receipt.
    """

    line: int
    start: int  # in the line, from 0
    end: int
    kind: PieceKind
    reason: str = ""  # why it was removed; which metadata it is; what the mark marks
    exchange: int = 0  # number of the exchange it belongs to, 0 for none


# --- what was said ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Start and end in a block's text; `text[start:end]` is always the surface meant."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Another form of a speaker's name in the source, and why it is taken for the same person's."""

    name: str
    line: int  # the first that has it so; 0 where only a list of participants does
    why: Sameness


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks, as far as the source says; an empty name means it does not."""

    name: str = ""
    firm: str = ""
    title: str = ""
    role: Role = "unknown"
    spellings: tuple[Spelling, ...] = ()  # where the source writes the name in other ways too


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A metric or term named at a span."""

    metric: str  # id in metrics.yml
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a block (or the exchange it stands in) is about a topic."""

    topic: str  # id in topics.yml
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A business number said at a span. (A picture is never called a figure here.)"""

    span: Span
    value: Decimal  # 4亿 is Decimal(4) with unit 亿
    high: Decimal | None = None  # the upper end where a range is said
    unit: str = ""  # as said: %, 亿, 万, 元, 天 …
    metric: str = ""  # id in metrics.yml, empty where the sentence does not say
    period: str = ""  # as said: 3Q, 9月, 三季度; empty where not said
    basis: Basis = "level"
    qualifier: str = ""  # as said: 以上, 约, 近
    kind: FigureKind = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or a numbered point: the smallest thing with an address."""

    text: str  # the source's words, white space at joins aside; "\n" parts paragraphs of a question
    lines: Lines
    speaker: Speaker = Speaker()
    kind: BlockKind = "paragraph"
    mark: str = ""  # of a point, as printed: 1), （1）, ①, •
    level: int = 0  # depth of a nested point
    other: str = ""  # the same words in the document's other language
    address: str = ""  # anchor on its page (p2), given by the ledger
    mentions: tuple[Mention, ...] = ()
    topics: tuple[Evidence, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of several asks inside a question."""

    span: Span  # in the question's text
    address: str = ""  # a, b, …, given by the ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked. `block.address` is q3 for an exchange's question, f1 for a follow-up."""

    block: Block
    parts: tuple[Part, ...] = ()  # empty where there is one ask


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A further question of the same turn, with its answer; an answer may be empty."""

    question: Question
    answer: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question and what was said in reply, follow-ups included."""

    number: int  # counted from 1 in the order of the source
    printed: str = ""  # the number the source prints, where it prints one
    question: Question
    answer: tuple[Block, ...]
    follow_ups: tuple[FollowUp, ...] = ()
    title: str = ""  # short title from the details; empty: the page shortens the question
    topics: tuple[str, ...] = ()  # ids, weightiest first

    @property
    def address(self) -> str:
        """Name of its page without ending: q3."""
        return self.question.block.address

    def blocks(self) -> Iterator[Block]:
        """All blocks in the order of the source, the questions' own included."""
        yield self.question.block
        yield from self.answer
        for follow_up in self.follow_ups:
            yield follow_up.question.block
            yield from follow_up.answer


# --- what the author adds -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The company whose call it is."""

    name: str
    english: str = ""
    ticker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the text came from."""

    address: str = ""
    publisher: str = ""
    captured: str = ""  # ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The document that the transcript was taken out of, kept as it came."""

    file: str = ""  # below sources/calls/: originals/kuaishou-2021q3.pdf; empty where there is none
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A suspected slip of the source: shown as ours beside the words, never applied."""

    line: int
    find: str
    suggest: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the raw text can't say: sources/calls/<call>.yml."""

    path: str
    call: str  # kuaishou-2021q3
    company: Company
    period: str  # 2021Q3
    title: str
    language: str = "zh"
    date: str = ""  # ISO; empty is unknown
    event: str = ""
    origin: Origin = Origin()
    original: Original = Original()
    rights: str = ""
    verbatim: bool = False
    draft: bool = False
    layout: str = ""  # empty: chosen from evidence
    speakers: tuple[Speaker, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()  # (q3, short title)
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (q3, (+x, -y))
    corrections: tuple[Correction, ...] = ()
    unanswered: tuple[str, ...] = ()  # questions to which the source really gives no answer
    written_at: tuple[tuple[str, int], ...] = ()  # (titles.q3, line of the file), for problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One recorded event of one company and period, read from its transcript."""

    source: Source
    details: Details
    layout: str
    exchanges: tuple[Exchange, ...]
    remarks: tuple[Block, ...] = ()  # said before the questions
    pieces: tuple[Piece, ...] = ()
    speakers: tuple[Speaker, ...] = ()


# --- the vocabularies ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An entry of sources/topics.yml."""

    id: str
    title: str
    english: str
    description: str
    strong: tuple[str, ...]  # cues; one strong cue in a main clause is enough
    weak: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()  # contexts in which a cue is something else
    aliases: tuple[str, ...] = ()  # for search
    parent: str = ""
    line: int = 0  # of the entry in its file, for problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """An entry of sources/metrics.yml: a metric, or a term, its looser kin."""

    id: str
    kind: Literal["metric", "term"]
    name: str
    definition: str
    abbreviation: str = ""
    english: str = ""
    aliases: tuple[str, ...] = ()
    formula: str = ""
    unit: str = ""
    category: str = ""
    usage: tuple[tuple[str, str], ...] = ()  # (company, what it means by the word); else unknown
    confusables: tuple[str, ...] = ()  # ids
    see_also: tuple[str, ...] = ()  # ids
    not_in: tuple[str, ...] = ()  # contexts in which an alias is something else
    short: tuple[str, ...] = ()  # forms that count only in a clause with one of `short_with`
    short_with: tuple[str, ...] = ()  # ids
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """sources/site.yml."""

    title: str
    language: str = "zh"
    address: str = ""  # https://…/ of the online edition; empty where it has none
    about: str = ""
    author: str = ""


# --- the book -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything the pages are made from: addressed, annotated calls, newest first."""

    site: Site
    calls: tuple[Call, ...]
    topics: tuple[Topic, ...]
    metrics: tuple[Metric, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page to be: where, by which template, from what."""

    path: str  # below docs/: calls/kuaishou-2021q3/q3.md
    template: str  # below scripts/templates/: question.md.j2
    context: dict[str, object]
    made_from: tuple[str, ...]  # paths of the sources
