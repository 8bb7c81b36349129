"""Sites for tests to look at, each made once a session however many workers there are."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from callbook import building, site
from callbook import publish as publishing
from callbook.editions import offline
from callbook.model import Archive
from callbook.permalinks import Ledger
from callbook.project import Project, read
from callbook.vocabularies import Unmet

REPO = Path(__file__).parent.parent


def archive() -> Archive:
    """The archive of the project itself."""
    return read(REPO, address="", drafts=False, progress=lambda _: None).archive


def publish_book(out: Path) -> None:
    """The committed docs/ as a site."""
    assert building.publish_site(_project(out), out, archive()).problems == ()


def publish(shown: Archive, out: Path, ledgers: tuple[Ledger, ...] = ()) -> None:
    """The site of an archive made by hand."""
    root = _project(out)
    for owned in publishing.OWNED:
        shutil.rmtree(root / "docs" / owned, ignore_errors=True)
    for path, content in building.book(_read(shown, ledgers), root / "docs").items():
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    # Its source lines are made up, so that it can't pass verification.
    built = site.build(root, out, shown.site, finish=lambda made: offline.bundle(made, shown.site))
    assert built.problems == ()


def _read(shown: Archive, ledgers: tuple[Ledger, ...]) -> Project:
    return Project(
        archive=shown,
        ledgers=ledgers,
        broken=(),
        problems=(),
        unmet=Unmet(problems=(), aliases=()),
        made_from={},
    )


def _project(out: Path) -> Path:
    """A copy of what MkDocs reads, beside `out`; generated pages only for the book itself."""
    root = out.with_name(f"{out.name}-project")
    shutil.copytree(REPO / "docs", root / "docs")
    shutil.copytree(REPO / "overrides", root / "overrides")
    shutil.copy(REPO / "mkdocs.yml", root)
    return root


def once(place: Path, make: Callable[[Path], None]) -> Path:
    """`place`, made by the first of the workers that ask for it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    lock, done = place.with_suffix(".lock"), place.with_suffix(".done")
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        _wait_for(done)
    else:
        make(place)
        done.touch()
    return place


def _wait_for(done: Path) -> None:
    deadline = time.monotonic() + 120
    while not done.exists():
        assert time.monotonic() < deadline, f"{done.stem} was never made"
        time.sleep(0.1)
