"""Find the texts of a published call again in its new reading.

A text is known again, in this order: equal, on its own page and in the order of the page;
equal, elsewhere in the call; most alike. What is left of the old may have been merged into
something that grew. Questions go first, since they say which page is which.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

from callbook.likeness import (
    ALIKE,
    ALIKE_ELSEWHERE,
    SHORT,
    TELLING,
    Lexicon,
    holds,
    kinship,
    near,
)

ALL_PAIRS = 400
"""Up to so many pairs on a page all are compared, beyond it only the near ones."""

SAME_ANSWER = 0.6
"""Share of both answers that must be equal for a page to be known by its answer alone."""

NEARLY = 0.9
"""From this likeness on (with `AT_HOME` in it) no other page is searched for a better one."""

AT_HOME = 0.1
"""What standing on the same page adds to likeness when several pairs compete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A text at its place: `opens` says that it is the question that its page is named for.

    `held_by` is the place, among the old, of the text that a merged one is a part of; -1 for
    a text that stands for itself.
    """

    page: str
    opens: bool
    text: str  # as `ledger.normal` gives it
    earlier: tuple[str, ...] = ()
    held_by: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Places among the old, with the places among the new where the same text stands now."""

    same: dict[int, int]
    merged: dict[int, int]  # into a new text that has words of its own beside


def matches(old: Sequence[Stand], new: Sequence[Stand]) -> Matches:
    """What became of every old text; one in neither table is gone.

    Both come in the order of the source, page by page. A new text is `same` to one old text at
    most, and the other way round; pages follow their opening question.
    """
    search = _Search(old, new)
    search.pages_by_question()
    search.pages_by_likeness()
    search.equal_at_home()
    search.equal_elsewhere()
    search.alike()
    search.keep_held()
    search.merged()
    return Matches(same=search.same, merged=search.into)


