"""Addresses of pages as links between Markdown files, and as readers see them."""

from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from callbook.archive import Place
from callbook.model import Call, Exchange


@lru_cache(maxsize=65536)
def link(start: str, target: str) -> Markup:
    """The relative address of `target` from the page `start`; both are paths below docs/.

    `link("calls/a/q1.md", "calls/a/q2.md#p1")` is `q2.md#p1`.
    """
    folder, slash, _ = start.rpartition("/")
    if slash and target.startswith(folder + slash):
        target = target[len(folder) + 1 :]
    else:
        target = "../" * start.count("/") + target
    return Markup(quote(target, safe="/#._-"))  # noqa: S704 - nothing left to escape


def call_page(call: Call, name: str = "index") -> str:
    """Path of one of a call's pages: calls/kuaishou-2021q3/index.md."""
    return f"calls/{call.details.call}/{name}.md"


def exchange_page(call: Call, exchange: Exchange) -> str:
    """Path of a question's page: calls/kuaishou-2021q3/q3.md."""
    return call_page(call, exchange.address)


def place_page(place: Place) -> str:
    """Path and anchor of a block: calls/kuaishou-2021q3/q3.md#p2."""
    return f"{place.page}.md#{place.block.address}"


def topic_page(topic: str) -> str:
    """Path of a topic's page."""
    return f"topics/{topic}.md"


def metric_page(metric: str) -> str:
    """Path of a metric's page."""
    return f"metrics/{metric}.md"


def published(path: str) -> str:
    """The address that readers see: calls/kuaishou-2021q3/q3.html#p2."""
    return path.replace(".md", ".html", 1)
