"""Take out what is printed on page after page: heads, feet and page numbers."""

import re
from collections import defaultdict

from callbook.importers.imported import Left
from callbook.importers.page_lines import Line
from callbook.layouts.latin_names import is_person

REASON = "page head, foot or number"
_DEEP = 6  # lines from a page's top or bottom that may be furniture
_SAME = 4.0  # points by which a line may move from page to page
_FEW = 3  # pages of a document in which what two of them repeat is no chance
_DIGITS = re.compile(r"\d+")
# prey: `Operator`, `Ian Pell:`, `主持人：`; a speaker may open three pages in a row
_SPEAKER = re.compile(r"(?:operator|moderator|主持人)?\s*[:：]?|.*[:：]", re.IGNORECASE)

# prey: `#`, `- # -`, `Page # of #`, `第 # 页 共 # 页`, `#/#`: forms whose digits count pages
_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s*)?#(?:\s*(?:of|/|\|)\s*#)?[-–—\s]*|第\s*#\s*页[\s,，/]*(?:共\s*#\s*页)?",
    re.IGNORECASE,
)

Pages = tuple[tuple[Line, ...], ...]


def without_furniture(pages: Pages) -> tuple[Pages, tuple[Left, ...]]:
    """The pages without lines that stand at one place on three or more, digits aside.

    On two they need to stand where the document has no more than three, and a page's number
    always; what looks like a speaker's name on nearly all, since turns begin there too.
    """
    gone: set[int] = set()
    for bottom in (False, True):
        gone |= _repeated(pages, bottom=bottom)
    left: dict[str, list[str]] = defaultdict(list)
    for line in (line for page in pages for line in page if id(line) in gone):
        left[_form(line)].append(line.text)
    kept = tuple(tuple(line for line in page if id(line) not in gone) for page in pages)
    return kept, tuple(
        Left(reason=REASON, text=texts[0], times=len(texts)) for texts in left.values()
    )


def _repeated(pages: Pages, *, bottom: bool) -> set[int]:
    """Lines at one end of the pages that come again, from the edge on without a gap."""
    ends = [_end(page, bottom=bottom) for page in pages]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, lines in enumerate(ends):
        for line in lines:
            places[_form(line)].append((number, _height(line, bottom=bottom)))
    gone: set[int] = set()
    for lines in ends:
        for line in lines:
            if not _is_furniture(line, places[_form(line)], len(pages), bottom=bottom):
                break
            gone.add(id(line))
    return gone


def _end(page: tuple[Line, ...], *, bottom: bool) -> list[Line]:
    loose = [line for line in page if line.loose]
    return sorted(loose, key=lambda line: _height(line, bottom=bottom), reverse=bottom)[:_DEEP]


def _is_furniture(line: Line, places: list[tuple[int, float]], pages: int, *, bottom: bool) -> bool:
    here = _height(line, bottom=bottom)
    same = len({number for number, height in places if abs(height - here) <= _SAME})
    if _NUMBER.fullmatch(_form(line)):
        return same >= 2
    text = line.text.strip()
    if pages <= _FEW and same > 1 and not (_SPEAKER.fullmatch(text) or is_person(text)):
        return True
    share = 0.8 if _SPEAKER.fullmatch(text) else 0.3
    return same >= max(3, share * pages)


def _height(line: Line, *, bottom: bool) -> float:
    return line.bottom if bottom else line.top


def _form(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))
