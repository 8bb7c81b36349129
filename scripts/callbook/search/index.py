"""Make the files that search in the browser stands on.

How they hang together is told in docs/assets/search/engine.js, which reads them.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files as resources

import yaml

from callbook.model import Archive
from callbook.search import shards, texts
from callbook.search.entries import KINDS, Findable, findables
from callbook.search.numerals import table
from callbook.search.postings import Postings, postings
from callbook.search.segment import chinese_pairs, words
from callbook.search.sounds import by_sound
from callbook.search.vocabulary import Concept, Facets, Matcher, concepts, facets

FOLDER = "data/search"

RARE = 2_000
"""Above so many entries, a pair met once is no help against slips, and there are very many."""


def files(archive: Archive, written: Iterable[Findable] = ()) -> dict[str, bytes]:
    """Paths below docs/ with their contents; `written` are pages by hand (`search.written`)."""
    pages = findables(archive, tuple(written))
    meant = concepts(archive)
    narrowing = facets(pages, archive)
    listed = postings(pages, Matcher(meant), narrowing)
    grouped = texts.groups(pages)
    cut = _shards(listed)
    named = [(shard.name, shard.script) for kind in cut.values() for shard in kind]
    named.extend(texts.scripts(grouped))
    meta: dict[str, object] = {
        "version": _version(content for _, content in named),
        "language": archive.site.language,
        "kinds": _kinds(pages),
        "sizes": "".join(map(_numerals().__getitem__, listed.sizes)),
        "texts": "".join(_numerals()[len(group)] for group in grouped),
        "shards": {kind: [shard.first for shard in found] for kind, found in cut.items()},
        "concepts": _concepts(meant, pages),
        "facets": _facets(narrowing, archive),
        "words": _words(archive.site.language),
    }
    named.append(("meta", shards.script("meta", meta)))
    return {f"{FOLDER}/{name}.js": content for name, content in named}


def _shards(listed: Postings) -> dict[str, list[shards.Shard]]:
    """p: entries by term; r: words of letters, reversed; s: Chinese pairs by sound."""
    numbers = listed.numbers
    numerals = table(sum(listed.sizes) + 1)
    met = 1 if sum(listed.sizes) <= RARE else 2
    known = numbers.keys()
    pairs = sorted(
        (pair for pair in chinese_pairs(known) if len(numbers[pair]) >= met),
        key=lambda pair: (-len(numbers[pair]), pair),
    )
    sounds = sorted((key, "".join(found)) for key, found in by_sound(pairs).items())
    reversed_ = sorted(
        ((word[::-1], "") for word in words(known) if word[0] not in "=@"),
        key=lambda row: row[0].encode("utf-16-be"),
    )
    return {
        "p": list(shards.of_lists("p", numbers, numerals)),
        "r": list(shards.of_words("r", reversed_)),
        "s": list(shards.of_words("s", sounds)),
    }


@cache
def _numerals() -> tuple[str, ...]:
    return table(40_000)


def _version(contents: Iterable[bytes]) -> str:
    """Tells the browser which shards belong together, whatever it still holds."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:8]


def _kinds(pages: Sequence[Findable]) -> list[int]:
    counted = Counter(page.kind for page in pages)
    return [counted[kind] for kind in KINDS]


def _concepts(meant: Sequence[Concept], pages: Sequence[Findable]) -> list[list[object]]:
    """[number of the card's page where it is a metric, else -1, words …]."""
    cards = {page.address: number for number, page in enumerate(pages) if page.kind == "metric"}
    return [[cards.get(concept.address, -1), *concept.words] for concept in meant]


def _facets(narrowing: Facets, archive: Archive) -> dict[str, list[str]]:
    """Letter → the values as readers see and type them."""
    topics = {topic.id: topic.title for topic in archive.topics}
    metrics = {metric.id: metric.abbreviation or metric.name for metric in archive.metrics}
    return {
        "c": list(narrowing.companies),
        "p": list(narrowing.periods),
        "t": [topics[topic] for topic in narrowing.topics],
        "m": [metrics[metric] for metric in narrowing.metrics],
    }


def _words(language: str) -> dict[str, str]:
    text = (resources("callbook.search") / "words.yml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = yaml.safe_load(text)
    return tables.get(language.partition("-")[0].lower(), tables["zh"])
