"""Write the book's files into docs/, only where they differ, whole or not at all.

This is the only writer of docs/. Some folders belong to the build whole; elsewhere a Markdown
file is the build's own if it carries the mark, and hand-written if it does not.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from callbook import swap
from callbook.problems import Problem, Refused
from callbook.render import MARK

OWNED = ("calls", "data", "downloads", "metrics", "topics")
"""Folders of docs/ in which every file is the build's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a publication would do to docs/: paths below it, sorted."""

    write: tuple[str, ...]
    prune: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.write or self.prune)


def changes(files: Mapping[str, bytes], docs: Path, keep: tuple[str, ...] = ()) -> Changes:
    """Compare the book with docs/ as it stands.

    Paths that begin as one in `keep` (calls/x/) are neither written nor pruned: the pages of a
    call that is broken today were published once, and their addresses are for life. Raises
    Refused where a hand-written file stands in the way of a generated one.
    """
    swap.recover(docs)
    problems = tuple(_in_the_way(files, docs))
    if problems:
        raise Refused(problems)
    return Changes(
        write=tuple(path for path in sorted(files) if _differs(docs / path, files[path])),
        prune=tuple(
            path for path in _generated(docs) if path not in files and not path.startswith(keep)
        ),
    )


def publish(files: Mapping[str, bytes], docs: Path, keep: tuple[str, ...] = ()) -> Changes:
    """Make docs/ hold exactly `files` beside what is written by hand; says what it changed.

    Raises Refused as `changes` does, and OSError (docs/ untouched) when the disk refuses.
    """
    todo = changes(files, docs, keep)
    carry_out(todo, files, docs)
    return todo


def carry_out(todo: Changes, files: Mapping[str, bytes], docs: Path) -> None:
    """Make the changes that `changes` found. Raises OSError (docs/ untouched)."""
    if not todo:
        return
    staged = swap.staging(docs)
    try:
        _prepare(files, todo, docs, staged)
        swap.replace(docs, staged)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def stale(todo: Changes) -> Iterator[Problem]:
    """One problem for each committed page that the sources would now make otherwise."""
    for path in todo.write:
        yield Problem(
            path=f"docs/{path}",
            message="is not what the sources make; expected an up-to-date page; "
            "run: python scripts/build.py",
        )
    for path in todo.prune:
        yield Problem(
            path=f"docs/{path}",
            message="is made from nothing in sources/; expected it to be gone; "
            "run: python scripts/build.py",
        )


def _prepare(files: Mapping[str, bytes], todo: Changes, docs: Path, staged: Path) -> None:
    leave = {*todo.write, *todo.prune}
    for path in _files(docs):
        if path not in leave:
            _link(docs / path, staged / path)
    for path in todo.write:
        target = staged / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path])


def _link(source: Path, target: Path) -> None:
    """Hard links make staging ten thousand unchanged pages quick; not every disk has them."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _in_the_way(files: Mapping[str, bytes], docs: Path) -> Iterator[Problem]:
    for path in sorted({*files, *_files(docs)}):
        if not path.endswith(".md") or not (docs / path).is_file():
            continue
        if (path in files or _owned(path)) and not _marked(docs / path):
            yield Problem(
                path=f"docs/{path}",
                message="is written by hand where the build writes; expected a page with the "
                f"line “{MARK}…”; move your text to a page of its own, e.g. docs/notes.md",
            )


def _generated(docs: Path) -> Iterator[str]:
    for path in _files(docs):
        if _owned(path) or (path.endswith(".md") and _marked(docs / path)):
            yield path


def _owned(path: str) -> bool:
    return path.partition("/")[0] in OWNED and "/" in path


def _marked(file: Path) -> bool:
    return any(line.startswith(MARK.encode()) for line in file.read_bytes().splitlines())


def _differs(file: Path, content: bytes) -> bool:
    return not file.is_file() or file.read_bytes() != content


def _files(docs: Path) -> list[str]:
    return sorted(p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file())
