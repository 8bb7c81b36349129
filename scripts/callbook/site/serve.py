"""Show the book while it is being worked on: watch what is written by hand, build, reload."""

import shutil
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import watch

from callbook import publish
from callbook.problems import Problem
from callbook.render import MARK
from callbook.site import live

Say = Callable[[str], None]
Rebuild = Callable[[], tuple[Problem, ...]]
"""Makes the folder on show anew; with problems, what is on show stays."""

WATCHED = ("sources", "scripts/templates", "scripts/callbook/words", "overrides", "mkdocs.yml")
"""What a person writes, beside the hand-written part of docs/."""

_LOOK_AGAIN = 2000  # milliseconds: a folder that was replaced whole sends no word of changes

Snapshot = tuple[tuple[str, int, int], ...]


def serve(
    root: Path,
    site: Path,
    rebuild: Rebuild,
    *,
    say: Say,
    port: int = 8000,
    browser: bool = False,
    stop: threading.Event | None = None,
) -> None:
    """Show `site` on 127.0.0.1 and call `rebuild` first, then after every change, until Ctrl-C.

    `say` is given each line for the terminal; `stop` ends the show from another thread.
    Raises OSError where no port from `port` on is free.
    """
    news = live.News()
    script = (Path(__file__).parent.parent.parent / "templates" / "live.js").read_text(
        encoding="utf-8"
    )
    server = live.server(site, news, script, port)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _rebuild(rebuild, news, say)
        say(f"The book is at {address}  (Ctrl-C ends it)")
        if browser:
            webbrowser.open(address)
        for changed in changes(root, stop or threading.Event()):
            say(f"Changed: {', '.join(changed)}")
            _rebuild(rebuild, news, say)
    except KeyboardInterrupt:
        pass
    finally:
        news.close()
        server.shutdown()
        server.server_close()


def changes(root: Path, stop: threading.Event) -> Iterator[tuple[str, ...]]:
    """The names of what changed, each time that something did, until `stop` is set.

    The watcher only wakes us; comparing what is there tells us. So nothing is missed that
    changes during a build, and nothing is told twice.
    """
    seen = _snapshot(root)
    places = [root / name for name in (*WATCHED, "docs") if (root / name).exists()]
    for _ in watch(
        *places,
        stop_event=stop,
        yield_on_timeout=True,
        rust_timeout=_LOOK_AGAIN,
        raise_interrupt=True,
        ignore_permission_denied=True,
    ):
        now = _snapshot(root)
        if now != seen:
            names = sorted({name for name, _, _ in set(now) ^ set(seen)})
            seen = now
            yield tuple(names)


def mirror(docs: Path, copy: Path) -> None:
    """Make the hand-written part of `copy` that of `docs`: drafts are built beside docs/.

    Files that have not changed are not touched.
    """
    wanted = {file.relative_to(docs).as_posix(): file for file in handwritten(docs)}
    for path, file in wanted.items():
        target = copy / path
        if not target.is_file() or target.read_bytes() != file.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    for file in handwritten(copy):
        if file.relative_to(copy).as_posix() not in wanted:
            file.unlink()


def handwritten(docs: Path) -> Iterator[Path]:
    """The files of docs/ that no build writes, sorted."""
    if not docs.is_dir():
        return
    for place in sorted(docs.iterdir()):
        if place.name in publish.OWNED:
            continue
        for file in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if file.is_file() and not _generated(file):
                yield file


def _generated(file: Path) -> bool:
    return file.suffix == ".md" and MARK in file.read_text(encoding="utf-8", errors="replace")


def _rebuild(rebuild: Rebuild, news: live.News, say: Say) -> None:
    problems = tuple(str(problem) for problem in rebuild())
    for problem in problems:
        say(problem)
    say(f"{len(problems)} problems; the book stays as it was." if problems else "Up to date.")
    news.tell(problems)


def _snapshot(root: Path) -> Snapshot:
    files: list[Path] = [*handwritten(root / "docs")]
    for name in WATCHED:
        place = root / name
        files += place.rglob("*") if place.is_dir() else (place,)
    return tuple(sorted(_facts(root, file) for file in files if file.is_file()))


def _facts(root: Path, file: Path) -> tuple[str, int, int]:
    facts = file.stat()
    return file.relative_to(root).as_posix(), facts.st_size, facts.st_mtime_ns
