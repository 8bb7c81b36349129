"""A reader's browser, and sites to read in it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from browser.hosting import hosted


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the smoke test in Firefox out, and say so, where a person has no Firefox."""
    if os.environ.get("CI") or shutil.which("firefox") or shutil.which("firefox-esr"):
        return
    left_out = [item for item in items if "firefox" in item.name]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def book_address(book: Path) -> Iterator[str]:
    with hosted(book) as address:
        yield address


@pytest.fixture(scope="session")
def shelf_address(shelf: Path) -> Iterator[str]:
    with hosted(shelf) as address:
        yield address


@dataclass
class Reader:
    """Opens pages, each in a new profile, and notes what goes wrong behind the reader's back."""

    browser: Browser
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    forgiven: tuple[str, ...] = ()

    def __call__(self, **options: object) -> Page:
        """A page of a new profile with Playwright's options."""
        options.setdefault("locale", "zh-CN")
        context = self.browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._complain(f"{page.url}: {error}"))
        page.on("request", self._request)
        return page

    def forgive(self, *words: str) -> None:
        """Complaints with these words are what the test is about."""
        self.forgiven += words

    def close(self) -> None:
        """End all profiles."""
        for context in self.contexts:
            context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complain(f"{message.location.get('url')}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            self._complain(f"{request.frame.url} asked for {request.url}")

    def _complain(self, complaint: str) -> None:
        if not any(words in complaint for words in self.forgiven):
            self.complaints.append(complaint)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A reader who must have nothing to complain of in the end."""
    reader = Reader(browser=browser)
    yield reader
    reader.close()
    assert reader.complaints == []
