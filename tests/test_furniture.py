"""Page heads, feet and numbers are found by repetition, speakers' names are not."""

from callbook import source
from callbook.layouts.furniture import furniture
from callbook.layouts.inner_furniture import inner_furniture


def _removed(lines: list[str]) -> list[str]:
    one = source.decode("\n".join(lines).encode(), "x.txt")
    return [one.lines[noise.line - 1] for noise in furniture(one)]


def _pages(foot: list[str], count: int = 4) -> list[str]:
    made: list[str] = []
    for page in range(1, count + 1):
        made += [
            f"Words of page {page}, line {line}, which differ {page * line}" for line in range(20)
        ]
        made += ["Mara Voss", *(line.format(page=page) for line in foot)]
    return made


def test_a_foot_with_a_page_number() -> None:
    found = _removed(_pages(["Larkfield India Limited", "July 9, 2024", "Page {page} of 4"]))
    assert found.count("Larkfield India Limited") == 4
    assert "Page 3 of 4" in found
    assert "Mara Voss" not in found


def test_bare_numbers_count_only_where_they_rise_page_by_page() -> None:
    assert "3" in _removed(_pages(["{page}"]))
    assert _removed(["1", "First of all", "2", "Second", "3", "Third"]) == []


def test_a_copyright_line_is_known_by_its_form() -> None:
    foot = "Copyright © 2024 S&P Global Market Intelligence, a division of S&P Global Inc."
    assert _removed(["We grew", foot, "9", "by 12%."]) == [foot, "9"]


def test_marks_that_an_extraction_leaves_between_pages() -> None:
    marks = ["=== PAGE {page} ===", "Larkfield Systems, Inc. | Q2 call"]
    found = _removed(_pages(marks, count=3))
    assert found.count("=== PAGE 2 ===") == 1
    assert found.count("Larkfield Systems, Inc. | Q2 call") == 3


def test_number_and_form_feed_are_one_page_end() -> None:
    foot = ["{page}", "Larkfield Systems, Inc.", "\fLarkfield Systems, Inc. (LKF)", "Q2 2024 Call"]
    found = _removed(_pages(foot, count=3))
    assert found.count("Q2 2024 Call") == 3
    assert found.count("\fLarkfield Systems, Inc. (LKF)") == 3


def test_a_head_inside_a_line_goes_with_its_number() -> None:
    head = "page {} of 4 Larkfield Limited July 9, 2024"
    said = ("ten percent", "or so, and", "will go on")
    words = [f"we grew by {head.format(page)} {more}" for page, more in enumerate(said, 1)]
    one = source.decode(" ".join(words).encode(), "x.txt")
    gone = [one.lines[0][noise.start : noise.end].strip() for noise in inner_furniture(one)]
    assert gone == [head.format(page) for page in (1, 2, 3)]
    few = source.decode(b"it is on page 3 of 9 there, and page 4 of 9 here", "x.txt")
    assert list(inner_furniture(few)) == []
