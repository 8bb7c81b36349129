"""Every page stands at its address, says what is known, and leads on to where it says."""

import posixpath
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import fixture_archive as fixture
from callbook.model import Archive, Block, Lines, Page, Span
from callbook.pages import lists, plan, vocabulary
from callbook.pages.book import book
from callbook.pages.links import link
from callbook.pages.passages import excerpt
from callbook.pages.said import Setting, blocks, ordinal
from callbook.pages.titles import shorten
from callbook.permalinks.ledger import Ledger, Link, Wording
from callbook.render import render

CASES = sorted((Path(__file__).parent / "cases" / "pages").glob("*.yml"))

# A link of Markdown: "[x](q2.md#p1)" gives "q2.md#p1"; "&#91;x&#93;" gives nothing.
_LINK = re.compile(r"\]\(([^) ]+)")
# An anchor: '<a id="p2"' and '<section class="x" id="g1"'; nothing in '<a href="#p2"'.
_ANCHOR = re.compile(r'<[a-z0-9]+\b[^>]* id="([^"]+)"')


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Two companies, three calls."""
    return fixture.archive()


@pytest.fixture(scope="module")
def texts(archive: Archive) -> dict[str, str]:
    """Path → text of every page."""
    return {page.path: render(page) for page in plan(archive)}


def text_of(pages: tuple[Page, ...], path: str) -> str:
    """The text of the page at a path."""
    return next(render(page) for page in pages if page.path == path)


# --- which pages --------------------------------------------------------------------------


def test_every_kind_of_page_stands_at_its_address(texts: dict[str, str]) -> None:
    call = "calls/example-2021q3"
    assert {
        *("index.md", "all.md", "figures.md", "calls/index.md", "topics/index.md"),
        *("metrics/index.md", "topics/ads.md", "metrics/dau.md", "data/words.js"),
        *(f"{call}/{name}.md" for name in ("index", "q1", "q2", "q3", "full", "receipt")),
        *(f"calls/example-2022q1/{name}.md" for name in ("remarks", "people")),
    } <= texts.keys()


def test_a_call_without_remarks_or_names_has_no_page_for_them(texts: dict[str, str]) -> None:
    assert "calls/example-2021q3/remarks.md" not in texts
    assert "calls/example-2021q3/people.md" not in texts


def test_who_spoke_shows_other_spellings_with_their_evidence(texts: dict[str, str]) -> None:
    page = texts["calls/larkfield-2024q2/people.md"]
    said = unescape(page.partition("## Mara Voss")[2].partition("</section>")[0])
    assert "- Listed as “MARA VOSS” <small>they differ in case" in said
    spelt = "[Also spelt “Marah Voss” (line 3)](receipt.md#l3) <small>last names equal, first"
    assert spelt in said


def test_pages_come_in_the_order_of_their_paths_and_once(archive: Archive) -> None:
    paths = [page.path for page in plan(archive)]
    assert paths == sorted(set(paths))


def test_every_link_leads_to_a_page_and_an_anchor_of_the_book(texts: dict[str, str]) -> None:
    others = ("downloads/", "call.json", "blocks.csv")
    for path, text in texts.items():
        body = text.partition("\n<!-- callbook:facts")[0]
        for href in _LINK.findall(body) if path.endswith(".md") else ():
            target, _, anchor = href.partition("#")
            page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target or "."))
            page = page if target else path
            if any(other in page for other in others):
                continue
            assert page in texts, f"{path} links to {href}"
            assert not anchor or anchor in _ANCHOR.findall(texts[page]), f"{path}: {href}"


def test_no_anchor_stands_twice_on_a_page(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        anchors = _ANCHOR.findall(text)
        assert len(anchors) == len(set(anchors)), path


def test_our_words_are_english_on_an_english_call(
    texts: dict[str, str],
) -> None:
    text = texts["calls/larkfield-2024q2/q1.md"]
    assert "Question 1 of 1" in text
    assert "Asked by Ian Pell (Northgate, Analyst)" in text
    assert "提问" not in text


# --- what a question page says ------------------------------------------------------------


def test_the_words_of_an_exchange_stand_in_order_and_once(
    archive: Archive, texts: dict[str, str]
) -> None:
    for call in archive.calls:
        for exchange in call.exchanges:
            text = texts[f"calls/{call.details.call}/{exchange.address}.md"]
            body = text.partition("<!-- callbook:")[0]
            said = re.findall(r'<a id="((?:q|p|f)\d+)"', body)
            assert said == [block.address for block in exchange.blocks()]


@pytest.mark.parametrize(
    "words",
    [
        "提问 未知 · 回答 未知 · 日期 未知 · 第三方整理的纪要，非逐字",
        "[原文第 3–10 行](receipt.md#l3)",
        '<span class="cb-ours cb-fix" title="形近误字">〔疑为：对留存和〕</span>增长效果显著',
        "长期4亿[DAU](../../metrics/dau.md",
        '<a id="a" href="#a">a</a> 3Q流量增长强劲，主要原因？',
        "<small>同谈 用户增长</small>",
        "| [4亿](q1.md#p1) | [DAU](../../metrics/dau.md) | — | 目标 |",
    ],
)
def test_a_question_page_says(texts: dict[str, str], words: str) -> None:
    assert words in texts["calls/example-2021q3/q1.md"]


def test_only_the_first_mention_in_a_paragraph_is_a_link(archive: Archive) -> None:
    call = fixture.example_2021q3()
    first = call.exchanges[0]
    twice = fixture.block("DAU和DAU", "p1", 5, metrics=(("dau", "DAU"),))
    second = replace(twice.mentions[0], span=Span(start=4, end=7))
    again = replace(twice, mentions=(*twice.mentions, second))
    call = replace(call, exchanges=(replace(first, answer=(again,)),))
    text = text_of(plan(replace(archive, calls=(call,))), "calls/example-2021q3/q1.md")
    assert text.count("](../../metrics/dau.md") == 1 + text.count("| [")


def test_a_question_without_an_answer_says_so(texts: dict[str, str]) -> None:
    assert "原文没有给出回答。" in texts["calls/example-2021q3/q3.md"]


def test_a_long_question_stands_below_a_short_title(texts: dict[str, str]) -> None:
    text = texts["calls/example-2022q1/q1.md"]
    assert "<h1>海外投放与毛利率</h1>" in text
    assert '<div class="cb-said cb-asked" lang="zh" markdown>\n\n<a id="q1"></a>感谢管理层' in text
    assert "展望？\n\n第二个关于毛利率" in text


def test_several_answerers_are_named_and_marked_as_ours(texts: dict[str, str]) -> None:
    text = texts["calls/example-2022q1/q1.md"]
    assert '<p class="cb-ours cb-speaker">王青（示例科技、首席执行官）</p>' in text
    assert '<p class="cb-ours cb-label">追问 · 林悦（北辰证券、分析师）</p>' in text


def test_the_other_language_stands_beside_as_ours(texts: dict[str, str]) -> None:
    assert (
        '<span class="cb-ours cb-other" lang="zh">毛利率为 61.2%，得益于结构改善。</span>'
        in (texts["calls/larkfield-2024q2/q1.md"])
    )


def test_a_source_that_is_hostile_makes_no_element(archive: Archive) -> None:
    nasty = "</div><script>alert(1)</script> [x](javascript:alert(1)) <!-- callbook:tags -->"
    call = fixture.example_2021q3()
    details = replace(
        call.details,
        title=nasty,
        rights=nasty,
        company=replace(call.details.company, name=nasty),
        origin=replace(call.details.origin, address="javascript:alert(1)"),
    )
    call = replace(call, details=details)
    for page in plan(replace(archive, calls=(call,))):
        if page.path.endswith(".md"):
            body = render(page).partition("-->\n")[2].partition("\n<!-- callbook:facts")[0]
            assert "<script" not in body
            assert "(javascript" not in body
            assert 'href="javascript' not in body
            assert LexborHTMLParser(body).css("script") == []


# --- lists --------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_blocks(archive: Archive, case: Path) -> None:
    given = yaml.safe_load(case.read_text("utf-8"))
    call = fixture.example_2021q3()
    of = book(archive, ())
    setting = Setting(book=of, call=call, words=of.words(call), page="calls/x/q1.md")
    said = [
        Block(lines=Lines(first=90 + at, last=90 + at), address=f"p{at}", **item)
        for at, item in enumerate(given["blocks"], start=1)
    ]
    assert blocks(said, setting, named=False) == given["markdown"].rstrip("\n")


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        *(("1)", 1), ("（12）", 12), ("３．", 3), ("4、", 4), ("①", 1), ("⑳", 20), ("b.", 2)),
        *(("一、", 1), ("（十二）", 12), ("二十一、", 21), ("三是", 3), ("第一，", 1)),
        *(("•", 0), ("", 0), ("–", 0), ("1.5", 0), ("👉", 0)),
    ],
)
def test_ordinal(mark: str, number: int) -> None:
    assert ordinal(mark) == number


# --- titles, excerpts, addresses ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("分红？", "分红？"),
        (
            "广告受监管和宏观因素影响，3Q广告收入高速增长驱动力？未来广告增长规划？",
            "广告受监管和宏观因素影响，3Q广告收入高速增长驱动力…",
        ),
        (
            "如何看待行业竞争加剧以及公司在下沉市场的渠道建设和长期利润率目标",
            "如何看待行业竞争加剧以及公司在下沉市场的渠道建设和长期利润率…",
        ),
        ("What drove it?", "What drove it?"),
    ],
)
def test_shorten(text: str, short: str) -> None:
    assert shorten(text) == short


def test_an_excerpt_is_the_sentence_with_its_evidence_marked() -> None:
    text = "前一句。日活创新高,增长很快。后一句。"
    assert excerpt(text, (fixture.span(text, "日活"),)) == "<mark>日活</mark>创新高，增长很快。"


def test_an_excerpt_of_a_long_sentence_is_cut_on_both_sides() -> None:
    text = "一" * 200 + "日活" + "二" * 200
    made = excerpt(text, (fixture.span(text, "日活"),))
    assert made == f"…{'一' * 70}<mark>日活</mark>{'二' * 70}…"


@pytest.mark.parametrize(
    ("start", "target", "href"),
    [
        ("calls/a/q1.md", "calls/a/q2.md#p1", "q2.md#p1"),
        ("calls/a/q1.md", "metrics/dau.md", "../../metrics/dau.md"),
        ("index.md", "calls/a/index.md", "calls/a/index.md"),
        ("topics/ads/2021.md", "topics/ads.md", "../../topics/ads.md"),
    ],
)
def test_link(start: str, target: str, href: str) -> None:
    assert link(start, target) == href


# --- large books --------------------------------------------------------------------------


def test_a_full_list_has_a_page_for_each_year(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "WHOLE", 1)
    monkeypatch.setattr(lists, "PAGE_OF_QUESTIONS", 1)
    monkeypatch.setattr(lists, "PAGE_OF_FIGURES", 1)
    pages = plan(archive)
    assert {
        *("topics/growth.md", "topics/growth/2021.md", "topics/growth/2022.md"),
        *("metrics/dau/2021.md", "all/2021.md", "all/2024.md", "figures/2022.md"),
    } <= {page.path for page in pages}
    assert "[2022](growth/2022.md) <small>1</small>" in text_of(pages, "topics/growth.md")
    assert "- [2021](all/2021.md) <small>3 问</small>" in text_of(pages, "all.md")


# --- addresses that went ------------------------------------------------------------------


def test_a_retired_page_says_what_it_was_and_where_to_go(archive: Archive) -> None:
    ledger = Ledger(
        path="sources/calls/example-2021q3.links.yml",
        links=(
            Link(address="q9.html", text="旧问?", state="moved", to="q1.html"),
            Link(address="q9.html#p1", text="旧答。", state="retired", why="重复"),
        ),
    )
    text = text_of(plan(archive, (ledger,)), "calls/example-2021q3/q9.md")
    assert "> 旧问？" in text
    assert "[现在的位置](q1.md)" in text
    assert '<a id="p1"></a>这段话已经撤下，这里曾经写着：\n\n> 旧答。\n\n原因：重复。' in text


MERGED = "这段话已经并入别处，这里曾经写着："


@pytest.mark.parametrize(
    ("call", "page", "to"),
    [("example-2021q3", "q1", "p1"), ("example-2022q1", "remarks", "r2")],
)
def test_a_retired_anchor_stands_on_its_living_page_and_on_that_of_the_whole_call(
    archive: Archive, call: str, page: str, to: str
) -> None:
    ledger = Ledger(
        path=f"sources/calls/{call}.links.yml",
        links=(
            Link(address=f"{page}.html#p9", text="旧话。", state="merged", to=f"{page}.html#{to}"),
        ),
    )
    pages = plan(archive, (ledger,))
    own = text_of(pages, f"calls/{call}/{page}.md")
    assert f'<a id="p9"></a>{MERGED}\n\n> 旧话。' in own
    assert f"[现在的位置]({page}.md#{to})" in own
    whole = text_of(pages, f"calls/{call}/full.md")
    assert f'<a id="{"r" if page == "remarks" else page}-p9"></a>{MERGED}' in whole


def test_earlier_wordings_come_with_the_page(archive: Archive) -> None:
    was = Wording(mark="0123abcd", text="日活高。")
    ledger = Ledger(
        path="sources/calls/example-2021q3.links.yml",
        links=(Link(address="q1.html#p3", text="日活创新高。", earlier=(was,)),),
    )
    text = text_of(plan(archive, (ledger,)), "calls/example-2021q3/q1.md")
    assert '"earlier": {"p3": {"0123abcd": "日活高。"}}' in text


def test_a_topic_that_went_keeps_a_page_and_one_that_is_there_its_own(archive: Archive) -> None:
    ledger = Ledger(
        path="sources/links.yml",
        links=(
            Link(
                address="topics/old.html",
                text="旧主题",
                state="retired",
                why="并入广告",
                to="topics/growth.html",
            ),
            Link(address="topics/ads.html", text="广告", state="retired", why="误记"),
        ),
    )
    pages = plan(archive, (ledger,))
    old = text_of(pages, "topics/old.md")
    assert "[现在的位置](growth.md)" in old
    assert "[回到首页](../index.md)" in old
    assert "广告收入、加载率" in text_of(pages, "topics/ads.md")
