"""Many names, and which of them another spelling means, without comparing each with each."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from rapidfuzz import fuzz, process

from callbook.layouts.persons import LIKE, is_called_by, same_name, spelling


class Namesakes:
    """Names in order, by what two spellings of one person share.

    That is a first or last word, all words, or else the first letter and most of the rest.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: list[str] = []
        self._sharing: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._by_letter: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Put another name behind the others."""
        place, words = len(self._names), spelling(name).words
        self._names.append(name)
        for shared in _shared(words):
            self._sharing[shared].append(place)
        if words:
            self._by_letter[words[0][0]][place] = " ".join(words)

    def same(self, name: str) -> list[int]:
        """The places of the names that are another spelling of this one."""
        words = spelling(name).words
        likely = self._places(_shared(words))
        if words:
            letter = self._by_letter.get(words[0][0], {})
            likely.update(
                place
                for _, _, place in process.extract_iter(
                    " ".join(words), letter, scorer=fuzz.ratio, score_cutoff=LIKE
                )
            )
        return [place for place in sorted(likely) if same_name(self._names[place], name)]

    def meant_by(self, said: str) -> list[int]:
        """The places of the names that these words (`Ian`, `Mr. Pell`) may mean."""
        words = spelling(said).words
        likely = self._places(_ends(words)).union(self.same(said))
        return [place for place in sorted(likely) if is_called_by(self._names[place], said)]

    def meaning(self, name: str) -> list[int]:
        """The places of those that may mean this name: of `Ian Pell`, and of `Mr. Pell`."""
        words = spelling(name).words
        likely = self._places(_ends(words)).union(self.same(name))
        return [place for place in sorted(likely) if is_called_by(name, self._names[place])]

    def _places(self, shared: Iterable[Hashable]) -> set[int]:
        return {place for one in shared for place in self._sharing.get(one, ())}


def _shared(words: tuple[str, ...]) -> Iterator[Hashable]:
    """What of a name another spelling of it may share."""
    yield frozenset(words)
    yield from _ends(words)


def _ends(words: tuple[str, ...]) -> set[str]:
    return {words[0], words[-1]} if words else set()
