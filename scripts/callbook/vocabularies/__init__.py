"""Read the two vocabularies and say where they do not hold together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from callbook.language.folding import fold
from callbook.model import Block, Call, Metric, Topic
from callbook.problems import Problem
from callbook.vocabularies.entries import (
    Fields,
    check_ids,
    check_links,
    check_parents,
    check_short,
    check_spellings,
    cue_nodes,
    nodes,
    spelling_nodes,
)
from callbook.yaml_lines import Node, read

TOPICS = "sources/topics.yml"
METRICS = "sources/metrics.yml"

Kind = Literal["metric", "term"]
_KINDS: tuple[Kind, ...] = ("metric", "term")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """What of the vocabularies no call speaks of."""

    problems: tuple[Problem, ...]  # entries that nothing leads to
    aliases: tuple[tuple[str, str], ...]  # (metric id, spelling); for information


def load_topics(text: str, path: str) -> tuple[Topic, ...]:
    """The topics of topics.yml in its order; raises `Refused` with every problem found."""
    root = read(text, path)
    fields = _entries(
        root,
        required=("id", "title", "english", "description", "cues"),
        optional=("not_in", "aliases", "parent"),
    )
    topics = tuple(_topic(entry, line) for entry, line in fields)
    check_ids(fields)
    check_links(fields, "parent")
    check_parents(fields)
    check_spellings(fields, cue_nodes, "cue")
    check_spellings(fields, lambda entry: nodes(entry, "title", "english", "aliases"), "alias")
    root.refuse()
    return topics


def load_metrics(text: str, path: str) -> tuple[Metric, ...]:
    """The entries of metrics.yml in its order; raises `Refused` with every problem found."""
    root = read(text, path)
    fields = _entries(
        root,
        required=("id", "kind", "name", "definition", "category"),
        optional=(
            *("abbreviation", "english", "aliases", "formula", "unit", "usage", "confusables"),
            *("see_also", "not_in", "short", "short_with"),
        ),
    )
    metrics = tuple(_metric(entry, line) for entry, line in fields)
    check_ids(fields)
    for field in ("confusables", "see_also", "short_with"):
        check_links(fields, field)
    check_spellings(fields, spelling_nodes, "alias")
    check_short(fields)
    root.refuse()
    return metrics


def spellings(metric: Metric) -> tuple[str, ...]:
    """Every form of a metric that counts by itself: its names and its aliases."""
    forms = (metric.name, metric.abbreviation, metric.english, *metric.aliases)
    return tuple(dict.fromkeys(form for form in forms if form))


def unmet(calls: Iterable[Call], topics: Sequence[Topic], metrics: Sequence[Metric]) -> Unmet:
    """What no annotated call speaks of.

    A metric that nothing mentions is a problem unless a mentioned one names it as confusable:
    the reader of that card needs it there. A topic is a problem when no block is about it
    nor about a topic below it. Spellings never met are told for information.
    """
    blocks = tuple(block for call in calls for block in _blocks(call))
    met = {mention.metric for block in blocks for mention in block.mentions}
    reached = met | {other for entry in metrics if entry.id in met for other in entry.confusables}
    about = {evidence.topic for block in blocks for evidence in block.topics}
    about |= {topic.parent for topic in topics if topic.id in about}
    problems = (
        *(
            _unreached(METRICS, entry.line, entry.id)
            for entry in metrics
            if entry.id not in reached
        ),
        *(_unreached(TOPICS, topic.line, topic.id) for topic in topics if topic.id not in about),
    )
    return Unmet(problems=problems, aliases=tuple(_never_met(blocks, metrics)))


def _blocks(call: Call) -> Iterator[Block]:
    yield from call.remarks
    for exchange in call.exchanges:
        yield from exchange.blocks()


def _unreached(path: str, line: int, name: str) -> Problem:
    message = f"{name}: no call speaks of it; add the spelling that the calls use, or remove it"
    return Problem(path=path, line=line, message=message)


def _never_met(blocks: Iterable[Block], metrics: Sequence[Metric]) -> Iterator[tuple[str, str]]:
    surfaces = {
        fold(block.text[mention.span.start : mention.span.end]).text
        for block in blocks
        for mention in block.mentions
    }
    for metric in metrics:
        for form in (*spellings(metric), *metric.short):
            folded = fold(form).text
            if folded not in surfaces and folded + "s" not in surfaces:
                yield metric.id, form


# --- entries ------------------------------------------------------------------------------


def _entries(
    root: Node, required: Sequence[str], optional: Sequence[str]
) -> tuple[tuple[Fields, int], ...]:
    """The fields of each entry with its line; its id is its name in problems."""
    entries = []
    for item in root.items():
        pairs = zip(item.keys, item.children, strict=True) if item.shape == "mapping" else ()
        name = next((node.scalar for key, node in pairs if key == "id"), item.name)
        entries.append((item.renamed(name or item.name).fields(required, optional), item.line))
    return tuple(entries)


def _topic(entry: Fields, line: int) -> Topic:
    cues = entry["cues"].fields(("strong",), ("weak",)) if "cues" in entry else {}
    return Topic(
        id=_text(entry, "id"),
        title=_text(entry, "title"),
        english=_text(entry, "english"),
        description=_text(entry, "description"),
        strong=_texts(cues, "strong"),
        weak=_texts(cues, "weak"),
        not_in=_texts(entry, "not_in"),
        aliases=_texts(entry, "aliases"),
        parent=_text(entry, "parent"),
        line=line,
    )


def _metric(entry: Fields, line: int) -> Metric:
    usage = entry["usage"].entries() if "usage" in entry else ()
    return Metric(
        id=_text(entry, "id"),
        kind=entry["kind"].choice(_KINDS) if "kind" in entry else "term",
        name=_text(entry, "name"),
        definition=_text(entry, "definition"),
        abbreviation=_text(entry, "abbreviation"),
        english=_text(entry, "english"),
        aliases=_texts(entry, "aliases"),
        formula=_text(entry, "formula"),
        unit=_text(entry, "unit"),
        category=_text(entry, "category"),
        usage=tuple((company, node.text()) for company, node in usage),
        confusables=_texts(entry, "confusables"),
        see_also=_texts(entry, "see_also"),
        not_in=_texts(entry, "not_in"),
        short=_texts(entry, "short"),
        short_with=_texts(entry, "short_with"),
        line=line,
    )


def _text(entry: Fields, field: str) -> str:
    return entry[field].text() if field in entry else ""


def _texts(entry: Fields, field: str) -> tuple[str, ...]:
    return entry[field].texts() if field in entry else ()
