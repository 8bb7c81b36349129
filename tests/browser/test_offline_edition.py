"""The unzipped book, opened from disk without a network, is the book online."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, Playwright
from selectolax.lexbor import LexborHTMLParser

from browser.chromium import FLAGS, find
from browser.firefox import firefox
from callbook.editions import offline

CALL = "calls/example-2021q3"  # of tests/fixture_archive.py
ARGUMENTS = [
    *FLAGS,
    "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """The site as built, and the ZIP unpacked where paths have blanks and Chinese characters."""

    online: Path
    offline: Path

    def address(self, path: str) -> str:
        page, hash_, anchor = path.partition("#")
        return f"{(self.offline / page).as_uri()}{hash_}{anchor}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page of the browser, what it asked for and what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def editions(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    folder = tmp_path_factory.mktemp("editions")
    bundle = folder / "book-offline.zip"
    offline.build(shelf, bundle)
    unpacked = folder / "下载 目录" / "问答 book #1"
    with zipfile.ZipFile(bundle) as archive:
        assert archive.testzip() is None
        archive.extractall(unpacked)
    return Editions(online=shelf, offline=unpacked)


@pytest.fixture
def visit(playwright: Playwright) -> Iterator[Visit]:
    """A page in a browser that reaches no host."""
    browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_offline(True)
    visit = Visit(page=context.new_page())
    visit.page.on("console", lambda said: visit.faults.append(said.text))
    visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
    context.on("request", lambda request: visit.asked.append(request.url))
    yield visit
    browser.close()


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_pages_are_those_of_the_site_byte_for_byte(editions: Editions) -> None:
    online, unpacked = files(editions.online), files(editions.offline)
    assert unpacked <= online
    assert {path for path in online - unpacked if not path.endswith(".map")} <= {
        "404.html", "sitemap.xml", "sitemap.xml.gz", "book-offline.zip",
    }  # fmt: skip
    for path in unpacked:
        content = (editions.online / path).read_bytes()
        assert (editions.offline / path).read_bytes() == offline.offline(path, content), path


def test_every_relative_link_leads_to_a_file(editions: Editions) -> None:
    there = files(editions.offline)
    assert f"{CALL}/q1.html" in there
    for path in sorted(there):
        if path.endswith(".html"):
            assert set(_targets(editions.offline / path, path)) <= there, path


def test_single_file_fits_a_messenger(book: Path) -> None:
    sizes = [file.stat().st_size for file in (book / "downloads").glob("*.html")]
    assert sizes
    assert max(sizes) <= 300_000


def _targets(file: Path, path: str) -> Iterator[str]:
    tree = LexborHTMLParser(file.read_text("utf-8"))
    for node in tree.css("[href], [src]"):
        link = urlsplit(node.attributes.get("href") or node.attributes.get("src") or "")
        if link.path and not link.scheme and not link.netloc:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link.path)))


def test_reader_finds_reads_and_copies_from_disk(editions: Editions, visit: Visit) -> None:
    page = visit.page
    page.goto(editions.address("index.html"))
    page.click("main a[href*='example-2021q3']")
    page.wait_for_url("**/example-2021q3/**")
    page.goto(editions.address(f"{CALL}/q1.html#p3"))
    assert page.evaluate("document.querySelector(':target').id") == "p3"
    _definition_shows(page)
    _turns_dark(page)
    _link_is_copied(page)
    page.goto(editions.address(f"{CALL}/full.html"))
    page.goto(editions.address("figures.html"))
    page.goto(editions.address("metrics/dau.html"))
    page.goto(editions.address("downloads/example-2021q3.html#q1-p3"))
    assert page.evaluate("document.querySelector(':target').id") == "q1-p3"
    assert visit.faults == []
    assert {url for url in visit.asked if not url.startswith(("file:", "data:", "blob:"))} == set()


def _definition_shows(page: Page) -> None:
    page.hover(".cb-answer a[href*='metrics/']")
    page.wait_for_selector(".cb-tip")
    assert page.text_content(".cb-tip-text")


def _turns_dark(page: Page) -> None:
    assert page.get_attribute("body", "data-md-color-scheme") == "default"
    page.click("label[for^='__palette']:visible")
    page.wait_for_selector("body[data-md-color-scheme='slate']")
    page.reload()
    page.wait_for_selector("body[data-md-color-scheme='slate']")


def _link_is_copied(page: Page) -> None:
    block = page.locator(".cb-said :has(> a#p3)").last
    block.hover()
    block.locator(".cb-copy-link").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('#p3'))")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"https://example.com/book/{CALL}/q1.html")


def test_firefox_opens_it_from_disk(editions: Editions, tmp_path: Path) -> None:
    with firefox(tmp_path) as driver:
        driver.open(editions.address("index.html"))
        assert driver.value("document.querySelectorAll('main a').length > 5")
        driver.open(editions.address(f"{CALL}/q1.html#p3"))
        assert driver.value("document.querySelector(':target').id") == "p3"
        assert driver.value("getComputedStyle(document.body).fontFamily.length > 0")
        driver.open(editions.address("downloads/example-2021q3.html"))
        assert driver.value("document.querySelector('form.find').hidden") is False
        faults, asked = driver.faults, driver.asked
    assert faults == []
    assert {url for url in asked if not url.startswith(("file:", "data:", "blob:"))} == set()