class _Search:
    """The state of one search; every method settles some more of the old texts."""

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

    def wordings(self, i: int) -> tuple[str, ...]:
        """The codes of all wordings of old i, the last first."""
        return (self.code(self.old[i].text), *map(self.code, self.old[i].earlier))

    def code(self, text: str) -> str:
        """The code of a text; most texts are found equal and need none."""
        if text not in self.codes:
            self.codes[text] = self.lexicon.code(text)
        return self.codes[text]

    # --- which page is which

    def pages_by_question(self) -> None:
        """Equal questions; among several, those with most of the answer in common, in order."""
        old = self.left_old(i for i, stand in enumerate(self.old) if stand.opens)
        new = [j for j, stand in enumerate(self.new) if stand.opens]
        in_order = set(_in_order(self.old, old, self.new, new))
        for olds, news in _equal(self.old, old, self.new, new):
            few = len(olds) * len(news) <= ALL_PAIRS * 10
            pairs = [
                (-self.shared(i, j) if few else 0, (i, j) not in in_order, abs(i - j), i, j)
                for i in olds
                for j in news
            ]
            for *_, i, j in sorted(pairs):
                self.join(i, j)

    def pages_by_likeness(self) -> None:
        """Changed questions, known by their words or by an unchanged answer."""
        before = Counter(stand.text for stand in self.old if not stand.opens)
        after = Counter(stand.text for stand in self.new if not stand.opens)
        # A question that has become a paragraph, or was one, is not looked for here.
        old = [
            i
            for i in self.left_old(range(len(self.old)))
            if self.old[i].opens and after[self.old[i].text] <= before[self.old[i].text]
        ]
        new = [
            j
            for j in self.left_new(range(len(self.new)))
            if self.new[j].opens and before[self.new[j].text] <= after[self.new[j].text]
        ]
        scored = []
        for i, j in self.candidates(old, new):
            alike = self.kinship(i, j, ALIKE, SHORT)
            answer = self.same_answer(i, j)
            if alike or answer >= SAME_ANSWER:
                scored.append((-alike - answer, abs(i - j), i, j))
        for *_, i, j in sorted(scored):
            self.join(i, j)

    def shared(self, i: int, j: int) -> int:
        """Characters of answer that the pages of two questions have in common."""
        common = self.answer(self.old, self.on_old[self.old[i].page]) & self.answer(
            self.new, self.on_new[self.new[j].page]
        )
        return sum(len(text) * times for text, times in common.items())

    def same_answer(self, i: int, j: int) -> float:
        """Share of the longer of two answers that both have; 0 where that is but a phrase."""
        shared = self.shared(i, j)
        longest = max(
            sum(len(self.old[k].text) for k in self.on_old[self.old[i].page][1:]),
            sum(len(self.new[k].text) for k in self.on_new[self.new[j].page][1:]),
        )
        return shared / longest if shared >= 2 * TELLING else 0

    @staticmethod
    def answer(stands: Sequence[Stand], places: Iterable[int]) -> Counter[str]:
        """The texts on a page but its question."""
        return Counter(stands[k].text for k in places if not stands[k].opens)

    # --- equal texts

    def equal_at_home(self) -> None:
        """Equal texts on one page: in the order of both first, then wherever they stand."""
        for page, now in self.pages.items():
            for again in (False, True):
                old = self.left_old(self.on_old[page])
                new = self.left_new(self.on_new[now])
                if again:
                    for olds, news in _equal(self.old, old, self.new, new):
                        for i, j in zip(olds, news, strict=False):
                            self.join(i, j)
                else:
                    for i, j in _in_order(self.old, old, self.new, new):
                        self.join(i, j)

    def equal_elsewhere(self) -> None:
        """Equal texts on different pages: telling ones, and any beside one already known.

        A stock phrase that vanishes here and turns up there is another phrase, unless its
        neighbours went the same way.
        """
        settled = -1
        while settled != len(self.same):
            settled = len(self.same)
            old = self.left_old(range(len(self.old)))
            new = self.left_new(range(len(self.new)))
            for olds, news in _equal(self.old, old, self.new, new):
                self.join_elsewhere(olds, news)

    def join_elsewhere(self, olds: list[int], news: list[int]) -> None:
        """Join equal texts of different pages, best neighbours first."""
        alone = len(olds) == len(news) == 1 and len(self.code(self.new[news[0]].text)) >= TELLING
        if len(olds) * len(news) > ALL_PAIRS * 10:
            return
        scored = [(-self.company(i, j), abs(i - j), i, j) for i in olds for j in news]
        for company, _, i, j in sorted(scored):
            if company or alone:
                self.join(i, j)

    def company(self, i: int, j: int) -> int:
        """How many neighbours of old i, of the page before or after too, are beside new j."""
        return sum(self.same.get(i + step) == j + step for step in (-1, 1))

    # --- alike texts

    def alike(self) -> None:
        """Most alike first, those on one page before others that are as alike.

        Where a whole call was retyped, nearly all is settled page by page, and comparing with
        all other pages is spared. Texts that were merged come last, for what is left.
        """
        for least, merged in ((NEARLY, False), (0, False), (0, True)):
            pairs: set[tuple[int, int]] = set()
            for page, now in self.pages.items():
                old = self.left_to_find(self.on_old[page], merged=merged)
                pairs.update(self.candidates(old, self.left_new(self.on_new[now])))
            if not least:
                old = self.left_to_find(range(len(self.old)), merged=merged)
                pairs.update(self.candidates(old, self.left_new(range(len(self.new)))))
            for score, _, i, j in sorted(self.scored(pairs)):
                if -score >= least and (merged or self.still_says(i, j)):
                    self.join(i, j)

    def left_to_find(self, places: Iterable[int], *, merged: bool) -> list[int]:
        """Those not settled: of the merged ones, those that may have parted from their holder."""
        if not merged:
            return self.left_old(places)
        return [i for i in places if i not in self.same and self.may_return(i)]

    def still_says(self, i: int, j: int) -> bool:
        """Whether words of old i's own, not of texts merged into it, are left in new j."""
        own = self.code(self.old[i].text)
        for k in self.held.get(i, ()):
            own = _without(own, self.code(self.old[k].text))
        if not self.held.get(i) or not own:
            return True
        lost = _without(own, self.code(self.new[j].text))
        return len(own) - len(lost) >= min(SHORT, len(own) / 2)

    def scored(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[float, int, int, int]]:
        """Pairs that can be one text, best first when sorted."""
        for i, j in pairs:
            home = self.at_home(i, j)
            if not home and len(self.code(self.new[j].text)) < TELLING:
                continue
            if home:
                alike = self.kinship(i, j, ALIKE, SHORT) + AT_HOME
            else:
                alike = self.kinship(i, j, ALIKE_ELSEWHERE, 2 * TELLING)
            if alike > AT_HOME * home:
                yield (-alike, abs(i - j), i, j)

    def kinship(self, i: int, j: int, least: float, shortest: int) -> float:
        """Likeness of new j with the wording of old i that is most like it."""
        code = self.code(self.new[j].text)
        return max(kinship(wording, code, least, shortest) for wording in self.wordings(i))

    def candidates(self, old: list[int], new: list[int]) -> list[tuple[int, int]]:
        """Pairs worth comparing."""
        if len(old) * len(new) <= ALL_PAIRS:
            return [(i, j) for i in old for j in new]
        return list(
            near({i: self.wordings(i) for i in old}, {j: self.code(self.new[j].text) for j in new})
        )

    def may_return(self, i: int) -> bool:
        """Whether a merged text may have parted from its holder: not if that is unchanged."""
        holder = self.old[i].held_by
        now = self.same.get(holder)
        return holder >= 0 and (now is None or self.new[now].text != self.old[holder].text)

    def keep_held(self) -> None:
        """Undo the return of a merged text that its holder still holds."""
        for i, stand in enumerate(self.old):
            now = self.same.get(stand.held_by)
            if (
                i in self.same
                and now is not None
                and holds(self.code(self.new[now].text), self.code(self.old[i].text))
            ):
                del self.back[self.same.pop(i)]

    # --- merged texts

    def merged(self) -> None:
        """Old texts that became a part of a new one; a short one beside its neighbour only."""
        left = self.left_old(range(len(self.old)))
        self.far = self.far_holders(left)
        settled = -1
        while settled != len(self.into):
            settled = len(self.into)
            for i in left:
                if i not in self.into:
                    next((j for j in self.holders(i) if self.take(i, j)), None)

    def holders(self, i: int) -> list[int]:
        """New texts that may hold old i: its neighbours', then its page's, then far ones."""
        beside = [self.where(i - 1), self.where(i + 1)]
        if len(self.code(self.old[i].text)) < SHORT:
            return [j for j in beside if j is not None]
        page = self.pages.get(self.old[i].page, "")
        found = [j for j in beside if j is not None] + self.on_new.get(page, [])
        if len(self.code(self.old[i].text)) >= TELLING:
            found += self.far.get(i, [])
        return list(dict.fromkeys(found))

    def far_holders(self, left: Iterable[int]) -> dict[int, list[int]]:
        """For each telling text, the changed texts anywhere that have most of its words."""
        telling = {i: (self.code(self.old[i].text),) for i in left}
        telling = {i: codes for i, codes in telling.items() if len(codes[0]) >= TELLING}
        changed = [j for j in range(len(self.new)) if self.grew(j)] if telling else []
        found: dict[int, list[int]] = defaultdict(list)
        for i, j in near(telling, {j: self.code(self.new[j].text) for j in changed}):
            found[i].append(j)
        return found

    def where(self, i: int) -> int | None:
        """The new text in which old i is found."""
        return self.same.get(i, self.into.get(i))

    def grew(self, j: int) -> bool:
        """Whether new j has words that it had not before."""
        return j not in self.back or self.old[self.back[j]].text != self.new[j].text

    def take(self, i: int, j: int) -> bool:
        """Let new j hold old i if words of it, not claimed by others, are those of i."""
        if not self.grew(j):
            return False
        if j not in self.rests:
            own = self.code(self.old[self.back[j]].text) if j in self.back else ""
            self.rests[j] = _without(self.code(self.new[j].text), own)
        code = self.code(self.old[i].text)
        if not holds(self.rests[j], code):
            return False
        self.rests[j] = _without(self.rests[j], code)
        self.into[i] = j
        return True


def _by_page(stands: Sequence[Stand]) -> dict[str, list[int]]:
    pages: dict[str, list[int]] = defaultdict(list)
    for place, stand in enumerate(stands):
        pages[stand.page].append(place)
    return dict(pages)


def _equal(
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


def _in_order(
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


def _without(code: str, own: str) -> str:
    """A code without the runs, of three words or more, that another has too."""
    rest = []
    done = 0
    for run in SequenceMatcher(None, code, own, autojunk=False).get_matching_blocks():
        if run.size >= 3 or run.size == len(own) or not run.size:
            rest.append(code[done : run.a])
            done = run.a + run.size
    return "\n".join(filter(None, rest))
