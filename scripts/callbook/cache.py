"""Keep on disk what takes long to make, under a digest of everything that it was made from."""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")

_PACKAGE = Path(__file__).parent
_TEMPLATES = _PACKAGE.parent / "templates"
_CHECKED = hashlib.sha256().digest_size  # bytes of the digest before what is kept


def digest(*parts: str | bytes) -> str:
    """A name for these parts in this order; each is told apart from the next."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.hexdigest()


class Cache:
    """Values in a folder that may be deleted at any time; in none, nothing is kept.

    A key need not speak of our code, templates and tables, of Python or of the libraries: the
    cache sees to it that no other version's value is ever found. A process that has loaded what
    is no longer on disk finds and keeps nothing.
    """

    def __init__(self, place: Path | None = None) -> None:
        self._version = _loaded()
        self._place = place if place and _version() == self._version else None
        self._used: set[Path] = set()
        self._new: set[Path] = set()

    def made(self, key: str, make: Callable[[], Value]) -> Value:
        """The value under this key, made if it isn't there."""
        file = self._file(key)
        if file is None:
            return make()
        self._used.add(file)
        found: list[Value] = list(_read(file))
        value = found[0] if found else make()
        if not found:
            self.keep(key, value)
        return value

    def keep(self, key: str, value: object) -> None:
        """Put a value under this key. A full disk is no reason to stop."""
        file = self._file(key)
        if file is None:
            return
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        unfinished = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(hashlib.sha256(content).digest() + content)
            os.replace(unfinished, file)
        self._used.add(file)
        self._new.add(file)

    def tidy(self) -> None:
        """Forget what was not asked for, and what was made while our code was being changed."""
        if self._place is None or not self._place.is_dir():
            return
        keep = self._used if _version() == self._version else self._used - self._new
        for file in self._place.iterdir():
            if file not in keep:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path | None:
        return self._place / digest(self._version, key) if self._place else None


def _read(file: Path) -> Iterator[Any]:
    """The value kept in a file, if it is there and whole."""
    with suppress(OSError):
        kept = file.read_bytes()
        content = kept[_CHECKED:]
        if hashlib.sha256(content).digest() == kept[:_CHECKED]:
            yield pickle.loads(content)  # noqa: S301 - our own file, as much ours as our code


@cache
def _loaded() -> str:
    """Our version as this process has loaded it."""
    return _version()


def _version() -> str:
    """Of all that makes values and is no part of a key, as it is on disk."""
    libraries = sorted(f"{one.name} {one.version}" for one in metadata.distributions())
    files = (*_PACKAGE.rglob("*"), *_TEMPLATES.rglob("*"))
    return digest(sys.version, *libraries, *_contents(files))


def _contents(files: Iterable[Path]) -> Iterator[str | bytes]:
    for file in sorted(file for file in files if file.is_file() and file.suffix != ".pyc"):
        yield file.as_posix()
        yield file.read_bytes()
