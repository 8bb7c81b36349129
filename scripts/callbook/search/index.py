"""Make the files that search in the browser stands on.

How they hang together is told in browser/engine.js, which reads them.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from importlib.resources import files as resources

import yaml

from callbook.model import Archive
from callbook.search import alphabet, groups, scripts, shards, texts
from callbook.search.entries import KINDS, Findable, findables
from callbook.search.pairs import Pairs
from callbook.search.postings import Postings, postings
from callbook.search.segment import END, words
from callbook.search.sounds import by_sound
from callbook.search.vocabulary import Concept, Facets, Matcher, concepts, facets
from callbook.yaml_lines import LOADER

FOLDER = "data/search"

FEW = 500
"""In a larger book, pairs met less than so many pages apart help little against slips."""


def files(archive: Archive, written: Iterable[Findable] = ()) -> dict[str, bytes]:
    """Paths below docs/ with their contents; `written` are pages by hand (`search.written`)."""
    pages = findables(archive, tuple(written))
    meant = concepts(archive)
    narrowing = facets(pages, archive)
    found = postings(pages, Matcher(meant), narrowing)
    listed = replace(found, others={**found.others, **dict(groups.listed(found))})
    cut = _shards(listed, len(pages))
    grouped = texts.groups(pages)
    told = [texts.written(group) for group in grouped]
    codes = alphabet.alphabet(told)
    packed = {f"t{number}": text for number, text in enumerate(alphabet.written(told, codes))}
    named = {shard.name: shard.script for kind in cut.values() for shard in kind}
    named.update((name, shards.script(name, text)) for name, text in packed.items())
    named["everyday"] = shards.script("everyday", _everyday())
    meta: dict[str, object] = {
        "version": _version(named.values()),
        "language": archive.site.language,
        "kinds": _kinds(pages),
        "alphabet": codes.by_length,
        "texts": [len(group) for group in grouped],
        "shards": {kind: [shard.first for shard in found] for kind, found in cut.items()},
        "concepts": _concepts(meant, pages),
        "facets": _facets(narrowing, archive),
        "words": _words(archive.site.language),
    }
    inner = json.dumps(meta, ensure_ascii=False, separators=(",", ":"))
    named["meta"] = shards.script("meta", inner)
    named.update(scripts.scripts())
    return {f"{FOLDER}/{name}.js": content for name, content in named.items()}


def _shards(listed: Postings, pages: int) -> dict[str, list[shards.Shard]]:
    """p: pages by term; r: words of letters, reversed; s: Chinese pairs by sound."""
    reversed_ = {word[::-1]: "" for word in words(listed.others)}
    return {
        "p": list(shards.of_postings("p", listed, pages)),
        "r": list(shards.of_texts("r", reversed_)),
        "s": list(shards.of_texts("s", _sounds(listed.pairs, 1 + min(7, pages // FEW)))),
    }


def _sounds(pairs: Pairs, least: int) -> dict[str, str]:
    """Sound → the pairs that sound so, the commonest first; those on fewer pages left out."""
    counts = pairs.counts().tolist()
    met = [at for at, count in enumerate(counts) if count >= least]
    met.sort(key=lambda at: -counts[at])  # otherwise in the order of their codes
    names = (pairs.name(at) for at in met)
    found = by_sound(name for name in names if name[1] != END)
    return {sound: "".join(some) for sound, some in found.items()}


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
    """[number of a metric's card among the pages, or -1; how many words are names; words …]."""
    cards = {page.address: number for number, page in enumerate(pages) if page.kind == "metric"}
    return [[cards.get(concept.address, -1), concept.close, *concept.words] for concept in meant]


def _everyday() -> str:
    """[[words of texts], [words of readers], [what answers may say], is a hint] of each group."""
    rows = [list(asdict(group).values()) for group in groups.groups()]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


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
    tables: dict[str, dict[str, str]] = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe one
    return tables.get(language.partition("-")[0].lower(), tables["zh"])
