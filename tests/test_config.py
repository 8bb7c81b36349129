"""What an author may write about the site and a call, and what he is told where it is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callbook.config import load_details, load_site
from callbook.problems import Refused

CASES = sorted(Path(__file__).parent.glob("cases/config/*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    given_case = yaml.safe_load(case.read_text("utf-8"))
    load = load_site if given_case["file"].endswith("site.yml") else load_details
    if expected_problems := given_case.get("problems"):
        with pytest.raises(Refused) as refused:
            load(given_case["input"], given_case["file"])
        assert [str(problem) for problem in refused.value.problems] == expected_problems
        return
    value = load(given_case["input"], given_case["file"])
    for field, expected in given_case.get("expected", {}).items():
        assert getattr(value, field) == expected


@given(st.text())
def test_any_text_gives_a_value_or_problems(text: str) -> None:
    for load, path in ((load_site, "sources/site.yml"), (load_details, "sources/calls/a.yml")):
        assert _value_or_problems(load, text, path)


def _value_or_problems(load: Callable[[str, str], object], text: str, path: str) -> object:
    try:
        return load(text, path)
    except Refused as refused:
        return refused.problems
