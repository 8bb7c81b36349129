"""Page headers, footers and numbers that a page leaves inside sentences, found by repetition."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from callbook.layouts.document import Noise, matching
from callbook.layouts.latin_names import generic_role, is_person
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.offices import is_title, without_card
from callbook.model import Source

FURNITURE = "page header or footer"
_NEAR = 5
"""Lines that may stand between a page's number and the rest of its header or footer."""
_LONGEST = 240
"""Characters of one line of a page's header or footer: of a notice on copyright, at the most."""
_PAGE = 10
"""Lines that a page has at least."""
_LONG_PAGE = 25
"""Lines between two bare numbers that number pages, no third one being there."""
_MOST_PAGES = 500
"""Bare numbers beyond which they number something else than pages."""

# prey: `Page 4 of 12`, `=== PAGE 4 ===`, `- 7 -`, `<PAGE>   7`, `4 / 12`, `第3页 共9页`; not
# `Page 4 shows`
_NUMBERED = re.compile(
    r"(?:[-=*#\[(<!\s]{0,8}page\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-=*#\])>\s]{0,8}|<page>\s*\d{0,3}|[-–—]\s*\d{1,3}\s*[-–—]"
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
_DIGITS = re.compile(r"\d+")
# prey: `示例精工 投资者关系档案 第 1 页`, `Larkfield 2Q24 Page 3`; not `第一页`
_STATES = re.compile(
    r"第\s?\d{1,3}\s?页|\bpage\s\d{1,3}\b|\s[-–—]\s?\d{1,3}\s?[-–—]$", re.IGNORECASE
)
# prey: `示例精工股份有限公司`, `投资者关系活动记录表`, `内部资料`; not `王青`
_OFFICIAL = re.compile(
    r"公司|集团|纪要|档案|记录|资料|内部|机密|株式会社|要旨|https?:|www\.|confidential",
    re.IGNORECASE,
)
# prey: what follows the name in `**Mara Voss** (Executives):`, `Mara Voss (00:12):`; not `(LKF)`
_BESIDE = re.compile(
    r"[*_]*\s*[\[(](?:analysts?|executives?|operator|attendees?|shareholders?|[\d:.]+)[\])]\s*:?$",
    re.IGNORECASE,
)
# prey: the end of `Quarry Trust (QRY)`, `Larkfield (NYSE: LKF)`; not of `Ian Pell (she)`
_TICKER = re.compile(r"\((?:[A-Za-z]+: ?)?(?P<ticker>[A-Z]{2,5}(?:[.-][A-Z]{1,2})?)\)$")
# prey: what stands before the name in `Q - Ian Pell`; not in `Q4 - growth`
_LETTERED = re.compile(r"[QA]\s*[-–—]\s*")
# prey: `Excerpt from Larkfield 2Q24 Earnings Call`; not `Unidentified Participant`
_OF_CALL = re.compile(r"\b(?:call|transcript|results|conference|meeting)\b", re.IGNORECASE)
# prey: the date that ends `Larkfield 2Q24 Earnings Call July 9, 2024`; not `in the call of 2024 we`
_DATED = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}, 20\d\d$|\d{1,2} [A-Z][a-z]{2,8},? 20\d\d$")
# prey: `Registered Office: Plot 14`, `CIN: L29120MH`, `www.example.in | Tel`; not `our offices`
_LETTERHEAD = re.compile(
    r"\b(?:registered|regd\.?|corporate|head) office\b|\bCIN\b|\bwww\."
    r"|\b(?:tel|phone|fax|ph)\b\.?:",
    re.IGNORECASE,
)
# prey: `答：`, `3、`, `Q2`; not `据行情锁价。`
_LABEL = re.compile(r"\[?(?:[QA问答]|\d{1,2}[.、)]|[-–•])")


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
    repeated |= _stated(bodies, order) | _breaking(bodies, order) | _running(bodies, order)
    repeated |= _naming(bodies, order)
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
        or any(_inside(bodies, order, place[line]) for line in pages)
        or any(
            FORM_HEAD.fullmatch(bodies[after])
            for line in pages
            for after in order[place[line] + 1 :][:1]
        )
    )
    apart = all(after - before >= 5 for before, after in pairwise(pages[:-1]))
    return set(pages) if whole and apart else set()


