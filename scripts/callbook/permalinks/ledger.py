"""Keep the file of every address ever published, with the words that stood there.

A call has its ledger beside its transcript (sources/calls/<call>.links.yml); topics, metrics and
the other pages share sources/links.yml. The build adds to a ledger and never takes from it. A
record an address, a line a value: two branches that touch different paragraphs merge in git.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

KEPT_WORDINGS = 8
"""Earlier wordings of an address kept with their words; of still earlier ones only the mark."""

State = Literal["live", "moved", "merged", "retired"]

# q3.html#p2 is cut into "q", "3", ".html#p", "2"; there is nothing it does not match.
_DIGITS = re.compile(r"\d+|\D+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an address said once: its fingerprint, and its words while they are kept."""

    mark: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address for life.

    `state` is "live" where the text stands on its page; "moved" where the same text now stands
    at `to`; "merged" where it became a part of the text at `to`; "retired" where a person let
    it go, for the reason `why`, naming perhaps in `to` what to read instead. `text` is the last
    wording, `earlier` the ones before it, oldest first.
    """

    address: str  # within the call: q3.html, q3.html#p2; in sources/links.yml below the site
    text: str
    state: State = "live"
    to: str = ""  # within the call; "/topics/ads.html" leads out of it
    why: str = ""
    earlier: tuple[Wording, ...] = ()
    line: int = field(default=0, compare=False)  # in the file, for problems

    @property
    def page(self) -> str:
        """The page of the address: q3.html."""
        return self.address.partition("#")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a page's anchors (or a call's pages) follow each other, where not by their numbers."""

    page: str  # q3.html; index.html for the order of the questions
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All addresses of one file, sorted."""

    path: str  # sources/calls/kuaishou-2021q3.links.yml
    links: tuple[Link, ...] = ()
    order: tuple[Order, ...] = ()

    @property
    def base(self) -> str:
        """What stands before its addresses on the site: calls/kuaishou-2021q3/, or nothing."""
        name = self.path.rpartition("/")[2]
        call = name.removesuffix(".links.yml") if name.endswith(".links.yml") else ""
        return f"calls/{call}/" if call else ""


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that stand for the words of a text.

    They are the first of the SHA-256 of the text in normal form NFKC, without white space, in
    UTF-8. Full or half width and the joins of lines therefore make no difference; a changed
    word, digit or other sign does.
    """
    return hashlib.sha256(normal(text).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def normal(text: str) -> str:
    """The text as fingerprints see it: NFKC, without white space (U+FEFF counts as such)."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\ufeff", "").split())


def natural(address: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key by which q9 stands before q10."""
    runs = _DIGITS.findall(address)
    return tuple((0, int(run), "") if run.isdecimal() else (1, 0, run) for run in runs)


def ordered(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in the order of the file."""
    return tuple(sorted(links, key=lambda link: natural(link.address)))


# --- asking -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """An address that no longer has a text of its own: what a page says in its place.

    `address` and `to` are below the site's root (calls/x/q3.html#p2); `to` is where the reader
    finds the text now, followed to its end and empty where there is none; `was` is the last
    wording; `why` is a person's reason, empty where the build itself saw the text move or
    merge (`state`).
    """

    address: str
    was: str
    why: str
    to: str
    state: State


def retired(ledger: Ledger) -> tuple[Retired, ...]:
    """Every address without a text of its own, in the order of the file."""
    by_address = {link.address: link for link in ledger.links}
    return tuple(
        _retired(ledger, link, by_address) for link in ledger.links if link.state != "live"
    )


def _retired(ledger: Ledger, link: Link, by_address: Mapping[str, Link]) -> Retired:
    end = last_stand(link, by_address)
    to = end.address if end.state == "live" else end.to
    return Retired(
        address=ledger.base + link.address,
        was=link.text,
        why=end.why,
        to=to.removeprefix("/") if to.startswith("/") else ledger.base + to if to else "",
        state=link.state,
    )


def last_stand(link: Link, by_address: Mapping[str, Link]) -> Link:
    """Where forwardings lead: a live link, or one retired for good."""
    return _followed(link, by_address, ("moved", "merged", "retired"))


def identity(link: Link, by_address: Mapping[str, Link]) -> Link:
    """The link that stands for the same text now: where a moved one moved to."""
    return _followed(link, by_address, ("moved",))


def _followed(link: Link, by_address: Mapping[str, Link], states: tuple[State, ...]) -> Link:
    seen = {link.address}
    while link.state in states and link.to in by_address and link.to not in seen:
        seen.add(link.to)
        link = by_address[link.to]
    return link


def history(ledger: Ledger, address: str) -> tuple[Wording, ...]:
    """All wordings of the text at an address, oldest first, the present one last.

    The address may be as on the site or as in the ledger. Wordings from before the text moved
    here are among them. Raises KeyError for an address that the ledger does not know.
    """
    by_address = {link.address: link for link in ledger.links}
    link = by_address[within(ledger, address)]
    moved = [
        other
        for other in ledger.links
        if other.state == "moved" and identity(other, by_address) is link
    ]
    wordings = [
        wording
        for one in (*moved, link)
        for wording in (*one.earlier, Wording(mark=fingerprint(one.text), text=one.text))
    ]
    last = {wording.mark: place for place, wording in enumerate(wordings)}
    return tuple(wordings[place] for place in sorted(last.values()))


def within(ledger: Ledger, address: str) -> str:
    """An address as the ledger writes it: without the site, the call and a question's own anchor.

    "https://…/calls/x/q3.html#q3:~:text=a" and "calls/x/q3.html" are both q3.html.
    """
    address = address.partition(":~:")[0].strip()
    if ledger.base:
        address = address.rpartition(ledger.base)[2]
    page, _, anchor = address.partition("#")
    return page if not anchor or f"{anchor}.html" == page else f"{page}#{anchor}"
