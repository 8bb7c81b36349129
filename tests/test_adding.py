"""What `add` finds in a document, what it writes, and what it asks for."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import documents
from callbook import adding, config, project
from callbook.adding import Order, details_file
from callbook.cli import main
from callbook.found.naming import slug
from callbook.model import Origin, Speaker
from callbook.problems import Refused

FORM = (
    "证券代码：300XXX　　证券简称：青禾智驾\n"
    "青禾智驾 2024 年第一季度业绩会纪要\n"
    "会议时间：2024年5月10日\n\n"
    "1、一季度交付情况如何？\n答：交付 4.1 万套。\n\n2、海外进展？\n答：样件已寄出。\n\n"
    "本文内容由网友自发贡献，如有侵权请发送邮件至 a@example.com 举报。\n"
)
KNOWN = Order(company="示例科技", period="2024Q1")
BARE = "1、一季度交付情况如何？\n答：交付 4.1 万套。\n\n2、海外进展？\n答：样件已寄出。\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "book/sources/calls").mkdir(parents=True)
    return tmp_path / "book"


def add(root: Path, file: Path, *words: str) -> int:
    return main(["add", "--root", str(root), str(file), *words])


def written(root: Path) -> list[str]:
    folder = root / "sources"
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def refusal(text: str, order: Order, file: str = "x.txt") -> str:
    with pytest.raises(Refused) as refused:
        adding.plan(text.encode(), file, order)
    return str(refused.value)


def test_text_is_kept_byte_for_byte_and_the_details_say_what_it_says(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "下载 (3).txt"
    file.write_bytes(FORM.encode("gb18030").replace(b"\n", b"\r\n"))
    assert add(root, file) == 0
    assert written(root) == ["calls/qinghezhijia-2024q1.txt", "calls/qinghezhijia-2024q1.yml"]
    kept = root / "sources/calls/qinghezhijia-2024q1.txt"
    assert kept.read_bytes() == file.read_bytes()
    path = "sources/calls/qinghezhijia-2024q1.yml"
    details = config.load_details((root / path).read_text("utf-8"), path)
    assert (details.company.name, details.company.ticker) == ("青禾智驾", "300XXX")
    assert (details.period, details.date) == ("2024Q1", "2024-05-10")
    assert details.title == "青禾智驾 2024 年第一季度业绩会纪要"
    assert (details.language, details.verbatim, details.original.file) == ("zh", False, "")
    said = capsys.readouterr().out
    for line in (
        "read as: text, gb18030",
        "company: 青禾智驾 300XXX",
        "period: 2024Q1",
        "origin: 未知",
        "questions: 2, follow-ups: 0",
        "Next: look over sources/calls/qinghezhijia-2024q1.yml, then run: ",
    ):
        assert f"\n{line}" in f"\n{said}"
    assert "layout: C1 (" in said
    assert "removed, e-mail address, line 11: a@example.com" in said


def test_a_document_is_kept_beside_its_text_and_held_to_its_hash(
    root: Path, tmp_path: Path
) -> None:
    body = "".join(documents.paragraph(line) for line in FORM.splitlines() if line)
    file = tmp_path / "call.docx"
    file.write_bytes(documents.docx(body))
    assert add(root, file, "--yes", "--draft", "--title", "业绩会: 一问一答") == 0
    assert written(root) == [
        "calls/originals/qinghezhijia-2024q1.docx",
        "calls/qinghezhijia-2024q1.txt",
        "calls/qinghezhijia-2024q1.yml",
    ]
    path = "sources/calls/qinghezhijia-2024q1.yml"
    details = config.load_details((root / path).read_text("utf-8"), path)
    assert details.draft
    assert details.title == "业绩会: 一问一答"
    assert details.original.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    kept = root / "sources/calls" / details.original.file
    assert kept.read_bytes() == file.read_bytes()
    assert project._transcribed(root, "qinghezhijia-2024q1", details).exchanges
    kept.write_bytes(b"another")
    with pytest.raises(Refused, match=r"originals/qinghezhijia-2024q1\.docx: has changed: its SHA"):
        project._transcribed(root, "qinghezhijia-2024q1", details)
    kept.unlink()
    with pytest.raises(Refused, match=r"originals/qinghezhijia-2024q1\.docx: is missing"):
        project._transcribed(root, "qinghezhijia-2024q1", details)


def test_nothing_is_ever_written_over(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FORM, "utf-8")
    assert add(root, file) == 0
    before = {name: (root / "sources" / name).read_bytes() for name in written(root)}
    capsys.readouterr()
    file.write_text(FORM.replace("4.1", "5.2"), "utf-8")
    assert add(root, file) == 1
    assert (
        "sources/calls/qinghezhijia-2024q1.txt: is there already; expected a new call; give this "
        "one a name of its own, e.g. --name qinghezhijia-2024q1-2, or edit that file\n"
    ) in capsys.readouterr().err
    assert {name: (root / "sources" / name).read_bytes() for name in written(root)} == before
    assert add(root, file, "--name", "qinghezhijia-2024q1-2") == 0
    assert len(written(root)) == 4


def test_a_person_is_asked_and_may_say_no(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FORM, "utf-8")
    asked: list[str] = []

    def no(question: str) -> str:
        asked.append(question)
        return "n"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", no)
    assert add(root, file) == 0
    assert asked == ["Write these files? [Y/n] "]
    assert written(root) == []
    assert "Nothing is written." in capsys.readouterr().out
    assert add(root, file, "--yes") == 0
    assert (len(asked), len(written(root))) == (1, 2)


def test_what_neither_the_text_nor_the_person_says_is_asked_for() -> None:
    assert refusal(BARE, Order(), "青禾智驾_2024Q1.txt") == (
        "青禾智驾_2024Q1.txt: the text does not name its company; expected --company, e.g. "
        "--company 示例科技\n"
        "青禾智驾_2024Q1.txt: the text does not name its period with a year (the file's name says "
        "2024Q1, which the text does not); expected --period, e.g. --period 2024Q1"
    )


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        (
            replace(KNOWN, period="sometime"),
            '--period: "SOMETIME" is not a period; expected a year',
        ),
        (replace(KNOWN, name="Bad Name"), '--name: "Bad Name": a call\'s name is small letters'),
        (
            replace(KNOWN, company="…"),
            "x.txt: no name can be made of '…'; expected --name, e.g. --name",
        ),
    ],
)
def test_wrong_words_are_told(order: Order, problem: str) -> None:
    assert refusal(BARE, order).startswith(problem)


def test_a_text_without_questions_is_refused_with_what_was_looked_for() -> None:
    said = refusal("青禾智驾一季度交付四万套。\n公司表示将继续努力。\n", KNOWN)
    assert said.startswith("x.txt: ")
    assert "question" in said


def test_a_fault_of_the_text_is_told_and_left_to_the_details(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(BARE.replace("答：样件已寄出。\n", "") + "3、分红？\n答：有。\n", "utf-8")
    assert add(root, file, "--company", "示例科技", "--period", "1Q24") == 1
    assert "unanswered: [q2]" in capsys.readouterr().err
    assert written(root) == ["calls/shilikeji-2024q1.txt", "calls/shilikeji-2024q1.yml"]


def test_a_container_may_know_what_the_text_does_not() -> None:
    turns = [
        {"question": "分红？", "answer": "按章程。"},
        {"question": "产能？", "answer": "够用。"},
    ]
    data = {"company": "示例科技", "year": 2024, "quarter": "Q3", "date": "2024-11-05", "qa": turns}
    addition = adding.plan(json.dumps(data).encode(), "x.json", Order())
    assert addition.details.call == "shilikeji-2024q3"
    assert addition.details.date == "2024-11-05"
    assert addition.files[0][0] == ("sources/calls/originals/shilikeji-2024q3.json")


def test_a_call_in_english_word_for_word() -> None:
    text = (
        "Larkfield Systems, Inc. (NYSE:LKF) Q2 2024 Earnings Call\nJuly 9, 2024\n\n"
        "Operator\nOur first question comes from Ian Pell with Northgate. Please go ahead.\n\n"
        "Ian Pell\nHow are margins?\n\nMara Voss\nThey are flat.\n\n"
        "Operator\nOur next question comes from Ann Wu with Bexley. Please go ahead.\n\n"
        "Ann Wu\nAnd prices?\n\nMara Voss\nUp.\n"
    )
    details = adding.plan(text.encode(), "x.txt", Order()).details
    assert details.call == "larkfield-systems-2024q2"
    assert (details.language, details.verbatim, details.date) == ("en", True, "2024-07-09")
    assert ("Ian Pell", "analyst") in [(one.name, one.role) for one in details.speakers]


@pytest.mark.parametrize(
    ("company", "wanted"),
    [
        ("快手", "kuaishou"),
        ("快手-W", "kuaishou"),
        ("示例科技", "shilikeji"),
        ("青禾智驾股份有限公司", "qinghezhijia"),
        ("青禾（集团）有限公司", "qinghe"),
        ("重庆长安", "chongqingchangan"),
        ("绿地控股", "lvdikonggu"),
        ("Larkfield Systems, Inc.", "larkfield-systems"),
        ("Larkfield India Limited", "larkfield-india"),
        ("TCL中环", "tcl-zhonghuan"),
        ("AT&T", "at-t"),
        ("…", ""),
    ],
)
def test_a_call_is_named_after_its_company(company: str, wanted: str) -> None:
    assert slug(company) == wanted


@pytest.mark.parametrize(
    ("period", "language", "wanted"),
    [
        ("2024Q3", "zh", "示例科技 2024 年第三季度业绩会"),
        ("2024H1", "zh", "示例科技 2024 年上半年业绩会"),
        ("2024FY", "zh", "示例科技 2024 年度业绩会"),
        ("2024-05-17", "zh", "示例科技 2024-05-17 问答"),
        ("未知", "zh", "示例科技业绩会问答"),
        ("2024Q3", "en", "示例科技 Q3 2024 Earnings Call"),
        ("2024FY", "en", "示例科技 Full Year 2024 Earnings Call"),
    ],
)
def test_a_title_is_made_where_the_text_has_none(period: str, language: str, wanted: str) -> None:
    assert details_file.title_of("示例科技", period, language) == wanted


@given(
    company=st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()),
    title=st.text(),
    speaker=st.text(),
)
def test_details_are_read_back_as_they_were_found(company: str, title: str, speaker: str) -> None:
    flat = " ".join(company.split())
    text = details_file.text(
        details_file.Written(
            call="x-2024q1",
            company=company,
            ticker="",
            period="2024Q1",
            title=title,
            language="zh",
            date="",
            origin=Origin(address="https://example.com/"),
            verbatim=False,
            draft=False,
            layout="C1",
            speakers=(Speaker(name=speaker, firm=title, title=company),),
            left=(),
        ),
        "",
        "",
    )
    details = config.load_details(text, "sources/calls/x-2024q1.yml")
    assert details.company.name == ("" if flat == "未知" else flat)
    assert details.origin.address == "https://example.com/"
