"""The files for programs say what the pages say, keep to their schema and hurt nobody."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from jsonschema import Draft202012Validator, FormatChecker

from callbook.exports import files, tables
from callbook.linked_data import json_ld
from callbook.model import Site, Span
from fixture_archive import span
from small_archive import NASTY, archive, dated_call

ATOM = "{http://www.w3.org/2005/Atom}"
ONLINE = "https://example.invalid/book/"


Parsed = dict[str, Any]


def data(path: str, address: str = "") -> Parsed:
    """A JSON file of the small archive."""
    parsed: Parsed = json.loads(files(archive(address))[path])
    return parsed


def rows(path: str) -> list[dict[str, str]]:
    """A CSV file of the small archive, as a spreadsheet reads it."""
    text = files(archive())[path].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_same_archive_same_bytes() -> None:
    made = files(archive())
    assert made == files(archive())
    assert list(made) == sorted(made)


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("data/index.json", "index"),
        ("data/topics.json", "topics"),
        ("data/metrics.json", "metrics"),
        ("calls/shili-2022q1/call.json", "call"),
        ("calls/qinghe-2021q3/call.json", "call"),
    ],
)
def test_files_keep_to_their_schema(path: str, schema: str) -> None:
    document = data(f"data/{schema}.schema.json")
    Draft202012Validator.check_schema(document)
    record = data(path)
    Draft202012Validator(document, format_checker=FormatChecker()).validate(record)
    assert record["$schema"].endswith(f"{schema}.schema.json")


def described(node: object) -> Iterator[Parsed]:
    """Every object that a schema describes, however deep."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield node
        for child in node.values():
            yield from described(child)


@pytest.mark.parametrize("schema", ["call", "index", "topics", "metrics"])
def test_schema_describes_every_field(schema: str) -> None:
    objects = list(described(data(f"data/{schema}.schema.json")))
    assert objects
    for node in objects:
        assert node["additionalProperties"] is False
        assert sorted(node["properties"]) == node["required"]
        fields = [field for field in node["properties"].values() if "$ref" not in field]
        assert all(field["description"].endswith(".") for field in fields)


def test_call_holds_what_its_pages_show() -> None:
    call = data("calls/shili-2022q1/call.json")
    first = call["exchanges"][0]
    assert [part["text"] for part in first["question"]["parts"]] == ["DAU目标?", "如何实现?"]
    assert first["question"]["parts"][1]["permalink"] == "calls/shili-2022q1/q1.html#b"
    assert first["answer"][0]["permalink"] == "calls/shili-2022q1/q1.html#p1"
    assert first["answer"][0]["figures"][0] == {
        "value": "1", "high": "2", "unit": "亿", "metric": "dau", "period": None,
        "basis": "level", "qualifier": "约", "kind": "target",
        "start": 4, "end": 8, "text": "1至2亿",
    }  # fmt: skip
    assert first["follow_ups"][0]["answer"][0]["other"] == "Yes."
    assert first["answer"][2]["level"] == 1
    assert call["remarks"][0]["permalink"] == "calls/shili-2022q1/remarks.html#p1"
    assert call["exchanges"][1]["question"]["text"] == NASTY
    assert call["note"] is None


def test_unknown_is_null_and_the_note_travels() -> None:
    call = data("calls/qinghe-2021q3/call.json")
    assert call["date"] is None
    assert call["origin"] == {"address": None, "publisher": None, "captured": None}
    assert call["exchanges"][0]["answer"][0]["speaker"] is None
    assert call["note"] == "第三方整理的纪要，非逐字"
    assert call["corrections"][0]["suggest"] == "降本增效"
    assert call["removed"] == [{"lines": [1, 1], "reason": "spam title", "text": "垃圾标题"}]


def test_spans_slice_to_their_text() -> None:
    for exchange in data("calls/shili-2022q1/call.json")["exchanges"]:
        for block in (exchange["question"], *exchange["answer"]):
            for found in (*block["topics"], *block["mentions"], *block["figures"]):
                assert block["text"][found["start"] : found["end"]] == found["text"]


def test_metric_lists_every_block_that_names_it() -> None:
    dau = data("data/metrics.json")["metrics"][0]
    assert dau["blocks"] == [
        "calls/shili-2022q1/q1.html#q1",
        "calls/shili-2022q1/q1.html#p1",
        "calls/qinghe-2021q3/q1.html#p1",
    ]


# --- tables -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["questions", "blocks", "figures", "mentions"])
def test_table_has_the_columns_described(name: str) -> None:
    described = {
        table["url"]: [column["name"] for column in table["tableSchema"]["columns"]]
        for table in data("data/csv-metadata.json")["tables"]
    }
    assert list(rows(f"data/{name}.csv")[0]) == described[f"{name}.csv"]


