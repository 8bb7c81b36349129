"""What a text says of its own call, and what it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbook.config import period_fault
from callbook.found import Found
from callbook.found.day_words import days
from callbook.found.period_words import periods
from callbook.model import Origin
from readings import cases, read

CASES = dict(cases("found"))


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = CASES[name]
    found = read(str(case["text"])).found
    wanted = case["found"]
    assert isinstance(wanted, dict)
    got = {
        **{field: getattr(found, field) for field in ("title", "company", "ticker", "period")},
        "date": found.date,
        "origin": found.origin.address,
        "captured": found.origin.captured,
        "publisher": found.origin.publisher,
    }
    assert {field: got[field] for field in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3Q21", ["2021Q3"]),
        ("Q3 FY26", ["2026Q3"]),
        ("FQ2 2024", ["2024Q2"]),
        ("2025Q4 results", ["2025Q4"]),
        ("Q1'24", ["2024Q1"]),
        ("FY26 Q1", ["2026Q1"]),
        ("2021年第三季度", ["2021Q3"]),
        ("21年三季度", ["2021Q3"]),
        ("2025财年第二季度", ["2025Q2"]),
        ("second quarter of fiscal year 2024", ["2024Q2"]),
        ("Fiscal 2024 Third Quarter", ["2024Q3"]),
        ("2024年上半年", ["2024H1"]),
        ("1H24", ["2024H1"]),
        ("First Half 2024", ["2024H1"]),
        ("Full Year 2024 Results", ["2024FY"]),
        ("2024年前三季度", []),
        ("三季度", []),
        ("3Q流量增长22%qoq", []),
        ("Q4 增长 12%", []),
        ("9 Months FY '25", []),
        ("2024 年度）", []),
    ],
)
def test_periods_as_texts_write_them(text: str, wanted: list[str]) -> None:
    assert list(periods(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024 年5 月10 日 (周三) 下午 15:00~17:00", ["2024-05-10"]),
        ("July 9, 2024 5:00 PM ET", ["2024-07-09"]),
        ("09-Jul-2024", ["2024-07-09"]),
        ("JUL 09, 2024", ["2024-07-09"]),
        ("2024/5/7", ["2024-05-07"]),
        ("2024.05.17", ["2024-05-17"]),
        ("20240517", ["2024-05-17"]),
        ("2024-06-31", []),
        ("2024年5月", []),
        ("7/9/2024", []),
        ("版本 2024.5.17.3", []),
    ],
)
def test_days_as_texts_write_them(text: str, wanted: list[str]) -> None:
    assert list(days(text)) == wanted


@given(st.text(st.sampled_from("0123456789 QHFY年第一季度上半'’-/.")))
def test_what_is_found_can_stand_in_the_details(text: str) -> None:
    assert not [period for period in periods(text) if period_fault(period)]


def test_what_the_text_says_comes_before_what_its_container_says() -> None:
    text = Found(company="青禾智驾")
    container = Found(
        company="别的", period="2024Q1", origin=Origin(address="https://example.com/")
    )
    both = text.otherwise(container)
    assert (both.company, both.period) == ("青禾智驾", "2024Q1")
    assert both.origin.address == "https://example.com/"
