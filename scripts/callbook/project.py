"""Read what people wrote under sources/: every call, addressed and annotated, with its ledger."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from callbook import authored, config, figures, metrics, permalinks, topics, transcript
from callbook import source as sources
from callbook.archive import gather
from callbook.cache import Cache, digest
from callbook.config import CALLS
from callbook.model import Archive, Call, Details, Metric, Site, Topic
from callbook.permalinks import Ledger
from callbook.problems import Problem, Refused
from callbook.vocabularies import Unmet, load_metrics, load_topics, unmet

PAGES_LEDGER = "sources/links.yml"
Value = TypeVar("Value")
LARGEST = 20_000_000
"""Bytes of a source; a day of talk is below two million."""

FIXED_PAGES = ("about", "all", "figures", "index", "metrics/index", "topics/index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What there is to publish, and what could not be read."""

    archive: Archive
    ledgers: tuple[Ledger, ...]  # as they must stand once this is published
    broken: tuple[str, ...]  # calls that are left out
    problems: tuple[Problem, ...]
    unmet: Unmet
    made_from: Mapping[str, str]  # call → digest of all that it was made from


@dataclass(slots=True)
class _Reading:
    """What has been read so far, call by call."""

    calls: list[Call] = field(default_factory=list)
    ledgers: list[Ledger] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    made_from: dict[str, str] = field(default_factory=dict)


def read(
    root: Path,
    *,
    address: str,
    drafts: bool,
    progress: Callable[[str], None],
    cache: Cache | None = None,
) -> Project:
    """The project at `root`; draft calls only when asked for. `progress` hears each call's name.

    `address` is that of the online edition where sources/site.yml gives none. A call that is in
    the cache is not read again.

    A broken call is left out, with its problems. Raises Refused where the site's details or a
    vocabulary are wrong, since no page can be made without them.
    """
    site, all_topics, all_metrics = _vocabularies(root)
    if address and not site.address:
        site = replace(site, address=config.checked_address(address, "CALLBOOK_ADDRESS"))
    reading = _Reading()
    desk = _Desk(
        root=root,
        topics=all_topics,
        metrics=all_metrics,
        vocabularies=digest(repr(all_topics), repr(all_metrics)),
        cache=cache or Cache(),
    )
    for name in _names(root, reading):
        progress(name)
        _one(desk, name, reading, drafts=drafts)
    archive = gather(site, reading.calls, all_topics, all_metrics)
    _pages(root, archive, reading)
    without = unmet(archive.calls, all_topics, all_metrics)
    if not reading.broken:  # a call that is left out may be the one that mentions the entry
        reading.problems.extend(without.problems)
    return Project(
        archive=archive,
        ledgers=tuple(reading.ledgers),
        broken=tuple(reading.broken),
        problems=tuple(reading.problems),
        unmet=without,
        made_from=reading.made_from,
    )


def _vocabularies(root: Path) -> tuple[Site, tuple[Topic, ...], tuple[Metric, ...]]:
    """All three files are read before any is refused."""
    problems: list[Problem] = []
    site = _attempt(config.load_site, root, "sources/site.yml", problems)
    all_topics = _attempt(load_topics, root, "sources/topics.yml", problems)
    all_metrics = _attempt(load_metrics, root, "sources/metrics.yml", problems)
    if site is None or all_topics is None or all_metrics is None:
        raise Refused(problems)
    return site, all_topics, all_metrics


def _attempt(
    load: Callable[[str, str], Value], root: Path, path: str, problems: list[Problem]
) -> Value | None:
    try:
        return load(*written(root, path))
    except Refused as refused:
        problems.extend(refused.problems)
        return None


def _names(root: Path, reading: _Reading) -> Iterator[str]:
    """The calls that have a transcript; what lies there without one is a problem."""
    folder = root / CALLS
    files = sorted(path.name for path in folder.glob("*")) if folder.is_dir() else []
    transcripts = [name.removesuffix(".txt") for name in files if name.endswith(".txt")]
    for name in files:
        call = name.removesuffix(".yml").removesuffix(".links")
        if not name.endswith(".yml") or call in transcripts:
            continue
        if name.endswith(".links.yml"):
            _abandoned(root, f"{CALLS}/{name}", reading)
        else:
            reading.problems.append(
                Problem(
                    path=f"{CALLS}/{name}",
                    message="there is no transcript beside these details; "
                    f"expected {CALLS}/{call}.txt",
                )
            )
    yield from transcripts


