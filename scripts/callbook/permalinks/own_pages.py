"""Keep the addresses of pages whose names a person chooses: topics, metrics, full.html."""

from collections.abc import Mapping
from dataclasses import replace

from callbook.permalinks.ledger import Ledger, Link, fingerprint, ordered
from callbook.permalinks.numbering import reworded
from callbook.permalinks.retiring import loss
from callbook.problems import Problem, Refused


def assign_pages(pages: Mapping[str, str], ledger: Ledger) -> Ledger:
    """The ledger of pages whose names are chosen, not numbered: topics, metrics, full.html.

    `pages` are paths below the site (topics/ads.html) with their titles. Raises Refused where a
    published page is no longer among them, or a retired one is back with another title.
    """
    links = {link.address: link for link in ledger.links}
    problems = []
    for path, title in pages.items():
        link = links.get(path) or Link(address=path, text=title)
        if link.state == "retired" and fingerprint(link.text) != fingerprint(title):
            problems.append(_taken(ledger, link, title))
        links[path] = reworded(replace(link, state="live", why="", to=""), title)
    gone = [link for link in ledger.links if link.state == "live" and link.address not in pages]
    problems.extend(loss(ledger, link) for link in gone)
    if problems:
        raise Refused(sorted(problems))
    return replace(ledger, links=ordered(links.values()))


def _taken(ledger: Ledger, link: Link, title: str) -> Problem:
    message = (
        f"{link.address} was “{link.text}” until it was retired, and can't come to mean "
        f"“{title}”; expected another id, or the old title"
    )
    return Problem(path=ledger.path, line=link.line, message=message)