def test_tables_open_in_excel() -> None:
    table = files(archive())["data/questions.csv"]
    assert table.startswith(b"\xef\xbb\xbfcall,")
    assert table.count(b"\r\n") == 4


def test_no_cell_runs_as_a_formula() -> None:
    asked = [row["text"] for row in rows("data/questions.csv")]
    assert f"'{NASTY}" in asked
    values = [row["value"] for row in rows("data/figures.csv")]
    assert values == ["1", "-3.8"]


@given(st.text() | st.from_regex(r"[=+\-@＝'\t].{0,9}") | st.decimals(allow_nan=False).map(str))
def test_disarmed_cell_is_harmless_and_can_be_undone(cell: str) -> None:
    disarmed = tables.disarmed(cell)
    if disarmed != cell:
        assert disarmed == f"'{cell}"
    elif cell[:1] in set("=+-@\t\r\n＝＋－＠'"):
        assert cell == "" or float(cell) is not None


def test_parts_played() -> None:
    played = [row["part_played"] for row in rows("calls/shili-2022q1/blocks.csv")]
    assert played == [
        "remark", "question", "answer", "answer", "answer",
        "follow-up question", "follow-up answer", "question",
    ]  # fmt: skip


CASES = yaml.safe_load(Path("tests/cases/exports/sentence.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_sentence(case: dict[str, str]) -> None:
    said = tables.sentence(case["text"], span(case["text"], case["words"]))
    assert said == case["sentence"]


@given(st.text(alphabet="好。；.3 \n", min_size=1), st.data())
def test_sentence_holds_its_span(text: str, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    assert text[start:end].strip() in tables.sentence(text, Span(start=start, end=end))


# --- feed, guide, linked data --------------------------------------------------------------


def test_feed_is_dated_by_its_calls_alone() -> None:
    feed = ET.fromstring(files(archive(ONLINE))["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "tag:example.invalid,2026:/book/calls/shili-2022q1",
        "tag:example.invalid,2026:/book/calls/qinghe-2021q3",
    ]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2022-05-21T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ]
    assert entries[0].findtext(f"{ATOM}published") == "2022-05-20T00:00:00Z"
    assert entries[1].find(f"{ATOM}published") is None
    assert "日期未知" in (entries[1].findtext(f"{ATOM}summary") or "")
    assert feed.findtext(f"{ATOM}updated") == "2022-05-21T00:00:00Z"


def test_feed_without_an_address_keeps_relative_links_and_absolute_names() -> None:
    feed = ET.fromstring(files(archive())["feed.xml"])
    assert (feed.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == "calls/shili-2022q1/index.html"


def test_feed_holds_hostile_words_as_words() -> None:
    feed = ET.fromstring(files(archive())["feed.xml"])
    words = "".join(feed.itertext())
    assert NASTY.replace("\x0b", "\ufffd") in words


def test_guide_follows_its_convention() -> None:
    lines = files(archive(ONLINE))["llms.txt"].decode().splitlines()
    assert lines[0] == "# 示例问答"
    assert lines[2].startswith("> ")
    links = [line for line in lines if line.startswith("- ")]
    assert f"]({ONLINE}calls/qinghe-2021q3/full.html): 青禾智驾，2021Q3，日期未知" in links[2]
    assert all("](https://example.invalid/book/" in line for line in links)


def test_question_page_in_schema_org_words() -> None:
    call = dated_call()
    graph = json_ld(call, call.exchanges[0], archive(ONLINE).site)["@graph"]
    assert isinstance(graph, list)
    page, crumbs = graph
    assert page["mainEntity"]["acceptedAnswer"]["text"].splitlines()[1] == "1) 甲"
    assert page["mainEntity"]["hasPart"][0]["text"] == "追问?"
    assert page["mainEntity"]["author"][0]["name"] == "王一"
    assert [step["item"] for step in crumbs["itemListElement"]] == [
        f"{ONLINE}index.html",
        f"{ONLINE}calls/shili-2022q1/index.html",
        f"{ONLINE}calls/shili-2022q1/q1.html",
    ]


def test_unanswered_question_has_no_accepted_answer() -> None:
    call = dated_call()
    graph = json_ld(call, call.exchanges[1], Site(title="书"))["@graph"]
    assert isinstance(graph, list)
    assert graph[0]["mainEntity"]["answerCount"] == 0
    assert "acceptedAnswer" not in graph[0]["mainEntity"]
    assert graph[1]["itemListElement"][0]["item"] == "../../index.html"


def test_linked_data_cannot_leave_its_script() -> None:
    call = dated_call()
    record = json_ld(call, call.exchanges[1], archive().site)
    printed = Environment(autoescape=True).from_string("{{ it | tojson }}").render(it=record)
    assert "<" not in printed
    assert json.loads(printed) == record
