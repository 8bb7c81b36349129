"""What is known of a call, and unknown where it is not."""

from collections.abc import Iterator

from markupsafe import Markup

from callbook.escaping import escape
from callbook.model import Call
from callbook.pages.facts import kind_of_text, known, period
from callbook.words import Words

_WEB = ("https://", "http://")
"""Only addresses of the web become links: not "javascript:…"."""


def facts(call: Call, words: Words) -> Iterator[tuple[Markup, Markup]]:
    """What is known of a call, and unknown where it is not, as (name, value)."""
    details, company = call.details, call.details.company
    name = " ".join(filter(None, (company.name, company.english, company.ticker)))
    yield words("company"), escape(name)
    yield words("period"), escape(period(details.period, words))
    yield words("date"), escape(known(details.date, words))
    yield words("event"), escape(known(details.event, words))
    yield words("questions"), words("questions_n", n=len(call.exchanges))
    yield words("text_kind"), escape(kind_of_text(call, words))
    yield words("publisher"), escape(known(details.origin.publisher, words))
    yield words("origin"), origin(details.origin.address, words)
    yield words("captured"), escape(known(details.origin.captured, words))


def origin(address: str, words: Words) -> Markup:
    """The origin's address as a link, or as plain text, or the word for unknown."""
    if not address.startswith(_WEB):
        return escape(known(address, words))
    return Markup('<a href="{0}" rel="noopener nofollow external">{0}</a>').format(escape(address))
