"""Read what a page written by hand says, section by section, for search."""

import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from callbook.search.entries import Entry, Findable

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def page(path: str, text: str) -> Findable:
    """A page of docs/ from its Markdown; sections with an anchor of their own lead to it.

    `path` is below docs/: about.md. Anchors made from titles are not used: titles change.
    """
    html = markdown.markdown(_body(text), extensions=["attr_list", "tables", "md_in_html"])
    nodes = LexborHTMLParser(f"<body>{html}</body>").css("body > *")
    title = next((node.text().strip() for node in nodes if node.tag == "h1"), path)
    return Findable(
        kind="page",
        address=path.removesuffix(".md") + ".html",
        title=title,
        entries=tuple(_sections(nodes)),
    )


def _body(text: str) -> str:
    """The text without its front matter."""
    if text.startswith("---\n") and "\n---\n" in text[4:]:
        return text[4:].partition("\n---\n")[2]
    return text


def _sections(nodes: list[LexborNode]) -> list[Entry]:
    """One entry a section: its heading and what stands below it."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for node in nodes:
        if node.tag in _HEADINGS:
            anchor = node.attributes.get("id") or ""
            sections.append((anchor, []))
        if node.tag != "h1":
            sections[-1][1].append(" ".join(node.text(separator=" ").split()))
    return [Entry(anchor=anchor, text=" ".join(texts)) for anchor, texts in sections if any(texts)]
