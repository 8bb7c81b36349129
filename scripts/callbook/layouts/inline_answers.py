"""Answerers named inside the paragraph that asks: `欧洲何时盈利？Wang Qing (CFO)： 明年。`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from callbook.layouts.answers import answerer
from callbook.layouts.askers import asker
from callbook.layouts.document import Document
from callbook.layouts.firms import is_firm, is_management
from callbook.layouts.labels import NOBODY
from callbook.layouts.names import looks_like_name
from callbook.layouts.passages import Passage, passages
from callbook.layouts.told_parts import Told, parted
from callbook.layouts.told_sentence import Found
from callbook.model import Speaker

_OFFICE = r"(?:C[EFOTSM]O|首席\w{1,5}官|董事长|总裁|总经理|副总裁|董秘|财务总监|行长|财务长|总经理)"
# prey: the ` Wang Qing (CFO):` of `盈利？Wang Qing (CFO)： 明年。`, `？CEO 王青：`, `？管理层：`;
# not `？原因：`, `关于北美：`
_NAMED = re.compile(
    r"(?:^|(?<=[?。!.;\"”』」…]))\s*(?P<who>(?:公司)?" + _OFFICE + r"?\s?"
    r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}|[\u4e00-\u9fff·]{2,4})"
    r"|" + _OFFICE + r"|(?:公司)?管理层|公司)"
    r"\s?(?:\((?P<title>[^()]{1,24})\))?(?:回答|回应|答复)?\s?:\s*"
)
# prey: `Q (Larkfield):`, `Q3（中金）：`, `Q：`; not `Q4 增长`
_LABEL = re.compile(r"\s*Q\s?(?P<n>\d{0,2})\s?(?:\((?P<who>[^()]{1,40})\))?\s?[:、]\s*")
# prey: `北辰 (Ann Lee)：`, `高盛分析师 Tom Hu：`, `Ann Lee（北辰）：`, `中金：`; not `毛利率：`
_ASKER = re.compile(r"\s*(?:[-–—•*]\s*)?(?P<who>[^:?。!;,“”]{2,40}?)\s?:\s*")


def may_ask_inside(body: str) -> bool:
    """Whether a row may begin a paragraph in which a label or an asker's name stands first."""
    return bool(_ASKER.match(body) or _LABEL.match(body)) and not body[0].isdigit()


@lru_cache(maxsize=4)  # the sign and the labels of C8 look at the same document
def inline(document: Document) -> Told:
    """The document parted where a paragraph asks, and where it or the next names who answers."""
    asked = NOBODY  # who asked last
    said: set[str] = set()  # who has answered
    goes_on = False  # whether somebody asked or answered in the paragraph before

    def find(passage: Passage, _: int) -> Iterator[Found]:
        nonlocal asked, goes_on
        found = tuple(_found(passage, asked, said, anybody=goes_on and bool(asked.firm)))
        asked = found[0].speaker if found and found[0].asks else asked
        said.update(one.speaker.name for one in found if not one.asks)
        goes_on = bool(found)
        yield from found

    return parted(document, find)


def answered_inside(document: Document) -> int:
    """How many paragraphs hold a question and who answers it."""
    found = (tuple(_found(passage, NOBODY, set(), anybody=False)) for passage in passages(document))
    return sum(len(one) > 1 and one[0].asks for one in found)


def _found(passage: Passage, asked: Speaker, said: set[str], *, anybody: bool) -> Iterator[Found]:
    """The question that begins a passage, and those who answer it there, or one asked before.

    `anybody` may answer who is named at the beginning, not only an officer or who `said` more.
    """
    hits = [hit for hit in _NAMED.finditer(passage.text) if _answers(hit)]
    inner = [hit for hit in hits if hit.start()]
    ask = _ask(passage, inner[0].start() if inner else len(passage.text))
    begins = bool(hits) and len(inner) < len(hits)
    if begins and not _asks(passage, hits):
        ask = None
        known = _holds_office(hits[0]) or hits[0]["name"] in said
        inner = hits if known or anybody else []
    if ask:
        yield ask
    if ask or asked != NOBODY:
        yield from (_answer(passage, hit) for hit in inner)


def _asks(passage: Passage, hits: list[re.Match[str]]) -> bool:
    """Whether who is named at the beginning of a passage asks, and no officer is."""
    end = hits[1].start() if len(hits) > 1 else len(passage.text)
    return passage.text[:end].rstrip().endswith("?") and not _holds_office(hits[0])


def _ask(passage: Passage, end: int) -> Found | None:
    """The question that stands in a passage before a place, its asker named before it."""
    label = _LABEL.match(passage.text)
    hit = label or _ASKER.match(passage.text)
    if hit is None or hit.end() >= end:
        return None
    asks = passage.text[:end].rstrip().endswith("?")
    if not asks and not (label and end < len(passage.text)):
        return None
    who = passage.raw[hit.start("who") : hit.end("who")] if hit["who"] else ""
    again = label is None  # a label heads a question of its own
    return Found(
        at=0, words=hit.end(), end=end, after=end, speaker=asker(who), asks=True, again=again
    )


def _answer(passage: Passage, hit: re.Match[str]) -> Found:
    end = hit.end("title") + 1 if hit["title"] else hit.end("who")
    who = passage.raw[hit.start("who") : end].strip()
    at = passage.words_from(hit.start())
    return Found(at=at, words=hit.end(), speaker=answerer(who), asks=False)


def _holds_office(hit: re.Match[str]) -> bool:
    return is_management(hit["title"] or "") or is_management(hit["who"]) or not hit["name"]


def _answers(hit: re.Match[str]) -> bool:
    """Whether a name inside a paragraph is that of one who answers there."""
    if is_firm(hit["title"] or "") or is_firm(hit["who"]):
        return False
    return _holds_office(hit) or looks_like_name(hit["name"])
