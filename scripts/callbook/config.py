"""Check what an author wrote about the site and about each call, and make values of it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import get_args
from urllib.parse import urlsplit

from callbook.model import (
    UNKNOWN,
    Company,
    Correction,
    Details,
    Origin,
    Original,
    Role,
    Site,
    Speaker,
)
from callbook.problems import Problem, Refused
from callbook.yaml_lines import Node, read

CALLS = "sources/calls"
LANGUAGES = ("zh", "en")
_ROLES: tuple[Role, ...] = get_args(Role)

# "kuaishou-2021q3", not "Kuaishou 2021Q3", "../x" or "a--b": it is part of every address
_CALL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Windows keeps these names for devices, whatever the ending: "con", not "company"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
# "2021Q3", "2021H1", "2021FY", "2021-05-17", not "3Q21" or "Q3"
_PERIOD = re.compile(r"\d{4}(?:Q[1-4]|H[12]|FY|-\d\d-\d\d)")
# "originals/shili-2024q1.pdf", not "../x.pdf", "/etc/passwd" or "originals/a/b.pdf"
_ORIGINAL = re.compile(r"originals/[a-z0-9][a-z0-9.-]*[a-z0-9]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
# "q12", not "12", "Q12" or "q0"
_QUESTION = re.compile(r"q[1-9]\d*")


def load_site(text: str, path: str) -> Site:
    """The site's details; raises Refused with every problem of the file."""
    root = read(text, path)
    get = _Fields(
        root.fields(required=("title",), optional=("language", "address", "about", "author"))
    )
    site = Site(
        title=get.text("title"),
        language=get.choice("language", LANGUAGES),
        address=get.checked("address", site_address_fault),
        about=get.text("about"),
        author=get.text("author"),
    )
    root.refuse()
    return site


def load_details(text: str, path: str) -> Details:
    """A call's details; raises Refused with every problem of the file.

    The call's name is the file's: sources/calls/<call>.yml.
    """
    root = read(text, path)
    get = _Fields(
        root.fields(
            required=("company", "period", "title"),
            optional=(
                *("language", "date", "event", "origin", "original", "rights", "verbatim"),
                *("draft", "layout", "speakers", "titles", "topics", "corrections", "unanswered"),
            ),
        )
    )
    call = PurePosixPath(path).stem
    if fault := call_name_fault(call):
        root.note(f'the file is named "{call}"; {fault}')
    details = Details(
        path=path,
        call=call,
        company=_company(get.node("company")),
        period=get.checked("period", period_fault),
        title=get.text("title"),
        language=get.choice("language", LANGUAGES),
        date=get.checked("date", _date_fault),
        event=get.text("event"),
        origin=_origin(get.node("origin")),
        original=_original(get.node("original")),
        rights=get.text("rights"),
        verbatim=get.flag("verbatim"),
        draft=get.flag("draft"),
        layout=get.text("layout"),
        speakers=tuple(_speaker(item) for item in get.items("speakers")),
        titles=tuple((key, node.text()) for key, node in _by_question(get.node("titles"))),
        topics=tuple((key, _signed(node)) for key, node in _by_question(get.node("topics"))),
        corrections=tuple(_correction(item) for item in get.items("corrections")),
        unanswered=tuple(_question(item) for item in get.items("unanswered")),
        written_at=tuple(_written_at(root)),
    )
    root.refuse()
    return details


def call_name_fault(call: str) -> str:
    """What is wrong with the name of a call, or nothing."""
    if _CALL.fullmatch(call) and not _RESERVED.fullmatch(call) and len(call) <= 60:
        return ""
    return (
        "a call's name is small letters, digits and single hyphens, at most 60, "
        "e.g. kuaishou-2021q3"
    )


def period_fault(text: str) -> str:
    """What is wrong with a period, or nothing."""
    if _PERIOD.fullmatch(text) or text == UNKNOWN:
        return ""
    return (
        f'"{text}" is not a period; expected a year with its quarter, half or the whole, '
        "or a day, e.g. 2021Q3, 2021H1, 2021FY, 2021-05-17"
    )


def site_address_fault(text: str) -> str:
    """What is wrong with the address of the online edition, or nothing."""
    if fault := _web_fault(text):
        return fault
    if not text.endswith("/") or "?" in text or "#" in text:
        return f'"{text}" must end in a slash, e.g. https://example.github.io/callbook/'
    return ""


