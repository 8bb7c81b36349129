"""The archive as the pages need it: every lookup that more than one kind of page makes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from callbook.archive import Place, by_metric, by_topic
from callbook.escaping import escape
from callbook.model import Archive, Call, Metric, Topic
from callbook.pages.related import Related, related
from callbook.permalinks.ledger import Ledger, Link, Retired, retired
from callbook.typography import shown
from callbook.words import Words, languages, load

TOOLTIP = 110
"""Characters of a definition that a tooltip shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The archive with its indexes, built once for all pages."""

    archive: Archive
    site_words: Words
    tables: Mapping[str, Words]
    topics: Mapping[str, Topic]
    metrics: Mapping[str, Metric]
    topic_places: Mapping[str, tuple[Place, ...]]
    metric_places: Mapping[str, tuple[Place, ...]]
    tips: Mapping[str, Markup]  # metric id → the text of its tooltip
    topic_weight: Mapping[str, int]  # topic id → how many exchanges are about it
    related: Mapping[tuple[str, str], tuple[Related, ...]]  # (call, address) → nearest first
    ledgers: Mapping[str, Ledger]  # call → its ledger
    links: Mapping[str, Mapping[str, Link]]  # call → address within the call → its link
    gone: Mapping[str, tuple[Retired, ...]]  # address of a page → what no longer stands there

    def alone(self, call: Call) -> "Book":
        """The book as the pages of one call see it: of other calls no more than is related."""
        name, folder = call.details.call, f"calls/{call.details.call}/"
        return replace(
            self,
            archive=replace(self.archive, calls=(call,)),
            topic_places={},
            metric_places={},
            topic_weight={},
            related={at: near for at, near in self.related.items() if at[0] == name},
            ledgers={name: self.ledgers[name]} if name in self.ledgers else {},
            links={name: self.links[name]} if name in self.links else {},
            gone={page: gone for page, gone in self.gone.items() if page.startswith(folder)},
        )

    def words(self, call: Call) -> Words:
        """The words in the language of a call."""
        return self.tables[load(call.details.language).language]

    def earlier(self, call: Call, address: str) -> Link | None:
        """What the ledger remembers of an address within a call."""
        return self.links.get(call.details.call, {}).get(address)


def book(archive: Archive, ledgers: Iterable[Ledger]) -> Book:
    """Index an archive and the ledgers of its calls."""
    tables = {language: load(language) for language in languages()}
    topics = {topic.id: topic for topic in archive.topics}
    metrics = {metric.id: metric for metric in archive.metrics}
    weight = Counter(
        topic for call in archive.calls for exchange in call.exchanges for topic in exchange.topics
    )
    named = {ledger.base.removeprefix("calls/").rstrip("/"): ledger for ledger in ledgers}
    return Book(
        archive=archive,
        site_words=tables[load(archive.site.language).language],
        tables=tables,
        topics=topics,
        metrics=metrics,
        topic_places=by_topic(archive),
        metric_places=by_metric(archive),
        tips={metric.id: tooltip(metric) for metric in archive.metrics},
        topic_weight=weight,
        related=related(archive),
        ledgers=named,
        links={
            call: {link.address: link for link in ledger.links} for call, ledger in named.items()
        },
        gone=_gone(named.values()),
    )


def _gone(ledgers: Iterable[Ledger]) -> dict[str, tuple[Retired, ...]]:
    found: dict[str, list[Retired]] = defaultdict(list)
    for ledger in ledgers:
        for one in retired(ledger):
            found[one.address.partition("#")[0]].append(one)
    return {page: tuple(ones) for page, ones in found.items()}


def tooltip(metric: Metric) -> Markup:
    """A metric's name and the beginning of its definition."""
    names = " · ".join(filter(None, (metric.abbreviation, metric.name)))
    definition = shown(metric.definition)
    if len(definition) > TOOLTIP:
        definition = definition[: TOOLTIP - 1].rstrip() + "…"
    return escape(f"{names}：{definition}")


def years(places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    """Places by the year of their call's period, newest year first."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.call.details.period[:4]].append(place)
    return {year: tuple(found[year]) for year in sorted(found, reverse=True)}
