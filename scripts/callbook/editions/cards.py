"""The glossary of one call: the metrics it names, and where it does."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from callbook.editions.setting import Setting
from callbook.model import Metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A block as a place to go to."""

    href: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A metric that the call names, and where it does."""

    metric: Metric
    title: str
    spots: tuple[Spot, ...]


def cards(setting: Setting) -> Iterator[Card]:
    """The metrics that the call names, in the order of the glossary."""
    spots: dict[str, list[Spot]] = defaultdict(list)
    for exchange in setting.call.exchanges:
        for number, block in enumerate(exchange.blocks()):
            spot = Spot(
                href=setting.href(exchange.address, block.address),
                label=f"{exchange.number}.{number}" if number else f"{exchange.number}",
            )
            for metric in dict.fromkeys(mention.metric for mention in block.mentions):
                spots[metric].append(spot)
    for entry in setting.metrics.values():
        if entry.id in spots:
            names = (entry.abbreviation, entry.name, entry.english)
            title = " · ".join(filter(None, names))
            yield Card(metric=entry, title=title, spots=tuple(spots[entry.id]))
