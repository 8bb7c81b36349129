"""The words of a call as Markdown: anchors, lists, linked terms, our suggestions beside them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from callbook.escaping import NOTHING, escape, joined
from callbook.model import Block, Call, Correction, Span, Speaker
from callbook.pages.book import Book
from callbook.pages.links import link, metric_page
from callbook.typography import shown
from callbook.words import Words

INDENT = Markup("    ")
"""Python-Markdown nests by four spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """Markdown to put before and after the words of a span."""

    span: Span
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where words are set: on which page, in which language, whether terms are linked."""

    book: Book
    call: Call
    words: Words
    page: str
    linked: bool = True
    prefix: str = ""  # before every anchor, on a page that holds more than one exchange


# --- inside a block -----------------------------------------------------------------------


def inline(text: str, wraps: Iterable[Wrap] = ()) -> Markup:
    """The text, shown and escaped, with wraps around their spans.

    Where two wraps overlap the one given first stands.
    """
    return woven(shown(text), wraps)


def woven(display: str, wraps: Iterable[Wrap] = ()) -> Markup:
    """As `inline`, for words that are already as pages show them."""
    parts: list[Markup] = []
    at = 0
    for wrap in sorted(_apart(wraps), key=lambda wrap: wrap.span.start):
        inner = escape(display[wrap.span.start : wrap.span.end])
        parts += [escape(display[at : wrap.span.start]), wrap.before, inner, wrap.after]
        at = wrap.span.end
    parts.append(escape(display[at:]))
    return joined(parts)


def _apart(wraps: Iterable[Wrap]) -> list[Wrap]:
    kept: list[Wrap] = []
    for wrap in wraps:
        if all(
            wrap.span.end <= other.span.start or other.span.end <= wrap.span.start for other in kept
        ):
            kept.append(wrap)
    return kept


def wraps(block: Block, setting: Setting) -> Iterator[Wrap]:
    """Suggestions first, then the first mention of each metric where terms are linked."""
    for correction in setting.call.details.corrections:
        yield from _suggestion(correction, block, setting.words)
    if setting.linked:
        seen: set[str] = set()
        for mention in block.mentions:
            if mention.metric not in seen and mention.metric in setting.book.metrics:
                seen.add(mention.metric)
                tip = setting.book.tips[mention.metric]
                yield _term(mention.metric, tip, mention.span, setting.page)


def _suggestion(correction: Correction, block: Block, words: Words) -> Iterator[Wrap]:
    if not block.lines.first <= correction.line <= block.lines.last:
        return
    start = block.text.find(correction.find)
    if start < 0:
        return
    label = words("suggestion", text=correction.suggest)
    title = escape(correction.note)
    yield Wrap(
        span=Span(start=start, end=start + len(correction.find)),
        before=Markup('<span class="cb-slip">'),
        after=Markup('</span><span class="cb-ours cb-fix" title="{}">{}</span>').format(
            title, label
        ),
    )


def _term(metric: str, tip: Markup, span: Span, page: str) -> Wrap:
    target = link(page, metric_page(metric))
    return Wrap(
        span=span,
        before=Markup("["),
        after=joined((Markup("]("), target, Markup(' "'), tip, Markup('")'))),
    )


# --- blocks -------------------------------------------------------------------------------


def anchored(block: Block, setting: Setting) -> Markup:
    """A block's words behind its anchor, its other language after them."""
    words = inline(block.text, wraps(block, setting))
    return joined((anchor(block, setting), words, _other(block, setting)))


def anchor(block: Block, setting: Setting) -> Markup:
    """The empty anchor at the start of a block; it carries the mark that the source printed."""
    mark = Markup(' data-mark="{}"').format(escape(block.mark)) if block.mark else NOTHING
    name = escape(setting.prefix + block.address)
    return joined((Markup('<a id="'), name, Markup('"'), mark, Markup("></a>")))


