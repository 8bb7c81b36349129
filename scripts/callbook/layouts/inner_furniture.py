"""Page heads inside lines, where an extraction lost the line ends: `… the Page 8 of 20 …`."""

import re
from collections import Counter
from collections.abc import Iterator

from callbook.layouts.document import FURNITURE, Noise
from callbook.model import Source

_HEAD = 160
"""Characters of a page's head that may stand beside its number on a line."""

_LEAST = 3
"""Pages of one document from which their numbers inside lines are believed."""

# prey: `Page 8 of 20 ` behind other words; not `Page 8 of 20` alone on its line
_NUMBER = re.compile(r"(?<=\S)\s+:?\s*page \d{1,3} of (?P<all>\d{1,3})\b\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_DATED = r"(?:\s+(?:C\s+)?Corrected Transcript(?:\s+\d{1,2}-[A-Z][a-z]{2}-\d{4})?)?"
# prey: `1-877-FACTSET www.callstreet.com 4 Copyright © 2001-2024 FactSet CallStreet, LLC` among
# other words; not `call FactSet`
_CALLSTREET = re.compile(
    r"\s*(?:FACTSET:?\s*callstreet\s+)?1-877-FACTSET\s+www\.callstreet\.com"
    rf"{_DATED}(?:\s+\d{{1,3}}\b)?(?:\s+Copyright\s+\S{{1,3}}\s+2001-\d{{4}}"
    r"\s+FactSet CallStreet, LLC(?:\s+\d{1,3}\b)?)?"
    r"(?:\s+[A-Z][^?!]{2,90}?\([A-Z.]{1,6}\)[^?!]{2,90}?Corrected Transcript"
    r"\s+\d{1,2}-[A-Z][a-z]{2}-\d{4})?"
)
_DATE = re.compile(_DATED)
# prey: the dotted rule between two turns; not `...`
_RULE = re.compile(r"(?<=\S)\s*\.{12,}")
_RULED = "rule"


def inner_furniture(source: Source) -> Iterator[Noise]:
    """Numbers of pages inside lines, each with the words that follow all of them."""
    numbers = _hits(source, _NUMBER, " of ")
    pages = Counter(hit["all"] for _, _, hit in numbers)
    yield from _heads([one for one in numbers if pages[one[2]["all"]] >= _LEAST])
    notices = _hits(source, _CALLSTREET, "1-877-FACTSET")
    yield from _heads([one for one in notices if not _is_alone(*one)], titled=True)
    for line, raw, hit in _hits(source, _RULE, "............"):
        if raw[hit.end() :].strip():
            yield Noise(line=line, start=hit.start(), end=hit.end(), reason=_RULED)


Found = tuple[int, str, re.Match[str]]
"""A line's number, the line, and what was found in it."""


def _hits(source: Source, pattern: re.Pattern[str], sign: str) -> list[Found]:
    return [
        (line, raw, hit)
        for line, raw in enumerate(source.lines, 1)
        if sign in raw
        for hit in pattern.finditer(raw)
    ]


def _is_alone(_line: int, raw: str, hit: re.Match[str]) -> bool:
    """Whether a line holds little else: furniture that is found by lines takes it whole."""
    return len(raw) - len(hit.group()) < _HEAD


def _heads(hits: list[Found], *, titled: bool = False) -> Iterator[Noise]:
    """What was found, with the words behind it that follow all of it; before it if `titled`."""
    behind = [_DIGITS.sub("#", raw[hit.end() :][:_HEAD]) for _, raw, hit in hits]
    before = [_DIGITS.sub("#", raw[: hit.start()][-_HEAD:])[::-1] for _, raw, hit in hits]
    head, foot = _shared(behind), _shared(before) if titled else ""
    for line, raw, hit in hits:
        end = hit.end() + _length(raw[hit.end() :], head)
        dated = _DATE.match(raw, end)
        yield Noise(
            line=line,
            start=hit.start() - _length(raw[: hit.start()][::-1], foot),
            end=dated.end() if dated else end,
            reason=FURNITURE,
        )


def _shared(heads: list[str]) -> str:
    """The words with which all of these begin."""
    if len(heads) < 2:
        return ""
    least, most = min(heads), max(heads)
    same = next((at for at, char in enumerate(least) if most[at : at + 1] != char), len(least))
    return least if same == len(least) else least[:same].rpartition(" ")[0]


def _length(raw: str, head: str) -> int:
    """How many characters of a line a head takes whose digits are masked."""
    hit = re.match(r"\d+".join(map(re.escape, head.split("#"))), raw)
    return hit.end() if hit else 0
