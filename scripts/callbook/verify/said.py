"""The words that a page gives as said, block by block, with the anchors that stand before them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

SAID = "cb-said"
OURS = "cb-ours"
OTHER = "cb-other"

_BREAKING = frozenset(
    {"blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "td", "tr", "ul"}
)
"""Elements before and after which a browser begins a new line."""

_SILENT = frozenset({"script", "style", "template"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One block as a page shows it."""

    anchor: str  # empty where words stand before the first anchor
    text: str  # "\n" where the page breaks, other white space as in the HTML
    other: str  # the same in the other language of the document
    mark: str  # what the page says the source printed before a point
    number: int  # that the browser prints before a point; 0 for none


@dataclass(slots=True)
class _Reader:
    blocks: list[Said] = field(default_factory=list)
    anchor: str = ""
    mark: str = ""
    number: int = 0
    counted: int = 0  # number of the list item that has begun and has no block yet
    text: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    def open(self, element: LexborNode) -> None:
        self.close()
        self.anchor = element.attributes.get("id") or ""
        self.mark = element.attributes.get("data-mark") or ""
        self.number, self.counted = self.counted, 0

    def close(self) -> None:
        text, other = "".join(self.text), "".join(self.other)
        if self.anchor or text.strip() or other.strip():
            self.blocks.append(
                Said(
                    anchor=self.anchor,
                    text=text,
                    other=other,
                    mark=self.mark,
                    number=self.number,
                )
            )
        self.anchor, self.mark, self.number = "", "", 0
        self.text, self.other = [], []


def said_blocks(tree: LexborHTMLParser) -> Iterator[Said]:
    """The blocks of everything marked as said, in the order of the page."""
    reader = _Reader()
    for element in tree.css(f".{SAID}"):
        if not _within_said(element):
            _read(element, reader)
            reader.close()
    yield from reader.blocks


def _within_said(element: LexborNode) -> bool:
    parent = element.parent
    while parent is not None:
        if SAID in _classes(parent):
            return True
        parent = parent.parent
    return False


def _read(element: LexborNode, reader: _Reader) -> None:
    for child in element.iter(include_text=True):
        if child.tag == "-text":
            reader.text.append(child.text_content or "")
            continue
        classes = _classes(child)
        if OURS in classes or child.tag in _SILENT:
            if OTHER in classes:
                reader.other.append(child.text())
            continue
        if child.tag == "a" and child.attributes.get("id") and not child.text():
            reader.open(child)
            continue
        _read_inner(child, reader)


def _read_inner(element: LexborNode, reader: _Reader) -> None:
    breaking = element.tag in _BREAKING
    reader.text.append("\n" if breaking else "")
    if element.tag == "li":
        reader.counted = _number(element)
    _read(element, reader)
    reader.text.append("\n" if breaking else "")


def _number(item: LexborNode) -> int:
    """What a browser counts for a list item, HTML Standard 4.4.8; 0 in a list of bullets."""
    items = item.parent
    if items is None or items.tag != "ol":
        return 0
    number = _integer(items, "start", 1) - 1
    for child in items.iter():
        if child.tag == "li":
            number = _integer(child, "value", number + 1)
        if child == item:
            break
    return number


def _integer(element: LexborNode, attribute: str, otherwise: int) -> int:
    value = element.attributes.get(attribute) or ""
    return int(value) if value.lstrip("-").isdecimal() else otherwise


def _classes(element: LexborNode) -> list[str]:
    return (element.attributes.get("class") or "").split()
