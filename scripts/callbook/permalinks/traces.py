"""Follow the texts of a published call into its new reading: what is settled, what is left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from callbook.permalinks.likeness import Lexicon, kinship, likeness, near

ALL_PAIRS = 400
"""Up to so many pairs all are compared, beyond it only the near ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A text at its place: `opens` says that it is the question that its page is named for.

    `held_by` is the place, among the old, of the text that a merged one is a part of; -1 for
    a text that stands for itself.
    """

    page: str
    opens: bool
    words: str
    text: str  # the same as `ledger.normal` gives it: what makes texts equal
    earlier: tuple[str, ...] = ()  # the words as they were, oldest first
    held_by: int = -1


class Traces:
    """Which old text is which new one, as far as the search has come.

    The one value that changes during a search. Old and new texts are named by their places, i
    and j, in the order of the source, page by page; merged old texts come after all others.
    """

    def __init__(self, old: Sequence[Stand], new: Sequence[Stand]) -> None:
        self.old, self.new = old, new
        self.lexicon = Lexicon()
        self.codes: dict[str, str] = {}
        self.same: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.into: dict[int, int] = {}
        self.pages: dict[str, str] = {}
        self.rests: dict[int, str] = {}
        self.far: dict[int, list[int]] = {}
        self.on_old = _by_page(old)
        self.on_new = _by_page(new)
        self.held: dict[int, list[int]] = defaultdict(list)
        for i, stand in enumerate(old):
            if stand.held_by >= 0:
                self.held[stand.held_by].append(i)
        for page in self.on_old:  # the page of remarks is the same by its name
            if page in self.on_new and not any(old[i].opens for i in self.on_old[page]):
                self.pages[page] = page

    def join(self, i: int, j: int) -> None:
        """Settle that old i is new j, and their pages if they open one, unless either is taken."""
        if i in self.same or j in self.back:
            return
        self.same[i] = j
        self.back[j] = i
        if self.old[i].opens and self.new[j].opens:
            self.pages[self.old[i].page] = self.new[j].page

    def left_old(self, places: Iterable[int]) -> list[int]:
        """Those that are not settled; merged texts are asked only in `alike`."""
        return [i for i in places if i not in self.same and self.old[i].held_by < 0]

    def left_new(self, places: Iterable[int]) -> list[int]:
        """Those that are not settled."""
        return [j for j in places if j not in self.back]

    def at_home(self, i: int, j: int) -> bool:
        """Whether new j stands on the page of old i."""
        return self.pages.get(self.old[i].page) == self.new[j].page

    def grew(self, j: int) -> bool:
        """Whether new j has words that it had not before."""
        return j not in self.back or self.old[self.back[j]].text != self.new[j].text

    def wordings(self, i: int) -> tuple[str, ...]:
        """The codes of all wordings of old i, the last first."""
        return (self.old_code(i), *map(self.code, self.old[i].earlier))

    def old_code(self, i: int) -> str:
        """The code of old i as it was last."""
        return self.code(self.old[i].words)

    def new_code(self, j: int) -> str:
        """The code of new j."""
        return self.code(self.new[j].words)

    def code(self, text: str) -> str:
        """The code of a text; most texts are found equal and need none."""
        if text not in self.codes:
            self.codes[text] = self.lexicon.code(text)
        return self.codes[text]

    def kinship(self, i: int, j: int, least: float, shortest: int) -> float:
        """Likeness of new j with the wording of old i that is most like it."""
        code = self.new_code(j)
        return max(kinship(wording, code, least, shortest) for wording in self.wordings(i))

    def likeness(self, i: int, j: int, least: float) -> float:
        """The same for wordings that differ by slips alone; cheaper."""
        code = self.new_code(j)
        return max(likeness(wording, code, least) for wording in self.wordings(i))

    def candidates(self, old: list[int], new: list[int]) -> list[tuple[int, int]]:
        """Pairs worth comparing."""
        if len(old) * len(new) <= ALL_PAIRS:
            return [(i, j) for i in old for j in new]
        return list(near({i: self.wordings(i) for i in old}, {j: self.new_code(j) for j in new}))


def _by_page(stands: Sequence[Stand]) -> dict[str, list[int]]:
    pages: dict[str, list[int]] = defaultdict(list)
    for place, stand in enumerate(stands):
        pages[stand.page].append(place)
    return dict(pages)


def equal(
    old: Sequence[Stand], olds: Iterable[int], new: Sequence[Stand], news: Iterable[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """The places of every text that stands on both sides."""
    before: dict[str, list[int]] = defaultdict(list)
    after: dict[str, list[int]] = defaultdict(list)
    for i in olds:
        before[old[i].text].append(i)
    for j in news:
        after[new[j].text].append(j)
    yield from ((places, after[text]) for text, places in before.items() if text in after)


def in_order(
    old: Sequence[Stand], olds: Sequence[int], new: Sequence[Stand], news: Sequence[int]
) -> list[tuple[int, int]]:
    """The longest run of equal texts that keep their order."""
    operations = LCSseq.opcodes([old[i].text for i in olds], [new[j].text for j in news])
    return [
        (olds[step.src_start + at], news[step.dest_start + at])
        for step in operations
        if step.tag == "equal"
        for at in range(step.src_end - step.src_start)
    ]
