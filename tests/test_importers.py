"""What becomes of documents as people have them, and what is refused."""

import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import documents
from callbook import importers, transcript
from callbook.cli import main
from callbook.importers import Imported, word
from callbook.importers.glyphs import characters
from callbook.problems import Refused
from readings import cases

CASES = dict(cases("importers"))
ASKED = (
    "When you look at the pipeline for the second half, what stands out to you, and how should "
    "we think about the conservative guidance that you gave, given the strength in orders?"
)
SAID = (
    "We think it is balanced. Orders grew 12% and we added two plants, which are ramping on "
    "schedule; costs came down by 3.5% quarter over quarter, mostly because of better yields."
)
PEOPLE = ("Ian Pell", "Ann Wu", "Bo Chen", "Lou Hart", "Ravi Nair", "Joy Park")


def lines(imported: Imported) -> list[str]:
    return [line for line in imported.source.lines if line]


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Refused) as refused:
        importers.read(data, name)
    assert len(refused.value.problems) == 1
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    text = str(case["input"]) * int(str(case.get("repeat", 1)))
    data, file = text.encode(str(case.get("encoding", "utf-8"))), str(case["name"])
    if "problem" in case:
        assert refusal(data, file).startswith(str(case["problem"]))
        return
    imported = importers.read(data, file)
    if case.get("kept"):
        assert (imported.converted, imported.data) == (False, data)
    if "text" in case:
        assert imported.data.decode() == case["text"]
        assert "\n".join(imported.source.lines) + "\n" == case["text"]
    if "lacks" in case:
        assert str(case["lacks"]) not in imported.data.decode()
    told = " ".join(f"{left.reason} {left.text}" for left in imported.left)
    wanted = case.get("left", [])
    assert isinstance(wanted, list)
    assert all(word in told for word in wanted)
    found = imported.found
    for field, value in (
        *(("period", found.period), ("date", found.date), ("ticker", found.ticker)),
        ("origin", found.origin.address),
    ):
        assert value == case.get(field, value)


# --- plain text ---------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_plain_text_is_kept_byte_for_byte(encoding: str) -> None:
    text = "青禾智驾业绩会\r\n\r\n问：毛利率为什么下降？\r\n答：主要是产品结构的变化，我们会改善。"
    data = text.encode(encoding)
    imported = importers.read(data, "a.txt")
    assert (imported.container, imported.data, imported.converted) == ("text", data, False)
    assert list(imported.source.lines) == text.split("\r\n")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf \r\n\n", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Word, Excel or PowerPoint file"),
        (b"{\\rtf1\\ansi hello}", "rich text (RTF)"),
        (b"Rar!\x1a\x07\0", "a RAR archive"),
        (b"x" * (importers.LARGEST + 1), f"{importers.LARGEST + 1} bytes; expected at most"),
    ],
)
def test_what_holds_no_text_is_refused_by_its_bytes(data: bytes, found: str) -> None:
    assert refusal(data, "call.txt").startswith(f"call.txt: {found}")


# --- Word ---------------------------------------------------------------------------------


def test_numbers_that_word_prints_are_part_of_the_text() -> None:
    body = "".join(
        (
            documents.paragraph("青禾智驾 2024 年第一季度业绩会纪要"),
            documents.paragraph("一季度交付情况如何？", 0),
            documents.paragraph("答：交付 4.1 万套。"),
            documents.paragraph("产能充足；", 1),
            documents.paragraph("成本下降 &amp; 良率上升。", 1),
            documents.paragraph("海外进展？", 0),
            documents.paragraph("答：样件已寄出。"),
        )
    )
    data = documents.docx(
        body, numbering=documents.numbering(("decimal", "%1、"), ("decimal", "%2)"))
    )
    imported = importers.read(data, "call.pdf")  # the ending is only a hint
    assert imported.container == "Word document"
    assert lines(imported) == [
        "青禾智驾 2024 年第一季度业绩会纪要",
        "1、一季度交付情况如何？",
        "答：交付 4.1 万套。",
        "1) 产能充足；",
        "2) 成本下降 & 良率上升。",
        "2、海外进展？",
        "答：样件已寄出。",
    ]
    reading = transcript.read(imported.source)
    assert (len(reading.exchanges), reading.problems) == (2, ())


