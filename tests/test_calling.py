"""What the operator says: whom he calls, what he reads out, when the queue is over."""

import pytest

from callbook.layouts.calling import calls_next, ends_queue
from callbook.layouts.introductions import called
from callbook.layouts.reading_out import asker_read, reads_out, restates
from readings import listed

SAID = listed("calling/operator")


@pytest.mark.parametrize("said", SAID, ids=[str(one["text"])[:40] for one in SAID])
def test_the_operators_words(said: dict[str, object]) -> None:
    text = str(said["text"])
    asker = called(text)
    got: dict[str, object] = {
        "name": asker.name,
        "firm": asker.firm,
        "calls": calls_next(text),
        "ends": ends_queue(text),
        "reads": reads_out(text),
    }
    assert {key: got[key] for key in said if key != "text"} == {
        key: value for key, value in said.items() if key != "text"
    }


def test_a_written_question_names_its_asker() -> None:
    assert asker_read('Sunita asks: "What will capex be?"').name == "Sunita"
    assert asker_read('Jim Rusk from Denver writes: "Do you regard it?"').name == "Jim Rusk"
    assert asker_read('First one, from Brian T. "Why so low?"').name.startswith("Brian T")
    assert asker_read("He asks whether it holds.").name == ""


def test_a_question_said_again_is_no_answer() -> None:
    assert restates("So Ian's first question is on gross margin.")
    assert not restates("So the question is when.")
    assert not restates("It's a question the board asks every year, and so do I.")
