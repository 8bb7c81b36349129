"""Which business numbers a text says, and what they are."""

from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callbook.figures import figures
from callbook.figures.numerals import chinese_value
from callbook.language.folding import fold
from callbook.metrics import Finder
from callbook.model import Figure, Span
from callbook.vocabularies import load_metrics

ROOT = Path(__file__).parents[1]
CASES = sorted(Path(__file__).parent.glob("cases/figures/*.yml"))
METRICS = load_metrics((ROOT / "sources/metrics.yml").read_text("utf-8"), "sources/metrics.yml")
FINDER = Finder(METRICS)
MEASURED = {metric.id: metric for metric in METRICS if metric.kind == "metric"}
WORDS = [
    *(
        "4亿",
        "70%",
        "$1.2 billion",
        "DAU",
        "GMV",
        "毛利率",
        "同比",
        "环比",
        "增长",
        "下降",
        "至",
        "分别",
    ),
    *(
        "三成",
        "百分之三",
        "以上",
        "约",
        "3Q",
        "9月",
        "目标",
        "预计",
        "我们",
        "和",
        "、",
        ",",
        "。",
        " ",
        "10",
    ),
    *("-", "~", "up", "year over year", "to", "from", "占", "元", "万", "ﬁ", "…", "％", "\n"),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=15).map("".join))


def said(text: str) -> tuple[Figure, ...]:
    return figures(text, FINDER.mentions(text), MEASURED)


def expected_figure(text: str, wanted: dict[str, Any], after: int) -> Figure:
    start = text.index(wanted["said"], after)
    high = wanted.get("high")
    return Figure(
        span=Span(start=start, end=start + len(wanted["said"])),
        value=Decimal(str(wanted["value"])),
        high=None if high is None else Decimal(str(high)),
        **{
            field: wanted[field]
            for field in ("unit", "metric", "period", "basis", "qualifier", "kind")
            if field in wanted
        },
    )


def expected_figures(text: str, wanted: list[dict[str, Any]]) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for each in wanted:
        found.append(expected_figure(text, each, found[-1].span.end if found else 0))
    return tuple(found)


def texts_of(case: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The texts of a case with their figures; lines of a source that say none included."""
    if "source" not in case:
        return dict(case["texts"])
    lines = (ROOT / case["source"]).read_text("utf-8").splitlines()
    return {line: case["lines"].get(number, []) for number, line in enumerate(lines, start=1)}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    texts = texts_of(yaml.safe_load(path.read_text("utf-8")))
    assert {text: said(text) for text in texts} == {
        text: expected_figures(text, wanted) for text, wanted in texts.items()
    }


@given(TEXTS)
def test_figures_stand_in_order_and_are_said_in_digits_or_numerals(text: str) -> None:
    end = 0
    for figure in said(text):
        assert end <= figure.span.start < figure.span.end <= len(text)
        end = figure.span.end
        surface = fold(text[figure.span.start : end]).text
        assert any(
            character.isdigit() or character in "一二两三四五六七八九十" for character in surface
        )
        assert figure.period in text
        assert all(part in text for part in figure.qualifier.split("…"))


@given(st.integers(min_value=0, max_value=9999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    places = ("千", "百", "十", "")
    digits = f"{number:04d}"
    spelled = "".join(
        "零一二三四五六七八九"[int(digit)] + place if digit != "0" else "零"
        for digit, place in zip(digits, places, strict=True)
    )
    assert chinese_value(spelled.strip("零") or "零") == number


def test_words_that_only_carry_on_take_no_time_that_doubles_with_each() -> None:
    text = "DAU达到3亿," + "达到增长至环比" * 2_000 + "甲乙5%"
    assert [figure.metric for figure in said(text)] == ["dau", ""]


def test_a_sentence_without_end_takes_time_by_its_length_not_by_its_square() -> None:
    def seconds(times: int) -> float:
        start = process_time()
        assert len(said("4亿ROI 2 " * times)) >= times
        return process_time() - start

    assert seconds(400) < 12 * max(seconds(100), 0.01)
