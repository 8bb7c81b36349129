"""Type into the search box as a reader does, and read what it answers."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# Resolves when the result of this very query has been drawn, or after ten seconds.
_ANSWERED = """query => new Promise((resolve, reject) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const timer = setTimeout(() => reject(new Error(`no answer to ${query}`)), 10_000);
  const heard = (event) => {
    const about = event.data.data && event.data.data.about;
    if (!about || about.raw !== query) return;
    callbookSearchPort.removeEventListener("message", heard);
    clearTimeout(timer);
    requestAnimationFrame(() => resolve());
  };
  callbookSearchPort.addEventListener("message", heard);
  box.value = query;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""

_SHOWN = """() => ({
  status: document.querySelector(".md-search-result__meta").textContent.trim(),
  note: (document.querySelector(".cb-search-note") || { textContent: "" }).textContent,
  groups: [...document.querySelectorAll(".md-search-result__item")].map((group) =>
    [...group.querySelectorAll("a.md-search-result__link")].map((link) => ({
      href: link.href,
      text: link.textContent,
      marks: [...link.querySelectorAll("mark")].map((mark) => mark.textContent),
    }))),
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A link in the list of results."""

    page: str  # below the site's root, without ending: calls/x/q3
    anchor: str
    text: str
    marks: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the box shows: a group of hits a page."""

    status: str
    note: str
    groups: tuple[tuple[Hit, ...], ...]

    @property
    def pages(self) -> list[str]:
        """The pages found, best first."""
        return [group[0].page for group in self.groups]

    @property
    def hits(self) -> list[Hit]:
        """All links."""
        return [hit for group in self.groups for hit in group]


def open_box(page: Page, address: str) -> None:
    """Open a page and its search box, by keyboard."""
    page.goto(address)
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.name === 'query'")


def ask(page: Page, query: str, root: str) -> Answer:
    """What the open box answers; `root` is the site's address."""
    if page.locator("[data-md-component=search-query]").input_value() == query:
        ask(page, f"{query} ", root)  # the theme asks again only when the box has changed
    page.evaluate(_ANSWERED, query)
    return shown(page, root)


def shown(page: Page, root: str) -> Answer:
    """What the box shows now."""
    found: dict[str, Any] = page.evaluate(_SHOWN)
    return Answer(
        status=found["status"],
        note=found["note"],
        groups=tuple(tuple(_hit(link, root) for link in group) for group in found["groups"]),
    )


def _hit(link: dict[str, Any], root: str) -> Hit:
    address, _, anchor = link["href"].removeprefix(root).partition("#")
    return Hit(
        page=address.partition("?")[0].removesuffix(".html"),
        anchor=anchor,
        text=link["text"],
        marks=tuple(link["marks"]),
        href=link["href"],
    )
