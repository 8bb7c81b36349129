"""What is shown at full width, and that it can be undone."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callbook import typography

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases/typography/shown.yml").read_text(encoding="utf-8")
)

texts = st.text(st.sampled_from("快手增长 ,;:?!()，；：？！（）AbG7“”\n한の") | st.characters())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_shown(case: dict[str, str]) -> None:
    assert typography.shown(case["in"]) == case["out"]


@given(texts)
def test_undone_it_is_the_source_again(text: str) -> None:
    assert typography.undo(typography.shown(text), typography.changed(text)) == text


@given(texts)
def test_one_character_for_one_and_only_declared_ones(text: str) -> None:
    for before, after in zip(text, typography.shown(text), strict=True):
        assert before == after or typography.PAIRS[before] == after


@given(texts)
def test_shown_again_nothing_changes(text: str) -> None:
    once = typography.shown(text)
    assert typography.shown(once) == once


def test_undo_refuses_what_no_change_of_ours_can_be() -> None:
    with pytest.raises(ValueError, match="增"):
        typography.undo("增长", (0,))
