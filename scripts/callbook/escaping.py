"""Escape text from the web so that Markdown and HTML show its characters and do nothing else."""

import re
from collections.abc import Iterable

from markupsafe import Markup

# One character that Markdown, HTML or an extension could read, or that they would strip:
# matches "*", "<", ":", the dot of "1. x", U+3000; must not match "增", "，", "%", that of "3.8".
_ACTIVE = re.compile(
    r"(?<![0-9A-Za-z])[.\-]|[.\-](?![0-9A-Za-z])"
    r"|[^\w .\-,/%;?\x80-\U0010ffff]|_|(?![ \x80-\x9f])\s"
)

NOTHING = Markup()
"""No Markdown at all."""

# A space at an end, which Markdown would strip: matches the space of "x ", not that of "x y".
_END_SPACE = re.compile(r"^ | $")


def escape(text: object) -> Markup:
    """The text as inline Markdown that renders as exactly this text and as no element.

    Markup is taken as it is: it is Markdown of our own making, made with this function.
    """
    if isinstance(text, Markup):
        return text
    return Markup(_END_SPACE.sub("&#32;", _ACTIVE.sub(_entity, str(text))))  # noqa: S704 - escaped


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Pieces of Markdown as one. (Markup.join would look at each again, which is slow.)"""
    return Markup(between.join(parts))  # noqa: S704 - made of Markup


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
