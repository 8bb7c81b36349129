"""Take the user's words, call the stages, print what they say, and choose the exit status."""

import argparse
import gc
import json
import os
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from callbook import adding, config, importers, transcript
from callbook.importers.conversion_json import conversion
from callbook.model import Company, Details
from callbook.problems import Problem, Refused
from callbook.reading_json import refused_json
from callbook.transcript import Reading

if TYPE_CHECKING:
    from callbook.building import Built

CLEAN, PROBLEMS, WRONG_USE, INTERRUPTED, CUT_OFF = 0, 1, 2, 130, 141

_ROOT = Path(__file__).resolve().parent.parent.parent

_EXAMPLES = """\
examples:
  python scripts/build.py                     make docs/ and site/ of sources/
  python scripts/build.py build --check       say whether docs/ is up to date; write nothing
  python scripts/build.py serve               show the book on 127.0.0.1, rebuild on every change
  python scripts/build.py parse call.txt      show how a transcript is read; write nothing
  python scripts/build.py add call.txt --company 示例科技 --period 2024Q1
  python scripts/build.py retire calls/shili-2024q1/q3.html#p2 --why "said twice in the source"

exit status: 0 clean, 1 problems (each on a line: path:line: what was found), 2 wrong use
"""


def main(words: Sequence[str]) -> int:
    """Run one command; returns the exit status."""
    gc.set_threshold(1_000_000, 20, 20)  # readings are many small values, and hardly ever cycles
    for stream in (sys.stdout, sys.stderr):  # a Windows console may not speak UTF-8 by itself
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(words)
    except Refused as refused:
        _tell(refused.problems)
        return PROBLEMS
    except BrokenPipeError:  # who reads us has seen enough: build.py parse FILE | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries again
        return CUT_OFF
    except OSError as error:
        print(f"{error.filename or 'disk'}: {error.strerror or error}", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(words: Sequence[str]) -> int:
    options = _parser().parse_args(_with_default(words))
    try:
        status: int = options.run(options)
    finally:
        sys.stdout.flush()  # here, where a closed pipe can be told from a full disk
    return status


def _with_default(words: Sequence[str]) -> list[str]:
    """`build` may be left out: `build.py --check` is `build.py build --check`."""
    if words and (words[0] in _COMMANDS or words[0] in ("-h", "--help")):
        return list(words)
    return ["build", *words]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Turn raw transcripts of analyst Q&A calls into a book of answers.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (what, declare, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=what, description=f"{what.capitalize()}.")
        command.set_defaults(run=run)
        declare(command)
    return parser


# --- build and serve ----------------------------------------------------------------------


def _build_options(command: argparse.ArgumentParser) -> None:
    _root_option(command)
    command.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where docs/ is not up to date"
    )
    command.add_argument(
        "--strict", action="store_true", help="write nothing at all where any source is wrong"
    )
    command.add_argument(
        "--aliases", action="store_true", help="list the aliases of metrics that no call has"
    )


def _build(options: argparse.Namespace) -> int:
    from callbook import building  # noqa: PLC0415 - a book's tools load slowly

    root = _project(options.root)
    built = building.build(
        root,
        address=os.environ.get("CALLBOOK_ADDRESS", ""),
        strict=options.strict,
        check=options.check,
        progress=_progress,
    )
    _progress("")
    problems = built.project.problems
    if options.check:
        problems = (*problems, *building.stale(built))
    else:
        _say_written(built)
        problems = (*problems, *_publish(root, built))
    _tell(problems)
    if not problems or not options.check:
        _say_unmet(built, listed=options.aliases)
        _say_receipt(built)
    if not problems and not options.check:
        print(f"Open {root / 'site' / 'index.html'}  (or: make serve)")
    return PROBLEMS if problems else CLEAN


def _publish(root: Path, built: "Built") -> tuple[Problem, ...]:
    from callbook import building  # noqa: PLC0415 - a book's tools load slowly

    archive = built.project.archive
    print("Publishing docs/ as site/ …", flush=True)
    made = building.publish_site(root, root / "site", archive)
    if made.problems:
        return made.problems
    if made.written:
        print("site/ is new, and its answers are the sources' words, character by character.")
    else:
        print("site/ is as it was: nothing has changed.")
    return ()


def _serve_options(command: argparse.ArgumentParser) -> None:
    _root_option(command)
    command.add_argument("--port", type=int, default=8000, help="first port to try (8000)")
    command.add_argument("--open", action="store_true", help="open the book in the browser")


