"""What the author says of a call is applied where it fits, and refused where it fits nothing."""

from dataclasses import replace
from typing import Any

import pytest

from callbook.authored import apply, corrections
from callbook.blocks import each_block_of
from callbook.model import Call, Correction, Speaker, Topic
from callbook.problems import Refused
from small_archive import dated_call

TOPICS = tuple(
    Topic(id=name, title=name, english=name, description=name, strong=(name,))
    for name in ("users", "costs")
)


@pytest.fixture
def call() -> Call:
    return dated_call()


def with_details(call: Call, **changes: Any) -> Call:  # noqa: ANN401 - any field of Details
    """The call with these details alone."""
    bare = replace(call.details, titles=(), topics=(), corrections=(), unanswered=())
    return replace(call, details=replace(bare, **changes))


def refusals(call: Call) -> list[str]:
    with pytest.raises(Refused) as refused:
        apply(call, TOPICS)
    return [problem.message for problem in refused.value.problems]


def test_title_goes_to_its_question_by_address(call: Call) -> None:
    titled = apply(with_details(call, titles=(("q2", "短题"),)), TOPICS)
    assert [exchange.title for exchange in titled.exchanges if exchange.address == "q2"] == ["短题"]
    assert all(not exchange.title for exchange in titled.exchanges if exchange.address != "q2")


def test_title_of_no_question_is_refused_with_its_line(call: Call) -> None:
    strange = with_details(call, titles=(("q9", "短题"),), written_at=(("titles.q9", 12),))
    with pytest.raises(Refused) as refused:
        apply(strange, TOPICS)
    assert str(refused.value).startswith(
        f"{call.details.path}:12: titles.q9: there is no question 9 "
        f"(the call has {len(call.exchanges)}); expected one of q1"
    )


def test_added_topic_points_at_the_whole_question(call: Call) -> None:
    bare = replace(call, exchanges=tuple(replace(e, topics=()) for e in call.exchanges))
    changed = apply(with_details(bare, topics=(("q1", ("+costs",)),)), TOPICS).exchanges[0]
    assert changed.topics == ("costs",)
    block = changed.question.block
    evidence = block.topics[-1]
    assert block.text[evidence.span.start : evidence.span.end] == block.text


def test_removed_topic_leaves_no_evidence(call: Call) -> None:
    about = apply(
        with_details(
            replace(call, exchanges=tuple(replace(e, topics=()) for e in call.exchanges)),
            topics=(("q1", ("+costs",)),),
        ),
        TOPICS,
    )
    bare = apply(with_details(about, topics=(("q1", ("-costs",)),)), TOPICS).exchanges[0]
    assert "costs" not in bare.topics
    assert not [e for block in bare.blocks() for e in block.topics if e.topic == "costs"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("+nosuch", 'topics.q1: there is no topic "nosuch"; expected one of users, costs'),
        ("-costs", "topics.q1: -costs changes nothing: the question has no topic; remove it"),
    ],
)
def test_topic_change_without_effect_is_refused(call: Call, change: str, said: str) -> None:
    bare = replace(call, exchanges=tuple(replace(e, topics=()) for e in call.exchanges))
    assert refusals(with_details(bare, topics=(("q1", (change,)),))) == [said]


def test_correction_is_found_where_it_is_said(call: Call) -> None:
    block = call.exchanges[0].answer[0]
    slip = Correction(line=block.lines.first, find=block.text[2:5], suggest="改")
    corrected = with_details(call, corrections=(slip,))
    ((span, found),) = corrections(block, corrected.details)
    assert (block.text[span.start : span.end], found) == (slip.find, slip)
    apply(corrected, TOPICS)


def test_correction_of_words_not_said_there_is_refused(call: Call) -> None:
    slip = Correction(line=1, find="没有这几个字", suggest="改")
    assert refusals(with_details(call, corrections=(slip,))) == [
        'corrections[1]: "没有这几个字" is not said on line 1; expected words of that line'
    ]


def test_unanswered_question_that_does_not_exist_is_refused(call: Call) -> None:
    assert refusals(with_details(call, unanswered=("q9",)))[0].startswith(
        "unanswered[1]: there is no question 9"
    )


def test_speaker_of_the_details_is_known_wherever_he_speaks(call: Call) -> None:
    unknown = replace(
        call,
        speakers=(),
        exchanges=tuple(
            each_block_of(one, lambda block: replace(block, speaker=Speaker(name="王青")))
            for one in call.exchanges
        ),
    )
    chief = Speaker(name="王青", firm="示例科技", title="首席执行官", role="management")
    silent = Speaker(name="李禾", role="management")
    known = apply(with_details(unknown, speakers=(chief, silent)), TOPICS)
    assert known.speakers == (chief, silent)
    spoke = {block.speaker for exchange in known.exchanges for block in exchange.blocks()}
    assert spoke == {chief}