@pytest.mark.parametrize(
    ("form", "text", "wanted"),
    [
        ("chineseCounting", "%1、", ["一、甲", "二、乙"]),
        ("chineseCountingThousand", "（%1）", ["（一）甲", "（二）乙"]),
        ("upperLetter", "%1.", ["A. 甲", "B. 乙"]),
        ("lowerRoman", "%1.", ["i. 甲", "ii. 乙"]),
        ("decimalEnclosedCircleChinese", "%1", ["① 甲", "② 乙"]),
        ("bullet", "\uf0b7", ["• 甲", "• 乙"]),
        ("decimal", "问题%1：", ["问题1： 甲", "问题2： 乙"]),
    ],
)
def test_forms_of_numbers(form: str, text: str, wanted: list[str]) -> None:
    body = documents.paragraph("甲", 0) + documents.paragraph("乙", 0)
    data = documents.docx(body, numbering=documents.numbering((form, text)))
    assert lines(importers.read(data, "a.docx")) == wanted


def test_rows_of_a_table_in_word_are_lines() -> None:
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell * 2 + "</w:tr>"
    body = "<w:tbl>{}</w:tbl>".format(
        row.format(documents.paragraph("时间"), documents.paragraph("2024年5月10日"))
        + row.format(
            documents.paragraph("内容"),
            documents.paragraph("问：分红？") + documents.paragraph("答：有。"),
        )
    )
    imported = importers.read(documents.docx(body), "a.docx")
    assert lines(imported) == ["时间    2024年5月10日", "内容", "问：分红？", "答：有。"]


def test_documents_of_word_that_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = documents.docx(documents.paragraph("问：分红？"))
    assert refusal(whole[:200], "a.docx").startswith("a.docx: a broken ZIP archive (")
    assert refusal(documents.docx(""), "a.docx") == (
        "a.docx: a Word document without text; expected the words of a call"
    )
    torn = documents.docx("<w:p><w:r>")
    assert refusal(torn, "a.docx").startswith("a.docx: a broken Word document (")
    entities = documents.docx(
        documents.paragraph("甲"), styles='<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    )
    assert "it declares entities" in refusal(entities, "a.docx")
    assert "far more than it shows" in refusal(
        documents.docx(documents.paragraph("甲"), theme=" " * 6_000_000), "a.docx"
    )
    monkeypatch.setattr(word, "MOST_PARTS", 2)
    assert "far more than it shows" in refusal(whole, "a.docx")


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("xl/workbook.xml", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("META-INF/container.xml", "an e-book"),
        ("calls/call.txt", "a ZIP archive"),
    ],
)
def test_other_archives_are_named(part: str, found: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, "x")
    assert refusal(made.getvalue(), "a.docx").startswith(f"a.docx: {found}; expected a Word")


# --- PDF ----------------------------------------------------------------------------------


def test_pages_become_paragraphs_without_their_heads_and_feet() -> None:
    name, body = (
        documents.style("Helvetica-Bold"),
        documents.style(after=6),
    )
    story = [documents.printed("Larkfield Systems (NYSE:LKF) Q2 2024 Earnings Call", name)]
    for person in PEOPLE * 2:
        story += [
            *(
                documents.printed("Operator", name),
                documents.printed(f"Next is {person} with Northgate.", body),
            ),
            *(documents.printed(person, name), documents.printed(ASKED, body)),
            *(
                documents.printed("Mara Voss", name),
                documents.printed(f"{SAID} {SAID}", body),
                documents.printed(SAID, body),
            ),
        ]
    data = documents.pdf(
        story, head="LARKFIELD FQ2 2024 EARNINGS CALL | JUL 09, 2024", foot="(c) Larkfield   #"
    )
    imported = importers.read(data, "call.txt")
    assert imported.container == "PDF"
    said = [
        text
        for person in PEOPLE * 2
        for text in (
            *("Operator", f"Next is {person} with Northgate.", person, ASKED),
            *("Mara Voss", f"{SAID} {SAID}", SAID),
        )
    ]
    assert lines(imported) == ["Larkfield Systems (NYSE:LKF) Q2 2024 Earnings Call", *said]
    assert {left.reason for left in imported.left} == {"page head, foot or number"}
    assert all(left.times > 2 for left in imported.left)
    assert (imported.found.period, imported.found.date) == ("2024Q2", "2024-07-09")
    assert len(transcript.read(imported.source).exchanges) == 12