def _other(block: Block, setting: Setting) -> Markup:
    if not block.other:
        return NOTHING
    language = "en" if setting.call.details.language == "zh" else "zh"
    return Markup('<span class="cb-ours cb-other" lang="{}">{}</span>').format(
        language, escape(block.other)
    )


def blocks(said: Sequence[Block], setting: Setting, *, named: bool) -> Markup:
    """Paragraphs and lists; a speaker's name before his first block where `named` is true."""
    return joined(_blocks(said, setting, named=named), "\n\n")


def _blocks(said: Sequence[Block], setting: Setting, *, named: bool) -> Iterator[Markup]:
    open_lists: list[str] = []  # the item last written at each level: "1." or "-"
    speaker: Speaker | None = None
    for block in said:
        if named and block.speaker != speaker:
            speaker = block.speaker
            open_lists.clear()
            yield _label(speaker, setting.words)
        indent = min(block.level, len(open_lists))
        del open_lists[indent + 1 :]
        if block.kind == "paragraph":
            del open_lists[indent:]
            yield INDENT * indent + anchored(block, setting)
            continue
        item = bullet(block.mark)
        if len(open_lists) > indent:
            if not indent and not _continues(open_lists[0], item):
                yield Markup("<!-- -->")  # two lists, not one
            open_lists[indent] = item
        else:
            open_lists.append(item)
        begun = Markup(f"{item} ")  # noqa: S704 - a number and a dot, or a dash
        yield joined((INDENT * indent, begun, anchored(block, setting)))


def _label(speaker: Speaker, words: Words) -> Markup:
    return Markup('<p class="cb-ours cb-speaker">{}</p>').format(who(speaker, words))


def who(speaker: Speaker, words: Words) -> Markup:
    """A speaker's name with what he is, or his role, or the word for unknown."""
    more = words.plain("list_comma").join(filter(None, (speaker.firm, speaker.title)))
    if speaker.name:
        return words("named", name=speaker.name, more=more) if more else escape(speaker.name)
    if speaker.firm:
        return escape(more)
    return words(f"role_{speaker.role}")


# --- marks of points ----------------------------------------------------------------------

# Matches "1)", "（12）", "３．", "4、"; must not match "1.5" or "一、".
_DIGITS = re.compile(r"[^\d.]*(\d{1,9})\D{0,2}")
# Matches "b)", "(c)", "d."; must not match "ab)".
_LETTER = re.compile(r"\W*([a-z])\W*", re.IGNORECASE)
# Matches "一、", "（十二）", "三是", "第一，"; must not match "一些".
_CHINESE = re.compile(r"[（(]?第?([一二三四五六七八九十]{1,3})[、.．,，）)是]*")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMERALS = "一二三四五六七八九"


def bullet(mark: str) -> str:
    """The Markdown mark of a list item that the source marked so: "3." for "3)", else "-"."""
    number = ordinal(mark.strip())
    return f"{number}." if number else "-"


def ordinal(mark: str) -> int:
    """The number a mark stands for, or 0 where it stands for none."""
    if digits := _DIGITS.fullmatch(mark):
        return int(digits[1])
    if mark[:1] in _CIRCLED and mark:
        return _CIRCLED.index(mark[0]) + 1
    if chinese := _CHINESE.fullmatch(mark):
        return _chinese(chinese[1])
    if letter := _LETTER.fullmatch(mark):
        return ord(letter[1].lower()) - ord("a") + 1
    return 0


def _chinese(numeral: str) -> int:
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return _NUMERALS.index(numeral) + 1 if len(numeral) == 1 else 0
    if len(tens) > 1 or len(units) > 1:
        return 0
    high = _NUMERALS.index(tens) + 1 if tens in _NUMERALS and tens else 1
    low = _NUMERALS.index(units) + 1 if units in _NUMERALS and units else 0
    return high * 10 + low


def _continues(before: str, item: str) -> bool:
    """Whether two marks belong to one list: both bullets, or a number and the next."""
    if "-" in (before, item):
        return before == item
    return int(item[:-1]) == int(before[:-1]) + 1
