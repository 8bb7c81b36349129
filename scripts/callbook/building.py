"""Make the book's files of the sources, and bring docs/ and the ledgers up to date with them."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from callbook import (
    config,
    exports,
    pages,
    permalinks,
    project,
    publish,
    render,
    search,
    site,
    verify,
    words,
)
from callbook.archive import places
from callbook.cache import Cache, digest
from callbook.editions import offline
from callbook.model import Archive, Call
from callbook.problems import Problem, Refused
from callbook.project import Project
from callbook.search.written import page as written_page
from callbook.site import serve

CACHE = ".cache/made"
"""Where a build finds what the last one made of calls that have not changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of the sources, in numbers."""

    calls: int
    questions: int
    blocks: int
    lines: int  # of the sources, blank ones apart
    accounted: int  # lines whose every character is question, answer, …, or removed with a reason
    removed: int  # lines of which something was removed
    mentions: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One build: what was read, what it changed in docs/ and sources/."""

    project: Project
    receipt: Receipt
    changes: publish.Changes
    ledgers: tuple[str, ...]  # paths of ledgers that differ from what is on disk


def build(
    root: Path, *, address: str, strict: bool, check: bool, progress: Callable[[str], None]
) -> Built:
    """Read the project at `root` and write docs/ and the ledgers; with `check` only compare.

    `address` is that of the online edition, where sources/site.yml gives none. Raises
    Refused where nothing can be published, or, when `strict`, where anything is wrong. The
    ledgers are written first: an address that is known but not yet published does no harm, one
    that is published but not known could be given away again.
    """
    cache = Cache(None if check else root / CACHE)  # a check trusts nothing that a build kept
    read = project.read(root, address=address, drafts=False, progress=progress, cache=cache)
    if strict and read.problems:
        raise Refused(read.problems)
    files = book(read, root / "docs", cache)
    cache.tidy()
    keep = tuple(path for call in read.broken for path in (f"calls/{call}/", f"downloads/{call}."))
    todo = publish.changes(files, root / "docs", keep)
    ledgers = tuple(_outdated(root, read))
    if not check:
        for path, text in ledgers:
            _write(root / path, text)
        publish.carry_out(todo, files, root / "docs")
    return Built(
        project=read,
        receipt=receipt(read),
        changes=todo,
        ledgers=tuple(path for path, _ in ledgers),
    )


def publish_site(root: Path, out: Path, archive: Archive) -> site.Built:
    """Make the site in `out` of docs/, with the book in a ZIP, and prove its words and links.

    What is wrong with the finished pages keeps the old site in place.
    """
    return site.build(
        root,
        out,
        archive.site,
        finish=lambda made: offline.bundle(made, archive.site) or verify.verify(made, archive),
    )


def preview(root: Path, place: Path) -> tuple[Problem, ...]:
    """Build the book, drafts included, in `place`/site for someone who is looking on.

    docs/, site/ and the ledgers stay as they are. Returns what is wrong; the rest is shown.
    """
    words.load.cache_clear()  # they may be what was edited
    try:
        cache = Cache(root / CACHE)
        read = project.read(root, address="", drafts=True, progress=lambda _: None, cache=cache)
        docs = place / "docs"
        docs.mkdir(parents=True, exist_ok=True)
        serve.mirror(root / "docs", docs)
        publish.publish(book(read, docs, cache), docs)
        cache.tidy()
    except Refused as refused:
        return refused.problems
    order = site.Order(root=root, docs=docs, out=place / "site", site=read.archive.site, dirty=True)
    return (*read.problems, *site.preview(order))


def book(read: Project, docs: Path, cache: Cache | None = None) -> dict[str, bytes]:
    """Every file of the book: path below docs/ → its bytes.

    Those of a call that are in the cache are not made again. The pages in `docs` that are
    written by hand are only looked at: search finds them too.
    """
    written = tuple(
        written_page(file.relative_to(docs).as_posix(), file.read_text("utf-8"))
        for file in serve.handwritten(docs)
        if file.suffix == ".md"
    )
    of = pages.book(read.archive, read.ledgers)
    files = {page.path: render.render(page).encode() for page in pages.pages_of_site(of)}
    for call in read.archive.calls:
        files |= _of_call(of.alone(call), call, read, cache or Cache())
    return {
        **files,
        **exports.files_of_site(read.archive),
        **search.files(read.archive, written),
    }


def _of_call(of: pages.Book, call: Call, read: Project, cache: Cache) -> dict[str, bytes]:
    """The files of one call, of which `of` is the book: path below docs/ → bytes."""

    def made() -> dict[str, bytes]:
        planned = pages.pages_of_call(of, call)
        return {
            **{page.path: render.render(page).encode() for page in planned},
            **exports.files_of_call(of.archive, call, of.ledgers.get(call.details.call)),
        }

    made_from = read.made_from.get(call.details.call)
    if not made_from:
        return made()
    return cache.made(digest("files", made_from, f"{read.archive.site}\n{of.related}"), made)


def receipt(read: Project) -> Receipt:
    """The account of all sources together."""
    calls = read.archive.calls
    blocks = [place.block for place in places(read.archive)]
    return Receipt(
        calls=len(calls),
        questions=sum(len(call.exchanges) for call in calls),
        blocks=len(blocks),
        lines=sum(bool(line.strip()) for call in calls for line in call.source.lines),
        accounted=sum(len({piece.line for piece in call.pieces}) for call in calls),
        removed=sum(
            len({piece.line for piece in call.pieces if piece.kind == "removed"}) for call in calls
        ),
        mentions=sum(len(block.mentions) for block in blocks),
        figures=sum(len(block.figures) for block in blocks),
    )


def stale(built: Built) -> Iterator[Problem]:
    """What `check` finds not up to date."""
    yield from publish.stale(built.changes)
    for path in built.ledgers:
        yield Problem(
            path=path,
            message="does not know every address of the book; expected an up-to-date ledger; "
            "run: python scripts/build.py",
        )


def retire(root: Path, address: str, why: str, to: str) -> str:
    """Let an address go on purpose; says which ledger was changed. Raises Refused."""
    path = ledger_of(address)
    ledger = permalinks.load(*project.written(root, path))
    _write(root / path, permalinks.dump(permalinks.retire(ledger, address, why, to)))
    return path


def ledger_of(address: str) -> str:
    """The ledger that keeps an address: calls/x/q3.html#p2 is in sources/calls/x.links.yml."""
    below = address.partition("calls/")[2]
    call, slash, _ = below.partition("/")
    if slash and call and call != "index.html":
        return f"{config.CALLS}/{call}.links.yml"
    return project.PAGES_LEDGER


def _outdated(root: Path, read: Project) -> Iterator[tuple[str, str]]:
    for ledger in read.ledgers:
        text = permalinks.dump(ledger)
        file = root / ledger.path
        if ledger.links and (not file.is_file() or file.read_bytes() != text.encode()):
            yield ledger.path, text


def _write(file: Path, text: str) -> None:
    unfinished = file.with_name(f".{file.name}.next")
    unfinished.write_bytes(text.encode())
    os.replace(unfinished, file)
