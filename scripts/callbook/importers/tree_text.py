"""Write the words of an HTML tree as lines of text, as a browser would show them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "svg", "math", "canvas", "object"),
        *("embed", "video", "audio", "map", "head", "button", "select", "input", "textarea"),
        *("datalist", "dialog", "rt", "rp"),
    )
)
"""Elements whose text nobody reads."""

_PARAGRAPHS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "main"),
        *("ul", "ol", "dl", "table", "pre", "hr", "figure", "fieldset", "details"),
    )
)
_LINES = frozenset(
    (
        *("div", "li", "dt", "dd", "tr", "td", "th", "caption", "header", "footer", "aside"),
        *("nav", "form", "address", "body", "html", "figcaption", "center", "summary"),
        *("legend", "tbody", "thead", "tfoot"),
    )
)

# prey: a run of white space that a browser shows as one space; not U+00A0, which it keeps
_WHITE = re.compile(r"[ \t\r\n\f]+")
# prey: `display: none`; not `visibility: hidden`, with which WeChat's articles wait for a script
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# prey: `1. …`, `1、`, `（1）`, `Q1：`, `问：`, `– …`, `• …`; not `2024 was`, `Questions`
_MARKED = re.compile(
    r"\s*(?:\d{1,3}[.、．)）]|[(（]\s*\w{1,3}\s*[)）]|[①-⑳]|[-–—•·*◦●■]"
    r"|[QA]\s*\d*\s*[:：.]|[问答]\s*\d*\s*[:：]|[一二三四五六七八九十]+、)"
)
# prey: the head cell `问题`, `投资者提问`, `Question`; not `问题清单和说明`
_ASKED = re.compile(r"(?:\S{0,4}(?:提问|问题)(?:内容)?|问|Q|questions?)\s*[:：]?", re.IGNORECASE)
# prey: the head cell `回复`, `公司回答`, `Answer`; not `回答时间`
_ANSWERED = re.compile(
    r"(?:\S{0,4}(?:回答|回复|答复)(?:内容)?|答|A|answers?|repl(?:y|ies))\s*[:：]?",
    re.IGNORECASE,
)

# prey: the class `transcript-speaker`, `speaker_name`, `timestamp`; not `runtime`
_SPEAKER = re.compile(r"(?:^|[\s_-])(?:speaker|author|timestamp|time)(?:[\s_-]?name)?(?:$|[\s_-])")
_KEPT = "\x01"  # a space that is to stay, in preformatted text
# Control characters that no text has, and halves of characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Break:
    """The end of a line (1) or of a paragraph (2)."""

    depth: int
    hard: bool = False  # as many as are written, as for <br>


@dataclass(frozen=True, slots=True)
class _Mark:
    """A list's mark, which no line end parts from the item's words."""

    text: str


_Token = str | _Break | _Mark


def text_of(node: HtmlElement) -> str:
    """The words below `node`: a line a block, an empty line between paragraphs.

    Lists keep the numbers a browser prints; the cells of a table's row stand on one line, or
    on one each where they are long.
    """
    page = _Page()
    for token in _inside(node):
        page.add(token)
    return page.text()


def parsable(text: str) -> str:
    """`text` without the characters that no HTML may hold, and that lxml refuses."""
    return _CONTROL.sub("", text)


def clean(text: str) -> str:
    """`text` without control characters and blanks at line ends, at most one empty line."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def is_hidden(node: HtmlElement) -> bool:
    """Whether a browser shows nothing of `node`."""
    return (
        not isinstance(node.tag, str)
        or node.tag in SILENT
        or node.get("hidden") is not None
        or bool(_HIDDEN.search(node.get("style", "")))
    )


_LONG = 120  # characters of a cell that holds what somebody says


# --- from tree to tokens ------------------------------------------------------------------


def _tokens(node: HtmlElement) -> Iterator[_Token]:
    if is_hidden(node):
        return
    if node.tag == "br":
        yield _Break(1, hard=True)
    elif node.tag == "table":
        yield _Break(2)
        yield from _table(node)
        yield _Break(2)
    elif node.tag == "pre":
        yield _Break(2)
        yield from _preformatted(node.text_content())
        yield _Break(2)
    else:
        depth = 2 if node.tag in _PARAGRAPHS else 1 if node.tag in _LINES else 0
        yield _Break(depth)
        if node.tag == "li" and (mark := _list_mark(node)):
            yield _Mark(mark)
        yield from _inside(node)
        yield _Break(1 if depth == 0 and _names_speaker(node) else depth)


def _names_speaker(node: HtmlElement) -> bool:
    """Whether an inline element holds a speaker's name or a time, which its style sets apart."""
    after = node.getnext()
    if after is None or (node.tail or "").strip() or not _SPEAKER.search(node.get("class", "")):
        return False
    return not node.text_content().rstrip().endswith((":", "："))


