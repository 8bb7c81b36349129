"""Measure search at 1,000 and 10,000 questions, beside Material's own search and Pagefind.

Run `make bench-search`, or this file; sizes may be given: `python tests/bench_search.py 1000`.
All three search the same pages, served gzipped from this machine to a fresh browser profile.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

import synthetic_book  # noqa: E402 - found once the path is set
from browser.chromium import FLAGS, find  # noqa: E402
from browser.hosting import hosted  # noqa: E402
from callbook import search  # noqa: E402
from callbook.archive import places  # noqa: E402
from callbook.model import Archive  # noqa: E402

RIVALS = ("jieba==0.42.1", "pagefind==1.5.2", "pagefind_bin_extended==1.5.2")
CACHE = ROOT / ".cache/bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one way to search takes."""

    name: str
    seconds: float  # of the processor, to make the index
    megabytes: float  # of the index
    largest: float  # kilobytes of its largest file
    first: float  # milliseconds from typing on a page just opened to the first result
    wire: float  # kilobytes over the wire until then
    later: float  # milliseconds of further queries, median
    memory: float  # megabytes of the browser's renderer in the end
    empty: int  # queries without a result, of all


def main() -> None:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description="Measure search beside Material and Pagefind.")
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000], help="questions")
    sizes = parser.parse_args().sizes
    if not (CACHE / "jieba").exists():
        command = [sys.executable, "-m", "pip", "install", "-q", "--target", str(CACHE), *RIVALS]
        subprocess.run(command, check=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        for size in sizes:
            for row in _rows(size, Path(place) / str(size), playwright.chromium):
                _say(size, row)


def _rows(size: int, place: Path, chromium: Any) -> Iterator[Measured]:  # noqa: ANN401 - untyped
    book = synthetic_book.book(size)
    queries = _queries(book, 25)
    for name, make in (("callbook", _ours), ("Material", _material), ("Pagefind", _pagefind)):
        site = place / name
        site.mkdir(parents=True)
        seconds, index = make(book, site)
        files = [file for folder in index for file in folder.rglob("*") if file.is_file()]
        browser = chromium.launch(executable_path=find(), args=list(FLAGS))
        with hosted(site) as address:
            first, wire, later, memory, empty = _measure(browser, address, name, queries)
        browser.close()
        yield Measured(
            name=name,
            seconds=seconds,
            megabytes=sum(file.stat().st_size for file in files) / 1e6,
            largest=max(file.stat().st_size for file in files) / 1e3,
            first=first,
            wire=wire,
            later=later,
            memory=memory,
            empty=empty,
        )


def _say(size: int, row: Measured) -> None:
    sys.stdout.write(
        f"{size:6} {row.name:9} index {row.seconds:6.1f} CPU s {row.megabytes:6.1f} MB "
        f"(largest file {row.largest:7.0f} KB)  first result {row.first:6.0f} ms "
        f"{row.wire:6.0f} KB  later {row.later:5.0f} ms  memory {row.memory:5.0f} MB  "
        f"without result {row.empty}\n"
    )
    sys.stdout.flush()


def _queries(book: Archive, count: int) -> list[str]:
    """Parts of texts, of two to six characters and within a clause, as readers type them."""
    random = Random(7)
    texts = [place.block.text for place in places(book)]
    found: list[str] = []
    while len(found) < count:
        text = random.choice(texts)
        start = random.randrange(len(text))
        part = text[start : start + random.randint(2, 6)]
        if len(part) > 1 and part.isalnum():
            found.append(part)
    return found


# --- the three sites ------------------------------------------------------------------------


def _ours(book: Archive, site: Path) -> tuple[float, list[Path]]:
    with _timed() as timed:
        files = search.files(book)
    docs = site.with_name("docs")
    for name in ("assets", "search"):
        _copy(ROOT / "docs" / name, docs / name)
    _copy(ROOT / "docs/data/words.js", docs / "data/words.js")
    for page in (
        "index",
        "calls/index",
        "topics/index",
        "metrics/index",
        "figures",
        "all",
        "about",
    ):
        _write(docs / f"{page}.md", f"# {page}\n".encode())
    _copy(ROOT / "overrides", docs.with_name("overrides"))
    _copy(ROOT / "mkdocs.yml", docs.with_name("mkdocs.yml"))
    _mkdocs(docs.with_name("mkdocs.yml"), site)
    for path, content in files.items():
        _write(site / path, content)
    return timed.seconds, [site / "data/search"]


def _material(book: Archive, site: Path) -> tuple[float, list[Path]]:
    """Stock Material with jieba, as its documentation has it for Chinese."""
    sys.path.insert(0, str(CACHE))
    from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]

    root = site.with_name("material-docs")
    _write(root / "docs/index.md", "# 测量\n".encode())
    _write(
        root / "mkdocs.yml",
        b"site_name: x\ntheme: {name: material, language: zh}\nplugins: [search]\n",
    )
    _mkdocs(root / "mkdocs.yml", site)
    file = site / "search/search_index.json"
    config = json.loads(file.read_text("utf-8"))["config"]
    with _timed() as timed:
        index = SearchIndex(**config)
        for address, title, html in _pages(book):
            index.add_entry_from_context(
                SimpleNamespace(meta={}, content=html, toc=[], url=address, title=title)
            )
        file.write_text(index.generate_search_index(None), encoding="utf-8")
    return timed.seconds, [site / "search"]


