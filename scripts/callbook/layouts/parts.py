"""The asks inside one question."""

import re

from callbook.model import Part, Span

_OPENING = "“「『《("
_CLOSING = "”」』》)"
# prey: `?`, `？！`, `??”`; not `。`
_ASK_END = re.compile(r"[?？]+[!！]?[”」』\"’)）]*")


def parts(text: str) -> tuple[Part, ...]:
    """One part for each ask of `text`, none where there is only one.

    The parts tile the text: a statement before an ask belongs to it, words after the last
    ask to the last.
    """
    ends = [hit.end() for hit in _ASK_END.finditer(text) if not _quoted(text, hit.start())]
    if len(ends) < 2:
        return ()
    ends[-1] = len(text)
    starts = [0, *ends[:-1]]
    return tuple(
        Part(span=_trimmed(text, start, end)) for start, end in zip(starts, ends, strict=True)
    )


def _quoted(text: str, at: int) -> bool:
    """Whether a place lies inside brackets or quotation marks."""
    before = text[:at].replace("（", "(").replace("）", ")")
    return sum(before.count(char) for char in _OPENING) > sum(
        before.count(char) for char in _CLOSING
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
