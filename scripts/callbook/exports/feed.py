"""Announce the calls in an Atom feed (RFC 4287) without ever looking at the clock."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from callbook.exports import wording
from callbook.markup import fill
from callbook.model import Archive, Call, Site

NEWEST = 100
"""How many calls the feed holds: readers keep what they have seen."""

UNDATED = "1970-01-01"
"""Atom demands a date. Where neither the call's day nor the day of capture is known, this one
says so to programs, beside the word 未知 for people; a guess from the period would be a lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One call as the feed tells it; `published` is empty where its day is unknown."""

    id: str
    call: Call
    link: str
    published: str
    updated: str


def feed(archive: Archive) -> str:
    """The feed of the archive's newest calls.

    Links are absolute where the site has an online address; else relative to the feed, as RFC
    4287 allows.
    """
    entries = sorted(
        (_entry(call, archive.site) for call in archive.calls),
        key=lambda entry: entry.updated,
        reverse=True,
    )[:NEWEST]
    return fill(
        "feed.xml.j2",
        site=archive.site,
        id=identifier(archive.site, "feed"),
        base=archive.site.address,
        updated=max((entry.updated for entry in entries), default=_instant(UNDATED)),
        entries=entries,
        words=wording.words(archive.site.language),
    )


def identifier(site: Site, name: str) -> str:
    """A name for life (RFC 4151 or 4122) for what is called `name` in this book.

    A tag URI under the online address; else a UUID made of the title, since a tag needs a
    host. 2026 is no date of the content: RFC 4151 has a year in which the host was the author's.
    """
    address = urlsplit(site.address)
    if address.hostname:
        return f"tag:{address.hostname},2026:{address.path.rstrip('/')}/{name}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"callbook:{site.title}/{name}").urn


def dated(call: Call) -> str:
    """The latest day known of the call, its capture included; UNDATED where none is (ISO)."""
    return max(call.details.date[:10], call.details.origin.captured[:10]) or UNDATED


def _entry(call: Call, site: Site) -> Entry:
    folder = f"calls/{call.details.call}"
    date = call.details.date[:10]
    return Entry(
        id=identifier(site, folder),
        call=call,
        link=f"{folder}/index.html",
        published=_instant(date) if date else "",
        updated=_instant(dated(call)),
    )


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