def _pagefind(book: Archive, site: Path) -> tuple[float, list[Path]]:
    for address, title, html in _pages(book):
        page = f'<html lang="zh"><title>{title}</title><body><main>{html}</main></body></html>'
        _write(site / address, page.encode())
    with _timed() as timed:
        command = [sys.executable, "-m", "pagefind", "--site", str(site)]
        environment = {"PYTHONPATH": str(CACHE), "PATH": "/usr/bin:/bin"}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    _write(site / "index.html", b'<html lang="zh"><title>x</title><body></body></html>')
    return timed.seconds, [site / "pagefind"]


def _pages(book: Archive) -> Iterator[tuple[str, str, str]]:
    for call in book.calls:
        for exchange in call.exchanges:
            title = exchange.question.block.text
            said = "".join(f'<p id="{b.address}">{b.text}</p>' for b in exchange.answer)
            yield (
                f"calls/{call.details.call}/{exchange.address}.html",
                title,
                f"<h1>{title}</h1>{said}",
            )


def _mkdocs(config: Path, site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def _copy(source: Path, target: Path) -> None:
    files = [source] if source.is_file() else [f for f in source.rglob("*") if f.is_file()]
    for file in files:
        _write(target / file.relative_to(source) if file != source else target, file.read_bytes())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


@dataclass
class _Timer:
    seconds: float = 0.0


@contextmanager
def _timed() -> Iterator[_Timer]:
    """Seconds of the processor within the block, those of programs started there included."""
    import resource

    timer = _Timer()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.process_time()
    yield timer
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    outside = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
    timer.seconds = time.process_time() - start + outside


# --- the browser ----------------------------------------------------------------------------

# Types into the theme's box; resolves with [milliseconds, number of groups] when it is answered.
_THEME = """query => new Promise((resolve) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");
  const status = document.querySelector(".md-search-result__meta");
  const start = performance.now();
  const done = () => {
    watch.disconnect();
    resolve([performance.now() - start, list.children.length]);
  };
  const watch = new MutationObserver(() => {
    if (/^0|没有/.test(status.textContent.trim()) || list.children.length) setTimeout(done);
  });
  list.replaceChildren();
  watch.observe(list, { childList: true });
  watch.observe(status, { childList: true });
  setTimeout(done, 30_000);
  box.focus();
  box.value = query;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
})"""

_PAGEFIND = """async (query) => {
  const start = performance.now();
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return [performance.now() - start, results.length];
}"""


def _measure(
    browser: Browser, address: str, name: str, queries: list[str]
) -> tuple[float, float, float, float, int]:
    script = _PAGEFIND if name == "Pagefind" else _THEME
    cold = [_cold(browser, f"{address}index.html", script, query) for query in queries[:5]]
    page = browser.new_page()
    page.goto(f"{address}index.html")
    page.evaluate(script, queries[0])
    later = [page.evaluate(script, query) for query in queries[5:]]
    memory = _memory(browser)
    page.close()
    found = [count for _, _, count in cold] + [count for _, count in later]
    return (
        median(took for took, _, _ in cold),
        median(size for _, size, _ in cold),
        median(took for took, _ in later),
        memory,
        sum(not count for count in found),
    )


def _cold(browser: Browser, address: str, script: str, query: str) -> tuple[float, float, int]:
    """Milliseconds, kilobytes of search over the wire, and number of results, in a new profile."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    context.on("requestfinished", lambda request: sizes.append(_size(request)))
    page.goto(address)
    took, count = page.evaluate(script, query)
    page.wait_for_timeout(200)
    context.close()
    return took, sum(sizes) / 1e3, count


def _size(request: Any) -> int:  # noqa: ANN401 - a Playwright request
    """What a file of search weighed over the wire; other files are the page's."""
    if not any(part in request.url for part in ("/search/", "/pagefind/", "/workers/")):
        return 0
    sizes = request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])


def _memory(browser: Browser) -> float:
    """Megabytes of the largest renderer."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    held = []
    for process in processes["processInfo"]:
        if process["type"] == "renderer":
            status = Path(f"/proc/{process['id']}/status").read_text("utf-8")
            held.append(int(status.partition("VmRSS:")[2].split()[0]))
    return max(held) / 1024


if __name__ == "__main__":
    main()
