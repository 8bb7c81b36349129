"""All calls at once: where each block stands, and which blocks speak of a topic or a metric."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from callbook.model import Archive, Block, Call, Exchange, Metric, Site, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A block with what stands around it; `exchange` is None for a remark."""

    call: Call
    exchange: Exchange | None
    block: Block

    @property
    def page(self) -> str:
        """Path of its page below docs/, without ending: calls/kuaishou-2021q3/q3."""
        name = self.exchange.address if self.exchange else "remarks"
        return f"calls/{self.call.details.call}/{name}"

    @property
    def permalink(self) -> str:
        """Address below the site's root: calls/kuaishou-2021q3/q3.html#p2."""
        return f"{self.page}.html#{self.block.address}"


def gather(
    site: Site, calls: Iterable[Call], topics: Iterable[Topic], metrics: Iterable[Metric]
) -> Archive:
    """The archive of these calls: newest period first, then by name of the call."""
    ordered = sorted(calls, key=lambda call: call.details.call)
    ordered.sort(key=lambda call: call.details.period, reverse=True)
    return Archive(site=site, calls=tuple(ordered), topics=tuple(topics), metrics=tuple(metrics))


def places(archive: Archive) -> Iterator[Place]:
    """Every block of every call, newest call first, in the order of the source."""
    for call in archive.calls:
        for remark in call.remarks:
            yield Place(call=call, exchange=None, block=remark)
        for exchange in call.exchanges:
            for block in exchange.blocks():
                yield Place(call=call, exchange=exchange, block=block)


def by_topic(archive: Archive) -> dict[str, tuple[Place, ...]]:
    """Topic id → the blocks with evidence for it, in the order of `places`."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places(archive):
        for topic in dict.fromkeys(evidence.topic for evidence in place.block.topics):
            found[topic].append(place)
    return {topic: tuple(at) for topic, at in sorted(found.items())}


def by_metric(archive: Archive) -> dict[str, tuple[Place, ...]]:
    """Metric id → the blocks that mention it, in the order of `places`."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places(archive):
        for metric in dict.fromkeys(mention.metric for mention in place.block.mentions):
            found[metric].append(place)
    return {metric: tuple(at) for metric, at in sorted(found.items())}
