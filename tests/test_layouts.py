"""Whole invented documents of every layout, and what all readings promise."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbook.layouts import LAYOUTS
from callbook.transcript import to_json
from readings import documents, outline, read, uncovered

DOCUMENTS = {name: (text, wanted) for name, text, wanted in documents()}
LONG = ("b3_pairs", "c1_traffic", "c2_oneparagraph", "c5_pdf", "c6_board", "c10_digest", "c11_call")


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


@pytest.mark.parametrize("name", LONG)
def test_a_long_document_is_read_in_a_second(name: str) -> None:
    text, _ = DOCUMENTS[name]
    long = text * max(1, 200_000 // len(text.encode()))
    start = time.process_time()
    to_json(read(long))
    # A second on a quiet machine; the tests may share theirs with seven others.
    assert time.process_time() - start < 3.0
