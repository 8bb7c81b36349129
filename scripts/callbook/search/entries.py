"""List what can be found: the pages of the book with their paragraphs, in order of the index.

Only pages on which a text is at home: the whole call, the topic lists and the table of figures
repeat what stands elsewhere, and would be found twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from callbook.model import Archive, Block, Call, Exchange, Metric, Topic
from callbook.pages.facts import period
from callbook.pages.titles import short_title
from callbook.typography import shown
from callbook.words import Words, load

Kind = Literal["question", "remarks", "metric", "topic", "page"]
KINDS: tuple[Kind, ...] = ("question", "remarks", "metric", "topic", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One text with an address: a paragraph, a question, the text of a card."""

    anchor: str = ""  # empty: the page itself
    text: str
    speaker: str = ""
    metrics: tuple[str, ...] = ()  # mentioned in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One page that can be found, with its entries; `tags` finds it too but is not shown."""

    kind: Kind
    address: str  # below the site's root, with .html
    title: str
    place: str = ""  # the call it belongs to, as shown beside the title
    tags: tuple[str, ...] = ()
    company: str = ""
    period: str = ""
    topics: tuple[str, ...] = ()
    entries: tuple[Entry, ...]


def findables(archive: Archive, written: tuple[Findable, ...] = ()) -> tuple[Findable, ...]:
    """All pages, the kinds in the order of KINDS, calls newest first.

    `written` are the pages written by hand; see `written.pages`.
    """
    words = load(archive.site.language)
    titles = {topic.id: topic.title for topic in archive.topics}
    found = [
        *(page for call in archive.calls for page in _call(call, titles, words)),
        *map(_metric, archive.metrics),
        *map(_topic, archive.topics),
        *written,
    ]
    return tuple(page for page in sorted(found, key=lambda page: KINDS.index(page.kind)))


def _call(call: Call, titles: dict[str, str], words: Words) -> Iterator[Findable]:
    details = call.details
    base = Findable(
        kind="question",
        address="",
        title="",
        place=details.title or f"{details.company.name} {period(details.period, words)}",
        company=details.company.name,
        period=details.period,
        entries=(),
        tags=_distinct(
            details.title,
            details.company.name,
            details.company.english,
            details.company.ticker,
            *_spellings(details.period),
        ),
    )
    for exchange in call.exchanges:
        yield _exchange(exchange, base, f"calls/{details.call}/{exchange.address}.html", titles)
    if call.remarks:
        yield replace(
            base,
            kind="remarks",
            address=f"calls/{details.call}/remarks.html",
            title=words.plain("remarks") if words.has("remarks") else details.title,
            entries=tuple(map(_block, call.remarks)),
        )


def _exchange(exchange: Exchange, base: Findable, address: str, titles: dict[str, str]) -> Findable:
    topics = (titles.get(topic, "") for topic in exchange.topics)
    return replace(
        base,
        address=address,
        title=short_title(exchange),
        tags=_distinct(*base.tags, *topics),
        topics=exchange.topics,
        entries=tuple(map(_block, exchange.blocks())),
    )


def _block(block: Block) -> Entry:
    speaker = block.speaker.name
    return Entry(
        anchor=block.address,
        text=shown(block.text),
        speaker=speaker,
        metrics=tuple(dict.fromkeys(mention.metric for mention in block.mentions)),
    )


# A period as the details write it: 2021Q3, 2021H1, 2021FY; not: 2021-11
_PERIOD = re.compile(r"(20[0-9]{2})(Q[1-4]|H[12]|FY)")
_PARTS = {
    "Q1": ("一季度", "1Q"),
    "Q2": ("二季度", "2Q"),
    "Q3": ("三季度", "3Q"),
    "Q4": ("四季度", "4Q"),
    "H1": ("上半年", "1H"),
    "H2": ("下半年", "2H"),
    "FY": ("全年", "FY"),
}


def _spellings(text: str) -> tuple[str, ...]:
    """A period as people may type it: 2021Q3, 2021年第三季度, 2021年三季度, 3Q21, 3Q2021."""
    match = _PERIOD.fullmatch(text)
    if not match:
        return (text,)
    year, part = match.groups()
    chinese, short = _PARTS[part]
    return (
        text,
        f"{year[2:]}{part}",
        f"{year}年第{chinese}",
        f"{year}年{chinese}",
        f"{short}{year[2:]}",
        f"{short}{year}",
        f"{part} {year}",
    )


def _metric(metric: Metric) -> Findable:
    name = " ".join(filter(None, (metric.abbreviation, metric.name)))
    texts = (metric.definition, metric.formula, *(said for _, said in metric.usage))
    return Findable(
        kind="metric",
        address=f"metrics/{metric.id}.html",
        title=name,
        tags=_distinct(metric.english, *metric.aliases),
        entries=(Entry(text=shown(" · ".join(filter(None, texts)))),),
    )


def _topic(topic: Topic) -> Findable:
    return Findable(
        kind="topic",
        address=f"topics/{topic.id}.html",
        title=topic.title,
        tags=_distinct(topic.english, *topic.aliases),
        entries=(Entry(text=shown(topic.description)),),
    )


def _distinct(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
