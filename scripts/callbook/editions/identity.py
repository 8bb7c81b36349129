"""Name the book and its calls to other programs, and date them, without looking at the clock."""

import uuid
from urllib.parse import urlsplit

from callbook.model import Call, Site

UNDATED = "1970-01-01"
"""Atom and EPUB demand a date. Where neither the call's day nor that of its capture is known, this
one says so to programs, beside the word 未知 for people; a guess from the period would be a lie."""


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