def test_chinese_lines_are_joined_and_first_lines_that_stand_in_open_paragraphs() -> None:
    inside = documents.style(documents.CHINESE, indent=20)
    asked = (
        "请问公司今年的营收目标是多少，预计能否实现？毛利率的趋势如何，成本端有哪些变化，海外呢？"
    )
    said = (
        "一季度交付4.1万套，同比增长12%，主要来自两款新车型；芯片国产替代后单价下降，毛利率稳定。"
    )
    wanted = [
        line
        for number in range(1, 21)
        for line in (f"{number}、{asked}", f"答：{said}", f"我们认为{said}")
    ]
    data = documents.pdf(
        [documents.printed(line, inside) for line in wanted],
        head="青禾智驾投资者关系活动记录表（2024 年度）",
        foot="第 # 页",
        font=documents.CHINESE,
    )
    imported = importers.read(data, "a.pdf")
    assert lines(imported) == wanted
    assert sorted(left.text for left in imported.left) == [
        "第 1 页",
        "青禾智驾投资者关系活动记录表（2024 年度）",
    ]


def test_a_form_is_read_cell_by_cell_over_its_pages() -> None:
    plain = documents.style(documents.CHINESE)
    asked = "请问公司今年的营收目标是多少，预计能否实现？毛利率的趋势如何，成本端又有哪些变化？"
    said = "答：您好，公司将按经营计划推进各项工作，全年毛利率预计保持稳定，感谢您的关注！"
    talk = [
        documents.printed(text, plain)
        for number in range(1, 31)
        for text in (f"{number}、{asked}", said)
    ]
    rows = [
        ("时间", [documents.printed("2024 年 5 月 10 日 (周五)", plain)]),
        ("投资者关系活动主要内容介绍", talk[:16]),
        *(("", talk[start : start + 16]) for start in (16, 32, 48)),
    ]
    imported = importers.read(documents.pdf([documents.form(rows, (90, 370))]), "a.pdf")
    wanted = [text for number in range(1, 31) for text in (f"{number}、{asked}", said)]
    assert lines(imported) == [
        "时间    2024 年 5 月 10 日 (周五)",
        "投资者关系活动主要内容介绍",
        *wanted,
    ]


def test_look_alikes_of_fonts_are_read_as_what_they_stand_for() -> None:
    assert characters("⻘⽲智驾⼀季度⻋⽉⻓⽑利率") == "青禾智驾一季度车月长毛利率"
    assert characters("ef\ufb01cient co\u00adop \uf9ca动") == "efficient coop 流动"
    assert characters("① ％ Ａ：青") == "① ％ Ａ：青"


def test_columns_are_read_one_after_the_other() -> None:
    body = documents.style(after=6)
    wanted = [
        text for person in PEOPLE * 3 for text in (f"{person}: {ASKED}", f"Mara Voss: {SAID}")
    ]
    data = documents.columns(
        [documents.printed(text, body) for text in wanted], head="Larkfield", foot="Page #"
    )
    assert [line for line in lines(importers.read(data, "a.pdf")) if line != "Larkfield"] == wanted


def test_names_in_the_margin_stay_with_their_words() -> None:
    asked = "Sir, congratulations. What is the capex for the year, and the"
    names = [
        f"{first} {last}" for first in ("Ann", "Bo", "Joy", "Lou") for last in ("Wu", "Li", "Rao")
    ]
    turns = [(f"{name}:", [asked, f"margin in {name}?"]) for name in names]
    imported = importers.read(documents.beside(turns), "a.pdf")
    assert lines(imported) == [f"{name}:    {asked} margin in {name}?" for name in names]


def test_a_scan_is_refused_with_the_reason() -> None:
    assert refusal(documents.drawing(), "scan.pdf") == (
        "scan.pdf: a PDF of 1 page(s) without text, as a scanner makes it; expected a text layer; "
        "run text recognition (OCR) over it first and add the result"
    )


