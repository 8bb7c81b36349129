"""Say how alike two texts are, so that a corrected paragraph is known again.

The thresholds rest on trials with the first transcript, its 37 paragraphs and their sentences:

- Unrelated paragraphs share at most 0.28 of their words in order, two questions of one pattern
  (关于电商业务…如何, 关于海外业务…如何) 0.45; one sentence in a thousand reaches 57 of 100 as a
  part of a foreign paragraph.
- With one character in ten replaced, dropped or added, paragraphs stay at 0.91 or more, with
  three in ten at 0.76, with half of them at 0.62.

So 0.55 tells a rewritten text from a foreign one on its own page with room on either side; far
from home, where there are many more candidates, we ask for 0.7.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

ALIKE = 0.55
"""Least likeness of two wordings of one text on one page."""

ALIKE_ELSEWHERE = 0.7
"""The same where the text has left its page."""

HELD = 85
"""Least likeness, of 100, of a text with the best stretch of another that is to hold it."""

SHORT = 8
"""Below so many words (Chinese characters count one each) texts are held by chance."""

TELLING = 12
"""From so many words on, equal texts on different pages are one text and no stock phrase."""

_GRAM = 3
_COMMON = 24  # a run of words in more texts than this tells none of them
_NEAREST = 6

# "3Q流量" is 3q, 流, 量 and "don't" is don, t; "，" and " " are none.
_WORD = re.compile(r"[0-9a-z\u00c0-\u024f]+|[^\W_]")


class Lexicon:
    """Turns words into single characters, so that likeness counts words and not letters.

    English paragraphs share more than half of their letters in order whatever they say.
    """

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def code(self, text: str) -> str:
        """One character a word; punctuation is left out unless there is nothing else."""
        plain = unicodedata.normalize("NFKC", text).casefold()
        words = _WORD.findall(plain)
        return "".join(map(self._character, words)) or "".join(plain.split())

    def _character(self, word: str) -> str:
        if len(word) == 1:
            return word
        private = 0xF0000 + len(self._codes) % 0x1FFFE
        return self._codes.setdefault(word, chr(private))


def likeness(one: str, other: str, least: float = 0) -> float:
    """Share of words in common, in order, from 0 to 1; 0 where it is below `least`."""
    return Indel.normalized_similarity(one, other, score_cutoff=least)


def holds(whole: str, part: str, shortest: int = SHORT) -> bool:
    """Whether a code stands within another, slips aside; short ones must stand there exactly."""
    if not part or len(part) > len(whole):
        return False
    if len(part) < shortest:
        return part in whole
    return part in whole or fuzz.partial_ratio(part, whole, score_cutoff=HELD) > 0


def kinship(one: str, other: str, least: float, shortest: int) -> float:
    """Likeness of two wordings that may be of one text; 0 where they can't be.

    They are where they are alike, or where one of at least `shortest` words is within the
    other, as when a paragraph was split or grew, or where they are of the same runs of words in
    another order.
    """
    alike = likeness(one, other, least)
    if alike:
        return alike
    part, whole = sorted((one, other), key=len)
    if len(part) >= shortest and holds(whole, part):
        return max(likeness(one, other), 0.01)
    runs, other_runs = _grams(one), _grams(other)
    shared = 2 * len(runs & other_runs) / max(len(runs) + len(other_runs), 1)
    return shared if shared >= least else 0


def near(olds: Mapping[int, Sequence[str]], news: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: each old text with the new ones that share most runs of words.

    An old text may have several wordings. Saves comparing all with all: 5,000 texts against
    5,000 would be 25 million comparisons.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for new, code in news.items():
        for gram in sorted(_grams(code)):
            places[gram].append(new)
    for old, codes in olds.items():
        shared: Counter[int] = Counter()
        for gram in set().union(*map(_grams, codes)):
            if len(places.get(gram, ())) <= _COMMON:
                shared.update(places.get(gram, ()))
        best = sorted(shared, key=lambda new: (-shared[new], new))
        yield from ((old, new) for new in best[:_NEAREST])


def without(code: str, own: str) -> str:
    """A code without the runs, of three words or more, that another has too."""
    rest = []
    done = 0
    for run in SequenceMatcher(None, code, own, autojunk=False).get_matching_blocks():
        if run.size >= 3 or run.size == len(own) or not run.size:
            rest.append(code[done : run.a])
            done = run.a + run.size
    return "\n".join(filter(None, rest))


def _grams(code: str) -> set[str]:
    return {code[at : at + _GRAM] for at in range(len(code) - _GRAM + 1)}


def parts_known(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which part of a question is which: place among the new → place among the old."""
    lexicon = Lexicon()
    before = [lexicon.code(text) for text in old]
    scored = []
    for j, text in enumerate(new):
        code = lexicon.code(text)
        for i, wording in enumerate(before):
            if alike := kinship(wording, code, ALIKE, SHORT):
                scored.append((-alike, abs(i - j), i, j))
    known: dict[int, int] = {}
    for *_, i, j in sorted(scored):
        if j not in known and i not in known.values():
            known[j] = i
    return known
