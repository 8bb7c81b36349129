"""Cut a text into sentences and clauses, as Chinese and English punctuation parts them."""

import re
from itertools import pairwise

from callbook.model import Span

# The end of a sentence: "。" "!" "? " "...", a full stop before a space; not the point in 4.1万,
# nor the one in U.S. (a single letter before it)
_SENTENCE_END = re.compile(r"[。!?;\n]+|\.{3,}|(?<![ .][a-z])\.(?=\s|$)")
# The end of a clause: "," before anything but three digits, ":"; not the comma in 1,234
_CLAUSE_END = re.compile(
    r",(?!\d{3}(?!\d))|(?<!\d),|:(?!\d)|[。!?;\n]+|\.{3,}|(?<![ .][a-z])\.(?=\s|$)"
)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a folded text; they tile it."""
    return _cut(text, _SENTENCE_END, 0, len(text))


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of one sentence; they tile it."""
    return _cut(text, _CLAUSE_END, sentence.start, sentence.end)


def sentence_at(text: str, index: int) -> Span:
    """The sentence that holds a character."""
    return next(span for span in sentences(text) if span.start <= index < span.end)


def clause_at(text: str, index: int) -> Span:
    """The clause that holds a character."""
    spans = clauses(text, sentence_at(text, index))
    return next(span for span in spans if span.start <= index < span.end)


def _cut(text: str, end: re.Pattern[str], first: int, last: int) -> tuple[Span, ...]:
    cuts = [match.end() for match in end.finditer(text, first, last)]
    edges = [first, *(cut for cut in cuts if cut < last), last]
    return tuple(Span(start=a, end=b) for a, b in pairwise(edges) if a < b)
