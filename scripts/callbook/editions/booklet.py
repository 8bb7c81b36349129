"""See one call as its self-contained editions do: runs of words, nested points, own glossary.

The words are shown as on the pages: punctuation by `typography`, our suggestions set apart, the
first mention of a metric in each block of an answer linked, here to the glossary at the end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from callbook.editions.cards import Card, cards
from callbook.editions.gone import Gone, gone
from callbook.editions.setting import Setting
from callbook.model import Archive, Block, Call, Exchange, FollowUp, Metric, Speaker
from callbook.pages.facts import is_long, kind_of_text, period
from callbook.pages.titles import short_title
from callbook.permalinks import Retired
from callbook.typography import shown
from callbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that are plain, or name a metric, or are suspected to be a slip."""

    text: str
    metric: str = ""  # its id
    suggestion: str = ""  # what seems meant, where the words are suspected


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A block, with the points nested under it."""

    block: Block
    anchor: str
    runs: tuple[Run, ...]
    speaker: str = ""  # named where the speaker changes
    points: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A question with its answer; a long question is no heading."""

    question: Item
    long: bool
    asker: str
    parts: tuple[tuple[str, str], ...]  # anchor and words of each ask, where there are several
    answer: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One exchange: its question, then its follow-ups; `page` is its name, q3."""

    number: int
    page: str
    title: str
    turns: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """One call, ready for a template."""

    call: Call
    words: Words
    facts: tuple[tuple[str, str], ...]
    online: str  # address of the call's folder online, with its slash; empty where it has none
    remarks: tuple[Item, ...]
    chapters: tuple[Chapter, ...]
    cards: tuple[Card, ...]
    gone: tuple[Gone, ...]
    definitions: Mapping[str, str]  # metric id → what its entry says, for a tooltip


def booklet(archive: Archive, setting: Setting, retired: Iterable[Retired]) -> Booklet:
    """The call as one document; the words are of the call's language.

    `retired` are addresses of the call that no longer hold their text.
    """
    call, address = setting.call, archive.site.address
    return Booklet(
        call=call,
        words=setting.words,
        facts=tuple((setting.words.plain(key), value) for key, value in _facts(setting)),
        online=f"{address.rstrip('/')}/calls/{call.details.call}/" if address else "",
        remarks=_items(call.remarks, "remarks", setting),
        chapters=tuple(_chapter(exchange, setting) for exchange in call.exchanges),
        cards=tuple(cards(setting)),
        gone=tuple(gone(retired, setting, address)),
        definitions={name: metric.definition for name, metric in setting.metrics.items()},
    )


def runs(text: str, marked: Iterable[tuple[int, Run]]) -> tuple[Run, ...]:
    """The text as shown, cut at the runs given with where they begin.

    Where two overlap the one that begins first stands, or, of two that begin at once, the first.
    """
    display = shown(text)
    cut: list[Run] = []
    at = 0
    for start, run in sorted(marked, key=lambda found: found[0]):
        if start >= at:
            end = start + len(run.text)
            cut += [Run(text=display[at:start]), replace(run, text=display[start:end])]
            at = end
    cut.append(Run(text=display[at:]))
    return tuple(run for run in cut if run.text)


def _slips(block: Block, call: Call) -> Iterator[tuple[int, Run]]:
    for correction in call.details.corrections:
        start = block.text.find(correction.find)
        if block.lines.first <= correction.line <= block.lines.last and start >= 0:
            yield start, Run(text=correction.find, suggestion=correction.suggest)


def _terms(block: Block, metrics: Mapping[str, Metric]) -> Iterator[tuple[int, Run]]:
    """The first mention of each metric that has an entry."""
    seen: set[str] = set()
    for mention in block.mentions:
        if mention.metric in metrics and mention.metric not in seen:
            seen.add(mention.metric)
            surface = block.text[mention.span.start : mention.span.end]
            yield mention.span.start, Run(text=surface, metric=mention.metric)


def _facts(setting: Setting) -> Iterator[tuple[str, str]]:
    """What a reader who has only this file must know of it: key of the word, and the fact."""
    details, origin = setting.call.details, setting.call.details.origin
    unknown = setting.words.plain("unknown")
    company = details.company
    yield "company", _joined(company.name, company.english, company.ticker)
    yield "period", period(details.period, setting.words)
    yield "date", details.date or unknown
    yield "event", details.event or unknown
    yield "text_kind", kind_of_text(setting.call, setting.words)
    yield "publisher", origin.publisher or unknown
    yield "origin", origin.address or unknown
    yield "captured", origin.captured or unknown
    yield "edition_rights", details.rights or unknown


def _chapter(exchange: Exchange, setting: Setting) -> Chapter:
    turns: tuple[Exchange | FollowUp, ...] = (exchange, *exchange.follow_ups)
    return Chapter(
        number=exchange.number,
        page=exchange.address,
        title=short_title(exchange),
        turns=tuple(_said(turn, exchange.address, setting) for turn in turns),
    )


def _said(turn: Exchange | FollowUp, page: str, setting: Setting) -> Said:
    block = turn.question.block
    text = shown(block.text)
    return Said(
        question=_item(block, page, setting, linked=False),
        long=is_long(turn.question),
        asker=_name(block.speaker),
        parts=tuple(
            (setting.anchor(page, part.address), text[part.span.start : part.span.end])
            for part in turn.question.parts
        ),
        answer=_items(turn.answer, page, setting),
    )


def _items(
    blocks: Sequence[Block], page: str, setting: Setting, speaker: Speaker | None = None
) -> tuple[Item, ...]:
    """Blocks in order, each point holding the deeper ones that follow it."""
    items: list[Item] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        points = tuple(_deeper(blocks[at + 1 :], block.level))
        items.append(
            replace(
                _item(block, page, setting),
                speaker=_name(block.speaker) if block.speaker != speaker else "",
                points=_items(points, page, setting, block.speaker),
            )
        )
        speaker = points[-1].speaker if points else block.speaker
        at += 1 + len(points)
    return tuple(items)


def _deeper(blocks: Iterable[Block], level: int) -> Iterator[Block]:
    return takewhile(lambda block: block.level > level, blocks)


def _item(block: Block, page: str, setting: Setting, *, linked: bool = True) -> Item:
    marked = (
        *_slips(block, setting.call),
        *(_terms(block, setting.metrics) if linked else ()),
    )
    return Item(
        block=block,
        anchor=setting.anchor(page, block.address),
        runs=runs(block.text, marked),
    )


def _name(speaker: Speaker) -> str:
    return _joined(speaker.name, speaker.firm, speaker.title)


def _joined(*known: str) -> str:
    return " · ".join(filter(None, known))
