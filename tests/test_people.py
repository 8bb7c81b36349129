"""One speaker under several spellings, with the evidence."""

from typing import Any

import pytest

from callbook import reading_json
from readings import cases, read

CASES = dict(cases("people"))


@pytest.mark.parametrize("name", CASES)
def test_other_spellings_are_kept_with_where_they_stand_and_why(name: str) -> None:
    case = CASES[name]
    reading = read(str(case["text"]))
    kept = {
        speaker.name: [[one.name, one.line, one.why] for one in speaker.spellings]
        for speaker in reading.speakers
        if speaker.spellings
    }
    assert kept == case["spellings"]


@pytest.mark.parametrize("name", CASES)
def test_evidence_is_told_to_people_and_to_programs(name: str) -> None:
    reading = read(str(CASES[name]["text"]))
    told = "\n".join(reading.described_speakers())
    printed = {one["name"]: one["spellings"] for one in _speakers(reading_json.to_json(reading))}
    for speaker in reading.speakers:
        for one in speaker.spellings:
            assert f"  also {one.name!r}, line {one.line}: " in told
            assert {"name": one.name, "line": one.line, "why": one.why} in printed[speaker.name]
            assert one.name in reading.source.lines[one.line - 1]


def _speakers(printed: dict[str, object]) -> list[dict[str, Any]]:
    found = printed["speakers"]
    assert isinstance(found, list)
    return found
