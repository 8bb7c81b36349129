"""The citations in the data are those that the buttons of the pages copy."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import Reader

STYLES = ["plain", "markdown", "bibtex"]

_NOTE_COPIES = """
  globalThis.copies = [];
  navigator.clipboard.writeText = async text => { copies.push(text); };
"""

_PRESS = """
  async ([anchors, styles]) => {
    const found = [];
    for (const anchor of anchors) {
      const block = document.getElementById(anchor).parentElement;
      block.querySelector(".cb-copy-citation").click();
      await new Promise(then => setTimeout(then)); // the panel opens once the text is copied
      found.push(styles.map(style => {
        document.querySelector(`.cb-panel [data-style=${style}]`).click();
        return copies.pop();
      }));
    }
    return found;
  }
"""


def copied(page: Page, address: str, anchors: list[str]) -> list[list[str]]:
    """What the citation buttons of these blocks copy, in each style."""
    page.goto(address)
    pressed: list[list[str]] = page.evaluate(_PRESS, [anchors, STYLES])
    return pressed


def blocks(call: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every block of a call.json."""
    yield from call["remarks"]
    for exchange in call["exchanges"]:
        for turn in (exchange, *exchange["follow_ups"]):
            yield from (turn["question"], *turn["answer"])


@pytest.mark.parametrize("name", ["example-2021q3", "example-2022q1", "larkfield-2024q2"])
def test_the_data_cite_as_the_buttons_do(reader: Reader, shelf: Path, name: str) -> None:
    folder = shelf / "calls" / name
    page = reader()
    page.add_init_script(_NOTE_COPIES)
    wanted: dict[str, dict[str, list[str]]] = {"full": {}}
    for block in blocks(json.loads((folder / "call.json").read_text("utf-8"))):
        place = Path(block["permalink"].partition("#")[0]).stem
        cited = [block["citations"][style] for style in STYLES]
        wanted.setdefault(place, {})[block["anchor"]] = cited
        wanted["full"][f"{'r' if place == 'remarks' else place}-{block['anchor']}"] = cited
    for place, of in wanted.items():
        found = copied(page, (folder / f"{place}.html").as_uri(), list(of))
        assert dict(zip(of, found, strict=True)) == of
