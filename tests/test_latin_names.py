"""Names in Latin letters, and one person under several spellings."""

import pytest

from callbook.layouts.latin_names import generic_role, is_person
from callbook.layouts.namesakes import Namesakes
from callbook.layouts.persons import is_called_by, same_name
from readings import listed

NAMES = listed("latin_names/persons")


@pytest.mark.parametrize("one", NAMES, ids=[str(one["text"]) for one in NAMES])
def test_what_could_be_a_name(one: dict[str, object]) -> None:
    assert is_person(str(one["text"])) == one["person"]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Operator", "operator"),
        ("Unidentified Analyst", "analyst"),
        ("Unidentified Company Representative", "management"),
        ("Speaker 3", "unknown"),
        ("Ian Pell", None),
    ],
)
def test_who_is_named_by_his_role_alone(name: str, role: str | None) -> None:
    assert generic_role(name) == role


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ian Pell", "Ian M. Pell", True),
        ("R.J. O'Neil", "Richard Jon O'Neil", True),
        ("Jon Smith", "John Smith", True),
        ("MR. ANIL RAO", "Anil Rao", True),
        ("Ann Lee", "Ann Li", False),
        ("Ian Pell", "Mara Pell", False),
        ("Speaker 5", "Speaker 6", False),
        ("Unidentified Analyst", "Ian Pell", False),
    ],
)
def test_spellings_of_one_person(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert same_name(one, other) == same


def test_a_first_name_may_call_a_person() -> None:
    assert is_called_by("Ian M. Pell", "Ian")
    assert is_called_by("Ian M. Pell", "Mr. Pell")
    assert not is_called_by("Ian M. Pell", "Mara")


SPELLED = (
    "Ian Pell",
    "IAN M. PELL",
    "Mr. Ian Pell",
    "Ian",
    "Mr. Pell",
    "Jon Smith",
    "John Smith",
    "Smith Jon",
    "Mara Voss",
    "Marta Voss",
    "Ann Lee",
    "Ann Li",
    "R.J. O'Neil",
    "Richard Jon O'Neil",
    "Speaker 5",
    "Speaker 6",
    "Unidentified Analyst",
    "王明",
    "王明 Wang Ming",
    "12",
)


def test_a_book_of_names_finds_whom_comparing_each_with_each_does() -> None:
    names = Namesakes(SPELLED)
    for name in SPELLED:
        assert [SPELLED[place] for place in names.same(name)] == [
            one for one in SPELLED if same_name(one, name)
        ]
        assert [SPELLED[place] for place in names.meant_by(name)] == [
            one for one in SPELLED if is_called_by(one, name)
        ]
        assert [SPELLED[place] for place in names.meaning(name)] == [
            one for one in SPELLED if is_called_by(name, one)
        ]
