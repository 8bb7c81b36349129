"""Remember what the last site was made from, so that nothing is made twice."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils import meta
from mkdocs.utils.yaml import yaml_load

from callbook.model import Site

_LIBRARIES = (
    "deflate",
    "Jinja2",
    "Markdown",
    "mkdocs",
    "mkdocs-material",
    "Pygments",
    "pymdown-extensions",
)

_PAGE_BY_PAGE: tuple[object, ...] = ([], [{"tags": {"export": False}}])
"""Plugins of mkdocs.yml that make nothing of several pages, as an index for search is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Digests of everything that the site's bytes depend on."""

    around: str  # of what every page depends on, beside its own text
    docs: Mapping[str, str]  # path below docs/ → of the file


def inputs(root: Path, docs: Path, site: Site) -> Inputs:
    """What goes into the site now."""
    around = hashlib.sha256(repr(site).encode())
    for library in _LIBRARIES:
        around.update(f"{library} {metadata.version(library)}\n".encode())
    for folder in (root / "overrides", root / "scripts"):
        for path, digest in _digests(folder).items():
            around.update(f"{folder.name}/{path} {digest}\n".encode())
    around.update((root / "mkdocs.yml").read_bytes())
    for door in _doors(_settings(root)):
        around.update(f"{door} {_title(docs / door)}\n".encode())
    return Inputs(around=around.hexdigest(), docs=_digests(docs))


def unchanged(root: Path, out: Path, made_from: Inputs) -> bool:
    """Whether the site in `out` was made from these inputs and not touched since."""
    return _remembered(root, out) == _facts(out, made_from)


def unchanged_pages(root: Path, out: Path, made_from: Inputs) -> tuple[str, ...]:
    """The pages (calls/x/q1.html) of the site in `out` that would be made again as they are.

    None where the site was touched, or where what all pages depend on has changed. A door is
    never one: MkDocs knows its title, which stands on every page, only if it makes it.
    """
    remembered, facts = _remembered(root, out), _facts(out, made_from)
    if any(remembered.get(key) != facts[key] for key in ("around", "out", "outputs")):
        return ()
    settings = _settings(root)
    through = frozenset(_doors(settings))
    if not through or settings.get("plugins") not in _PAGE_BY_PAGE:
        return ()
    return tuple(
        f"{path.removesuffix('.md')}.html"
        for path, digest in made_from.docs.items()
        if path.endswith(".md") and path not in through and remembered["docs"].get(path) == digest
    )


def remember(root: Path, out: Path, made_from: Inputs) -> None:
    """Note that the site in `out` was made from these inputs."""
    memory = _memory(root)
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(json.dumps(_facts(out, made_from), indent=1) + "\n", encoding="utf-8")


def _settings(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says; nothing where it is broken, which MkDocs will tell."""
    try:
        with (root / "mkdocs.yml").open("rb") as file:
            return yaml_load(file)
    except ConfigurationError:
        return {}


def _doors(settings: dict[str, Any]) -> tuple[str, ...]:
    """The pages that every page links to by their titles; none given, all are."""
    return tuple(_paths(settings.get("nav")))


def _paths(nav: object) -> Iterator[str]:
    """The pages named in a navigation, however deep."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _paths(entry)


def _title(page: Path) -> str:
    """The page's title by its front matter; where it has none there, all of its text."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    _, front = meta.get_data(text)
    return str(front.get("title") or text)


def _remembered(root: Path, out: Path) -> dict[str, Any]:
    try:
        remembered = json.loads(_memory(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return remembered if out.is_dir() and isinstance(remembered, dict) else {}


def _memory(root: Path) -> Path:
    """Outside site/, which holds nothing but the site."""
    return root / ".cache" / "site.json"


def _facts(out: Path, made_from: Inputs) -> dict[str, object]:
    return {
        "around": made_from.around,
        "docs": dict(made_from.docs),
        "out": str(out.resolve()),
        "outputs": _listing(out),
    }


def _listing(out: Path) -> str:
    """A digest of names, sizes and times: a touched site shows without reading all of it."""
    digest = hashlib.sha256()
    for file in _files(out):
        facts = file.stat()
        name = file.relative_to(out).as_posix()
        digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in _files(folder)
    }


def _files(folder: Path) -> Iterable[Path]:
    """The files below a folder, in one order on every machine, without Python's leavings."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file for file in found if "__pycache__" not in file.parts)
