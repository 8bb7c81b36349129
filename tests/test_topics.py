"""What blocks and exchanges are about."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from callbook.model import (
    Block,
    Call,
    Company,
    Details,
    Exchange,
    FollowUp,
    Lines,
    Question,
    Source,
)
from callbook.topics import TOPICS_PER_EXCHANGE, annotate
from callbook.topics.judging import Judge
from callbook.vocabularies import load_topics

ROOT = Path(__file__).parents[1]
CASES = sorted(Path(__file__).parent.glob("cases/topics/*.yml"))
TOPICS = load_topics((ROOT / "sources/topics.yml").read_text("utf-8"), "sources/topics.yml")
JUDGE = Judge(TOPICS)
CUES = [cue for topic in TOPICS for cue in (*topic.strong, *topic.weak, *topic.not_in)]
# The printed marks, which are in no block: "1. ", "答:", "2)"; not "3Q" nor "7天"
MARK = re.compile(r"^(?:\d+\. |答:|\d+\)\s?)")
FRAGMENTS = st.sampled_from([*CUES, ",", "。", "、", "虽然", "受", "影响", "…", "ﬁ", " ", "\n"])
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=15).map("".join))


def block(text: str, line: int = 1) -> Block:
    return Block(text=text, lines=Lines(first=line, last=line))


def call_of(*exchanges: Exchange, remarks: tuple[Block, ...] = ()) -> Call:
    details = Details(
        path="sources/calls/shili-2024q1.yml",
        call="shili-2024q1",
        company=Company(name="示例科技"),
        period="2024Q1",
        title="示例科技业绩会",
    )
    source = Source(path="sources/calls/shili-2024q1.txt", sha256="", encoding="utf-8", lines=())
    return Call(
        source=source, details=details, layout="", exchanges=tuple(exchanges), remarks=remarks
    )


def exchange(question: str, *answer: str, follow_ups: tuple[FollowUp, ...] = ()) -> Exchange:
    return Exchange(
        number=1,
        question=Question(block=block(question)),
        answer=tuple(map(block, answer)),
        follow_ups=follow_ups,
    )


def about(text: str) -> list[str]:
    return [each.topic for each in JUDGE.about(text)]


@pytest.mark.parametrize(
    "path", [case for case in CASES if case.stem != "first_transcript"], ids=lambda path: path.stem
)
def test_case(path: Path) -> None:
    expected = yaml.safe_load(path.read_text("utf-8"))["texts"]
    assert {text: about(text) for text in expected} == expected


@pytest.fixture(scope="module")
def first() -> tuple[dict[str, Any], Call]:
    """The judged expectation for the first transcript, and the call annotated."""
    case = yaml.safe_load((CASES[0].parent / "first_transcript.yml").read_text("utf-8"))
    lines = (ROOT / case["source"]).read_text("utf-8").splitlines()

    def said(number: int) -> Block:
        return block(MARK.sub("", lines[number - 1]), number)

    exchanges = [
        Exchange(
            number=number,
            question=Question(block=said(each["question"])),
            answer=tuple(map(said, each["answer"])),
        )
        for number, each in enumerate(case["exchanges"], start=1)
    ]
    return case, annotate(call_of(*exchanges), TOPICS)


def test_questions_of_the_first_transcript(first: tuple[dict[str, Any], Call]) -> None:
    case, call = first
    assert [list(each.topics) for each in call.exchanges] == [
        each["topics"] for each in case["exchanges"]
    ]


def test_paragraphs_of_the_first_transcript(first: tuple[dict[str, Any], Call]) -> None:
    case, call = first
    blocks = [each for exchange in call.exchanges for each in exchange.blocks()]
    found = {each.lines.first: [evidence.topic for evidence in each.topics] for each in blocks}
    assert found == case["blocks"]


def test_answer_needs_less_for_what_was_asked() -> None:
    answer = "投放会更谨慎。"
    asked = annotate(call_of(exchange("广告业务怎么看?", answer)), TOPICS).exchanges[0]
    other = annotate(call_of(exchange("天气怎么样?", answer)), TOPICS).exchanges[0]
    assert [evidence.topic for evidence in asked.answer[0].topics] == ["advertising"]
    assert other.answer[0].topics == ()
    assert other.topics == ()


def test_follow_up_asks_anew_or_goes_on() -> None:
    more = FollowUp(question=Question(block=block("海外业务呢?")), answer=(block("投放会减少。"),))
    on = FollowUp(question=Question(block=block("能否展开?")), answer=(block("投放会增加。"),))
    first = exchange("广告业务怎么看?", "广告收入增长。", follow_ups=(more, on))
    annotated = annotate(call_of(first), TOPICS).exchanges[0]
    overseas, going_on = annotated.follow_ups
    assert [evidence.topic for evidence in overseas.question.block.topics] == ["overseas"]
    assert overseas.answer[0].topics == ()
    assert [evidence.topic for evidence in going_on.answer[0].topics] == ["advertising"]
    assert annotated.topics == ("advertising", "overseas")


def test_remarks_have_topics_too() -> None:
    call = annotate(call_of(remarks=(block("海外业务继续增长。"),)), TOPICS)
    assert [evidence.topic for evidence in call.remarks[0].topics] == ["overseas"]


def test_topic_of_one_paragraph_in_five_is_not_the_exchange_s() -> None:
    told = ["广告收入增长,广告主增加。"] * 4 + ["海外业务平稳。"]
    assert annotate(call_of(exchange("请谈谈业务。", *told)), TOPICS).exchanges[0].topics == (
        "advertising",
    )


@given(TEXTS, TEXTS)
def test_evidence_is_a_cue_in_the_block_and_what_an_exchange_is_about_has_evidence(
    question: str, answer: str
) -> None:
    (annotated,) = annotate(call_of(exchange(question, answer)), TOPICS).exchanges
    seen = set()
    for each in annotated.blocks():
        for evidence in each.topics:
            seen.add(evidence.topic)
            assert each.text[evidence.span.start : evidence.span.end]
    assert set(annotated.topics) <= seen
    assert len(annotated.topics) <= TOPICS_PER_EXCHANGE
    untouched = [replace(each, topics=()) for each in annotated.blocks()]
    assert untouched == [block(question), block(answer)]
