"""Markdown and other markup left in a text: taken out of the words, kept in the receipt."""

import re
from collections.abc import Iterable, Iterator

from callbook.layouts.document import Noise
from callbook.model import PieceKind, Source

_MARKS: tuple[tuple[re.Pattern[str], PieceKind, str], ...] = (
    # prey: `### Q 2：`, `#` alone; not `#青禾#`
    (re.compile(r"^\s{0,3}#{1,6}(?=\s|$)"), "mark", "markup"),
    # prey: the signs before `▶️Q：`, `### 🔸答：`, `💬 管理层：`; not the point `👉 均在预期内`
    (
        re.compile(
            "^[\\s#*]*[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u2190-\u2bff\U0001f000-\U0001faff\\s]*"
            r"(?=(?:[QA]|[问問答])\s?\d{0,3}\s?[:：.、（(]|(?:提问|回答|回复|问题|[【\[][QA问問答])\s?\d{0,3}"
            r"|(?:管理层|公司|董秘)(?:回答|回复|回应)?[:：])"
        ),
        "mark",
        "markup",
    ),
    # prey: `> quoted`, the marks of `>> Ian Pell: Thanks`; not `5 > 3`, `>> Thanks` of captions
    (
        re.compile(r"^\s{0,3}(?:>(?!>)|>{3,}|>>(?=\s*[^\W\d_][\w.'’ -]{0,40}[:：]))"),
        "mark",
        "markup",
    ),
    # prey: `**Q1：…**`, `__`; not `*` of a bullet
    (re.compile(r"\*\*+|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)"), "mark", "markup"),
    # prey: `![chart](a.png)`; not `[Source](a)`
    (re.compile(r"!\[[^\]]*\]\([^)\s]*(?:\s\"[^\"]*\")?\)"), "removed", "picture"),
    # prey: `[Source](https://a.example/1)`, `[原文链接](…)`; not `[年报](…)`
    (
        re.compile(r"\[(?:Source|来源|原文(?:链接)?|链接|Link|出处)\]\([^)\s]*\)", re.IGNORECASE),
        "removed",
        "link",
    ),
    # prey: the `](https://a.example/1)` of a link, its `[`; not `[1]`
    (re.compile(r"\[(?=[^\[\]]{1,200}\]\((?:https?:|/|#)[^)\s]*\))"), "mark", "markup"),
    (re.compile(r"(?<=[^\]])\]\((?:https?:|/|#)[^)\s]*(?:\s\"[^\"]*\")?\)"), "removed", "link"),
    # prey: the backslash of `\[`, `1\.`, `\|`; not a path
    (re.compile(r"\\(?=[\[\]().#*_>~`+!|-])"), "mark", "markup"),
    # prey: `[1]`, `[12][33]`, `[^3]`; not `[ 64] [EN]`, `[1] ` at a line start
    (re.compile(r"(?<=\S)(?<!\d)(?:\[\^?\d{1,3}\])+"), "removed", "citation mark"),
    # prey: `&nbsp;`, `&#160;`; not `&amp;`
    (re.compile(r"&nbsp;|&#160;|&ensp;|&emsp;|<br\s*/?>"), "mark", "markup"),
    # prey: `(00:05:27) `, `[12:03]` at a line start; not `10:21` of a post
    (
        re.compile(r"^\s*[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?[\])](?:\s*:\s*$)?"),
        "removed",
        "time stamp",
    ),
    # prey: the colon of `：会增加`, which ends the name above; not `:示例白酒(600000)请问`, `:::`
    (re.compile(r"^\s*[：:](?=[^\s:：/)(-])(?!\S{2,9}[(（]\w{4,6}[)）])"), "mark", "markup"),
    # prey: `[Foreign Language]`, `• （外語）`, `(speaking in Chinese)`; not `[Interpreted]`
    (
        re.compile(
            r"(?:^\s*[•·]\s*)?[\[(（](?:(?:Speaking (?:in )?)?(?:a )?Foreign Language"
            r"|(?:Speaking|Speaks|Spoken) (?:in )?\w+|Foreign Language Spoken"
            r"|Non-English(?: speech)?"
            r"|(?:Chinese|Mandarin|Cantonese|Japanese|Korean|Spanish|Portuguese|French|German)"
            r"(?: spoken| speech| language)?"
            r"|外[语語](?:发言|發言)?|[中英][文语語](?:发言|發言))[\])）]",
            re.IGNORECASE,
        ),
        "removed",
        "not transcribed",
    ),
    # prey: `[Interpreted]`, `(through interpreter)`, `（翻译）`; not `the interpreter`
    (
        re.compile(
            r"[\[(（](?:Interpreted|Translated|(?:through|via) (?:an? )?(?:interpreter|translator)"
            r"|Interpreter|翻译|译文|由翻译转述)[\])）]",
            re.IGNORECASE,
        ),
        "mark",
        "interpreted",
    ),
)
"""Each holds one of `_SIGNS`, or begins with a symbol or a colon."""
_LINES: tuple[tuple[re.Pattern[str], PieceKind, str], ...] = (
    # prey: the bullet of `- **问题**：…`, `- Q：…`; not of `- 管理层回答：…`
    (
        re.compile(
            r"^\s*[-*]\s+(?=\**\s?(?:Q|A|问|答|问题|提问|回答|回复|答复|(?:提问|回答|回复)[者人])"
            r"\s?\d{0,2}\s?\**\s?[:：])"
        ),
        "mark",
        "bullet",
    ),
    # prey: `2025-11-06 15:12:08` alone on a line; not `2024-05-17`
    (
        re.compile(
            r"^\s*(?:(?:提问|回复|回答|答复)(?:时间|日期)[:：]?\s*)?20\d\d-\d\d-\d\d\s+\d{1,2}:\d{2}(?::\d{2})?\s*$"
        ),
        "removed",
        "time stamp",
    ),
    # prey: `翻译中...` of a page that translates while it's read; not `翻译中心`
    (
        re.compile(r"^\s*(?:翻译中|翻譯中|正在翻译)\s*(?:\.{2,}|…+)\s*$"),
        "removed",
        "notice of the page",
    ),
    # prey: `---`, `====`, `......`, `***`; not `--`
    (re.compile(r"^\s*(?:[-=_*~^·—–─━]{3,}|[.…]{6,})\s*$"), "removed", "rule"),
)
"""Each holds one of `_COMMON_SIGNS`, which stand in most lines, and is tried on all of these."""
COLONS = (":", "：")
"""Signs that end a name, not begin a line."""
_BULLET = "•"
_LISTED = 8  # turns that are points of a list: fewer may be a summary's
_AGAIN = 0.7  # share of names among them that are there for the first time
# prey: the bullet of `  • Operator`
_BEFORE_LINES: tuple[re.Pattern[str], PieceKind, str] = (re.compile(r"^\s*•"), "mark", "bullet")
# prey: the bullet of `- **Ian Pell**: Thanks`, `* **Operator:** Our`; not `- Revenue rose`
_BEFORE_NAMES: tuple[re.Pattern[str], PieceKind, str] = (
    re.compile(r"^\s*[-*+]\s+(?=\*\*(?P<name>[^*:：]{2,60})(?:\*\*\s?[:：]|[:：]\s?\*\*))"),
    "mark",
    "bullet",
)
_SIGNS = frozenset("#>*_[(（\\&<")
_COMMON_SIGNS = frozenset("—–─━-=~^.…·")
# prey: `• Operator`, `• Lia Zhang - Research Analyst`; not `• Revenue rose 3%`
_NAMED = re.compile(r"•\s*(?:Operator|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3} - [A-Z].{1,80})$")