def _serve(options: argparse.Namespace) -> int:
    from callbook import building  # noqa: PLC0415 - a book's tools load slowly
    from callbook.site import serve  # noqa: PLC0415 - a book's tools load slowly

    root = _project(options.root)
    place = root / ".cache" / "serve"
    serve.serve(
        root,
        place / "site",
        partial(building.preview, root, place),
        say=print,
        port=options.port,
        browser=options.open,
    )
    return CLEAN


# --- parse --------------------------------------------------------------------------------


def _parse_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="a transcript")
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.add_argument(
        "--layout", default="", help="read it in this layout, whatever it looks like"
    )


def _parse(options: argparse.Namespace) -> int:
    try:
        imported = importers.read(_content(options.file), str(options.file))
    except Refused as refused:
        if not options.json:
            raise
        print(json.dumps(refused_json(refused.problems), ensure_ascii=False, indent=2))
        return PROBLEMS
    reading = adding.read(imported, _details(options.file, options.layout))
    if options.json:
        told = {**transcript.to_json(reading), "document": conversion(imported)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for line in (*adding.converted(imported), *_described(reading)):
            print(line)
        _tell(reading.problems)
    return PROBLEMS if reading.problems else CLEAN


def _details(file: Path, layout: str) -> Details | None:
    """In sources/calls/ the details beside the transcript count, as they do in a build."""
    beside = file.with_suffix(".yml")
    details = None
    if beside.is_file() and file.resolve().parent.parts[-2:] == tuple(config.CALLS.split("/")):
        from callbook import project  # noqa: PLC0415 - a book's tools load slowly

        details = config.load_details(*project.written(file.parent, beside.name))
    elif layout:
        details = Details(path="--layout", call="", company=Company(name=""), period="", title="")
    if details and layout:
        details = replace(details, layout=layout)
    return details


def _content(file: Path) -> bytes:
    """The file's bytes; of one that is far too large only enough to see that it is."""
    with file.open("rb") as opened:
        return opened.read(importers.LARGEST + 1)


def _described(reading: Reading) -> Iterable[str]:
    """How the transcript is read, for a person."""
    yield f"layout: {reading.layout or 'none fits'}"
    for one in reading.candidates:
        yield f"  {one.layout} ({one.title}), {one.strength:.2f}, {one.exchanges} questions: " + (
            "; ".join(one.facts)
        )
    for exchange in reading.exchanges:
        asked, spoken = exchange.question.block, sum(1 for _ in exchange.blocks()) - 1
        parts = f", {len(exchange.question.parts)} parts" if exchange.question.parts else ""
        who = f" {asked.speaker.name}:" if asked.speaker.name else ""
        yield (
            f"{exchange.number:>3}. line {asked.lines.first}:{who} {_short(asked.text)}"
            f"  ({spoken} blocks{parts}, {len(exchange.follow_ups)} follow-ups)"
        )
    found = reading.found
    known = (("company", found.company), ("period", found.period), ("date", found.date))
    yield from (f"{name}: {value}" for name, value in known if value)
    yield from reading.described_speakers()
    if reading.remarks:
        yield f"remarks before the questions: {len(reading.remarks)} blocks"
    for piece in reading.pieces:
        if piece.kind in ("removed", "metadata", "heading"):
            text = reading.source.lines[piece.line - 1][piece.start : piece.end]
            reason = f", {piece.reason}" if piece.reason else ""
            yield f"{piece.kind}{reason}, line {piece.line}: {_short(text)}"


def _short(text: str, length: int = 48) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1]}…"


# --- retire and add -----------------------------------------------------------------------


def _retire_options(command: argparse.ArgumentParser) -> None:
    _root_option(command)
    command.add_argument("address", metavar="ADDRESS", help="e.g. calls/shili-2024q1/q3.html#p2")
    command.add_argument("--why", required=True, help="the reason; readers will see it there")
    command.add_argument("--to", default="", help="the address to read instead")


def _retire(options: argparse.Namespace) -> int:
    from callbook import building  # noqa: PLC0415 - a book's tools load slowly

    path = building.retire(_project(options.root), options.address, options.why, options.to)
    print(f"{path}: {options.address} is retired; the next build shows why at that address")
    return CLEAN


