"""Find a Chromium to play the reader with; run as a program, get one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FLAGS = (
    "--no-sandbox",  # the tests run as root in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How to start it: quiet, and without a word to any host."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

FIREFOXES = ("firefox-esr", "firefox")


def find() -> str:
    """The path of a Chromium: $CHROMIUM, one on PATH, or Playwright's own; empty if none."""
    return next(filter(None, _candidates()), "")


def _candidates() -> Iterator[str]:
    yield os.environ.get("CHROMIUM", "")
    for name in NAMES:
        yield shutil.which(name) or ""
    yield _of_playwright()


def _of_playwright() -> str:
    """Asked in a process of its own, as a test's may have Playwright at work already."""
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", ask],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    own = asked.stdout.strip()
    return own if own and Path(own).exists() else ""


def get() -> str:
    """The path of a Chromium after trying to install one; empty where that failed."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    ways = [[*playwright, "--with-deps"] if root else playwright]
    if root and shutil.which("apt-get"):
        ways.append(["apt-get", "update", "-q"])
        ways.append(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"])
    for command in ways:
        if found := find():
            return found
        subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
    return find()


def get_more() -> None:
    """Where we may install: Chinese glyphs for pictures, and a Firefox for its smoke test."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    wanted = [] if shutil.which("firefox") or shutil.which("firefox-esr") else ["firefox-esr"]
    fonts = shutil.which("fc-list")
    if not fonts or not subprocess.check_output([fonts, ":lang=zh", "family"]).strip():
        wanted.append("fonts-noto-cjk")
    if wanted:
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *wanted]
        subprocess.run(install, stdin=subprocess.DEVNULL, check=False)


def get_firefox() -> None:
    """The other browser, for the tests that open the book from disk in it too."""
    if any(map(shutil.which, FIREFOXES)) or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "install", "-q", "-y", "firefox-esr"], check=False)


if __name__ == "__main__":
    chromium = find() or get()
    if not chromium:
        sys.exit(
            "No Chromium found, and none could be installed. Install one (Debian: apt-get install "
            "chromium) or say where it is: CHROMIUM=/path/to/chromium make test"
        )
    get_more()
    get_firefox()
    sys.stdout.write(f"Chromium: {chromium}\n")
