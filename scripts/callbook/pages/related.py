"""Which other questions are about the same topics and metrics, and by which of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from callbook.model import Archive, Call, Exchange
from callbook.pages.titles import short_title

MOST = 5
"""How many related questions a page names."""

NEAR = 40
"""How many neighbours in the archive, each way, are weighed for one shared topic or metric.

With ten thousand questions thousands share a topic; the nearest in time and company matter, and
the work stays in proportion to the number of questions.
"""

TOPIC_WEIGHT = 2.0
"""A shared topic says more than a shared word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another question, with the topics and metrics that both are about, weightiest first.

    It has no more of the other call than a page says: a page depends on all that is here.
    """

    call: str
    call_title: str
    address: str
    title: str
    topics: tuple[str, ...]
    metrics: tuple[str, ...]


Key = tuple[str, str]  # ("topic" or "metric", id)


def related(archive: Archive) -> Mapping[tuple[str, str], tuple[Related, ...]]:
    """(call, address) → the questions most related to it, nearest first."""
    exchanges = [(call, exchange) for call in archive.calls for exchange in call.exchanges]
    keys = [tuple(_keys(exchange)) for _, exchange in exchanges]
    holders: dict[Key, list[int]] = defaultdict(list)
    for at, own in enumerate(keys):
        for key in own:
            holders[key].append(at)
    weights = {key: _weight(key, len(at), len(exchanges)) for key, at in holders.items()}
    return {
        (call.details.call, exchange.address): tuple(
            _related(exchanges[other], shared)
            for other, shared in _nearest(at, keys[at], holders, weights)
        )
        for at, (call, exchange) in enumerate(exchanges)
    }


def _keys(exchange: Exchange) -> Iterator[Key]:
    for topic in exchange.topics:
        yield ("topic", topic)
    mentioned = (mention.metric for block in exchange.blocks() for mention in block.mentions)
    for metric in dict.fromkeys(mentioned):
        yield ("metric", metric)


def _weight(key: Key, holders: int, total: int) -> float:
    """Rarer is weightier: the inverse document frequency, smoothed (Robertson, 2004)."""
    rarity = log(1 + (total - holders + 0.5) / (holders + 0.5))
    return rarity * (TOPIC_WEIGHT if key[0] == "topic" else 1.0)


def _nearest(
    at: int,
    own: Sequence[Key],
    holders: Mapping[Key, Sequence[int]],
    weights: Mapping[Key, float],
) -> list[tuple[int, list[Key]]]:
    shared: dict[int, list[Key]] = defaultdict(list)
    for key in own:
        here = bisect_left(holders[key], at)
        for other in holders[key][max(0, here - NEAR) : here + NEAR + 1]:
            if other != at:
                shared[other].append(key)
    for common in shared.values():
        common.sort(key=lambda key: (-weights[key], key))
    score = {other: sum(weights[key] for key in common) for other, common in shared.items()}
    best = sorted(shared, key=lambda other: (-score[other], abs(other - at), other))
    return [(other, shared[other]) for other in best[:MOST]]


def _related(found: tuple[Call, Exchange], shared: Sequence[Key]) -> Related:
    call, exchange = found
    return Related(
        call=call.details.call,
        call_title=call.details.title,
        address=exchange.address,
        title=short_title(exchange),
        topics=tuple(name for kind, name in shared if kind == "topic"),
        metrics=tuple(name for kind, name in shared if kind == "metric"),
    )
