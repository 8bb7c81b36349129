"""How one transcript is read: exchanges, receipt, problems."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbook import source, transcript
from callbook.model import Company, Details
from readings import cases, read, simple, uncovered

FIRST = Path(__file__).parent.parent / "sources/calls/kuaishou-2021q3.txt"
ALL = dict(cases("transcript"))
CASES = {name: case for name, case in ALL.items() if "exchanges" in case}
FACTS = {name: case for name, case in ALL.items() if "found" in case}


def details(**more: object) -> Details:
    known = {
        "path": "x.yml",
        "call": "x-2024q1",
        "company": Company(name="青禾智驾"),
        "period": "2024Q1",
        "title": "青禾智驾 2024 年第一季度",
    }
    return Details(**(known | more))  # type: ignore[arg-type]  # a test's shorthand


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    reading = read(str(case["text"]))
    wanted = case["exchanges"]
    assert isinstance(wanted, list)
    got = [simple(exchange) for exchange in reading.exchanges]
    for one, other in zip(got, wanted, strict=False):
        if "parts" not in other:
            one.pop("parts", None)
    assert got == wanted
    problems = [str(problem) for problem in reading.problems]
    expected = case.get("problems", [])
    assert isinstance(expected, list)
    assert len(problems) == len(expected)
    for problem, start in zip(problems, expected, strict=True):
        assert problem.startswith(start)
    removed = [piece.reason for piece in reading.pieces if piece.kind == "removed"]
    assert removed == case.get("removed", [])
    assert reading.found.origin.address == case.get("origin", "")
    assert not uncovered(reading)


@pytest.mark.parametrize("name", FACTS)
def test_what_a_text_says_of_its_call(name: str) -> None:
    found = read(str(FACTS[name]["text"])).found
    said = {
        "title": found.title,
        "company": found.company,
        "ticker": found.ticker,
        "period": found.period,
        "date": found.date,
    }
    assert {key: value for key, value in said.items() if value} == FACTS[name]["found"]


def test_the_first_transcript() -> None:
    reading = transcript.read(source.decode(FIRST.read_bytes(), "kuaishou.txt"))
    assert reading.layout == "C1"
    assert reading.problems == ()
    assert [exchange.printed for exchange in reading.exchanges] == list("12345678")
    assert [len(exchange.question.parts) for exchange in reading.exchanges] == [
        3, 2, 2, 0, 0, 0, 0, 0,
    ]  # fmt: skip
    assert [len(exchange.answer) for exchange in reading.exchanges] == [2, 7, 5, 1, 1, 5, 2, 3]
    points = [block.mark for exchange in reading.exchanges for block in exchange.answer]
    assert [mark for mark in points if mark] == [
        "1)",
        "2)",
        "3)",
        "4)",
        "5)",
        "1)",
        "2)",
        "3)",
        "4)",
    ]
    removed = [(piece.line, piece.reason) for piece in reading.pieces if piece.kind == "removed"]
    assert removed == [
        (1, "spam title"),
        (73, "disclaimer"),
        (73, "e-mail address"),
        (73, "disclaimer"),
        (74, "repost notice"),
    ]
    assert reading.found.origin.address == "https://www.sumedu.com/faq/223999.html"
    assert not uncovered(reading)


def test_pieces_hold_the_words_of_the_blocks() -> None:
    reading = transcript.read(source.decode(FIRST.read_bytes(), "kuaishou.txt"))
    said = "".join(
        reading.source.lines[piece.line - 1][piece.start : piece.end]
        for piece in reading.pieces
        if piece.kind in ("question", "answer")
    )
    blocks = "".join(block.text for one in reading.exchanges for block in one.blocks())
    assert re.sub(r"\s", "", said) == re.sub(r"\s", "", blocks)


def test_a_question_listed_as_unanswered_is_no_problem() -> None:
    text = "1. 一?\n答:是。\n2. 二?\n3. 三?\n答:是。\n"
    one = source.decode(text.encode(), "x.txt")
    assert len(transcript.read(one, details()).problems) == 1
    assert transcript.read(one, details(unanswered=("q2",))).problems == ()


def test_the_details_decide_the_layout() -> None:
    one = source.decode("1. 一?\n答:是。\n2. 二?\n答:是。\n".encode(), "x.txt")
    assert transcript.read(one, details(layout="c1")).layout == "C1"
    [problem] = transcript.read(one, details(layout="D9")).problems
    assert str(problem).startswith("x.yml: layout: there is no layout 'D9'; expected one of C1")


def test_json_keeps_its_shape() -> None:
    text = "青禾智驾电话客服(青禾智驾靠谱吗)\n1. 一?\n答:是。\n1) 点\n2. 二?\n答:是。\n"
    out = transcript.to_json(read(text))
    assert list(out)[:4] == ["layout", "exchanges", "removed", "problems"]
    assert out["layout"] == "C1"
    assert out["removed"] == [
        {"lines": [1, 1], "reason": "spam title", "text": "青禾智驾电话客服(青禾智驾靠谱吗)"}
    ]
    exchanges = out["exchanges"]
    assert isinstance(exchanges, list)
    first = exchanges[0]
    assert first["number"] == 1
    assert first["question"]["text"] == "一?"
    assert first["question"]["lines"] == [2, 2]
    assert first["question"]["parts"] == []
    assert first["answer"][1]["text"] == "点"
    assert first["answer"][1]["lines"] == [4, 4]
    assert first["follow_ups"] == []


# fmt: off
MARKS = st.sampled_from([
    "1. ", "2.", "3、", "Q1：", "Q：", "A：", "答:", "问：", "答：", "1) ", "（1）", "①", "• ",
    "– ", "一、", "**", "### ", "Operator\n", "王青：", "[1]", "Ann Lee (Larkfield): ",
    "问答环节\n", "(00:01:02) ", "Q&A\n", "?", "？", "。", "\n", "\n\n", "\u3000", "\u200b",
    "\u00a0", "\ufeff", "本文内容由网友自发贡献,", "转载请注明出处:https://example.com/1 ",
    "a@example.com", "“", "”", "免责声明：", "询问", "表示：", "[Foreign Language]", "高盛",
    "分析师", "Q - ",
])
# fmt: on
TEXTS = st.lists(st.one_of(MARKS, st.text(max_size=6)), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_character_lies_in_exactly_one_piece(text: str) -> None:
    reading = read(text.replace("\0", ""))
    assert not uncovered(reading)
    assert [one.number for one in reading.exchanges] == list(range(1, len(reading.exchanges) + 1))


def test_who_is_named_beside_a_label_is_a_speaker() -> None:
    text = "调研\nQ1（中金 张思）：毛利率？\nA1（李禾）：平稳。\nQ2：海外？\nA2（李禾）：两家。\n"
    named = [(one.name, one.firm, one.role) for one in read(text).speakers]
    assert named == [("张思", "中金", "analyst"), ("李禾", "", "management")]