def _stated(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines that print the same words around a page's number, be it on two pages only."""
    by_form: dict[str, list[int]] = {}
    for line in order:
        if len(bodies[line]) < 100 and _STATES.search(bodies[line]):
            by_form.setdefault(_DIGITS.sub("#", bodies[line]), []).append(line)
    return {line for lines in by_form.values() if len(lines) > 1 for line in lines}


def _running(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines of the same words before a number that rises by one: `Excerpt from the call   3`."""
    by_words: dict[str, list[tuple[int, int]]] = {}
    for line in order:
        words, _, number = bodies[line].rpartition(" ")
        if 12 < len(words) < 100 and number.isdecimal() and not _is_header(words):
            by_words.setdefault(words, []).append((int(number), line))
    return {
        line
        for words, found in by_words.items()
        if _are_pages(found, least=2 if _OF_CALL.search(words) else 3)
        for _, line in found
    }


def _naming(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines that name the call and its date, or the company's address, a page apart."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(order):
        body = bodies[line]
        names_call = _OF_CALL.search(body) and _DATED.search(body)
        if len(body) < 120 and (names_call or _LETTERHEAD.search(body)):
            places.setdefault(body.lower(), []).append(at)
    return {
        order[at]
        for found in places.values()
        if len(found) > 2 and all(after - before >= _PAGE for before, after in pairwise(found[1:]))
        for at in found
    }


def _are_pages(found: list[tuple[int, int]], *, least: int) -> bool:
    """Whether numbered lines are pages': some at least, by one apart, many lines between."""
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(found)]
    return len(found) >= least and all(by == 1 and lines >= 10 for by, lines in steps)


def _breaking(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines of a page's kind that come again, and once at least stand inside a sentence."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(order):
        body = bodies[line]
        if 5 < len(body) < 60 and _OFFICIAL.search(body) and body[-1] not in "。.?!;:,":
            places.setdefault(_DIGITS.sub("#", body), []).append(at)
    return {
        order[at]
        for found in places.values()
        if len(found) > 1 and any(_inside(bodies, order, at) for at in found)
        for at in found
        if at > 2
    }


def _inside(bodies: dict[int, str], order: list[int], at: int) -> bool:
    """Whether a line parts a sentence: the one before broke off, the next one ends it."""
    if not 0 < at < len(order) - 1:
        return False
    before, after = bodies[order[at - 1]], bodies[order[at + 1]]
    broke = len(before) > 20 and before[-1] not in '。.?!;:”"」)'
    return broke and after[-1] in "。.?!;" and not _LABEL.match(after)


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
            by_form.setdefault(_DIGITS.sub("#", bodies[line]).lower(), []).append(line)
    found: set[int] = set()
    for lines in by_form.values():
        near = _in_step(lines, ends, order)
        title = max(order[min(9, len(order) - 1)], near[0] - 1) if near else 0
        below = [line for line in lines if line > title]
        enough = len(near) >= max(2, 0.5 * len(ends)) and len(near) >= 0.7 * len(below)
        enough = enough and len(below) - len(near) <= max(1, 0.3 * len(ends))
        if enough and not _is_header(bodies[lines[0]]) and not _below_names(lines, bodies, order):
            found.update(near)
    return found


def _below_names(lines: list[int], bodies: dict[int, str], order: list[int]) -> bool:
    """Whether a line is a title that always stands below a speaker's name."""
    if not is_title(bodies[lines[0]]):
        return False
    above = (bisect_left(order, line) - 1 for line in lines)
    return all(place >= 0 and _is_header(bodies[order[place]]) for place in above)


def _titles(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines beside a `Page 4 of 12` that print the document's title or date again."""
    top = {_DIGITS.sub("#", bodies[line]).lower() for line in order[:12]}
    found: set[int] = set()
    for place, line in enumerate(order):
        if place > 12 and _NUMBERED.match(bodies[line]):
            beside = (*order[max(12, place - 3) : place], *order[place + 1 : place + 4])
            found.update(
                one
                for one in beside
                if _DIGITS.sub("#", bodies[one]).lower() in top
                and not (_is_header(bodies[one]) or _LABEL.match(bodies[one]))
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


def _names_chinese(label: str, *, colon: bool) -> bool:
    """Whether a few Chinese words are a speaker's name or office: `王青`, `CFO 李禾`, `问`."""
    if label.isascii() or len(label) > 16:
        return False
    one = speaker(label)
    known = one.role != "unknown" and not _OFFICIAL.search(label)
    return known or looks_like_name(label) or (colon and len(label) < 12)


def _is_header(body: str) -> bool:
    """Whether a line names a speaker: those repeat too; `Moderator: Ian Pell` names no turn."""
    plain, _, rest = _BESIDE.sub("", without_card(body.strip("*_#> "))).partition(":")
    plain = plain.strip("*_ ")
    ticker = _TICKER.search(body)
    if is_person(rest.strip()) or (ticker and not is_title(ticker["ticker"])):
        return False
    plain = _LETTERED.sub("", plain)
    name, dash, office = plain.partition(" – ")
    if dash and is_person(name) and not _OF_CALL.search(office):
        return True
    if _names_chinese(plain, colon=plain != body.strip()):
        return True
    return generic_role(plain) is not None or (is_person(plain) and plain != plain.upper())
