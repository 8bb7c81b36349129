"""Texts that lost their line ends: headings, and headers `Ian Pell Analyst, Northgate Q`.

Such a text begins with its participants, one behind the other; what stands there behind a name
stands behind it in each header, too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_LIST = "PARTICIPANTS"
FLAT_LIST = re.compile(r"(?:CORPORATE|OTHER|COMPANY|CONFERENCE CALL) PARTICIPANTS$")
"""The heading of a list of participants, alone."""
# prey: the headings in `… Inc. OTHER PARTICIPANTS Ian Pell …`; not `all participants`
_HEADING = re.compile(
    r"(?<!\S)(?:(?:CORPORATE|OTHER|COMPANY|CONFERENCE CALL) PARTICIPANTS"
    r"|MANAGEMENT DISCUSSION SECTION|QUESTION AND ANSWER SECTION|Disclaimer(?= The info))(?=\s)"
)
# prey: where words begin behind a stop, a rule or a heading; not behind the `Mr.` of `Mr. Pell`
_BOUNDARY = re.compile(r"(?:(?<=[.?!…–—\"”’)\]])|(?<=--)|(?<=SECTION)|(?<=\s\s))\s+(?=[A-ZÀ-Þ])")
# prey: `Unidentified Analyst Q Hi`; not `an analyst`
_UNNAMED = re.compile(
    r"(?P<name>(?:Unidentified|Unknown) (?:Analyst|Participant|Speaker|Executive|Company"
    r" Representative))(?=\s)"
)
# prey: ` Q Good morning`, ` A Chief Financial Officer`, ` A 12%`; not ` Ann`
_LETTER = re.compile(r"\s+(?P<letter>[QA])(?=\s|$)")
# prey: the office of `Ian Pell Analyst, Northgate`, `Mara Voss EVP, CFO`; not `Chiefly`
_OFFICE = re.compile(
    r"\b(?:Analyst|Chief|C[EFOT]O|[ES]?VP|President|Vice|Senior|Executive|Chair\w*|Head|Director"
    r"|Investor|Interim|Group|Co-\w+|Founder|General|Managing|Manager|Treasurer|Global|Deputy"
    r"|Principal|Partner|Corporate|Lead)\b"
)
# prey: `Ian Pell Q Good`, `Ann M. Wu Q`, of one whom no list has; not `Ian Pell Analyst`
_STAND_IN = re.compile(r"(?P<name>[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}) Q(?=\s+[A-Z])")
_LEAST = 3
"""Words of a list that a header repeats at least: a name and the first word of an office."""
_REACH = 200
_NAME = 60
"""Characters in which a name and the letter behind it stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatHeader:
    """A header at the beginning of words: who, his office, his letter, and where it ends."""

    name: str
    office: str = ""
    letter: str = ""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatList:
    """The words of the participants, and where each two of them stand."""

    words: tuple[str, ...]
    pairs: dict[tuple[str, str], tuple[int, ...]]

    def header(self, text: str, *, letters: bool) -> FlatHeader | None:
        """The header with which `text` begins; behind it a letter, if the text has letters."""
        found = self._listed(text)
        if found is not None:
            name, office = found
            return _lettered(text, name, office, letters=letters)
        inner = _LETTER.search(text[:_NAME]) if letters else None
        if inner is not None:
            found = self._listed(text[: inner.start()] + text[inner.end() :])
        if inner is not None and found is not None and len(found[0]) == inner.start():
            name, office = found
            end = inner.end() + len(f" {office}")
            return FlatHeader(name=name, office=office, letter=inner["letter"], end=end)
        hit = _UNNAMED.match(text) or (_STAND_IN.match(text) if letters else None)
        return _lettered(text, hit["name"], "", letters=letters) if hit else None

    def _listed(self, text: str) -> tuple[str, str] | None:
        """Name and office with which a text begins as the list has them."""
        words = text[:_REACH].split()
        if len(words) < _LEAST:
            return None
        places = self.pairs.get((words[0], words[1]), ())
        shared = max((self._shared(words, place) for place in places), default=0)
        if shared < _LEAST:
            return None
        whole = " ".join(words[:shared])
        office = _OFFICE.search(whole, len(words[0]))
        if office is None or text[: len(whole)] != whole:
            return None
        return whole[: office.start()].rstrip(), whole[office.start() :]

    def _shared(self, words: list[str], place: int) -> int:
        """How many words a text and the list from a place on have in common."""
        behind = self.words[place : place + len(words)]
        same = (one == other for one, other in zip(words, behind, strict=False))
        return next((at for at, alike in enumerate(same) if not alike), len(behind))


def _lettered(text: str, name: str, office: str, *, letters: bool) -> FlatHeader:
    """A header with the letter behind it, where there is one."""
    end = len(f"{name} {office}".rstrip())
    hit = _LETTER.match(text, end) if letters else None
    letter, end = (hit["letter"], hit.end()) if hit else ("", end)
    return FlatHeader(name=name, office=office, letter=letter, end=end)


@lru_cache(maxsize=4)
def flat_list(text: str) -> FlatList | None:
    """The participants whom a text lists, one behind the other; none where it lists none."""
    words: list[str] = []
    for first, last in _lists(text):
        words += text[first:last].split()
    if len(words) < 2 * _LEAST:
        return None
    pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairwise(words)):
        pairs[pair].append(place)
    return FlatList(
        words=tuple(words), pairs={pair: tuple(places) for pair, places in pairs.items()}
    )


def _lists(text: str) -> Iterator[tuple[int, int]]:
    """Where the participants are listed: between their heading and the next one."""
    for hit, after in pairwise(_HEADING.finditer(text)):
        if hit.group().endswith(_LIST):
            yield hit.end(), after.start()


def has_letters(text: str) -> bool:
    """Whether headers of a text have letters: ` Q ` stands in it several times."""
    return len(re.findall(r" Q(?= [A-Z])", text)) >= _LEAST


def flat_starts(text: str, listed: FlatList | None) -> list[int]:
    """Where headings and turns begin inside a line of such a text, in order."""
    starts = {at for hit in _HEADING.finditer(text) for at in (hit.start(), hit.end() + 1)}
    if listed is None:
        return []
    lists = tuple(_lists(text))
    letters = has_letters(text)
    end = 0
    for hit in _BOUNDARY.finditer(text):
        at = hit.end()
        inside = at < end or any(first <= at < last for first, last in lists)
        found = None if inside else listed.header(text[at : at + _REACH], letters=letters)
        if found is not None:
            starts.add(at)
            end = at + found.end
    return sorted(starts)
