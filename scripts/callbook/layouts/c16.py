"""C16: a memo with the transcript below, `**Name - Company, Role**`, each paragraph twice."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from callbook.layouts.asking import asks
from callbook.layouts.document import Document
from callbook.layouts.firms import is_analyst, is_firm, is_management
from callbook.layouts.hosted import hosted_labels
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.names import looks_like_name
from callbook.layouts.turns import Header, Turn
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, verbatim
from callbook.model import Speaker

# prey: `Lin Hui - 南嶺科技, IR`, `Ann Lee – Larkfield, Analyst`; not `– 收入 - 30 亿`
_HEADER = re.compile(
    r"(?P<name>[^-–—,:()]{2,32}?)\s+[-–—]\s+(?P<rest>[^。?!:]{2,70}?)"
    r"(?P<stamp>\s*[(\[]\d{1,2}:\d{2}(?::\d{2})?[)\]])?$"
)

_COVERED = 0.1
"""Share of the words that stands in turns, at least: the memo above them may be long."""

# prey: `IR`, `投资者关系总监`, `Head of Investor Relations`; not `FIRST`
_RELATIONS = re.compile(r"\bIR\b|投資者關係|投资者关系|Investor Relations?|主持|Moderator")


def _headers(document: Document) -> Iterator[Header]:
    found = [
        (place, row, hit)
        for place, row in enumerate(document.rows)
        if (hit := _HEADER.match(row.text, row.start)) and looks_like_name(hit["name"])
    ]
    count = Counter(hit["name"] for _, _, hit in found)
    for place, row, hit in found:
        rest = row.raw[hit.start("rest") : hit.end("rest")].rstrip("* ")
        one = _speaker(hit["name"], rest)
        if one.role != "unknown" or count[hit["name"]] > 1:
            yield Header(row=place, column=row.start, words=place + 1, start=-1, speaker=one)


def _speaker(name: str, rest: str) -> Speaker:
    firm, _, title = rest.replace("，", ",").rpartition(",")
    title, firm = title.strip(), firm.strip()
    if is_analyst(title) or is_firm(firm) or is_firm(title):
        return Speaker(name=name, firm=firm or title, title=title if firm else "", role="analyst")
    if is_management(title):
        return Speaker(name=name, firm=firm, title=title, role="management")
    return Speaker(name=name, firm=firm, title=title)


def _label(document: Document) -> tuple[Label, ...]:
    """Labels; where the company's own moderator asks, each of his questions is an exchange."""
    found = _read(document)
    moderators = {name: one for name, one in found.people.items() if _moderates(found, one)}
    if not moderators:
        return labels(document, found)
    return tuple(hosted_labels(document, found, moderators))


def _moderates(found: Verbatim, one: Speaker) -> bool:
    """Whether somebody of investor relations asks rather than answers."""
    if not _RELATIONS.search(one.title):
        return False
    own = [turn for turn in found.turns if turn.speaker.name == one.name]
    return sum(asks(turn.text) for turn in own) * 2 >= len(own)


@lru_cache(maxsize=4)  # its sign, labels and speakers look at the same document
def _read(document: Document) -> Verbatim:
    return verbatim(document, tuple(_headers(document)))


def _sign(document: Document) -> Sign:
    found = _read(document)
    stamps = sum(_stamped(document, turn) for turn in found.turns)
    if found.covered < _COVERED or not _bilingual(found, stamps):  # before who is who
        return NO_SIGN
    asking = found.asking + sum(_moderates(found, one) for one in found.people.values())
    if asking == 0 or found.answering == 0:
        return NO_SIGN
    return Sign(
        strength=0.97 if stamps else 0.85,
        facts=(
            f"{len(found.turns)} turns headed `name - company, role`",
            f"{stamps} of them with a time stamp",
        ),
    )


def _stamped(document: Document, turn: Turn) -> bool:
    """Whether a time stands before the first words of a turn, or behind its header."""
    noise = document.by_line.get(turn.rows[0].line, ()) if turn.rows else ()
    heads = (_HEADER.match(row.text, row.start) for row in turn.header)
    return any(one.reason == "time stamp" for one in noise) or any(
        hit is not None and hit["stamp"] for hit in heads
    )


def _bilingual(found: Verbatim, stamps: int) -> bool:
    """Whether it is a memo: an English call heads its turns alike, but has one language."""
    return stamps > 1 or found.is_chinese


LAYOUT = Layout(
    name="C16",
    title="memo and transcript, turns headed Name - Company, Role",
    looks_for="bold lines `**姓名 - 公司, 职务**` and paragraphs with time stamps",
    sign=_sign,
    label=_label,
    speakers=lambda document: speakers_of(_read(document)),
)
