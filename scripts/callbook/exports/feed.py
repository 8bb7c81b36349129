"""Announce the calls in an Atom feed (RFC 4287) without ever looking at the clock."""

from dataclasses import dataclass

from callbook.editions.identity import UNDATED, dated, identifier
from callbook.editions.markup import fill
from callbook.model import Archive, Call, Site
from callbook.words import Words, load

NEWEST = 100
"""How many calls the feed holds: readers keep what they have seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One call as the feed tells it; `published` is empty where its day is unknown."""

    id: str
    call: Call
    link: str
    summary: str
    published: str
    updated: str


def feed(archive: Archive) -> str:
    """The feed of the archive's newest calls.

    Links are absolute where the site has an online address; else relative to the feed, as RFC
    4287 allows.
    """
    words = load(archive.site.language)
    entries = sorted(
        (_entry(call, archive.site, words) for call in archive.calls),
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
    )


def summary(call: Call, words: Words) -> str:
    """One line about a call: company, period, date or that it is unknown, questions, note."""
    details = call.details
    key = "export_summary_dated" if details.date else "export_summary_undated"
    line = words.plain(
        key,
        company=details.company.name,
        period=details.period,
        date=details.date,
        questions=len(call.exchanges),
    )
    if details.verbatim:
        return line
    return words.plain("export_summary_noted", line=line, note=words.plain("condensed"))


def _entry(call: Call, site: Site, words: Words) -> Entry:
    folder = f"calls/{call.details.call}"
    date = call.details.date[:10]
    return Entry(
        id=identifier(site, folder),
        call=call,
        link=f"{folder}/index.html",
        summary=summary(call, words),
        published=_instant(date) if date else "",
        updated=_instant(dated(call)),
    )


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
