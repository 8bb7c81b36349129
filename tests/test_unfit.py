"""Documents that are no record of questions: no book, and the reason says what they are."""

import pytest

from readings import listed, read

KINDS = listed("unfit/kinds")


@pytest.mark.parametrize("case", KINDS, ids=[str(one["case"]) for one in KINDS])
def test_no_book_and_the_reason(case: dict[str, object]) -> None:
    reading = read(str(case["text"]))
    assert reading.exchanges == ()
    [problem] = reading.problems
    assert problem.message.partition("; looked for: ")[0].endswith(str(case["because"]))
