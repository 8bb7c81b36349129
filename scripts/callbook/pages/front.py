"""What stands in the front matter of a page, for the theme and for the page script."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from callbook.model import Block, Call, Exchange, Site
from callbook.pages.book import Book
from callbook.pages.facts import kind_of_text, known, period, topic_name
from callbook.pages.links import published, topic_page
from callbook.pages.titles import short_title
from callbook.permalinks.ledger import fingerprint
from callbook.typography import shown
from callbook.words import Words

DESCRIPTION = 150
"""Characters of a page's description; search engines show about so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the contents beside a page."""

    anchor: str
    text: str
    label: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a page says of itself.

    `theme` stands in the front matter, for the templates in overrides/, and is kept small, as
    MkDocs reads YAML slowly. The rest stands in comments at the end of the page, where GitHub
    shows nothing of it: `facts` for the page script, `linked` (JSON-LD) for search engines, and
    the contents. The values of all three mappings are plain JSON.
    """

    title: str
    kind: str
    language: str
    description: str = ""
    tags: tuple[str, ...] = ()
    theme: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    linked: Mapping[str, object] = field(default_factory=dict)
    contents: tuple[Item, ...] = ()
    contents_label: str = ""


def describe(text: str) -> str:
    """The beginning of a text as the description of a page."""
    one = " ".join(shown(text).split())
    return one if len(one) <= DESCRIPTION else one[: DESCRIPTION - 1] + "…"


def citation(call: Call, words: Words) -> dict[str, object]:
    """The facts of a call that a citation carries."""
    details = call.details
    return {
        "company": details.company.name,
        "english": details.company.english,
        "ticker": details.company.ticker,
        "period": period(details.period, words),
        "period_id": details.period,
        "title": details.title,
        "event": details.event,
        "date": details.date,
        "origin": details.origin.address,
        "publisher": known(details.origin.publisher, words) if details.origin.publisher else "",
        "captured": details.origin.captured,
        "note": kind_of_text(call, words),
        "language": details.language,
    }


def facts(kind: str, path: str, site: Site) -> dict[str, object]:
    """The facts that the script needs on every page."""
    return {
        "kind": kind,
        "page": published(path),
        "site": {"title": site.title, "address": site.address},
    }


def prints(blocks: tuple[Block, ...], prefix: str = "") -> dict[str, str]:
    """Anchor → fingerprint of the words that stand there."""
    return {prefix + block.address: fingerprint(block.text) for block in blocks}


def earlier(book: Book, call: Call, exchange: Exchange) -> dict[str, dict[str, str]]:
    """Anchor → fingerprint → words that once stood there, as far as the ledger keeps them."""
    found: dict[str, dict[str, str]] = {}
    for block in exchange.blocks():
        page = f"{exchange.address}.html"
        own = block is exchange.question.block
        link = book.earlier(call, page if own else f"{page}#{block.address}")
        if link and link.earlier:
            found[block.address] = {word.mark: shown(word.text) for word in link.earlier}
    return found


def tag_pages(book: Book, topics: tuple[str, ...], words: Words) -> dict[str, str]:
    """Title of a topic → its published page, for the theme's tags."""
    return {
        topic_name(book.topics[topic], words): published(topic_page(topic))
        for topic in topics
        if topic in book.topics
    }


def exchange_title(call: Call, exchange: Exchange) -> str:
    """Title of a question's page, which must tell it from those of other calls."""
    return f"{short_title(exchange)} · {call.details.title}"
