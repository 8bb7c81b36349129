"""Lines of pages that are known by their words: what they state, name, or part from a sentence."""

import re
from itertools import pairwise

from callbook.layouts.latin_names import generic_role, is_person
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.offices import is_title, without_card

_PAGE = 10
"""Lines that a page has at least."""
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
DIGITS = re.compile(r"\d+")
# prey: `答：`, `3、`, `Q2`; not `据行情锁价。`
LABEL = re.compile(r"\[?(?:[QA问答]|\d{1,2}[.、)]|[-–•])")


def page_titles(bodies: dict[int, str], order: list[int]) -> set[int]:
    """The lines (`bodies` by number, `order` of them) that belong to a page by what they say."""
    by_number = _stated(bodies, order) | _running(bodies, order)
    return by_number | _naming(bodies, order) | _breaking(bodies, order)


def _stated(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines that print the same words around a page's number, be it on two pages only."""
    by_form: dict[str, list[int]] = {}
    for line in order:
        if len(bodies[line]) < 100 and _STATES.search(bodies[line]):
            by_form.setdefault(DIGITS.sub("#", bodies[line]), []).append(line)
    return {line for lines in by_form.values() if len(lines) > 1 for line in lines}


def _running(bodies: dict[int, str], order: list[int]) -> set[int]:
    """Lines of the same words before a number that rises by one: `Excerpt from the call   3`."""
    by_words: dict[str, list[tuple[int, int]]] = {}
    for line in order:
        words, _, number = bodies[line].rpartition(" ")
        if 12 < len(words) < 100 and number.isdecimal() and not is_header(words):
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
            places.setdefault(DIGITS.sub("#", body), []).append(at)
    return {
        order[at]
        for found in places.values()
        if len(found) > 1 and any(parts_sentence(bodies, order, at) for at in found)
        for at in found
        if at > 2
    }


def parts_sentence(bodies: dict[int, str], order: list[int], at: int) -> bool:
    """Whether a line parts a sentence: the one before broke off, the next one ends it."""
    if not 0 < at < len(order) - 1:
        return False
    before, after = bodies[order[at - 1]], bodies[order[at + 1]]
    broke = len(before) > 20 and before[-1] not in '。.?!;:”"」)'
    return broke and after[-1] in "。.?!;" and not LABEL.match(after)


def _names_chinese(label: str, *, colon: bool) -> bool:
    """Whether a few Chinese words are a speaker's name or office: `王青`, `CFO 李禾`, `问`."""
    if label.isascii() or len(label) > 16:
        return False
    one = speaker(label)
    known = one.role != "unknown" and not _OFFICIAL.search(label)
    return known or looks_like_name(label) or (colon and len(label) < 12)


def is_header(body: str) -> bool:
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
