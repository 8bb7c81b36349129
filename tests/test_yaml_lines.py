"""How the files that a person writes are read."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callbook.problems import Refused
from callbook.yaml_lines import Node, read

CASES = sorted(Path(__file__).parent.glob("cases/yaml_lines/*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    with pytest.raises(Refused) as refused:
        read(case["input"], "a.yml")
    assert [str(problem) for problem in refused.value.problems] == case["problems"]


def told(node: Node) -> list[str]:
    with pytest.raises(Refused) as refused:
        node.refuse()
    return [str(problem) for problem in refused.value.problems]


def test_values_keep_their_lines_and_their_spelling() -> None:
    root = read("ticker: 01024\n\ndate: 2021-11-23\nn: 7\nno: false\n", "a.yml")
    fields = root.fields(["ticker", "date", "n", "no"])
    assert [(node.line, node.text()) for node in fields.values()] == [
        (1, "01024"),
        (3, "2021-11-23"),
        (4, "7"),
        (5, "false"),
    ]
    assert (fields["n"].integer(), fields["no"].flag()) == (7, False)
    root.refuse()


def test_problems_are_told_together_in_the_order_of_the_lines() -> None:
    root = read("b: [甲, 甲, {}]\ncolour: x\nn: -1\nyes: 'true'\nempty:\nk: q\n", "a.yml")
    fields = root.fields(["b", "n", "yes", "empty"], ["color", "k"])
    assert fields["b"].texts() == ("甲",)
    assert fields["n"].integer(1) == 1
    fields["yes"].flag()
    assert fields["k"].choice(("quarter", "year")) == "quarter"
    assert "empty" not in fields
    assert told(root) == [
        'a.yml:1: "empty" is missing; it must be given, as in "empty: …"',
        'a.yml:1: b[2]: "甲" stands here twice; once is enough',
        "a.yml:1: b[3]: expected text, got named fields",
        'a.yml:2: colour: unknown field; did you mean "color"? allowed: b, n, yes, empty, color, k',
        'a.yml:3: n: expected a whole number from 1 on, got "-1"',
        'a.yml:4: yes: expected true or false, without quotes, got "true"',
        'a.yml:6: k: "q" is not allowed; allowed: quarter, year',
    ]


def test_a_renamed_entry_names_its_fields_after_it() -> None:
    (item,) = read("- {id: dau, name: []}", "a.yml").items()
    renamed = item.renamed("dau")
    renamed.fields(["id", "name"])["name"].text()
    assert told(renamed) == ["a.yml:1: dau.name: expected text, got a list"]


def test_an_empty_file_says_what_was_expected() -> None:
    root = read("# nothing yet\n", "a.yml")
    assert root.items() == ()
    assert told(root) == ["a.yml:1: expected a list, got nothing"]


@given(st.one_of(st.text(), st.text(alphabet="ab:-[]{},&*!|>'\"#?%@ \n\t\x00…")))
def test_any_text_is_read_or_refused_with_a_problem(text: str) -> None:
    with suppress(Refused):
        assert read(text, "a.yml").shape in ("null", "scalar", "sequence", "mapping")


@given(
    st.dictionaries(
        st.text(alphabet="abc", min_size=1), st.text(alphabet="甲乙 :#'\"-", min_size=1)
    )
)
def test_what_pyyaml_writes_is_read_back(values: dict[str, str]) -> None:
    root = read(yaml.safe_dump(values, allow_unicode=True), "a.yml")
    assert {key: node.scalar for key, node in root.entries()} == values
