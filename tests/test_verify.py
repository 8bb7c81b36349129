"""A good site passes, and a site with any one thing changed does not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import tiny_site
from callbook import verify
from callbook.model import Archive, Call, Piece
from callbook.verify import marks, tiling, words
from callbook.verify.html import read_page
from callbook.verify.said import said_blocks
from callbook.verify.stream import Stream

Q1 = "calls/shili-2024q1/q1.html"
FULL = "calls/shili-2024q1/full.html"
REMARKS = "calls/shili-2024q1/remarks.html"
RECEIPT = "calls/shili-2024q1/receipt.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tiny_site.write(tmp_path)


def problems(site: Path) -> str:
    return "\n".join(map(str, verify.verify(site, tiny_site.archive())))


def test_a_good_site_passes(site: Path) -> None:
    assert problems(site) == ""


@pytest.mark.parametrize(
    ("page", "before", "after", "said"),
    [
        (Q1, "用户增长", "用户长", "shili-2024q1.txt:6: calls/shili-2024q1/q1.html says"),
        (Q1, "用户增长", "用户增增长", "says “用户增增长,MPU ARPP"),
        (Q1, "用户增长", "用增户长", "expected the words of the source: “用户增长,MPU ARPP"),
        (Q1, "ARPPU均", " ARPPU 均", "txt:6"),
        (Q1, "including new", "includingnew", "txt:7"),
        (Q1, "new shows", "newshows", "txt:8"),
        (Q1, "会的。", "会的.", "txt:10"),
        (Q1, "还会持续吗？", "还会持续吗;", "txt:9"),
        (
            Q1,
            "会的。</p>",
            "会的。</p><p>另外也好。</p>",
            "says more than the source: “另外也好。”",
        ),
        (Q1, "〔疑为", "</span><span>〔疑为", "txt:6"),
        (Q1, '<p><a id="p4"></a>会的。</p>', "", "expected q1 p1 p2 p3 f1 p4"),
        (Q1, 'id="p3"', 'id="p9"', "has the anchors q1 p1 p2 p9 f1 p4"),
        (Q1, 'id="p3"', 'id="p2"', "the anchor p2 stands 2 times"),
        (Q1, '<li><a id="p3"', '<li value="4"><a id="p3"', "is point 4 of its list"),
        (Q1, "<ol>", '<ol start="0">', "#p3 is point 1 of its list"),
        (Q1, 'data-mark="2)"', 'data-mark="2."', "has the mark “2.”"),
        (Q1, "receipt.html#l4", "receipt.html#l2", "an anchor that calls/shili-2024q1/receipt"),
        (Q1, "../../metrics/mpu.html", "../../metrics/mau.html", "is no file of the site"),
        (Q1, "https://example.com/a", "javascript:alert(1)", "expected an address of the web"),
        (Q1, "https://example.com/a", "JAVA&#10;script:alert(1)", "link to “JAVA"),
        (Q1, "<h1", "<script>1</script><h1", "<script> within the text"),
        (Q1, "<h1", '<img src="x" onerror="1"><h1', "attribute onerror"),
        (Q1, "<h1", '<img src="//example.com/x.png" alt=""><h1', "from another host"),
        (Q1, "book.css", "gone.css", "loads ../../assets/gone.css"),
        (Q1, "</head>", "<style>@import 'https://a.example/x.css'</style></head>", "another host"),
        (FULL, "用户增长", "用户长", "full.html#q1-p2 says"),
        (FULL, 'id="q1-p4"', 'id="q1-p5"', "has the anchors"),
        (FULL, '<section id="q1">', "<section>", "has no anchor q1"),
        (REMARKS, "欢迎", "观迎", "shili-2024q1.txt:3: calls/shili-2024q1/remarks.html says"),
        (RECEIPT, 'data-punctuation="10"', 'data-punctuation="9"', "declares 9"),
        (RECEIPT, "问答纪要", "问答", "txt:1: calls/shili-2024q1/receipt.html has “问答”"),
        (RECEIPT, "cb-piece-removed", "cb-piece-heading", "calls it heading; expected removed"),
        ("assets/book.css", "paper.png", "https://a.example/x.png", "another host"),
        ("assets/more.css", "#clip", "clip.svg", "site/assets/more.css: loads clip.svg"),
    ],
)
def test_one_thing_changed_is_found(
    site: Path, page: str, before: str, after: str, said: str
) -> None:
    text = (site / page).read_text(encoding="utf-8")
    assert before in text
    (site / page).write_text(text.replace(before, after, 1), encoding="utf-8")
    assert said in problems(site)


@pytest.mark.parametrize("page", [Q1, FULL, REMARKS, RECEIPT])
def test_a_missing_page_is_found(site: Path, page: str) -> None:
    (site / page).unlink()
    assert f"has no page {page}" in problems(site)


def test_a_link_from_the_root_of_the_host_needs_the_address(site: Path) -> None:
    page = site / "404.html"
    page.write_text('<a href="/sub/calls/shili-2024q1/q1.html#p2">一</a>', encoding="utf-8")
    assert "is no file of the site" in problems(site)
    archive = tiny_site.archive()
    online = replace(archive.site, address="https://a.example/sub/")
    assert verify.verify(site, replace(archive, site=online)) == ()


# Any one character of the source, struck out, doubled, or exchanged with the next one.

_WORDS = "".join(
    tiny_site.LINES[piece.line - 1][piece.start : piece.end]
    for piece in tiny_site.pieces()
    if piece.exchange and piece.kind != "mark"
)


def _strike(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


def _double(text: str, at: int) -> str:
    return text[: at + 1] + text[at:]


def _exchange(text: str, at: int) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


@given(st.data(), st.sampled_from([_strike, _double, _exchange]))
def test_a_single_character_is_never_missed(
    data: st.DataObject, change: Callable[[str, int], str]
) -> None:
    call = tiny_site.archive().calls[0]
    said = read_page(Q1, tiny_site.QUESTION).said
    chosen = data.draw(st.integers(0, len(said) - 1))
    text = said[chosen].text.strip()
    at = data.draw(st.integers(0, len(text) - 2))
    changed = change(text, at)
    if changed.split() == text.split():
        return  # doubled white space is one space to a reader
    shown = [replace(one, text=changed) if n == chosen else one for n, one in enumerate(said)]
    pieces = [piece for piece in call.pieces if piece.exchange]
    blocks = [(block.address, block) for block in call.exchanges[0].blocks()]
    assert [
        *words.problems(call, Q1, shown, pieces),
        *words.block_problems(call, Q1, shown, blocks),
    ]


def _call(*changes: tuple[int, Piece | None]) -> Call:
    """The call of the tiny site with some of its pieces replaced or left out."""
    call = tiny_site.archive().calls[0]
    pieces: list[Piece | None] = list(call.pieces)
    for at, piece in changes:
        pieces[at] = piece
    return replace(call, pieces=tuple(piece for piece in pieces if piece))


def test_the_pieces_of_a_good_call_tile_its_source() -> None:
    assert [*tiling.problems(_call())] == []


def test_a_hole_an_overlap_and_a_silent_removal_are_found() -> None:
    pieces = tiny_site.pieces()
    hole = tiling.problems(_call((1, None)))
    assert "txt:3: “各位好,欢迎参加。” is in no piece" in "\n".join(map(str, hole))
    overlap = tiling.problems(_call((3, replace(pieces[3], start=1))))
    assert "in two pieces" in "\n".join(map(str, overlap))
    silent = tiling.problems(_call((15, replace(pieces[15], reason=""))))
    assert "txt:11: “转载须知” is removed without a reason" in "\n".join(map(str, silent))
    outside = tiling.problems(_call((15, replace(pieces[15], line=99))))
    assert "a piece on line 99" in "\n".join(map(str, outside))


def test_two_languages_are_read_as_two_streams() -> None:
    html = (
        '<div class="cb-said"><p><a id="p1"></a>增长强劲。'
        '<span class="cb-ours cb-other">Growth was strong.</span></p></div>'
    )
    (said,) = said_blocks(LexborHTMLParser(html))
    assert (said.text.strip(), said.other) == ("增长强劲。", "Growth was strong.")


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("3)", 3),
        ("（12）", 12),
        ("③", 3),
        ("４．", 4),
        ("三、", 3),
        ("（十二）", 12),
        ("二十三、", 23),
        ("第四，", 4),
        ("•", 0),
        ("a)", 0),
        ("", 0),
        ("一些", 0),
    ],
)
def test_marks_are_counted_as_a_reader_counts(mark: str, number: int) -> None:
    assert marks.number(mark) == number


def test_a_piece_may_be_broken_by_a_paragraph_but_not_by_a_space() -> None:
    assert Stream(text="增长\n强劲").take("增长强劲", 1)
    assert Stream(text="a\nb").take("a b", 1)
    assert not Stream(text="增长 强劲").take("增长强劲", 1)
    assert not Stream(text="ab").take("a b", 1)


def test_an_empty_archive_is_verified(tmp_path: Path) -> None:
    empty = Archive(site=tiny_site.archive().site, calls=(), topics=(), metrics=())
    assert verify.verify(tmp_path, empty) == ()
