"""The theme's named successor makes the same book of the same docs/ and mkdocs.yml."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import sites
from callbook import verify
from callbook.editions import offline
from callbook.verify.html import read_page

ZENSICAL = sites.REPO / ".cache/tools/zensical"


@pytest.fixture(scope="module")
def successor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical makes."""
    program = ZENSICAL / ("Scripts/zensical.exe" if os.name == "nt" else "bin/zensical")
    assert program.exists(), "Zensical is missing; run: make test"
    root = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "overrides"):
        shutil.copytree(sites.REPO / name, root / name)
    shutil.copy(sites.REPO / "mkdocs.yml", root)
    run = subprocess.run(
        [program, "build", "--clean"],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No issues found" in run.stdout + run.stderr, run.stdout + run.stderr
    assert offline.bundle(root / "site", sites.archive().site) == ()
    return root / "site"


def test_every_page_and_anchor_exists(successor: Path, book: Path) -> None:
    pages = [page.relative_to(book) for page in sorted(book.rglob("*.html"))]
    assert len(pages) > 20
    missing = []
    for page in pages:
        if page.name == "404.html":
            continue  # each has its own
        ids = _ids(book / page) - _ids(successor / page)
        missing += [f"{page}#{anchor}" for anchor in sorted(ids)]
    assert missing == []


def _ids(page: Path) -> frozenset[str]:
    return frozenset(read_page(page.name, page.read_text(encoding="utf-8")).ids)


def test_the_words_links_and_receipt_are_right(successor: Path) -> None:
    """All that `verify` proves, but for a skip link that Zensical's own template leaves open."""
    found = [str(problem) for problem in verify.verify(successor, sites.archive())]
    assert [message for message in found if "“#__skip”" not in message] == []
