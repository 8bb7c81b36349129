"""The book's own words for its readers: one table a language, beside this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from markupsafe import Markup

from callbook.escaping import escape
from callbook.yaml_lines import LOADER

DEFAULT = "zh"
"""The language of the book where a call's own has no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language. `words("nth", n=2)` is Markdown, its values escaped."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> Markup:
        """The word or sentence under this key; KeyError where the table lacks it."""
        filled = {name: escape(value) for name, value in values.items()}
        return Markup(self.table[key].format_map(filled))  # noqa: S704 - our words, values escaped

    def plain(self, key: str, **values: object) -> str:
        """The same as plain text, for titles and for the page script."""
        return self.table[key].format_map(values)

    def has(self, key: str) -> bool:
        """Whether the table has a word under this key."""
        return key in self.table

    def under(self, prefix: str) -> dict[str, str]:
        """The words whose keys start with this prefix, without it."""
        return {
            key.removeprefix(prefix): word
            for key, word in sorted(self.table.items())
            if key.startswith(prefix)
        }


def languages() -> tuple[str, ...]:
    """The languages that have a table."""
    names = (file.name for file in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@cache
def load(language: str) -> Words:
    """The table of this language (en-GB takes en), or of the default one."""
    primary = language.partition("-")[0].lower()
    chosen = primary if primary in languages() else DEFAULT
    text = (files(__name__) / f"{chosen}.yml").read_text(encoding="utf-8")
    table: dict[str, str] = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe one
    return Words(language=chosen, table=table)
