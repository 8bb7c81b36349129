"""What readers do with a page: find, land, hover, copy, cite, send, go back, print."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from browser.conftest import Reader

CALL = "calls/kuaishou-2021q3"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}

P5 = "品牌广告在一些行业打出了showcase，吸引了新兴品牌、大众品牌、高端奢侈品牌；"
"""The words of q2#p5 as the page shows them."""


def block(page: Page, anchor: str) -> Locator:
    return page.locator(f".cb-block:has(> [id='{anchor}'])")


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def look(of: Locator) -> str:
    """What sets a block apart, whichever way the style sheet does it."""
    found: str = of.evaluate(
        """e => [e, e.closest("li") ?? e].map(one => {
          const style = getComputedStyle(one);
          return [style.backgroundColor, style.backgroundImage, style.boxShadow].join();
        }).join()"""
    )
    return found


def copy(page: Page, anchor: str, tool: str) -> str:
    """Hover a block, press one of its tools, and paste."""
    block(page, anchor).hover()
    block(page, anchor).locator(tool).click()
    expect(page.locator(".cb-panel")).to_be_visible()
    return clipboard(page)


# --- find and land ------------------------------------------------------------------------


def test_find_land_and_go_back(reader: Reader, book_address: str) -> None:
    page = reader(viewport=WIDE)
    page.goto(book_address)
    page.keyboard.press("/")
    field = page.locator("[data-md-component=search-query]")
    expect(field).to_be_focused()
    field.type("开辟了新的广告位")
    page.locator(".md-search-result a[href*='#']").first.click()
    page.wait_for_url(re.compile(r"q2\.html.*#p2"))
    expect(block(page, "p2")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(re.compile(f"^{re.escape(book_address)}([?#].*)?$"))


def test_where_a_link_lands_is_marked_with_its_question_in_reach(
    reader: Reader, book_address: str
) -> None:
    page = reader(viewport=WIDE)
    page.goto(f"{book_address}{CALL}/q6.html#p5")
    expect(block(page, "p5")).to_be_in_viewport()
    assert look(block(page, "p5")) != look(block(page, "p4"))
    way = page.locator("a[href='#q6']:visible").first
    expect(way).to_be_in_viewport()
    way.click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_a_topic_leads_to_the_exact_paragraph(reader: Reader, book_address: str) -> None:
    page = reader(viewport=WIDE)
    page.goto(f"{book_address}topics/advertising.html")
    page.locator(".cb-passage a[href*='q2.html#p']").first.click()
    anchor = urlsplit(page.url).fragment
    expect(block(page, anchor)).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(re.compile("advertising"))


# --- hover --------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", ["host", "disk"])
def test_a_definition_shows_on_hover(
    reader: Reader, book: Path, book_address: str, edition: str
) -> None:
    page = reader(viewport=WIDE)
    page.goto((book_address if edition == "host" else f"{book.as_uri()}/") + f"{CALL}/q2.html")
    page.locator(".cb-said a[href$='metrics/ad-load.html']").hover()
    tip = page.locator(".cb-tip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("加载率")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_definition_shows_on_the_first_tap_and_is_opened_by_the_second(
    reader: Reader, book_address: str
) -> None:
    page = reader(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{book_address}{CALL}/q2.html")
    term = page.locator(".cb-said a[href$='metrics/ad-load.html']")
    term.tap()
    tip = page.locator(".cb-tip")
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    term.tap()
    page.wait_for_url(re.compile(r"metrics/ad-load\.html"))


# --- copy, cite, send ---------------------------------------------------------------------


def test_a_copied_link_lands_on_its_paragraph(reader: Reader, book_address: str) -> None:
    page = reader(viewport=WIDE, permissions=CLIPBOARD)
    page.goto(f"{book_address}{CALL}/q2.html")
    link = copy(page, "p5", ".cb-copy-link")
    parts = urlsplit(link)
    assert link.startswith(f"{book_address}{CALL}/q2.html?")
    assert parts.fragment == "p5"
    assert re.fullmatch("[0-9a-f]{8}", parse_qs(parts.query)["c"][0])
    other = reader()
    other.goto(link)
    expect(block(other, "p5")).to_be_in_viewport()
    expect(other.locator(".cb-changed")).to_have_count(0)


def test_on_the_whole_call_a_link_leads_to_the_page_of_the_question(
    reader: Reader, book_address: str
) -> None:
    page = reader(viewport=WIDE, permissions=CLIPBOARD)
    page.goto(f"{book_address}{CALL}/full.html")
    link = copy(page, "q2-p5", ".cb-copy-link")
    assert urlsplit(link).path.endswith(f"{CALL}/q2.html")
    assert urlsplit(link).fragment == "p5"


@pytest.mark.parametrize("style", ["plain", "markdown", "bibtex"])
def test_a_citation_carries_everything(reader: Reader, book_address: str, style: str) -> None:
    page = reader(viewport=WIDE, permissions=CLIPBOARD)
    page.goto(f"{book_address}{CALL}/q2.html")
    copy(page, "p5", ".cb-copy-citation")
    page.locator(f"[data-style={style}]").click()
    expect(page.locator(f"[data-style={style}][aria-pressed=true]")).to_be_visible()
    cited = clipboard(page)
    assert P5 in cited
    for fact in ("快手", "2021", "第三方整理的纪要，非逐字", "sumedu.com", "q2.html?c=", "#p5"):
        assert fact in cited.replace("\\", "")
    assert "疑为" not in cited
    if style == "bibtex":
        assert cited.startswith("@misc{kuaishou-2021q3-q2-p5,")
        assert cited.count("{") == cited.count("}")
    page.reload()
    assert copy(page, "p5", ".cb-copy-citation") == cited  # the choice is remembered


def test_our_suggestions_never_travel_with_a_quote(reader: Reader, book_address: str) -> None:
    page = reader(viewport=WIDE, permissions=CLIPBOARD)
    page.goto(f"{book_address}{CALL}/q3.html")
    expect(page.locator(".cb-said .cb-fix").first).to_be_visible()
    cited = copy(page, "p1", ".cb-copy-citation")
    assert "对列敦和增长效果显著" in cited
    assert "疑为" not in cited
    assert "对留存和" not in cited


def test_a_selection_is_quoted_alone_with_a_link_to_its_words(
    reader: Reader, book_address: str
) -> None:
    page = reader(viewport=WIDE, permissions=CLIPBOARD)
    page.goto(f"{book_address}{CALL}/q2.html")
    page.evaluate(
        """words => {
          const block = document.getElementById("p7").parentElement;
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
          throw new Error("not there");
        }""",
        "保持谨慎观察",
    )
    cited = copy(page, "p7", ".cb-copy-citation")
    assert "保持谨慎观察" in cited
    assert "相比流量市占率" not in cited
    fragment = urlsplit(cited.splitlines()[-1]).fragment
    anchor, _, text = fragment.partition(":~:text=")
    assert anchor == "p7"
    assert "保持谨慎观察" in unquote(text)


def test_a_changed_paragraph_says_so(reader: Reader, book_address: str) -> None:
    page = reader(viewport=WIDE)
    page.goto(f"{book_address}{CALL}/q2.html?c=00000000#p5")
    note = page.locator(".cb-changed")
    expect(note).to_be_visible()
    expect(note).to_contain_text("改过")
    page.goto(f"{book_address}{CALL}/q2.html?c=%3Cscript%3E#p5")
    expect(page.locator("h1")).to_be_visible()
    expect(note).to_have_count(0)


def test_on_a_phone_a_tap_brings_the_tools_within_reach(reader: Reader, book_address: str) -> None:
    page = reader(viewport=PHONE, has_touch=True, is_mobile=True, permissions=CLIPBOARD)
    page.goto(f"{book_address}{CALL}/q2.html")
    target = block(page, "p7")
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box
    target.tap(position={"x": box["width"] - 4, "y": box["height"] - 4})
    button = target.locator(".cb-copy-link")
    expect(button).to_be_in_viewport()
    size = button.bounding_box()
    assert size
    assert size["height"] >= 24  # WCAG 2.2, 2.5.8 Target Size (Minimum)
    button.tap()
    expect(page.locator(".cb-panel")).to_be_in_viewport()
    assert "#p7" in clipboard(page)


# --- keyboard -----------------------------------------------------------------------------


def test_everything_by_keyboard(reader: Reader, book_address: str) -> None:
    page = reader(viewport=WIDE, permissions=CLIPBOARD)
    page.goto(f"{book_address}{CALL}/q2.html")
    page.keyboard.press("?")
    expect(page.locator("dialog.cb-help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.cb-help")).to_be_hidden()
    page.keyboard.press("n")
    page.wait_for_url(re.compile(r"q3\.html"))
    page.keyboard.press("p")
    page.wait_for_url(re.compile(r"q2\.html"))
    button = block(page, "p1").locator(".cb-copy-link")
    button.focus()
    expect(button).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".cb-panel")).to_be_visible()
    assert clipboard(page).endswith("#p1")
    page.keyboard.press("Escape")
    expect(page.locator(".cb-panel")).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("s")
    field = page.locator("[data-md-component=search-query]")
    expect(field).to_be_focused()
    page.keyboard.type("n")
    expect(field).to_have_value("n")