def markup(source: Source) -> Iterator[Noise]:
    """The markup in a source, in the order of its lines; stretches never overlap."""
    bulleted = _is_bulleted(source)
    lines = (*(_BEFORE_LINES,) * bulleted, *(_BEFORE_NAMES,) * _is_listed(source), *_LINES)
    marks = (*_MARKS, *lines)
    for line, raw in enumerate(source.lines, 1):
        first = raw.lstrip()[:1]
        symbol = "\u2190" <= first < "\u2c00" or first >= "\U0001f000"
        bullet = bulleted and first == _BULLET
        begins = symbol or first in COLONS or not _SIGNS.isdisjoint(raw)
        if not begins and not bullet and _COMMON_SIGNS.isdisjoint(raw):
            continue
        taken = 0
        hits = [
            (hit.start(), hit.end(), kind, reason)
            for pattern, kind, reason in (marks if begins else lines)
            for hit in _hits(pattern, raw)
        ]
        for start, end, kind, reason in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if start >= taken:
                yield Noise(line=line, start=start, end=end, kind=kind, reason=reason)
                taken = end


def _hits(pattern: re.Pattern[str], raw: str) -> Iterable[re.Match[str]]:
    """Where a pattern stands in a line; one of line starts is not looked for everywhere."""
    if not pattern.pattern.startswith("^"):
        return pattern.finditer(raw)
    hit = pattern.match(raw)
    return (hit,) if hit else ()


def _is_listed(source: Source) -> bool:
    """Whether turns are points of a list: their names come again, as those of points don't."""
    names = [hit["name"] for raw in source.lines if (hit := _BEFORE_NAMES[0].match(raw))]
    return len(names) >= _LISTED and len(set(names)) < _AGAIN * len(names)


def _is_bulleted(source: Source) -> bool:
    """Whether a page puts a bullet before every line, which then marks no point.

    Before speakers' names too, where translations without one stand between its lines.
    """
    lines = [line.strip() for line in source.lines if line.strip()]
    bullets = [line for line in lines if line[0] == _BULLET]
    if len(bullets) < 10 or len(bullets) * 5 < 2 * len(lines):
        return False
    return len(bullets) * 5 >= 4 * len(lines) or sum(map(bool, map(_NAMED.match, bullets))) > 2
