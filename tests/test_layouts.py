"""Whole invented documents of every layout, and what all readings promise."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbook import cli
from callbook.layouts import LAYOUTS
from growing import grown
from readings import documents, outline, read, uncovered

DOCUMENTS = {name: (text, wanted) for name, text, wanted in documents()}
LONGEST = list(
    {
        str(wanted["layout"]): name
        for name, (text, wanted) in sorted(DOCUMENTS.items(), key=lambda one: len(one[1][0]))
        if wanted["layout"]
    }.values()
)
"""The longest document of each layout."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name: str) -> None:
    text, wanted = DOCUMENTS[name]
    reading = read(text)
    assert outline(reading) == wanted
    assert not uncovered(reading)


def test_every_layout_beside_the_english_ones_has_two_documents() -> None:
    had = [str(wanted["layout"]) for _, wanted in DOCUMENTS.values()]
    others = [layout.name for layout in LAYOUTS if layout.letters != "latin"]
    assert [name for name in others if had.count(name) < 2] == []


def test_layouts_have_one_name_each() -> None:
    names = [layout.name.lower() for layout in LAYOUTS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_line_end_or_indent_changes_what_is_read(name: str) -> None:
    text, wanted = DOCUMENTS[name]
    reading = read("\ufeff" + text.replace("\n", "\r\n"))
    assert outline(reading) == wanted


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_character_of_a_damaged_document_is_accounted_for(data: st.DataObject) -> None:
    text, _ = DOCUMENTS[data.draw(st.sampled_from(sorted(DOCUMENTS)))]
    lines = text.split("\n")
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=30))
    cut = data.draw(st.integers(min_value=0, max_value=40))
    assert not uncovered(read("\n".join(line[cut if len(line) % 3 == 0 else 0 :] for line in kept)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_begins_in_its_middle_is_accounted_for(name: str) -> None:
    lines = DOCUMENTS[name][0].split("\n")
    for cut in range(1, len(lines), max(1, len(lines) // 6)):
        assert not uncovered(read("\n".join([*lines[cut:], *lines[:cut]])))


@pytest.mark.parametrize("name", [*LONGEST, "e6_paragraphs"])
def test_200_kilobytes_are_parsed_in_a_second_as_what_they_are_made_of(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, wanted = DOCUMENTS[name]
    made = grown(text, 200_000)
    assert len(made.text.encode()) > 190_000
    # A second on a quiet machine; twice that where other tests share its cores.
    tries = (made.text + "\n" * number for number in range(3))
    assert any(seconds_to_parse(one, tmp_path / "long.txt") < 2.0 for one in tries)
    given = json.JSONDecoder().raw_decode(capsys.readouterr().out)[0]  # of the first try
    assert given["layout"] == wanted["layout"]
    assert len(given["exchanges"]) == made.times * len(list_of(wanted, "exchanges"))


def seconds_to_parse(text: str, path: Path) -> float:
    """How long the processor works on `build.py parse --json`, once Python has started."""
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    cli.main(["parse", "--json", str(path)])
    return time.process_time() - start


def list_of(wanted: dict[str, object], field: str) -> list[object]:
    """A field of what a document must give, which holds a list."""
    value = wanted[field]
    assert isinstance(value, list)
    return value
