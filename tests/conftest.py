"""What several tests share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

import fixture_archive
import sites
from browser.chromium import FLAGS, find

settings.register_profile(
    "here",
    deadline=None,  # two cores are shared by many tests; time is pytest-timeout's affair
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("here")


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
def playwright() -> Iterator[Playwright]:
    """One for the session: a second one in the same process is refused."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium."""
    executable = find()
    assert executable, "no Chromium; run: python tests/browser/chromium.py"
    browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
    yield browser
    browser.close()
