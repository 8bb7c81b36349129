"""Every kind of page in a browser: online, from disk, by phone, in the dark, without script."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request

from browser.conftest import Reader
from browser.hosting import hosted

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}

BOOK = (
    "index.html",
    "calls/index.html",
    "calls/kuaishou-2021q3/index.html",
    "calls/kuaishou-2021q3/q2.html",
    "calls/kuaishou-2021q3/full.html",
    "calls/kuaishou-2021q3/receipt.html",
    "topics/index.html",
    "topics/advertising.html",
    "metrics/index.html",
    "metrics/dau.html",
    "figures.html",
    "all.html",
    "about.html",
)
"""One page of each kind."""


@pytest.mark.parametrize("kind", BOOK)
def test_a_page_opens_on_a_host_and_from_disk(
    reader: Reader, book: Path, book_address: str, kind: str
) -> None:
    for address in (book_address, f"{book.as_uri()}/"):
        page = reader()
        page.goto(address + kind)
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").count() == 1
        assert page.title().strip()


@pytest.mark.parametrize("kind", BOOK)
def test_a_phone_scrolls_one_way_only(reader: Reader, book_address: str, kind: str) -> None:
    page = reader(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(book_address + kind)
    page.wait_for_load_state("networkidle")
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= PHONE["width"], _widest(page)
    inner = page.evaluate(
        """() => [...document.querySelectorAll("article *")]
            .filter(e => e.scrollWidth > e.clientWidth + 1)
            .filter(e => /auto|scroll/.test(getComputedStyle(e).overflowX))
            .map(e => e.innerText.slice(0, 80))"""
    )
    assert inner == []  # no table is cut off at the edge


def _widest(page: Page) -> str:
    """What sticks out, for the message."""
    return str(
        page.evaluate(
            """() => [...document.querySelectorAll("body *")]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", BOOK)
def test_no_barrier_for_anyone(reader: Reader, book_address: str, kind: str, scheme: str) -> None:
    page = reader(color_scheme=scheme, viewport=WIDE)
    page.goto(book_address + kind)
    page.wait_for_load_state("networkidle")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_dark_is_dark(reader: Reader, book_address: str) -> None:
    shades = []
    for scheme in ("light", "dark"):
        page = reader(color_scheme=scheme)
        page.goto(book_address)
        page.wait_for_load_state("networkidle")
        color = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shades.append(sum(int(part) for part in color.strip("rgba()").split(",")[:3]))
    assert shades[0] > 600
    assert shades[1] < 200


@pytest.mark.parametrize("kind", BOOK)
def test_without_script_everything_is_readable_and_linked(
    reader: Reader, book_address: str, kind: str
) -> None:
    page = reader(java_script_enabled=False)
    page.goto(book_address + kind)
    assert page.locator("h1").is_visible()
    assert page.locator('a[href$="all.html"]').count() > 0


@pytest.mark.parametrize("lost", ["gone.html", "calls/gone/deeper/q9.html", "calls/gone/"])
def test_a_lost_reader_finds_the_way_home(reader: Reader, book_address: str, lost: str) -> None:
    reader.forgive("404 (Not Found)")
    page = reader()
    answer = page.goto(book_address + lost)
    assert answer is not None
    assert answer.status == 404
    page.locator("#home").click()
    page.wait_for_url(f"{book_address}index.html")


def test_a_question_page_is_light(reader: Reader, book_address: str) -> None:
    """At most 200 KB over the wire on first load, the search index apart."""
    page = reader()
    sizes: dict[str, int] = {}

    def count(request: Request) -> None:
        size = request.sizes()
        sizes[request.url] = size["responseBodySize"] + size["responseHeadersSize"]

    page.on("requestfinished", count)
    page.goto(f"{book_address}calls/kuaishou-2021q3/q2.html")
    page.wait_for_load_state("networkidle")
    counted = {url: size for url, size in sizes.items() if "/search/" not in url}
    assert len(counted) > 3
    assert sum(counted.values()) <= 200_000, counted


def test_where_the_address_is_known_the_themed_page_is_shown(reader: Reader, shelf: Path) -> None:
    """The shelf says that it is at /book/: a lost reader there sees the whole theme."""
    with hosted(shelf, "/book/") as address:
        reader.forgive("404 (Not Found)")
        page = reader()
        answer = page.goto(f"{address}calls/gone/q9.html")
        assert answer is not None
        assert answer.status == 404
        page.locator('a[href="/book/index.html"]').first.click()
        page.wait_for_url(f"{address}index.html")
