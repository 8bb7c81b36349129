"""What one built page holds: anchors, links, what it loads, and the words it gives as said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from callbook.verify.receipt import Receipt, read_receipt
from callbook.verify.said import Said, said_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as a browser would read it."""

    path: str  # below site/: calls/kuaishou-2021q3/q3.html
    ids: tuple[str, ...]  # in the order of the page, doubles kept
    links: tuple[str, ...]  # where its links lead
    resources: tuple[str, ...]  # what it loads by itself
    faults: tuple[str, ...]  # scripts where none may be
    said: tuple[Said, ...]
    receipt: Receipt | None = None


# Elements that load something by themselves, and by which attribute.
_LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}

NOTHING = "javascript:void(0)"
"""What the theme's buttons lead to."""

_POINTING = frozenset({"alternate", "author", "canonical", "license", "next", "prev", "up"})
"""Relations of a link element that a browser does not follow by itself."""

_INERT = frozenset({"application/json", "application/ld+json", "text/plain"})
"""Types of script elements that are data."""

# What a style sheet loads: url(../fonts/x.woff2), url("https://host/x.png"), @import "x.css"
# not: url(#clip), the word url alone
_CSS_LOADS = re.compile(
    r"""url\(\s*["']?(?P<url>[^"')#][^"')]*)|@import\s+["'](?P<imported>[^"']+)"""
)


# Where an attribute that runs a script would begin: <a onclick=1>, <a href="b"onclick=1>
# not: <p>one = two; prose that matches (3 on 4 = 7) only has the page looked at more closely
_HANDLER = re.compile(r"""[\s"'/]on[^\s=>/]*\s*=""", re.IGNORECASE)


def read_page(path: str, text: str) -> Page:
    """The page at `path` below site/, read from its HTML."""
    tree = LexborHTMLParser(text)
    # An element that fits several selectors is found several times.
    found = tree.css("[id],[href],[src],[srcset],[poster],object,style,[style]")
    elements = [*{element.mem_id: element for element in found}.values()]
    return Page(
        path=path,
        ids=tuple(filter(None, (element.attributes.get("id") for element in elements))),
        links=tuple(_links(elements)),
        resources=tuple(_resources(elements)),
        faults=tuple(_faults(tree, text)),
        said=tuple(said_blocks(tree)),
        receipt=read_receipt(tree),
    )


def css_loads(css: str) -> Iterator[str]:
    """The addresses that a style sheet loads, its own data aside."""
    for match in _CSS_LOADS.finditer(css):
        url = (match["url"] or match["imported"]).strip()
        if not url.startswith("data:"):
            yield url


def _links(elements: list[LexborNode]) -> Iterator[str]:
    for element in elements:
        href = element.attributes.get("href")
        if href is not None and (element.tag != "link" or _points(element)):
            yield href


def _points(element: LexborNode) -> bool:
    relations = (element.attributes.get("rel") or "").lower().split()
    return bool(relations) and _POINTING.issuperset(relations)


def _resources(elements: list[LexborNode]) -> Iterator[str]:
    for element in elements:
        for attribute in _LOADING.get(element.tag or "", ()):
            value = element.attributes.get(attribute)
            if value:
                yield from _sources(value) if attribute == "srcset" else (value,)
        if element.tag == "link" and not _points(element):
            yield element.attributes.get("href") or ""
        if element.tag == "style":
            yield from css_loads(element.text())
        yield from css_loads(element.attributes.get("style") or "")


def _sources(srcset: str) -> Iterator[str]:
    for candidate in srcset.split(","):
        yield from candidate.split()[:1]


def _faults(tree: LexborHTMLParser, text: str) -> Iterator[str]:
    """Ways in which text from outside could run: there is no honest use of any in a page."""
    for element in tree.css("article script, [srcdoc], base, object, embed"):
        kind = (element.attributes.get("type") or "").lower()
        if element.tag != "script" or kind not in _INERT:
            yield f"<{element.tag}> within the text"
    addressed = "body :is([href], [src], [action], [formaction])"
    for element in tree.css("body *" if _HANDLER.search(text) else addressed):
        for name, value in element.attributes.items():
            if name.lower().startswith("on"):
                yield f"attribute {name} of <{element.tag}>"
            elif name.lower() in ("href", "src", "action", "formaction") and _runs(value or ""):
                yield f"{name}={value!r} of <{element.tag}>"


def _runs(address: str) -> bool:
    if ":" not in address:
        return False
    # Browsers ignore white space and control characters before and inside the scheme.
    plain = "".join(character for character in address if character > " ").lower()
    return plain != NOTHING and plain.startswith(("javascript:", "vbscript:", "data:text/html"))
