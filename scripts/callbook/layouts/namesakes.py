"""Many names, and which of them another spelling means, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from callbook.layouts.persons import LAST, LIKE, is_called_by, same_name, spelling

_Key = tuple[tuple[str, ...], str | frozenset[str]]
"""The numbers of a name, and what of its words is looked up."""


class Namesakes:
    """Names in order, found by what two spellings of one person share.

    That is all words, the last word, the first one and much of the last, or else the first
    letter and most of the rest; and the numbers always, of `Analyst 2`.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: list[str] = []
        self._by_words: defaultdict[_Key, list[int]] = defaultdict(list)
        self._by_only_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_last: defaultdict[_Key, list[int]] = defaultdict(list)
        self._by_end: defaultdict[str, list[int]] = defaultdict(list)
        self._last_by_first: defaultdict[_Key, dict[int, str]] = defaultdict(dict)
        self._all_by_letter: defaultdict[_Key, dict[int, str]] = defaultdict(dict)
        self._found: dict[str, list[int]] = {}  # what was asked since the last name came
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Put another name behind the others."""
        self._found.clear()
        place, words, counts = len(self._names), spelling(name).words, spelling(name).counts
        self._names.append(name)
        self._by_words[counts, frozenset(words)].append(place)
        for word in set(words[:1] + words[-1:]):
            self._by_end[word].append(place)
        if len(set(words)) == 1:
            self._by_only_word[words[0]].append(place)
        if len(words) > 1:
            self._by_last[counts, words[-1]].append(place)
            self._last_by_first[counts, words[0]][place] = words[-1]
            self._all_by_letter[counts, words[0][0]][place] = " ".join(words)

    def same(self, name: str) -> list[int]:
        """The places of the names that are another spelling of this one."""
        if name not in self._found:
            likely = sorted(self._likely(spelling(name).words, spelling(name).counts))
            self._found[name] = [one for one in likely if same_name(self._names[one], name)]
        return self._found[name]

    def _likely(self, words: tuple[str, ...], counts: tuple[str, ...]) -> set[int]:
        likely = set(self._by_words.get((counts, frozenset(words)), ()))
        if len(words) > 1:
            likely.update(self._by_last.get((counts, words[-1]), ()))
            first = self._last_by_first.get((counts, words[0]), {})
            likely.update(_like(words[-1], first, LAST))
            letter = self._all_by_letter.get((counts, words[0][0]), {})
            likely.update(_like(" ".join(words), letter, LIKE))
        return likely

    def meant_by(self, said: str) -> list[int]:
        """The places of the names that these words (`Ian`, `Mr. Pell`) may mean."""
        likely = set(self.same(said))
        words = spelling(said).words
        if len(words) == 1:
            likely.update(self._by_end.get(words[0], ()))
        return [place for place in sorted(likely) if is_called_by(self._names[place], said)]

    def meaning(self, name: str) -> list[int]:
        """The places of those that may mean this name: of `Ian Pell`, and of `Mr. Pell`."""
        likely = set(self.same(name))
        words = spelling(name).words
        for word in words[:1] + words[-1:]:
            likely.update(self._by_only_word.get(word, ()))
        return [place for place in sorted(likely) if is_called_by(name, self._names[place])]


def _like(words: str, others: Mapping[int, str], least: int) -> Iterable[int]:
    """The places whose words are at least so much like these."""
    found = process.extract_iter(words, others, scorer=fuzz.ratio, score_cutoff=least)
    return (place for _, _, place in found)
