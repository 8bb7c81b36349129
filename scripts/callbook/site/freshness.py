"""Remember what the last site was made from, so that nothing is made twice."""

import hashlib
import json
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

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


def inputs(root: Path, docs: Path, site: Site) -> str:
    """A digest of everything that the site's bytes depend on."""
    digest = hashlib.sha256(repr(site).encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    for folder in (docs, root / "overrides", root / "scripts"):
        for file in _files(folder):
            digest.update(f"{folder.name}/{file.relative_to(folder).as_posix()}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    digest.update((root / "mkdocs.yml").read_bytes())
    return digest.hexdigest()


def unchanged(root: Path, out: Path, made_from: str) -> bool:
    """Whether the site in `out` was made from these inputs and not touched since."""
    try:
        remembered = json.loads(_memory(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return out.is_dir() and bool(remembered == _facts(out, made_from))


def remember(root: Path, out: Path, made_from: str) -> None:
    """Note that the site in `out` was made from these inputs."""
    memory = _memory(root)
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(json.dumps(_facts(out, made_from), indent=1) + "\n", encoding="utf-8")


def _memory(root: Path) -> Path:
    """Outside site/, which holds nothing but the site."""
    return root / ".cache" / "site.json"


def _facts(out: Path, made_from: str) -> dict[str, str]:
    return {"inputs": made_from, "out": str(out.resolve()), "outputs": _listing(out)}


def _listing(out: Path) -> str:
    """A digest of names, sizes and times: a touched site shows without reading all of it."""
    digest = hashlib.sha256()
    for file in _files(out):
        facts = file.stat()
        name = file.relative_to(out).as_posix()
        digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    """The files below a folder, in one order on every machine, without Python's leavings."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file for file in found if "__pycache__" not in file.parts)
