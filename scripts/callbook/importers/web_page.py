"""Take the main text out of a saved web page."""

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from callbook import source as sources
from callbook.found import Found
from callbook.found.day_words import days
from callbook.found.naming import titled
from callbook.found.period_words import periods
from callbook.importers.imported import Converted, Left, refusal
from callbook.importers.tree_text import SILENT, clean, is_hidden, parsable, text_of
from callbook.model import Origin

_AROUND = frozenset(("nav", "footer", "aside"))
# prey: the class or id `comments`, `rich_media_tool`, `related-posts`, `share`; not `article`
_ABOUT = re.compile(
    r"(?:^|[\s_-])(?:comments?|recommend\w*|related|sidebar|share\w*|social|toolbar|tool|reward|qrcode"
    r"|qr|breadcrumbs?|menu|navbar|login|subscribe|advert\w*|ads?|copyright|pagination|footer|promo\w*"
    r"|newsletters?|banner|sponsor\w*|cta|teaser|sign-?up|upsell|paywall|popup|modal|cookies?"
    r"|outbrain|taboola|disclosure)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST = 0.95  # of the extracted text: what the main element must hold
_SHARE = 0.6  # of the words outside links: below it, the neighbours are text too

# prey: `<meta charset="gbk">`, `content="text/html; charset=big5"`; not `<meta name="x">`
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
# prey: `<?xml version="1.0" encoding="gbk"?>`, which lxml refuses in decoded text
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_PAGE_BEGINS = re.compile(rb"\s*<")
# prey: a web address; not `javascript:…`, which is no origin
_ADDRESS = re.compile(r"https?://\S+")


def convert(data: bytes, name: str) -> Converted:
    """The words of the page's main text, its headline above them.

    The main text is the smallest element that holds what trafilatura extracts, unless its
    neighbours hold much text too. Menus, footers and the like are told as left out. Raises
    Refused where the page holds no text. Nothing is fetched, no script runs.
    """
    data, saved = _unpacked(data)
    page = _page(_decoded(data, name), name)
    body = page if page.tag == "body" else page.find("body")
    body = page if body is None else body
    extracted = _extracted(page)
    menus = tuple(_menus(body, extracted))
    main = _main(body, extracted)
    headline = _headline(body, main)
    left = menus + tuple(one for one in _left(body, main) if one.text != " ".join(headline.split()))
    text = clean("\n\n".join(filter(None, (headline, text_of(main)))))
    if not text:
        raise refusal(
            name,
            "a web page without text; expected the words of a call; a page that a script fills "
            "is saved by the browser after it has loaded (Save page as … complete)",
        )
    return Converted(text=text, left=left, found=saved.otherwise(_facts(page)))


def _unpacked(data: bytes) -> tuple[bytes, Found]:
    """The page in a web archive (MHTML, as a browser saves it), with its address and day."""
    if b"multipart/related" not in data[:4096].lower() or _PAGE_BEGINS.match(data):
        return data, Found()
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return (content if isinstance(content, bytes) else b""), _saved(message)
    return data, Found()


def _saved(message: EmailMessage) -> Found:
    address = str(message.get("Snapshot-Content-Location", ""))
    captured = next(days(str(message.get("Date", ""))), "")
    return Found(
        origin=Origin(address=address if _ADDRESS.fullmatch(address) else "", captured=captured)
    )


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
    text = _XML_HEAD.sub("", parsable(text))
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        message = "a web page without text or too broken to read; expected HTML with the words"
        raise refusal(name, message) from error


# --- the main text ------------------------------------------------------------------------


def _extracted(page: HtmlElement) -> list[str]:
    """Paragraphs of the page's main text as trafilatura sees it, their white space left out."""
    try:
        found = bare_extraction(
            html.fromstring(html.tostring(page)),
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the whole page can be taken
        return []
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
    if is_hidden(node) or node.tag == "a":
        return 0
    own = len(_solid(node.text or ""))
    return own + sum(_own_words(child) + len(_solid(child.tail or "")) for child in node)


def _holds(node: HtmlElement, extracted: list[str]) -> bool:
    return _held(node, extracted) >= _MOST * sum(map(len, extracted))


def _held(node: HtmlElement, extracted: list[str]) -> int:
    """How many of the extracted characters an element holds."""
    text = _solid(node.text_content())
    return sum(len(line) for line in extracted if line in text)


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


def _menus(body: HtmlElement, extracted: list[str]) -> Iterator[Left]:
    """Menus, footers, comments and the like, taken out of the tree, unless the text is in them."""
    for node in list(body.iter()):
        if node is body or node.getparent() is None or not _is_around(node):
            continue
        if extracted and _held(node, extracted) > (1 - _MOST) * sum(map(len, extracted)):
            continue
        yield from _account(node, "menus, comments, footer")
        node.drop_tree()


def _is_around(node: HtmlElement) -> bool:
    if not isinstance(node.tag, str) or node.tag in ("html", "main", "article"):
        return False
    return node.tag in _AROUND or bool(
        _ABOUT.search(f"{node.get('class', '')} {node.get('id', '')}")
    )


def _left(body: HtmlElement, main: HtmlElement) -> Iterator[Left]:
    """What stands around the main text."""
    for node in (main, *main.iterancestors()):
        if node is body:
            break
        for sibling in (*node.itersiblings(preceding=True), *node.itersiblings()):
            yield from _account(sibling, "around the article")


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
