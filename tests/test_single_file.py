"""A call as one file: complete, finding, printable, and asking nothing of any host."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

import fixture_archive
from callbook.editions.single_file import single_file
from callbook.model import Block, Call
from callbook.permalinks import Retired
from callbook.typography import shown
from callbook.words import load
from small_archive import NASTY, archive

SHELF = fixture_archive.archive()
ONLINE = "https://example.invalid/book/"


def made(name: str, address: str = "") -> str:
    book = archive(address)
    call = next(call for call in book.calls if call.details.call == name)
    return single_file(book, call, load("zh"))


def test_anchors_are_those_of_the_whole_call_page() -> None:
    tree = LexborHTMLParser(made("shili-2022q1"))
    anchors = [node.attributes["id"] for node in tree.css("main [id]")]
    assert anchors[1:] == [
        "remarks", "r-p1",
        "q1", "q1-q1", "q1-a", "q1-b", "q1-p1", "q1-p2", "q1-p3", "q1-f1", "q1-p4",
        "q2", "q2-q2", "glossary", "metric-dau", "about",
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["", ONLINE])
def test_every_link_leads_to_an_anchor_or_online(address: str) -> None:
    for call in archive().calls:
        tree = LexborHTMLParser(made(call.details.call, address))
        ids = {f"#{node.attributes['id']}" for node in tree.css("[id]")}
        links = {str(node.attributes["href"]) for node in tree.css("a")}
        online = {link for link in links if link.startswith(ONLINE)}
        assert links - online <= ids
        assert bool(online) == bool(address)


FOLDER = "calls/shili-2022q1/"


def gone(address: str, to: str = "", why: str = "") -> Retired:
    """An address of the first call that went; its words are the address."""
    return Retired(
        address=FOLDER + address,
        was=f"旧 {address}",
        why=why,
        to=to,
        state="retired" if why else "moved",
    )


def test_addresses_that_went_say_what_stood_there_and_lead_on() -> None:
    book = archive(ONLINE)
    call = next(call for call in book.calls if call.details.call == "shili-2022q1")
    went = (
        gone("q1.html#p9", f"{FOLDER}q1.html#p2"),
        gone("q9.html", f"{FOLDER}q2.html"),
        gone("q9.html#p1", "calls/qinghe-2021q3/q1.html#p1"),
        gone("remarks.html#p9", why="说了两遍"),
    )
    tree = LexborHTMLParser(single_file(book, call, load("zh"), went))
    told = {
        div.attributes["id"]: (div.css_first("blockquote").text(), div.css_first("a"))  # type: ignore[union-attr]
        for div in tree.css(".gone")
    }
    assert {anchor: words for anchor, (words, _) in told.items()} == {
        "q1-p9": "旧 q1.html#p9",
        "q9": "旧 q9.html",
        "q9-p1": "旧 q9.html#p1",
        "r-p9": "旧 remarks.html#p9",
    }
    assert [link.attributes["href"] for _, link in told.values() if link] == [
        "#q1-p2",
        "#q2",
        f"{ONLINE}calls/qinghe-2021q3/q1.html#p1",
    ]
    assert "原因：说了两遍。" in tree.css_first("#r-p9").text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "call", fixture_archive.archive().calls, ids=lambda call: call.details.call
)
def test_every_block_stands_word_for_word_behind_its_anchor(call: Call) -> None:
    tree = LexborHTMLParser(single_file(SHELF, call, load("zh")))
    for ours in tree.css("main .ours, main .mark"):
        ours.decompose()
    for block in call.remarks:
        assert _text(tree, f"r-{block.address}") == _shown(block)
    for exchange in call.exchanges:
        for block in exchange.blocks():
            assert _text(tree, f"{exchange.address}-{block.address}") == _shown(block)


def _text(tree: LexborHTMLParser, anchor: str) -> str:
    said = tree.css_first(f'[id="{anchor}"]')
    assert said is not None, anchor
    return said.text().strip()


def _shown(block: Block) -> str:
    return shown(block.text).strip()


def test_hostile_words_stay_words() -> None:
    tree = LexborHTMLParser(made("shili-2022q1"))
    said = tree.css_first("#q2-q2")
    assert said is not None
    assert said.text() == NASTY.replace("\x0b", "\ufffd")
    assert not tree.css("b")
    assert len(tree.css("script")) == 1


def test_it_works_from_a_disk_and_asks_for_nothing(tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "业绩会 纪要" / "shili-2022q1.html"
    file.parent.mkdir()
    file.write_text(made("shili-2022q1"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.context.set_offline(True)
    faults: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{file.as_uri()}#q1-p2")
    assert page.evaluate("document.querySelector(':target').id") == "q1-p2"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    _finds(page)
    _lands_by_a_link_of_the_site(page)
    assert page.pdf().startswith(b"%PDF")
    page.close()
    assert faults == []
    assert {url.partition("#")[0] for url in asked} <= {file.as_uri(), "data:,"}


def _finds(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("ｄａｕ目标?")
    assert page.text_content("output") == "1 / 2"
    page.keyboard.press("Enter")
    assert page.text_content("output") == "2 / 2"
    marked = page.evaluate("[...CSS.highlights.get('now')].map(String)")
    assert marked == ["DAU目标？"]
    page.fill("input", "没有这个词")
    assert page.text_content("output") == "没有找到"


def _lands_by_a_link_of_the_site(page: Page) -> None:
    page.evaluate("location.hash = '#q1.html#p3'")
    page.wait_for_function("location.hash === '#q1-p3'")
    page.evaluate("location.hash = '#q2.html'")
    page.wait_for_function("location.hash === '#q2'")