def _abandoned(root: Path, path: str, reading: _Reading) -> None:
    """Addresses whose transcript is gone: live ones are a problem, retired ones stay retired."""
    if ledger := _attempt(permalinks.load, root, path, reading.problems):
        reading.problems.extend(permalinks.abandoned(ledger))
        reading.ledgers.append(ledger)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What is at hand to read each call with."""

    root: Path
    topics: tuple[Topic, ...]
    metrics: tuple[Metric, ...]
    vocabularies: str  # digest of both
    cache: Cache

    def made_from(self, name: str, details: Details, ledger: str) -> str:
        """A digest of all that a call is made from; `ledger` is the text of its ledger."""
        return digest(
            name,
            self.vocabularies,
            content(self.root, f"{CALLS}/{name}.txt"),
            content(self.root, details.path),
            ledger,
            _original(self.root, details),
        )


def _one(desk: _Desk, name: str, reading: _Reading, *, drafts: bool) -> None:
    path = f"{CALLS}/{name}.links.yml"
    try:
        details = config.load_details(*written(desk.root, f"{CALLS}/{name}.yml"))
        if details.draft and not drafts:
            reading.problems.extend(permalinks.abandoned(_ledger(desk.root, path)))
            return
        known = written(desk.root, path)[0] if (desk.root / path).exists() else ""
        made_from = desk.made_from(name, details, known)
        call, ledger, made_from = desk.cache.made(
            made_from, lambda: _made(desk, name, details, made_from)
        )
    except Refused as refused:
        reading.problems.extend(refused.problems)
        reading.broken.append(name)
        return
    reading.calls.append(call)
    reading.ledgers.append(ledger)
    reading.made_from[name] = made_from


def _made(desk: _Desk, name: str, details: Details, key: str) -> tuple[Call, Ledger, str]:
    """The call, its ledger and the digest of what both are made from once the ledger is written."""
    path = f"{CALLS}/{name}.links.yml"
    call, ledger = permalinks.assign(
        _transcribed(desk.root, name, details), _ledger(desk.root, path)
    )
    call = annotated(call, desk.topics, desk.metrics)
    made = (call, ledger, desk.made_from(name, details, permalinks.dump(ledger)))
    if made[-1] != key:  # the next build will ask by the ledger that this one writes
        desk.cache.keep(made[-1], made)
    return made


def _transcribed(root: Path, name: str, details: Details) -> Call:
    path = f"{CALLS}/{name}.txt"
    _check_original(root, details)
    read_as = transcript.read(sources.decode(content(root, path), path), details)
    if read_as.problems:
        raise Refused(read_as.problems)
    return read_as.call(details)


def _check_original(root: Path, details: Details) -> None:
    """The document that a transcript was taken out of must be the one it was."""
    path = f"{CALLS}/{details.original.file}"
    found = _original(root, details)
    if found != details.original.sha256:
        message = (
            f"has changed: its SHA-256 is {found}; expected {details.original.sha256}, as "
            f"{details.path} says; put the first file back, or add the new one as another call"
        )
        raise Refused([Problem(path=path, message=message)])


def _original(root: Path, details: Details) -> str:
    """The digest of the document that a transcript was taken out of; empty where it was none."""
    if not details.original.file:
        return ""
    return hashlib.sha256(content(root, f"{CALLS}/{details.original.file}")).hexdigest()


def annotated(call: Call, all_topics: Sequence[Topic], all_metrics: Sequence[Metric]) -> Call:
    """The addressed call with mentions, topics and figures, and the author's word on them."""
    call = metrics.annotate(call, all_metrics)
    call = topics.annotate(call, all_topics)
    call = figures.annotate(call, all_metrics)
    return authored.apply(call, all_topics)


def _pages(root: Path, archive: Archive, reading: _Reading) -> None:
    """The pages that belong to no call have addresses for life too."""
    pages = {
        **{f"{page}.html": page for page in FIXED_PAGES},
        **{f"metrics/{metric.id}.html": metric.name for metric in archive.metrics},
        **{f"topics/{topic.id}.html": topic.title for topic in archive.topics},
    }
    try:
        ledger = permalinks.assign_pages(pages, _ledger(root, PAGES_LEDGER))
    except Refused as refused:
        reading.problems.extend(refused.problems)
    else:
        reading.ledgers.append(ledger)


def _ledger(root: Path, path: str) -> Ledger:
    return permalinks.load(*written(root, path)) if (root / path).exists() else Ledger(path=path)


# --- files --------------------------------------------------------------------------------


def written(root: Path, path: str) -> tuple[str, str]:
    """Text and path of a file a person wrote; raises Refused where it cannot be read."""
    try:
        return content(root, path).decode("utf-8-sig"), path
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
        raise Refused([Problem(path=path, message=message)]) from None


def content(root: Path, path: str) -> bytes:
    """The bytes of a source; raises Refused where it is missing, a link, or far too large."""
    file = root / path
    if file.is_symlink():
        message = "is a link to another place; expected the file itself"
    elif not file.is_file():
        message = f"is missing; expected a file{_example(path)}"
    elif file.stat().st_size > LARGEST:
        message = f"{file.stat().st_size} bytes; expected at most {LARGEST}, one call a file"
    else:
        return file.read_bytes()
    raise Refused([Problem(path=path, message=message)])


def _example(path: str) -> str:
    if path.startswith(f"{CALLS}/") and path.endswith(".yml"):
        transcript_path = f"{path.removesuffix('.yml')}.txt"
        return (
            f" that says whose call {transcript_path} is, e.g.\n"
            "company: {name: 示例科技}, period: 2024Q1, title: 示例科技 2024 年第一季度业绩会"
        ).replace("\n", " ")
    return ""
