"""Fill the HTML and XML templates: everything put in is escaped, and none may be missing."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent.parent.parent / "templates"

# Matches the vertical tab or the lone NUL that a scrape leaves, which XML 1.0 forbids even
# escaped; not a tab or a line end.
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fill(template: str, **context: object) -> str:
    """The text of a template below scripts/templates/, filled with `context`.

    Characters that XML 1.0 cannot hold become U+FFFD.
    """
    return _FORBIDDEN.sub("\ufffd", _environment().get_template(template).render(context))


def read(name: str) -> str:
    """A style or script below scripts/templates/, as it is."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
