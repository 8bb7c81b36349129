"""Write the details of a new call as a file that a person fills in further."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from callbook.importers import Left
from callbook.model import UNKNOWN, Origin, Speaker

_QUARTERS = {"1": "一", "2": "二", "3": "三", "4": "四"}
# prey: `示例科技`, `2024Q1`, `Larkfield Systems`; not `yes`, `a: b`, `# x`, `2024-05-17`
_PLAIN = re.compile(
    r"(?:\d{4}(?=Q|H|FY))?[A-Za-z\u4e00-\u9fff][A-Za-z\d\u4e00-\u9fff ./()（）《》·、，。：-]*"
)
_WORDS_OF_YAML = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is known of a new call."""

    call: str
    company: str
    ticker: str
    period: str
    title: str
    language: str
    date: str
    origin: Origin
    verbatim: bool
    draft: bool
    layout: str
    speakers: tuple[Speaker, ...]
    left: tuple[Left, ...]


def text(written: Written, original: str, sha256: str) -> str:
    """The file's text. `original` is the document below sources/calls/, empty for plain text."""
    return "".join(f"{line}\n" for line in _lines(written, original, sha256))


def title_of(company: str, period: str, language: str) -> str:
    """A title of company and period, for a text without one."""
    year, kind = period[:4], period[4:]
    if period == UNKNOWN:
        return f"{company} Q&A" if language == "en" else f"{company}业绩会问答"
    if language == "en":
        return f"{company} {kind} {year} Earnings Call".replace(" FY ", " Full Year ")
    named = {"H1": "上半年", "H2": "下半年", "FY": "年度"}.get(kind)
    if kind[:1] == "Q":
        named = f"第{_QUARTERS[kind[1]]}季度"
    if named is None:  # a day
        return f"{company} {period} 问答"
    return f"{company} {year} {'' if kind == 'FY' else '年'}{named}业绩会"


def _lines(written: Written, original: str, sha256: str) -> Iterator[str]:
    yield f"# What {written.call}.txt cannot say. {UNKNOWN} (unknown) is as good as leaving it out."
    if written.draft:
        yield "# A draft is shown by `serve` alone; take the line away to publish it."
        yield "draft: true"
    yield "company:"
    yield f"  name: {_scalar(written.company)}"
    yield f"  ticker: {_known(written.ticker)}"
    yield "# A year with its quarter, half or the whole, or a day: 2024Q1, 2024H1, 2024FY"
    yield f"period: {_scalar(written.period)}"
    if not written.title:
        yield "# Made of company and period: the text has no title of its own."
    made = written.title or title_of(written.company, written.period, written.language)
    yield f"title: {_scalar(made)}"
    yield f"language: {written.language}"
    yield "# The day of the call, not of the page: 2024-05-17"
    yield f"date: {_known(written.date)}"
    yield "# What it was, e.g. 第一季度业绩电话会"
    yield f"event: {UNKNOWN}"
    yield from _origin(written.origin)
    if original:
        yield f"# The document that {written.call}.txt was taken out of; the build checks its hash."
        yield "original:"
        yield f"  file: {original}"
        yield f"  sha256: {sha256}"
        yield from _left(written.left)
    yield "# One line on what may be done with the text; readers see it."
    yield f"rights: {UNKNOWN}"
    yield "# true: word for word; false: condensed minutes. Readers see it on every page."
    yield f"verbatim: {'true' if written.verbatim else 'false'}"
    yield f"# Read in layout {written.layout}, by its looks. To overrule: layout: …"
    yield from _speakers(written.speakers)


def _origin(origin: Origin) -> Iterator[str]:
    yield "# Where the text came from: web address, publisher, and the day it was taken from there"
    yield "origin:"
    yield f"  address: {_known(origin.address)}"
    yield f"  publisher: {_known(origin.publisher)}"
    yield f"  captured: {_known(origin.captured)}"


def _left(left: tuple[Left, ...]) -> Iterator[str]:
    if left:
        yield "# Left out of the text:"
    for one in left[:20]:
        flat = " ".join(_printable(one.text).split())
        yield f"#   {one.reason}, {one.times}×: {flat[:80]}{'…' if len(flat) > 80 else ''}"
    if len(left) > 20:
        yield f"#   and {len(left) - 20} more"


def _speakers(speakers: tuple[Speaker, ...]) -> Iterator[str]:
    named = [one for one in speakers if one.name]
    if not named:
        return
    yield "# Who spoke, as the text says."
    yield "speakers:"
    for one in named:
        yield f"  - name: {_scalar(one.name)}"
        if one.firm:
            yield f"    firm: {_scalar(one.firm)}"
        if one.title:
            yield f"    title: {_scalar(one.title)}"
        if one.role != "unknown":
            yield f"    role: {one.role}"


def _known(value: str) -> str:
    return _scalar(value) if value else UNKNOWN


def _scalar(value: str) -> str:
    """A text as YAML reads it back: plain where that is safe, else quoted, always one line."""
    flat = " ".join(_printable(value).split())
    if _PLAIN.fullmatch(flat) and flat.lower() not in _WORDS_OF_YAML and not flat.endswith(":"):
        return flat
    return json.dumps(flat, ensure_ascii=False)


def _printable(text: str) -> str:
    """Without characters that YAML does not allow."""
    return "".join(char if char.isprintable() or char.isspace() else "" for char in text)
