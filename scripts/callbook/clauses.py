"""Cut a text into sentences and clauses, as Chinese and English punctuation parts them."""

import re
from bisect import bisect_right
from itertools import pairwise

from callbook.model import Span

# The end of a sentence: "。" "!" "? " "...", a full stop before a space; not the point in 4.1万,
# nor the one in U.S. (a single letter before it)
_SENTENCE_END = re.compile(r"[。!?;\n]+|\.{3,}|(?<![ .][a-z])\.(?=\s|$)")
# The end of a clause: "," before anything but three digits, ":"; not the comma in 1,234
_CLAUSE_END = re.compile(
    r",(?!\d{3}(?!\d))|(?<!\d),|:(?!\d)|[。!?;\n]+|\.{3,}|(?<![ .][a-z])\.(?=\s|$)"
)


class Cuts:
    """A folded text cut into sentences and clauses, which both tile it."""

    def __init__(self, text: str) -> None:
        """Take the folded text of one block."""
        self.sentences = _cut(text, _SENTENCE_END, 0, len(text))
        self.clauses = tuple(
            clause
            for sentence in self.sentences
            for clause in _cut(text, _CLAUSE_END, sentence.start, sentence.end)
        )
        self._sentence_starts = [span.start for span in self.sentences]
        self._clause_starts = [span.start for span in self.clauses]

    def sentence_of(self, index: int) -> int:
        """The number of the sentence, from 0, that holds a character."""
        return bisect_right(self._sentence_starts, index) - 1

    def clause_of(self, index: int) -> int:
        """The number of the clause, from 0, that holds a character."""
        return bisect_right(self._clause_starts, index) - 1


def _cut(text: str, end: re.Pattern[str], first: int, last: int) -> tuple[Span, ...]:
    cuts = [match.end() for match in end.finditer(text, first, last)]
    edges = [first, *(cut for cut in cuts if cut < last), last]
    return tuple(Span(start=a, end=b) for a, b in pairwise(edges) if a < b)