def test_encrypted_and_broken_files_are_refused() -> None:
    story = [documents.printed("问：", documents.style())]
    locked = documents.pdf(story, password="secret")
    assert refusal(locked, "a.pdf").startswith("a.pdf: an encrypted PDF; expected one without")
    whole = documents.pdf([documents.printed(SAID, documents.style())])
    assert refusal(whole[:300], "a.pdf").startswith("a.pdf: a broken PDF (")


# --- any bytes ----------------------------------------------------------------------------

_BEGINNINGS = (
    *(b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><body><p>", b"WEBVTT\n\n", b"[{", b'{"content":'),
    *(b"1\n00:00:01,000 --> 00:00:02,000\n", b"speaker,content\n", b"\xff\xfe", b"\xef\xbb\xbf"),
)
_WHOLE = (
    documents.docx(documents.paragraph("问：分红？") + documents.paragraph("答：按章程。")),
    documents.drawing(),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    beginning=st.sampled_from(_BEGINNINGS),
    data=st.binary(max_size=400),
    ending=st.sampled_from((".txt", ".html", ".pdf", ".docx", ".json", ".csv", ".srt", "")),
)
def test_any_bytes_are_read_or_refused(beginning: bytes, data: bytes, ending: str) -> None:
    with suppress(Refused):
        imported = importers.read(beginning + data, f"x{ending}")
        transcript.read(imported.source)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    whole=st.sampled_from(_WHOLE),
    place=st.integers(min_value=0, max_value=2000),
    put=st.binary(min_size=1, max_size=8),
)
def test_damaged_documents_are_read_or_refused(whole: bytes, place: int, put: bytes) -> None:
    at = place % len(whole)
    with suppress(Refused):
        importers.read(whole[:at] + put + whole[at + len(put) :], "x")


@pytest.mark.parametrize("ending", [".txt", ".html", ".pdf", ".docx", ".json", ".csv", ".vtt"])
def test_parse_tells_a_person_what_is_wrong(
    tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"x{ending}"
    file.write_bytes(b"\x00\x01\xfe\xff garbage \x80")
    assert main(["parse", str(file)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{file}: ")
    assert "Traceback" not in said


def test_marks_without_words_end_in_no_traceback() -> None:
    text = "Operator:Q:Q:Q:Q:Q: Our first question 00:00:04,000 ahead.\n"
    transcript.read(importers.read(text.encode(), "x.txt").source)


def test_parse_takes_no_strangers_file_for_details(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("问：分红？\n答：按章程。\n问：产能？\n答：够用。\n", "utf-8")
    (tmp_path / "a.yml").write_text("exchanges: 2\n", "utf-8")
    assert main(["parse", str(tmp_path / "a.txt")]) == 0
    assert "read as: text, utf-8" in capsys.readouterr().out


def test_control_characters_in_kept_html_end_in_no_traceback() -> None:
    data = b'[{"speaker": "Ian Pell", "content": "a\\u0001<b>b</b>"}]'
    assert lines(importers.read(data, "x.json")) == ["Ian Pell", "ab"]
    page = b"<html><body><p>Q: a&#1;&#2;b?\x01</p><p>A: c.</p></body></html>"
    assert lines(importers.read(page, "x.html"))[-1] == "A: c."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.json", '[{"speaker": "Ian Pell", "paragraphs": [{"text": "One."}, {"text": "Two."}]}]'),
        ("x.json", '[{"name": "Ian Pell", "text": "One.\\nTwo."},]'),
        ("x.jsonl", '{"name": "Ian Pell", "text": "One."},\n{"name": "Ian Pell", "text": "Two."},'),
        ("x.csv", 'Name,Remarks\nIan Pell,"One.\nTwo."\n'),
    ],
)
def test_turns_are_read_however_a_table_keeps_their_words(name: str, data: str) -> None:
    assert "".join(lines(importers.read(data.encode(), name))) == "Ian PellOne.Two."


def test_names_that_are_the_keys_of_turns() -> None:
    turns = [{"Operator": "One."}, {"Ian Pell": "Two?"}] * 3
    read = lines(importers.read(json.dumps(turns).encode(), "x.json"))
    assert [line for line in read if line][:4] == ["Operator", "One.", "Ian Pell", "Two?"]
