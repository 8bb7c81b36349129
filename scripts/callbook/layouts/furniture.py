"""Page headers, footers and numbers that a page leaves inside sentences, found by repetition."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from callbook.layouts.document import Noise, matching
from callbook.layouts.offices import is_title
from callbook.layouts.page_titles import DIGITS, LABEL, is_header, page_titles, parts_sentence
from callbook.model import Source

FURNITURE = "page header or footer"
_NEAR = 5
"""Lines that may stand between a page's number and the rest of its header or footer."""
_LONGEST = 240
"""Characters of one line of a page's header or footer: of a notice on copyright, at the most."""
_LONG_PAGE = 25
"""Lines between two bare numbers that number pages, no third one being there."""
_MOST_PAGES = 500
"""Bare numbers beyond which they number something else than pages."""

# prey: `Page 4 of 12`, `P a g e | 4`, `=== PAGE 4 ===`, `- 7 -`, `<PAGE>   7`, `4 / 12`,
# `第3页 共9页`; not `Page 4 shows`
_NUMBERED = re.compile(
    r"(?:[-=*#\[(<!\s]{0,8}page\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-=*#\])>\s]{0,8}|<page>\s*\d{0,3}|[-–—]\s*\d{1,3}\s*[-–—]"
    r"|p ?a ?g ?e\s*\|\s*\d{1,3}|\d{1,3}\s*\|\s*p ?a ?g ?e"
    r"|\d{1,3}\s*(?:/|of)\s*\d{1,3}|第\s*\d{1,3}\s*页(?:\s*[/,]?\s*共\s*\d{1,3}\s*页)?)$",
    re.IGNORECASE,
)
# prey: `9`, `12`; not `1.`, `2024`
_BARE = re.compile(r"\d{1,3}$")
# prey: `Copyright © 2024 S&P Global …`, `LARKFIELD FQ2 2024 EARNINGS CALL |  JUL 09, 2024`
_SHAPED = re.compile(
    r"(?:\d{1,3}\s+)?(?:copyright\s*)?(?:©|@|\(c\))\s*(?:19|20)\d\d.{0,120}(?:reserved|s&p|factset"
    r"|refinitiv|thomson|lseg|bloomberg)"
    r"|.{2,80}\bf?[qh][1-4] (?:fy)?(?:20)?\d\d earnings call \|.{0,40}$"
    r"|(?:www\.)?(?:spglobal\.com|callstreet\.com|factset\.com|refinitiv\.com"
    r"|lseg\.com)\S*(?:\s+\d{1,3})?$"
    r"|1-877-factset.{0,60}$|.{0,80}\bcorrected transcript\b.{0,40}$"
    r"|confidential(?: and proprietary)?$",
    re.IGNORECASE,
)
# prey: `示例芯片股份有限公司投资者关系活动记录表（2024 年度）`; not `投资者关系活动记录表`
FORM_HEAD = re.compile(r"\S{2,}投资者关系活动记录表\s*(?:[(].{1,12}[)])?")


def furniture(source: Source) -> Iterator[Noise]:
    """The lines of `source` that belong to its pages: numbers, and what repeats around them."""
    bodies = {
        line: " ".join(matching(raw).split())
        for line, raw in enumerate(source.lines, 1)
        if raw.strip()
    }
    order = sorted(bodies)
    feeds = [line for line, raw in enumerate(source.lines, 1) if "\f" in raw]
    shaped = {line for line in order if _SHAPED.match(bodies[line])}
    numbers = _numbers(order, bodies, shaped)
    anchors = sorted({*feeds, *numbers, *shaped})
    repeated = _repeated(bodies, order, anchors) | _titles(bodies, order)
    repeated |= page_titles(bodies, order)
    for line in sorted(numbers | shaped | repeated):
        raw = source.lines[line - 1]
        yield Noise(
            line=line,
            start=len(raw) - len(raw.lstrip()),
            end=len(raw.rstrip()),
            reason="page number" if line in numbers else FURNITURE,
        )


def _numbers(order: list[int], bodies: dict[int, str], shaped: set[int]) -> set[int]:
    """Lines that number pages: by their form, beside a footer, or because they count up."""
    found = {line for line in order if _NUMBERED.match(bodies[line])}
    bare = [line for line in order if _BARE.match(bodies[line])]
    place = {line: at for at, line in enumerate(order)}
    for line in bare:
        at = place[line]
        if shaped & set(order[max(0, at - 2) : at + 3]):
            found.add(line)
    return found | _counting(bare, bodies) | _few(bare, bodies, order)


