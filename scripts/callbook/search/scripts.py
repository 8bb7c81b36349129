"""Join the scripts that search in the browser, so that a page asks for one file and not ten."""

import json
from collections.abc import Iterator
from importlib.resources import files as resources

from callbook.search import tables

ORDER = (
    "text",
    "bits",
    "shards",
    "asking",
    "query",
    "hold",
    "match",
    "pages",
    "rank",
    "find",
    "groups",
    "ideas",
    "own",
    "sounds",
    "repair",
    "pinyin",
    "results",
    "engine",
)
"""The scripts in `browser/`, those on which others stand first; `start` comes after them."""

_HEAD = (
    "// Made by the build from scripts/callbook/search/; do not edit.\n"
    "self.callbookSearch = self.callbookSearch || {};\n"
)


def scripts() -> Iterator[tuple[str, bytes]]:
    """Name and content of the files: all that a search needs, and what mending a slip needs."""
    yield "engine", f"{engine()}\n{_read('start')}".encode()
    yield "syllables", f"{_HEAD}{_values(syllables=tables.syllable_lines())}".encode()


def engine() -> str:
    """What searches, not yet started."""
    characters = _values(common=tables.common(), traditional=tables.traditional_lines())
    return "\n".join((f"{_HEAD}{characters}", *map(_read, ORDER)))


def _values(**texts: str) -> str:
    """A statement that gives the browser these texts."""
    return f"Object.assign(callbookSearch, {json.dumps(texts, ensure_ascii=False)});\n"


def _read(name: str) -> str:
    return (resources("callbook.search") / "browser" / f"{name}.js").read_text(encoding="utf-8")