def checked_address(text: str, name: str) -> str:
    """An address of the online edition given under `name` elsewhere; raises Refused."""
    if fault := site_address_fault(text):
        raise Refused([Problem(path=name, message=fault)])
    return text


class _Fields:
    """The fields of one mapping, each read as what it should be; missing ones are empty."""

    def __init__(self, fields: Mapping[str, Node]) -> None:
        self._fields = fields

    def node(self, key: str) -> Node | None:
        return self._fields.get(key)

    def text(self, key: str) -> str:
        """The text; 未知 says the same as leaving the field out, an empty quoted text too."""
        node = self.node(key)
        if node is None or (node.shape == "scalar" and not node.scalar.strip()):
            return ""
        text = node.text()
        return "" if text == UNKNOWN else text

    def checked(self, key: str, fault: Callable[[str], str]) -> str:
        text = self.text(key)
        node = self.node(key)
        if text and node and (found := fault(text)):
            node.note(found)
        return text

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        node = self.node(key)
        return node.choice(allowed) if node else allowed[0]

    def flag(self, key: str) -> bool:
        node = self.node(key)
        return node.flag() if node else False

    def items(self, key: str) -> tuple[Node, ...]:
        node = self.node(key)
        return node.items() if node else ()


def _written_at(node: Node) -> Iterator[tuple[str, int]]:
    yield node.name, node.line
    for child in node.children:
        yield from _written_at(child)


def _company(node: Node | None) -> Company:
    if node is None:
        return Company(name="")
    get = _Fields(node.fields(required=("name",), optional=("english", "ticker")))
    return Company(name=get.text("name"), english=get.text("english"), ticker=get.text("ticker"))


def _origin(node: Node | None) -> Origin:
    if node is None:
        return Origin()
    get = _Fields(node.fields(required=(), optional=("address", "publisher", "captured")))
    return Origin(
        address=get.checked("address", _web_fault),
        publisher=get.text("publisher"),
        captured=get.checked("captured", _date_fault),
    )


def _original(node: Node | None) -> Original:
    if node is None:
        return Original()
    get = _Fields(node.fields(required=("file", "sha256"), optional=()))
    return Original(
        file=get.checked("file", _original_fault), sha256=get.checked("sha256", _sha256_fault)
    )


def _original_fault(text: str) -> str:
    if _ORIGINAL.fullmatch(text):
        return ""
    return f'"{text}" is not a file of the originals; expected e.g. originals/shili-2024q1.pdf'


def _sha256_fault(text: str) -> str:
    return "" if _SHA256.fullmatch(text) else f'"{text}" is not a SHA-256: 64 digits from 0 to f'


def _speaker(node: Node) -> Speaker:
    get = _Fields(node.fields(required=("name",), optional=("firm", "title", "role")))
    role = get.node("role")
    return Speaker(
        name=get.text("name"),
        firm=get.text("firm"),
        title=get.text("title"),
        role=role.choice(_ROLES) if role else "unknown",
    )


def _correction(node: Node) -> Correction:
    get = _Fields(node.fields(required=("line", "find", "suggest"), optional=("note",)))
    line = get.node("line")
    return Correction(
        line=line.integer(least=1) if line else 0,
        find=get.text("find"),
        suggest=get.text("suggest"),
        note=get.text("note"),
    )


def _by_question(node: Node | None) -> tuple[tuple[str, Node], ...]:
    if node is None:
        return ()
    for key, child in node.entries():
        if not _QUESTION.fullmatch(key):
            child.note(f'"{key}" is not the address of a question; expected e.g. q3')
    return node.entries()


def _question(node: Node) -> str:
    text = node.text()
    if text and not _QUESTION.fullmatch(text):
        node.note(f'"{text}" is not the address of a question; expected e.g. q3')
    return text


def _signed(node: Node) -> tuple[str, ...]:
    texts = node.texts()
    for text in texts:
        if text[:1] not in "+-" or len(text) < 2:
            node.note(f'"{text}" neither adds nor removes a topic; expected e.g. +advertising')
    return texts


def _web_fault(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", text):
        return ""
    return f'"{text}" is not a web address; expected e.g. https://example.com/call.html'


def _date_fault(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return f'"{text}" is not a day; expected year-month-day, e.g. 2021-11-23'
    return ""
