"""Every link of the built site held against its pages and anchors, and what pages load."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from callbook.problems import Problem
from callbook.verify.html import NOTHING, Page, css_loads

_HARMLESS = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a link to elsewhere may have."""

_TOP = frozenset({"", "top"})
"""Fragments that every page has, HTML Standard 7.4.6.3."""


def problems(pages: Mapping[str, Page], site_dir: Path, address: str) -> Iterator[Problem]:
    """A problem for each double anchor, dead link, foreign resource and script in the text.

    `address` is the site's own, under which links from the root of its host are resolved;
    empty where the site does not know it.
    """
    files = frozenset(
        file.relative_to(site_dir).as_posix() for file in site_dir.rglob("*") if file.is_file()
    )
    anchors = {path: frozenset(page.ids) for path, page in pages.items()}
    for path in sorted(pages):
        page = pages[path]
        for message in _page(page, _Site(files=files, anchors=anchors, address=address)):
            yield Problem(path=f"site/{path}", message=message)
    yield from _sheets(site_dir, files)


class _Site:
    """What links can lead to."""

    def __init__(
        self, *, files: frozenset[str], anchors: Mapping[str, frozenset[str]], address: str
    ) -> None:
        self.files = files
        self.anchors = anchors
        self.address = urlsplit(address)

    def target(self, page: str, link: str) -> str | None:
        """The path below site/ that a link on `page` leads to; None where it leads elsewhere."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            own = self.address.netloc and parts.netloc == self.address.netloc
            if not own or not parts.path.startswith(self.address.path):
                return None
            return unquote(parts.path.removeprefix(self.address.path))
        if parts.path.startswith("/"):
            root = self.address.path or "/"
            return unquote(parts.path.removeprefix(root) if parts.path.startswith(root) else link)
        if not parts.path:
            return page
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def _page(page: Page, site: _Site) -> Iterator[str]:
    for anchor, count in sorted(Counter(page.ids).items()):
        if count > 1:
            yield f"the anchor {anchor} stands {count} times; expected each once"
    for link in sorted(set(page.links)):
        yield from _link(page, link, site)
    for resource in sorted(set(page.resources)):
        yield from _resource(page, resource, site)
    for fault in page.faults:
        yield f"{fault}; expected nothing that runs within the text"


def _link(page: Page, link: str, site: _Site) -> Iterator[str]:
    scheme = urlsplit(link).scheme.lower()
    if link == NOTHING:
        return
    if scheme and scheme not in _HARMLESS:
        yield f"a link to “{link[:80]}”; expected an address of the web or of the book"
        return
    target = site.target(page.path, link)
    if target is None:
        return
    if target not in site.files:
        yield f"a link to “{link}”, which is no file of the site; expected a page: q1.html#p2"
        return
    # A text fragment, "#p2:~:text=…", is an anchor followed by what only the browser reads.
    anchor = unquote(urlsplit(link).fragment).partition(":~:")[0]
    if anchor not in _TOP and target in site.anchors and anchor not in site.anchors[target]:
        yield f"a link to “{link}”; expected an anchor that {target} has"


def _resource(page: Page, resource: str, site: _Site) -> Iterator[str]:
    if resource.startswith("data:"):
        return
    parts = urlsplit(resource)
    if (parts.scheme or parts.netloc) and parts.scheme not in ("data", "blob"):
        yield f"loads {resource} from another host; expected a file of the site"
    elif (target := site.target(page.path, resource)) not in site.files:
        yield f"loads {resource}, which is no file of the site; expected {target} to be there"


def _sheets(site_dir: Path, files: frozenset[str]) -> Iterator[Problem]:
    for path in sorted(path for path in files if path.endswith(".css")):
        sheet = (site_dir / path).read_text(encoding="utf-8", errors="replace")
        for url in sorted(set(css_loads(sheet))):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), url))
            if urlsplit(url).scheme or url.startswith("//"):
                message = f"loads {url} from another host; expected a file of the site"
                yield Problem(path=f"site/{path}", message=message)
            elif urlsplit(target).path not in files:
                message = f"loads {url}, which is no file of the site; expected it to be there"
                yield Problem(path=f"site/{path}", message=message)