def _add_options(command: argparse.ArgumentParser) -> None:
    _root_option(command)
    command.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="text, Markdown, HTML, DOCX, PDF, JSON, CSV, SRT, VTT",
    )
    command.add_argument("--company", default="", help="e.g. 示例科技 (what the text says)")
    command.add_argument("--period", default="", help="e.g. 2024Q1 (what the text says)")
    command.add_argument("--name", default="", help="of the call in addresses, e.g. shili-2024q1")
    command.add_argument("--title", default="", help="of the call (what the text says)")
    command.add_argument(
        "--language", default="", choices=("", *config.LANGUAGES), help="of its pages"
    )
    command.add_argument("--draft", action="store_true", help="show it in `serve` alone for now")
    command.add_argument("--yes", action="store_true", help="ask nothing before writing")


def _add(options: argparse.Namespace) -> int:
    root = _project(options.root)
    order = adding.Order(
        company=options.company,
        period=options.period,
        name=options.name,
        title=options.title,
        language=options.language,
        draft=options.draft,
    )
    addition = adding.plan(_content(options.file), str(options.file), order)
    for line in adding.described(addition):
        print(line)
    _tell(addition.reading.problems)
    adding.check(root, addition)
    if not options.yes and sys.stdin.isatty() and not _agreed("Write these files? [Y/n] "):
        print("Nothing is written.")
        return CLEAN
    adding.write(root, addition)
    print(f"Next: look over {addition.files[-1][0]}, then run: python scripts/build.py")
    return PROBLEMS if addition.reading.problems else CLEAN


def _agreed(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("", "y", "yes", "是")
    except EOFError:
        return False


def _root_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--root",
        type=Path,
        help=f"the project's folder (this one, where it has {config.CALLS}, or that of the script)",
    )


def _project(root: Path | None) -> Path:
    """The project's folder; raises Refused where there is none."""
    here = Path.cwd()
    root = root or (here if (here / config.CALLS).is_dir() else _ROOT)
    if not (root / "sources").is_dir():
        raise Refused(
            [
                Problem(
                    path=str(root / "sources"),
                    message="is missing; expected the folder of a callbook project; "
                    "e.g. --root path/to/project",
                )
            ]
        )
    return root.resolve()  # MkDocs runs in another folder


# --- what is said -------------------------------------------------------------------------


def _progress(call: str) -> None:
    """The call now read, on one line that overwrites itself; nothing where no one looks on."""
    if sys.stderr.isatty():
        print(f"\r\033[K{f'Reading {call} …' if call else ''}", end="", file=sys.stderr)


def _say_written(built: "Built") -> None:
    wrote, pruned = len(built.changes.write), len(built.changes.prune)
    if built.changes or built.ledgers:
        print(f"docs/: {wrote} written, {pruned} removed; ledgers: {len(built.ledgers)} written")
    else:
        print("docs/ is as it was: nothing has changed.")
    for call in built.project.broken:
        print(f"{call} is left out until its problems are solved; its published pages stay.")


def _say_unmet(built: "Built", *, listed: bool) -> None:
    """The aliases that no call has: a few of a young book's hundreds are worth a look."""
    aliases = {alias for metric in built.project.archive.metrics for alias in metric.aliases}
    unmet = [spelling for _, spelling in built.project.unmet.aliases if spelling in aliases]
    if unmet and listed:
        print(textwrap.fill(f"Aliases never met ({len(unmet)}): {', '.join(unmet)}", width=100))
    elif unmet:
        print(f"Aliases never met: {len(unmet)} of {len(aliases)} (--aliases lists them)")


def _say_receipt(built: "Built") -> None:
    account = built.receipt
    print(f"Mentions of metrics and terms: {account.mentions}; business figures: {account.figures}")
    print(f"Questions: {account.questions} in {account.calls} call(s)")
    print(f"Blocks: {account.blocks}, each with an address")
    print(
        f"Source lines: {account.accounted} of {account.lines} accounted for "
        f"({account.removed} with something removed for a stated reason)"
    )


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


_COMMANDS = {
    "build": (
        "make docs/ and site/ of sources/ (the default)",
        _build_options,
        _build,
    ),
    "serve": ("show the book on 127.0.0.1 and rebuild it on every change", _serve_options, _serve),
    "parse": ("show how a transcript is read, without writing anything", _parse_options, _parse),
    "add": ("take a transcript, as it is found, into sources/calls/", _add_options, _add),
    "retire": ("let a published address go on purpose", _retire_options, _retire),
}
