"""Which words of a text name a metric or a term."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callbook.language.folding import fold
from callbook.metrics import Finder
from callbook.vocabularies import load_metrics, spellings

ROOT = Path(__file__).parents[1]
CASES = sorted(Path(__file__).parent.glob("cases/metrics/*.yml"))
METRICS = load_metrics((ROOT / "sources/metrics.yml").read_text("utf-8"), "sources/metrics.yml")
FINDER = Finder(METRICS)
FORMS = {
    metric.id: {fold(form).text for form in (*spellings(metric), *metric.short)}
    for metric in METRICS
}
FRAGMENTS = st.sampled_from(
    [form for metric in METRICS for form in (*spellings(metric), *metric.short, *metric.not_in)]
    + ["公私域", "，", "。", " ", "、", "s", "a", "4亿", "…", "ﬁ", "％", "發", "\n", "日", "月"]
)
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=12).map("".join))


def mentioned(text: str) -> list[str]:
    return [f"{text[m.span.start : m.span.end]} {m.metric}" for m in FINDER.mentions(text)]


def texts_of(case: Mapping[str, Any]) -> dict[str, list[str]]:
    """The texts of a case with what they name; lines of a source that name nothing included."""
    if "source" not in case:
        return dict(case["texts"])
    lines = (ROOT / case["source"]).read_text("utf-8").splitlines()
    return {line: case["lines"].get(number, []) for number, line in enumerate(lines, start=1)}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    expected = texts_of(yaml.safe_load(path.read_text("utf-8")))
    assert {text: mentioned(text) for text in expected} == expected


@given(TEXTS)
def test_mentions_stand_in_order_and_say_a_word_of_their_entry(text: str) -> None:
    mentions = FINDER.mentions(text)
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start
    for mention in mentions:
        surface = fold(text[mention.span.start : mention.span.end]).text
        joint = len(surface) == 1 and any(
            form.startswith(surface) for form in FORMS[mention.metric]
        )
        short = surface in FORMS[mention.metric]
        assert joint or short or [m.metric for m in FINDER.mentions(surface)] == [mention.metric]


@given(TEXTS, st.sampled_from(["，", "。", "的"]))
def test_words_after_a_text_do_not_change_the_mentions_before(text: str, more: str) -> None:
    longer = FINDER.mentions(f"{text}。\n{more}")
    assert longer[: len(FINDER.mentions(text))] == FINDER.mentions(text)


def test_every_entry_is_found_by_each_of_its_own_words() -> None:
    lost = {
        (metric.id, form)
        for metric in METRICS
        for form in spellings(metric)
        if [m.metric for m in FINDER.mentions(form)] != [metric.id]
    }
    assert lost == set()


def test_a_long_text_takes_time_by_its_length_not_by_its_square() -> None:
    def seconds(times: int) -> float:
        text = "次日、7日用户留存与猪肉炖粉条,DAU提升" * times
        start = process_time()
        assert len(FINDER.mentions(text)) == 3 * times
        return process_time() - start

    assert seconds(8_000) < 12 * max(seconds(2_000), 0.01)
