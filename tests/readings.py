"""Readings of invented transcripts for tests, and what they must be."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from callbook import source, transcript
from callbook.model import Block, Exchange
from callbook.transcript import Reading

CASES = Path(__file__).parent / "cases"


def read(text: str, path: str = "x.txt") -> Reading:
    """The reading of a text without details."""
    return transcript.read(source.decode(text.encode(errors="ignore"), path))


def cases(folder: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The cases in the YAML files of a folder below tests/cases, with their names."""
    for path in sorted((CASES / folder).glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield f"{path.stem}-{case['case']}", case


def listed(name: str) -> list[dict[str, object]]:
    """The entries of one YAML file below tests/cases: `calling/operator`."""
    entries = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return [dict(entry) for entry in entries]


def shown(block: Block) -> str:
    """A block with its mark, as cases write it."""
    return f"{block.mark} {block.text}".strip()


def simple(exchange: Exchange) -> dict[str, object]:
    """An exchange as cases write it; what a case may leave out is left out when empty."""
    question = exchange.question
    text = question.block.text
    parts = [text[part.span.start : part.span.end] for part in question.parts]
    return {
        "question": text,
        "answer": [shown(block) for block in exchange.answer],
        **({"parts": parts} if parts else {}),
    }


def uncovered(reading: Reading) -> list[tuple[int, int, str]]:
    """Characters that are not white space and lie in no piece, or in more than one."""
    count: dict[tuple[int, int], int] = {}
    for piece in reading.pieces:
        for at in range(piece.start, piece.end):
            count[piece.line, at] = count.get((piece.line, at), 0) + 1
    return [
        (number, at, char)
        for number, line in enumerate(reading.source.lines, 1)
        for at, char in enumerate(line)
        if not char.isspace() and count.get((number, at), 0) != 1
    ]


SHOWN = 28
"""Characters of an answer's block that a document's expected result holds."""


def outline(reading: Reading) -> dict[str, object]:
    """What a document must give: layout, exchanges, number of remarks, reasons of removal.

    Questions stand whole; of the answers' blocks the speaker and the first words.
    """
    removed = {piece.reason for piece in reading.pieces if piece.kind == "removed"}
    return {
        "layout": reading.layout,
        "exchanges": [_outlined(exchange) for exchange in reading.exchanges],
        "remarks": len(reading.remarks),
        "removed": sorted(removed),
        "problems": [str(problem) for problem in reading.problems],
    }


def _outlined(exchange: Exchange) -> dict[str, object]:
    return {
        **_asked(exchange.question.block),
        "answer": [_started(block) for block in exchange.answer],
        **(
            {
                "follow_ups": [
                    {
                        **_asked(one.question.block),
                        "answer": [_started(block) for block in one.answer],
                    }
                    for one in exchange.follow_ups
                ]
            }
            if exchange.follow_ups
            else {}
        ),
    }


def _asked(block: Block) -> dict[str, object]:
    by = " / ".join(filter(None, (block.speaker.name, block.speaker.firm)))
    return {
        "question": block.text,
        **({"by": by} if by else {}),
        **({"other": block.other} if block.other else {}),
    }


def _started(block: Block) -> str:
    text = shown(block)
    start = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    other = f" || {block.other[:SHOWN]}" if block.other else ""
    return f"{block.speaker.name}: {start}{other}" if block.speaker.name else f"{start}{other}"


def documents() -> Iterator[tuple[str, str, dict[str, object]]]:
    """The invented documents of tests/cases/layouts: name, text, what each must give."""
    for path in sorted((CASES / "layouts").glob("*.yml")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield path.stem, text, yaml.safe_load(path.read_text(encoding="utf-8"))
