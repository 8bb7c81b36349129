"""Publish docs/ as site/ with MkDocs: whole or not at all, and the same bytes on any day."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from callbook import swap
from callbook.model import Site
from callbook.problems import Problem
from callbook.site import freshness, not_found

Finish = Callable[[Path], tuple[Problem, ...]]
"""What is still to do in the finished site before it takes its place: bundles, checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of a build: nothing was written where there are problems."""

    problems: tuple[Problem, ...] = ()
    written: bool = False  # false too where nothing had changed since the last build


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What MkDocs is to publish, and where to."""

    root: Path  # the project, with mkdocs.yml and overrides/
    docs: Path
    out: Path
    site: Site
    dirty: bool = False  # render only what is not there, or older than its text


def build(
    root: Path,
    out: Path,
    site: Site,
    *,
    docs: Path | None = None,
    finish: Finish | None = None,
) -> Built:
    """Make the site in `out` of `docs` (the project's docs/ unless another is given).

    Does nothing where neither what goes in nor what came out has changed since the last build,
    and makes no page again that would come out as it is; whether its links still lead anywhere
    is for `finish` to see. `finish` is given the new site while it is still in its staging
    folder; the problems that it finds, as those of MkDocs, keep the old site in place. Raises
    OSError (the old site untouched) when the disk refuses.
    """
    order = Order(root=root, docs=docs or root / "docs", out=out, site=site)
    swap.recover(out)
    inputs = freshness.inputs(root, order.docs, site)
    if freshness.unchanged(root, out, inputs):
        return Built()
    pages = freshness.unchanged_pages(root, out, inputs)
    staged = swap.staging(out)
    try:
        _copy(pages, out, staged)
        problems = _render(replace(order, dirty=bool(pages)), staged) or _finish(finish, staged)
        if not problems:
            swap.replace(out, staged)
            freshness.remember(root, out, inputs)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return Built(problems=problems, written=not problems)


def _copy(pages: Iterable[str], out: Path, staged: Path) -> None:
    """Younger than what they were made from, by which MkDocs sees that they need no making."""
    for page in pages:
        (staged / page).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(out / page, staged / page)


def preview(order: Order) -> tuple[Problem, ...]:
    """Render into `order.out` in place, for a reader who is looking on while it is written."""
    order.out.mkdir(parents=True, exist_ok=True)
    return _render(order, order.out)


def _render(order: Order, into: Path) -> tuple[Problem, ...]:
    config = order.root / ".cache" / f"mkdocs-{into.name.strip('.')}.yml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(configuration(order), encoding="utf-8")
    try:
        run = subprocess.run(  # noqa: S603 - our own interpreter, our own arguments
            [*_MKDOCS, *_MANNER[order.dirty], "--config-file", config, "--site-dir", into],
            cwd=order.root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    finally:
        config.unlink()
    problems = tuple(warnings(run.stdout))
    if run.returncode and not problems:
        problems = (_failure(run.stdout),)
    if not problems:
        _settle(order, into)
    return problems


_MKDOCS = (sys.executable, "-m", "mkdocs", "build")

_MANNER = {False: ("--strict", "--clean"), True: ("--dirty",)}
"""How to build all, and some: a dirty build warns of itself, and so can't be strict."""


def configuration(order: Order) -> str:
    """What sources/site.yml says, on top of the mkdocs.yml that is written by hand."""
    theme: dict[str, object] = {"language": order.site.language}
    overrides = order.root / "overrides"
    if overrides.is_dir():
        theme["custom_dir"] = str(overrides)
    settings = {
        "INHERIT": str(order.root / "mkdocs.yml"),
        "site_name": order.site.title,
        "site_url": order.site.address,
        "docs_dir": str(order.docs),
        "theme": theme,
    }
    if order.site.author:
        settings["site_author"] = order.site.author
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=True)


def _environment() -> dict[str, str]:
    """The build's surroundings, in which it has no clock and no chance."""
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",  # a notice of the theme to its users, not to ours
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "ignore",  # those of the libraries; MkDocs' own come through its log
        "SOURCE_DATE_EPOCH": "0",
    }


# A line of MkDocs' log: WARNING -  Doc file 'a.md' contains a link 'b.md', but the target …
# not: INFO    -  Building documentation to directory: …
_LOGGED = re.compile(r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL)\s+-\s+(?P<text>.*)")

# The page that a warning speaks of: Doc file 'calls/x/q1.md' contains …, page 'about.md'
# not: a link 'b.md', the path 'c.md' in the nav
_PAGE = re.compile(r"(?i:\b(?:doc file|doc|page|file)) '(?P<path>[^']+\.md)'")


def warnings(log: str) -> Iterator[Problem]:
    """A problem for each warning and error in what MkDocs printed."""
    message = ""
    for line in [*log.splitlines(), "INFO - end"]:
        logged = _LOGGED.match(line)
        if not logged:
            message += f" {line.strip()}" if message and line[:1] == " " else ""
            continue
        if message and not message.startswith("A 'dirty' build"):
            yield _warning(message)
        message = logged["text"] if logged["level"] not in ("DEBUG", "INFO") else ""


def _warning(message: str) -> Problem:
    page = _PAGE.search(message)
    path = f"docs/{page['path']}" if page else "mkdocs.yml"
    return Problem(path=path, message=f"MkDocs says: {message.rstrip('.')}; expected no warning")


def _failure(log: str) -> Problem:
    """MkDocs ended without a warning: its last words are all there is."""
    last = next((line.strip() for line in reversed(log.splitlines()) if line.strip()), "nothing")
    return Problem(
        path="mkdocs.yml",
        message=f"MkDocs failed and said: {last}; expected a site; "
        "run it alone to see more: mkdocs build --strict",
    )


# What the theme writes into its check boxes and the HTML Standard forbids there:
# <input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
# not: the box of the search, <input type="text" … autocomplete="off">
_FORBIDDEN = re.compile(rb'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def _settle(order: Order, into: Path) -> None:
    """Mend what MkDocs and the theme leave undone."""
    # The bytes of a compressed copy differ with the machine's zlib, and no reader asks for it.
    (into / "sitemap.xml.gz").unlink(missing_ok=True)
    if not order.site.address:
        # MkDocs' own page links from the root of the host, which need not be the book's.
        lost = into / "404.html"
        lost.write_text(not_found.page(order.site), encoding="utf-8", newline="\n")
    for file in sorted(into.rglob("*.html")):
        page = file.read_bytes()
        mended = _FORBIDDEN.sub(rb"\1", page)
        if mended != page:
            file.write_bytes(mended)


def _finish(finish: Finish | None, staged: Path) -> tuple[Problem, ...]:
    return finish(staged) if finish else ()