def _few(bare: list[int], bodies: dict[int, str], order: list[int]) -> set[int]:
    """Bare numbers from 1 to the last page: `1` after lines, then `2`.

    The last one ends the document, or one of them at least parts a sentence.
    """
    pages = [line for line in bare if line > order[4]] if len(order) > 12 else []
    counts = [int(bodies[line]) for line in pages]
    counting = bool(pages) and counts == list(range(1, len(pages) + 1))
    place = {line: at for at, line in enumerate(order)}
    whole = counting and (
        (len(pages) > 1 and pages[-1] == order[-1])
        or any(parts_sentence(bodies, order, place[line]) for line in pages)
        or any(
            FORM_HEAD.fullmatch(bodies[after])
            for line in pages
            for after in order[place[line] + 1 :][:1]
        )
    )
    apart = all(after - before >= 5 for before, after in pairwise(pages[:-1]))
    return set(pages) if whole and apart else set()


def _counting(bare: list[int], bodies: dict[int, str]) -> set[int]:
    """Bare numbers that rise by one, page after page: three at least, or two far apart."""
    if len(bare) > _MOST_PAGES:  # captions number every line or two
        return set()
    best: list[int] = []
    for start in range(len(bare)):
        chain = [bare[start]]
        for line in bare[start + 1 :]:
            if int(bodies[line]) == int(bodies[chain[-1]]) + 1 and line - chain[-1] >= 10:
                chain.append(line)
        if len(chain) > len(best):
            best = chain
        if len(best) > len(bare) - start:
            break
    apart = sorted(after - before for before, after in pairwise(best))
    few = len(best) == 2 and apart[0] >= _LONG_PAGE
    return set(best) if few or (len(best) >= 3 and apart[len(apart) // 2] >= 15) else set()


def _repeated(bodies: dict[int, str], order: list[int], anchors: list[int]) -> set[int]:
    """Lines near page ends that come again and again there, their digits aside."""
    ends = _page_ends(anchors, order)
    if len(ends) < 2:
        return set()
    by_form: dict[str, list[int]] = {}
    for line in order:
        if len(bodies[line]) < _LONGEST:
            by_form.setdefault(DIGITS.sub("#", bodies[line]).lower(), []).append(line)
    found: set[int] = set()
    for lines in by_form.values():
        near = _in_step(lines, ends, order)
        title = max(order[min(9, len(order) - 1)], near[0] - 1) if near else 0
        below = [line for line in lines if line > title]
        enough = len(near) >= max(2, 0.5 * len(ends)) and len(near) >= 0.7 * len(below)
        enough = enough and len(below) - len(near) <= max(1, 0.3 * len(ends))
        if enough and not is_header(bodies[lines[0]]) and not _below_names(lines, bodies, order):
            found.update(near)
    return found


def _below_names(lines: list[int], bodies: dict[int, str], order: list[int]) -> bool:
    """Whether a line is a title that always stands below a speaker's name."""
    if not is_title(bodies[lines[0]]):
        return False
    above = (bisect_left(order, line) - 1 for line in lines)
    return all(place >= 0 and is_header(bodies[order[place]]) for place in above)


def _titles(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines beside a `Page 4 of 12` that print the document's title or date again."""
    top = {DIGITS.sub("#", bodies[line]).lower() for line in order[:12]}
    found: set[int] = set()
    for place, line in enumerate(order):
        if place > 12 and _NUMBERED.match(bodies[line]):
            beside = (*order[max(12, place - 3) : place], *order[place + 1 : place + 4])
            found.update(
                one
                for one in beside
                if DIGITS.sub("#", bodies[one]).lower() in top
                and not (is_header(bodies[one]) or LABEL.match(bodies[one]))
            )
    return found


def _page_ends(anchors: list[int], order: list[int]) -> list[tuple[int, int]]:
    """Where pages end, as first and last place in `order` of what stands close together."""
    ends: list[tuple[int, int]] = []
    for anchor in anchors:
        here = bisect_left(order, anchor)
        if ends and here - ends[-1][1] <= _NEAR:
            ends[-1] = (ends[-1][0], here)
        else:
            ends.append((here, here))
    return ends


def _in_step(lines: list[int], ends: list[tuple[int, int]], order: list[int]) -> list[int]:
    """The lines that stand a few lines from a page's end, always as many from its first or last."""
    by_step: dict[tuple[bool, int], list[int]] = {}
    for line in lines:
        here = bisect_left(order, line)
        at = bisect_left(ends, (here, here))
        for first, last in ends[max(0, at - 1) : at + 1]:
            if first - _NEAR <= here <= last + _NEAR:
                by_step.setdefault((False, here - first), []).append(line)
                by_step.setdefault((True, here - last), []).append(line)
    return max(by_step.values(), key=len, default=[])
