"""How bytes become lines, and what is refused."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbook import source
from callbook.problems import Refused

CHINESE = (
    "青禾智驾三季度业绩会纪要\n\n1. 毛利率为什么下降？\n\n答：主要是产品结构变化，我们会持续改善。"
)
TRADITIONAL = (
    "青禾科技法說會紀要\n\n問：毛利率為什麼下降？\n\n答：主要是產品組合的變化，我們會持續改善。"
)
ENGLISH = "Operator\nMr. Voss\u2019s answer \u2014 \u201cflat\u201d \u2013 was short."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-8"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "utf-8"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "cp1252"),
    ],
)
def test_encodings_of_saved_pages_are_told_apart(text: str, encoding: str) -> None:
    read = source.decode(text.encode(encoding), "x.txt")
    assert read.lines == tuple(text.split("\n"))
    assert read.encoding == encoding


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(bom: bytes, encoding: str) -> None:
    read = source.decode(bom + CHINESE.encode(encoding), "x.txt")
    assert read.lines == tuple(CHINESE.split("\n"))


def test_all_line_ends_count_and_form_feeds_do_not() -> None:
    assert source.decode(b"a\r\nb\rc\nd\x0ce\n", "x.txt").lines == ("a", "b", "c", "d\x0ce")
    assert source.decode(b"", "x.txt").lines == ()
    assert source.decode(b"a\n\n", "x.txt").lines == ("a", "")


def test_a_picture_is_refused_with_the_reason() -> None:
    with pytest.raises(Refused) as refused:
        source.decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "calls/x.txt")
    assert str(refused.value) == (
        "calls/x.txt: found zero bytes, as in a picture or an archive; expected text in UTF-8, "
        "UTF-16, GB18030, Big5 or Windows-1252; save it as UTF-8, for example"
    )


def test_cut_off_utf_16_is_refused() -> None:
    with pytest.raises(Refused, match="bytes that are no utf-16"):
        source.decode(codecs.BOM_UTF16_LE + b"a\0b", "x.txt")


@pytest.mark.parametrize(
    "line",
    ["答：锟斤拷锟斤拷", "revenue \ufffd up", "l\u00c3\u00a9ger recul, caf\u00c3\u00a9"],
)
def test_damaged_characters_are_reported_with_their_line(line: str) -> None:
    read = source.decode(f"1. 一？\n{line}\n".encode(), "x.txt")
    assert [problem.line for problem in source.mojibake(read)] == [2]


def test_accented_words_are_no_damage() -> None:
    read = source.decode("Café Zürich, São Paulo, Ångström, naïve: 5 €".encode(), "x.txt")
    assert list(source.mojibake(read)) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(Refused):
        read = source.decode(data, "x.txt")
        assert all("\n" not in line and "\r" not in line for line in read.lines)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=200))
def test_utf_8_loses_nothing(text: str) -> None:
    read = source.decode(text.encode(), "x.txt")
    assert "".join(read.lines) == text.replace("\r", "").replace("\n", "")
