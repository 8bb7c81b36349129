"""A reader's browser, and sites to read in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

import fixture_archive
import sites
from browser.chromium import find
from browser.hosting import hosted

_FLAGS = (
    "--no-sandbox",  # the tests run as root in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the committed docs/."""
    return sites.once(_shared(tmp_path_factory) / "book", sites.publish_book)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of several invented calls that have one of everything."""
    shown = fixture_archive.archive()
    return sites.once(_shared(tmp_path_factory) / "shelf", lambda out: sites.publish(shown, out))


def _shared(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a session share."""
    base = factory.getbasetemp()
    return (base.parent if base.name.startswith("popen") else base) / "sites"


@pytest.fixture(scope="session")
def book_address(book: Path) -> Iterator[str]:
    with hosted(book) as address:
        yield address


@pytest.fixture(scope="session")
def shelf_address(shelf: Path) -> Iterator[str]:
    with hosted(shelf) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find()
    assert executable, "no Chromium; run: python tests/browser/chromium.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What went wrong behind the reader's back."""

    complaints: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        """The page, watched from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", self._request)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.location.get('url')}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            self.complaints.append(f"{request.frame.url} asked for {request.url}")


Reader = Callable[..., Page]


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A page in a new profile, with Playwright's options; it must have nothing to complain of."""
    contexts: list[BrowserContext] = []
    watch = Watch()

    def open_page(**options: object) -> Page:
        options.setdefault("locale", "zh-CN")
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        return watch.over(context.new_page())

    yield open_page
    for context in contexts:
        context.close()
    assert watch.complaints == []