def _inside(node: HtmlElement) -> Iterator[_Token]:
    if node.text:
        yield node.text
    for child in node:
        yield from _tokens(child)
        if child.tail:
            yield child.tail


def _preformatted(text: str) -> Iterator[_Token]:
    for line in text.split("\n"):
        yield line.replace(" ", _KEPT)
        yield _Break(1, hard=True)


def _list_mark(item: HtmlElement) -> str:
    """What a browser prints before a list item whose text brings no mark of its own."""
    parent = item.getparent()
    if parent is None or _MARKED.match(item.text_content()):
        return ""
    if "list-style" in parent.get("style", "") and "none" in parent.get("style", ""):
        return ""
    return f"{_number(item, parent)}. " if parent.tag == "ol" else "• "


def _number(item: HtmlElement, parent: HtmlElement) -> str:
    number = _integer(parent.get("start"), 1)
    for one in parent.iterchildren("li"):
        number = _integer(one.get("value"), number)
        if one is item:
            break
        number += 1
    letters = parent.get("type") in ("a", "A") and 0 < number <= 26
    return chr(ord(parent.get("type", "a")) + number - 1) if letters else str(number)


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


# --- tables -------------------------------------------------------------------------------


def _table(table: HtmlElement) -> Iterator[_Token]:
    rows = [[text_of(cell) for cell in row] for row in _rows(table)]
    asked = question_table(tuple(map(tuple, rows)))
    write = turn_text if tells_turns(rows) else row_text
    lines = asked or "\n".join(map(write, rows))
    yield from _preformatted(lines)


def _rows(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table and not is_hidden(row):
            yield [cell for cell in row.iterchildren("td", "th", "TD", "TH") if not is_hidden(cell)]


def tells_turns(rows: list[list[str]]) -> bool:
    """Whether a table's rows are turns: names that come again before words of any length."""
    names = Counter(row[-2].strip() for row in rows if len(row) > 1)
    again = [name for name, times in names.items() if 0 < len(name) < 60 and times > 1]
    return len(again) > 1 and any(len(row[-1]) > _LONG for row in rows if row)


def turn_text(cells: list[str]) -> str:
    """A row of such a table: the name above the words."""
    return "\n".join(filter(None, (cell.strip() for cell in cells[-2:])))


def row_text(cells: list[str]) -> str:
    """A table's row: short cells on a line, with spaces between; a long one on its own lines."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if any("\n" in cell for cell in filled):
        return "\n".join(filled)
    return "    ".join(filled)


def question_table(rows: tuple[tuple[str, ...], ...]) -> str:
    """A table of questions and answers, each cell under its column's name; else nothing."""
    if len(rows) < 2:
        return ""
    head = [" ".join(cell.split()) for cell in rows[0]]
    asked = any(_ASKED.fullmatch(cell) for cell in head)
    if not asked or not any(_ANSWERED.fullmatch(cell) for cell in head):
        return ""
    names = [cell.rstrip(":： ") for cell in head]
    return "\n\n".join(
        "\n".join(
            f"{name}：{cell.strip()}" if name else cell.strip()
            for name, cell in zip(names, row, strict=False)
            if cell.strip()
        )
        for row in rows[1:]
    )


# --- from tokens to lines -----------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """Lines of text as they are written."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    due: int = 0  # line ends that blocks ask for
    hard: int = 0  # line ends that are written
    marked: bool = False  # the line holds a list's mark alone

    def add(self, token: _Token) -> None:
        if isinstance(token, _Break):
            if not self.marked:
                self._break(token)
        elif isinstance(token, _Mark):
            self._start()
            self.line = [token.text]
            self.marked = True
        elif token.strip(" \t\r\n\f"):
            self._start()
            self.line.append(token)
            self.marked = False
        elif self.line and not self.due and not self.hard:
            self.line.append(token)

    def _break(self, token: _Break) -> None:
        if token.hard:
            self.hard += token.depth
        else:
            self.due = max(self.due, token.depth)

    def _start(self) -> None:
        """Begin a new line where one is due."""
        ends = min(2, max(self.due, self.hard))
        if ends:
            self._flush()
            if ends == 2 and self.lines:
                self.lines.append("")
        self.due = self.hard = 0

    def _flush(self) -> None:
        text = _collapsed("".join(self.line))
        if text:
            self.lines.append(text)
        self.line = []

    def text(self) -> str:
        self._flush()
        return clean("\n".join(self.lines))


def _collapsed(text: str) -> str:
    """White space as a browser shows it; a line end between Chinese characters is none."""

    def one(hit: re.Match[str]) -> str:
        before, after = text[hit.start() - 1 : hit.start()], text[hit.end() : hit.end() + 1]
        wrapped = "\n" in hit.group() and before > "\u2e7f" and after > "\u2e7f"
        return "" if wrapped else " "

    return _WHITE.sub(one, text).strip(" ").replace(_KEPT, " ")
