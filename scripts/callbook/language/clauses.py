"""Cut a text into sentences and clauses, as Chinese and English punctuation parts them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from callbook.model import Span

# The end of a sentence: "。" "!" "? " "...", a full stop before a space; not the point in 4.1万,
# nor the one in U.S. (a single letter before it). The end of a clause: "," but in 1,234, ":"
# but in 1:1
_END = re.compile(
    r"(?P<sentence>[。!?;\n]+|\.{3,}|(?<![ .][a-z])\.(?=\s|$))"
    r"|,(?!\d{3}(?!\d))|(?<!\d),|:(?!\d)"
)


class Cuts:
    """A folded text cut into sentences and clauses, which both tile it."""

    def __init__(self, text: str) -> None:
        """Take the folded text of one block."""
        ends = [(match.end(), bool(match["sentence"])) for match in _END.finditer(text)]
        self.sentences = _tiles([end for end, closes in ends if closes], len(text))
        self.clauses = _tiles([end for end, _ in ends], len(text))
        self._sentence_starts = [span.start for span in self.sentences]
        self._clause_starts = [span.start for span in self.clauses]

    def sentence_of(self, index: int) -> int:
        """The number of the sentence, from 0, that holds a character."""
        return bisect_right(self._sentence_starts, index) - 1

    def clause_of(self, index: int) -> int:
        """The number of the clause, from 0, that holds a character."""
        return bisect_right(self._clause_starts, index) - 1


def _tiles(ends: Iterable[int], length: int) -> tuple[Span, ...]:
    """The stretches from end to end, the last to the end of the text."""
    edges = (0, *ends, length)
    return tuple(Span(start=a, end=b) for a, b in pairwise(edges) if a < b)
