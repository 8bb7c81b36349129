"""Join the words that mean one thing, so that either finds the other: 日活 and DAU."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callbook.language.lookup import Lookup
from callbook.model import Archive
from callbook.search.entries import Findable

CONCEPT = "@"
"""Begins the term under which the pages about a concept are listed: @3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """The words for one metric or topic."""

    id: str
    words: tuple[str, ...]
    close: int  # how many of the words, from the first, are its proper names
    address: str  # of its card
    is_metric: bool


def concepts(archive: Archive) -> tuple[Concept, ...]:
    """One for each entry of the vocabularies that has more than one word."""
    metrics = (
        Concept(
            id=metric.id,
            words=_distinct(metric.abbreviation, metric.name, metric.english, *metric.aliases),
            close=len(_distinct(metric.abbreviation, metric.name, metric.english)),
            address=f"metrics/{metric.id}.html",
            is_metric=True,
        )
        for metric in archive.metrics
    )
    topics = (
        Concept(
            id=topic.id,
            words=_distinct(topic.title, topic.english, *topic.aliases),
            close=len(_distinct(topic.title, topic.english)),
            address=f"topics/{topic.id}.html",
            is_metric=False,
        )
        for topic in archive.topics
    )
    return (*metrics, *topics)


class Matcher:
    """Says which concepts a text speaks of."""

    def __init__(self, concepts_: Sequence[Concept]) -> None:
        self._metrics = {
            concept.id: at for at, concept in enumerate(concepts_) if concept.is_metric
        }
        self._topics = Lookup[int](
            (word, at)
            for at, concept in enumerate(concepts_)
            if not concept.is_metric
            for word in concept.words
        )

    def terms(self, folded: str, metrics: Iterable[str]) -> set[str]:
        """The terms of the concepts in a text: the metrics found there, topics by their words."""
        numbers = {match.key for match in self._topics.find(folded)}
        numbers.update(self._metrics[metric] for metric in metrics if metric in self._metrics)
        return {f"{CONCEPT}{number}" for number in numbers}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a reader may narrow the results down by: all companies, periods, topics, metrics met."""

    companies: tuple[str, ...]
    periods: tuple[str, ...]  # newest first
    topics: tuple[str, ...]  # ids, in the order of the vocabulary
    metrics: tuple[str, ...]

    def terms(self, page: Findable) -> set[str]:
        """The terms under which a page stands for each facet: =c0 the first company, …"""
        metrics = {metric for entry in page.entries for metric in entry.metrics}
        held = (
            ("c", self.companies, {page.company}),
            ("p", self.periods, {page.period}),
            ("t", self.topics, {*page.topics}),
            ("m", self.metrics, metrics),
        )
        return {
            f"={letter}{all_.index(value)}"
            for letter, all_, values in held
            for value in values
            if value in all_
        }


def facets(pages: Sequence[Findable], archive: Archive) -> Facets:
    """The facets of these pages; one with less than two values would narrow nothing down."""
    topics = {topic for page in pages for topic in page.topics}
    metrics = {metric for page in pages for entry in page.entries for metric in entry.metrics}
    return Facets(
        companies=_several(sorted({page.company for page in pages} - {""})),
        periods=_several(sorted({page.period for page in pages} - {""}, reverse=True)),
        topics=_several([topic.id for topic in archive.topics if topic.id in topics]),
        metrics=_several([metric.id for metric in archive.metrics if metric.id in metrics]),
    )


def _several(values: list[str]) -> tuple[str, ...]:
    return tuple(values) if len(values) > 1 else ()


def _distinct(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
