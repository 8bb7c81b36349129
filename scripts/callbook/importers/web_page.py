"""Take the main text out of a saved web page."""

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from callbook import source as sources
from callbook.found import Found
from callbook.importers.imported import Converted, Left, refusal
from callbook.importers.tree_text import SILENT, clean, is_hidden, text_of
from callbook.model import Origin
from callbook.naming import titled
from callbook.periods import periods

_AROUND = frozenset(("nav", "footer", "aside"))
_MOST = 0.95  # of the extracted text: what the main element must hold
_SHARE = 0.6  # of the words outside links: below it, the neighbours are text too

# prey: `<meta charset="gbk">`, `content="text/html; charset=big5"`; not `<meta name="x">`
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
# prey: `<?xml version="1.0" encoding="gbk"?>`, which lxml refuses in decoded text
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
# prey: a web address; not `javascript:…`, which is no origin
_ADDRESS = re.compile(r"https?://\S+")


def convert(data: bytes, name: str) -> Converted:
    """The words of the page's main text, its headline above them.

    The main text is the smallest element that holds what trafilatura extracts, unless its
    neighbours hold much text too. Menus, footers and the like are told as left out. Raises
    Refused where the page holds no text. Nothing is fetched, no script runs.
    """
    page = _page(_decoded(data, name), name)
    body = page if page.tag == "body" else page.find("body")
    body = page if body is None else body
    main = _main(body, _extracted(page))
    headline = _headline(body, main)
    left = tuple(one for one in _left(body, main) if one.text != " ".join(headline.split()))
    text = clean("\n\n".join(filter(None, (headline, text_of(main)))))
    if not text:
        raise refusal(
            name,
            "a web page without text; expected the words of a call; a page that a script fills "
            "is saved by the browser after it has loaded (Save page as … complete)",
        )
    return Converted(text=text, left=left, found=_facts(page))


def fragment(text: str) -> str:
    """The words of a piece of HTML, as databases keep it."""
    return text_of(html.fragment_fromstring(text, create_parent="div")) if text.strip() else ""


def _decoded(data: bytes, name: str) -> str:
    """The page as text: UTF-8 or with a mark, else as the page says, else by its looks."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            found = codecs.lookup(declared[1].decode("ascii")).name
            return data.decode("gb18030" if found in ("gb2312", "gbk") else found)
        except (LookupError, UnicodeError):
            pass
    return "\n".join(sources.decode(data, name).lines)


def _page(text: str, name: str) -> HtmlElement:
    text = _XML_HEAD.sub("", text.replace("\0", ""))
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = "a web page without text or too broken to read; expected HTML with the words"
        raise refusal(name, message) from error


# --- the main text ------------------------------------------------------------------------


def _extracted(page: HtmlElement) -> list[str]:
    """Paragraphs of the page's main text as trafilatura sees it, their white space left out."""
    found = bare_extraction(
        html.fromstring(html.tostring(page)),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
    )
    text = getattr(found, "text", "") or ""
    lines = (_solid(line) for line in text.split("\n"))
    return [line for line in lines if len(line) >= 10]


def _main(body: HtmlElement, extracted: list[str]) -> HtmlElement:
    node = body
    while True:
        words = _own_words(node)
        inner = max((child for child in node if not is_hidden(child)), key=_own_words, default=None)
        if inner is None or inner.tag in ("p", "table", "ul", "ol", "pre", "span", "tr"):
            return node
        if _own_words(inner) < _SHARE * words or not _holds(inner, extracted):
            return node
        node = inner


def _own_words(node: HtmlElement) -> int:
    """Characters outside links, menus and scripts: what an article has much of."""
    if is_hidden(node) or node.tag in _AROUND or node.tag == "a":
        return 0
    own = len(_solid(node.text or ""))
    return own + sum(_own_words(child) + len(_solid(child.tail or "")) for child in node)


def _holds(node: HtmlElement, extracted: list[str]) -> bool:
    text = _solid(node.text_content())
    held = sum(len(line) for line in extracted if line in text)
    return held >= _MOST * sum(map(len, extracted))


def _solid(text: str) -> str:
    return "".join(text.split())


def _headline(body: HtmlElement, main: HtmlElement) -> str:
    """The page's headline where it stands above the main text and not in it."""
    inside = set(main.iter("h1"))
    for one in body.iter("h1"):
        words = text_of(one)
        if words and not is_hidden(one):
            return "" if one in inside else words
    return ""


def _left(body: HtmlElement, main: HtmlElement) -> Iterator[Left]:
    """What stands around the main text, and menus in it, which are taken out."""
    for node in list(main.iter(*_AROUND)):
        if node is not main and node.getparent() is not None:
            yield from _account(node, f"{node.tag} inside the article")
            node.drop_tree()
    for node in (main, *main.iterancestors()):
        if node is body:
            break
        for sibling in (*node.itersiblings(preceding=True), *node.itersiblings()):
            yield from _account(sibling, "around the article: menus, links, footer")


def _account(node: HtmlElement, reason: str) -> Iterator[Left]:
    if not is_hidden(node) and node.tag not in SILENT:
        text = " ".join(text_of(node).split())
        if text:
            yield Left(reason=reason, text=text)


# --- what the page says of itself ---------------------------------------------------------


def _facts(page: HtmlElement) -> Found:
    """The page's address and publisher, and its title where that is about a call: many lie."""
    title = _first(page, "//head/title/text()")
    named, of = titled(title), tuple(periods(title))
    address = _first(page, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    return Found(
        title=title if named or of else "",
        company=named.company,
        ticker=named.ticker,
        period=of[0] if len(of) == 1 else "",
        origin=Origin(
            address=address if _ADDRESS.fullmatch(address) else "",
            publisher=_first(page, "//meta[@property='og:site_name']/@content"),
        ),
    )


def _first(page: HtmlElement, *paths: str) -> str:
    for path in paths:
        for value in page.xpath(path):
            if text := " ".join(str(value).split()):
                return text
    return ""
