"""Words that belong to nobody, and short words that answer."""

import pytest

from callbook.layouts.courtesy import is_courtesy, is_reply, presents_himself
from readings import listed

TURNS = listed("courtesy/turns")


@pytest.mark.parametrize("turn", TURNS, ids=[str(one["text"])[:30] for one in TURNS])
def test_courtesy_says_nothing(turn: dict[str, object]) -> None:
    text = str(turn["text"])
    assert is_courtesy(text, frozenset({"ian"})) == turn["courtesy"]
    if "reply" in turn:
        assert is_reply(text) == turn["reply"]


def test_the_company_is_taken_at_its_words() -> None:
    assert is_courtesy("Sure there is. We aren't there.")
    assert not is_courtesy("Sure there is. We aren't there.", strict=True)


def test_who_presents_himself_has_not_spoken_before() -> None:
    assert presents_himself("Good morning. My name is Ann Wu.")
    assert not presents_himself("And is that in the guide?")
