"""What an author may write in the vocabularies, and what he is told where it is wrong."""

from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callbook import metrics, topics
from callbook.model import (
    Block,
    Call,
    Company,
    Details,
    Exchange,
    Lines,
    Metric,
    Question,
    Source,
    Topic,
)
from callbook.problems import Refused
from callbook.vocabularies import load_metrics, load_topics, unmet

ROOT = Path(__file__).parents[1]
CASES = sorted(Path(__file__).parent.glob("cases/vocabularies/*.yml"))
METRICS = load_metrics((ROOT / "sources/metrics.yml").read_text("utf-8"), "sources/metrics.yml")
TOPICS = load_topics((ROOT / "sources/topics.yml").read_text("utf-8"), "sources/topics.yml")


def as_tuple(value: object) -> Any:  # noqa: ANN401 - a field's value, of whatever type it is
    return tuple(map(as_tuple, value)) if isinstance(value, list) else value


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    load = load_topics if case["file"].endswith("topics.yml") else load_metrics
    problems: list[str] = []
    entries: tuple[Metric | Topic, ...] = ()
    try:
        entries = load(case["input"], case["file"])
    except Refused as refused:
        problems = [str(problem) for problem in refused.problems]
    assert problems == case.get("problems", [])
    assert entries == tuple(
        Metric(**{key: as_tuple(value) for key, value in entry.items()})
        for entry in case.get("expected", [])
    )


@given(st.text())
def test_any_text_gives_entries_or_problems(text: str) -> None:
    for load in (load_topics, load_metrics):
        with suppress(Refused):
            assert all(entry.id for entry in load(text, "sources/x.yml"))


def test_vocabularies_of_the_book_are_large_enough_and_complete() -> None:
    assert len(METRICS) >= 40
    assert len(TOPICS) >= 14
    assert all(metric.english for metric in METRICS)
    assert all(metric.unit and metric.formula for metric in METRICS if metric.unit == "%")
    assert all(topic.aliases and topic.weak for topic in TOPICS)
    assert [m.id for m in METRICS if not m.definition.endswith("。")] == []


def call_saying(*texts: str) -> Call:
    blocks = [Block(text=text, lines=Lines(first=1, last=1)) for text in texts]
    exchange = Exchange(number=1, question=Question(block=blocks[0]), answer=tuple(blocks[1:]))
    details = Details(
        path="d", call="shili-2024q1", company=Company(name="示例科技"), period="2024Q1", title="x"
    )
    source = Source(path="s", sha256="", encoding="utf-8", lines=())
    return Call(source=source, details=details, layout="", exchanges=(exchange,))


def test_entries_of_the_book_are_all_met_by_its_first_transcript() -> None:
    lines = (ROOT / "sources/calls/kuaishou-2021q3.txt").read_text("utf-8").splitlines()
    call = topics.annotate(metrics.annotate(call_saying(*lines), METRICS), TOPICS)
    assert unmet([call], TOPICS, METRICS).problems == ()


def test_entry_that_no_call_mentions_is_a_problem_unless_a_confusable_is_mentioned() -> None:
    dau, mau, gmv = (
        Metric(
            id=name,
            kind="metric",
            name=name.upper(),
            definition="",
            aliases=(f"{name}别名",),
            line=number,
        )
        for number, name in enumerate(("dau", "mau", "gmv"), start=1)
    )
    entries = (replace(dau, confusables=("mau",)), mau, gmv)
    found = unmet([metrics.annotate(call_saying("DAUs增长"), entries)], (), entries)
    assert [str(problem) for problem in found.problems] == [
        (
            "sources/metrics.yml:3: gmv: no call speaks of it; "
            "add the spelling that the calls use, or remove it"
        )
    ]
    assert found.aliases == (
        ("dau", "dau别名"),
        ("mau", "MAU"),
        ("mau", "mau别名"),
        ("gmv", "GMV"),
        ("gmv", "gmv别名"),
    )


def test_topic_that_no_call_is_about_is_a_problem_unless_one_below_it_is_spoken_of() -> None:
    above, below, other = (
        Topic(
            id=name,
            title=name,
            english=name,
            description=name,
            strong=(name,),
            line=number,
            parent="above" if name == "below" else "",
        )
        for number, name in enumerate(("above", "below", "other"), start=1)
    )
    entries = (above, below, other)
    call = topics.annotate(call_saying("below is fine."), entries)
    assert [problem.line for problem in unmet([call], entries, ()).problems] == [3]


def test_every_field_of_an_entry_can_be_written() -> None:
    written = {field.name for field in fields(Metric)} - {"line"}
    with pytest.raises(Refused) as refused:
        load_metrics("- {nothing: x}", "sources/metrics.yml")
    told = " ".join(problem.message for problem in refused.value.problems)
    assert all(name in told for name in written)
