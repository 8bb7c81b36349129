"""docs/ is replaced whole or not at all, and what a person wrote there is never touched."""

import os
from pathlib import Path

import pytest

from callbook import publish, swap
from callbook.problems import Refused
from callbook.render import MARK

PAGE = f"---\ntitle: 示例\n---\n{MARK}sources/calls/a.txt. -->\n\n正文\n".encode()


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "about.md").write_text("# 关于\n\n手写\n", encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_writes_what_differs_and_keeps_what_is_handwritten(docs: Path) -> None:
    todo = publish.publish({"index.md": PAGE, "data/a.json": b"{}"}, docs)
    assert todo.write == ("data/a.json", "index.md")
    assert set(tree(docs)) == {"about.md", "data/a.json", "index.md"}


def test_second_publication_writes_nothing(docs: Path) -> None:
    files = {"index.md": PAGE, "calls/a/call.json": b"{}"}
    publish.publish(files, docs)
    before = (docs / "index.md").stat().st_mtime_ns
    assert not publish.publish(files, docs)
    assert (docs / "index.md").stat().st_mtime_ns == before


def test_prunes_only_its_own(docs: Path) -> None:
    publish.publish({"old.md": PAGE, "calls/a/q1.md": PAGE, "calls/a/call.json": b"{}"}, docs)
    todo = publish.publish({"index.md": PAGE}, docs)
    assert todo.prune == ("calls/a/call.json", "calls/a/q1.md", "old.md")
    assert set(tree(docs)) == {"about.md", "index.md"}


def test_pages_of_a_broken_call_stay(docs: Path) -> None:
    publish.publish({"calls/a/q1.md": PAGE, "calls/b/q1.md": PAGE}, docs)
    publish.publish({"index.md": PAGE}, docs, ("calls/a/",))
    assert set(tree(docs)) == {"about.md", "calls/a/q1.md", "index.md"}


@pytest.mark.parametrize("path", ["index.md", "calls/a/q1.md"])
def test_handwritten_page_in_the_way_is_refused(docs: Path, path: str) -> None:
    (docs / path).parent.mkdir(parents=True, exist_ok=True)
    (docs / path).write_text(f"我写的；不是 {MARK}\n", encoding="utf-8")
    before = tree(docs)
    with pytest.raises(Refused, match=f"docs/{path}: is written by hand where the build writes"):
        publish.publish({"index.md": PAGE}, docs)
    assert tree(docs) == before


def test_full_disk_leaves_docs_as_it_was(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.publish({"index.md": PAGE}, docs)
    before = tree(docs)

    def full(self: Path, _: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        publish.publish({"index.md": PAGE + b"more", "all.md": PAGE}, docs)
    monkeypatch.undo()
    assert tree(docs) == before
    assert {path.name for path in docs.parent.iterdir()} == {"docs"}


def test_kill_between_the_two_renames_is_mended(docs: Path) -> None:
    publish.publish({"index.md": PAGE}, docs)
    before = tree(docs)
    os.rename(docs, docs.with_name(".docs.old"))
    assert not docs.exists()
    swap.recover(docs)
    assert tree(docs) == before


def test_check_names_what_is_stale(docs: Path) -> None:
    publish.publish({"index.md": PAGE, "calls/a/q2.md": PAGE}, docs)
    todo = publish.changes({"index.md": PAGE + b"x"}, docs)
    assert [str(problem) for problem in publish.stale(todo)] == [
        (
            "docs/index.md: is not what the sources make; expected an up-to-date page; "
            "run: python scripts/build.py"
        ),
        (
            "docs/calls/a/q2.md: is made from nothing in sources/; expected it to be gone; "
            "run: python scripts/build.py"
        ),
    ]