def test_motion_is_reduced_where_asked(reader: Reader, book_address: str) -> None:
    page = reader(reduced_motion="reduce")
    page.goto(f"{book_address}{CALL}/q2.html")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.evaluate(
        """() => document.getAnimations().filter(a => a.effect.getTiming().duration > 10).length"""
    )
    assert moving == 0


# --- without script, on paper -------------------------------------------------------------


def test_without_script_the_answer_is_there_with_its_definitions(
    reader: Reader, book_address: str
) -> None:
    page = reader(java_script_enabled=False, viewport=WIDE)
    page.goto(f"{book_address}{CALL}/q2.html#p5")
    answer = page.locator(".cb-answer")
    assert P5 in re.sub(r"\s+", "", answer.inner_text())
    term = answer.locator("a[href$='metrics/ad-load.html']")
    assert "加载率" in (term.get_attribute("title") or "")
    page.locator(".cb-next a").click()
    page.wait_for_url(re.compile(r"q3\.html"))


def normal(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_the_whole_call_prints_as_a_decent_document(reader: Reader, book_address: str) -> None:
    page = reader()
    page.goto(f"{book_address}{CALL}/full.html")
    page.wait_for_load_state("networkidle")
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    # Fonts give some characters as radicals (⽤ for 用), which NFKC takes back.
    texts = [normal(sheet.extract_text()) for sheet in sheets]
    whole = "".join(texts)
    assert 3 <= len(sheets) <= 12
    assert "坚定看好短视频赛道" in whole
    assert "量化影响" in whole
    for screen in ("复制", "引用", "上一问", "换深色"):
        assert screen not in whole, screen
    for question in ("跟以前有什么不一样？", "直播未来规划和预期？", "对运营的影响？"):
        words = normal(question)
        assert any(words in text and not text.endswith(words) for text in texts), question


@pytest.mark.parametrize(
    "path",
    [*(f"{CALL}/{page}.html" for page in ("q1", "index", "receipt")), "metrics/dau.html"],
)
def test_what_is_dark_on_the_screen_is_ink_on_paper(
    reader: Reader, book_address: str, path: str
) -> None:
    page = reader(color_scheme="dark", reduced_motion="reduce")
    page.goto(f"{book_address}{path}")
    page.emulate_media(media="print")
    pale = page.evaluate(
        """() => [...document.querySelectorAll("#cb-text *")]
          .filter(e => e.checkVisibility())
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .map(e => [e, getComputedStyle(e).color.match(/[\\d.]+/g).slice(0, 3).map(Number)])
          .filter(([, rgb]) => Math.max(...rgb) > 170 || Math.min(...rgb) > 120)
          .map(([e]) => e.outerHTML.slice(0, 80))"""
    )
    assert pale == []


# --- several calls ------------------------------------------------------------------------


def test_paragraphs_are_filtered_by_period(reader: Reader, shelf_address: str) -> None:
    page = reader(viewport=WIDE)
    page.goto(f"{shelf_address}topics/growth.html")
    before = page.locator(".cb-passage:visible").count()
    page.locator("[data-cb-filter] select[name=period]").select_option("2022Q1")
    after = page.locator(".cb-passage:visible").count()
    assert 0 < after < before
    shown = page.locator(".cb-group:visible")
    assert {shown.nth(n).get_attribute("data-period") for n in range(shown.count())} == {"2022Q1"}
    assert str(after) in page.locator(".cb-filter-count").inner_text()


def test_figures_are_sorted_by_what_they_are_worth(reader: Reader, shelf_address: str) -> None:
    page = reader(viewport=WIDE)
    page.goto(f"{shelf_address}figures.html")
    page.locator(".cb-figures th button").first.click()
    first = page.locator(".cb-figures tbody tr").first.inner_text()
    page.locator(".cb-figures th button").first.click()
    last = page.locator(".cb-figures tbody tr").last.inner_text()
    assert first.split("\t")[0] == last.split("\t")[0]
    assert "亿" in first


def test_a_call_in_english_speaks_english(reader: Reader, shelf_address: str) -> None:
    page = reader(viewport=WIDE, permissions=CLIPBOARD, locale="en-GB")
    page.goto(f"{shelf_address}calls/larkfield-2024q2/q1.html")
    assert page.locator("article").get_attribute("lang") == "en"
    own = page.locator(".cb-facts").inner_text()
    assert not re.search("[\u4e00-\u9fff]", own), own
    cited = copy(page, "p1", ".cb-copy-citation")
    assert "Larkfield" in cited
