"""Who asks a printed question: named in brackets at its end, or before its words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from callbook.layouts.document import Row
from callbook.layouts.firms import full_name, is_analyst, is_firm
from callbook.layouts.labels import NOBODY
from callbook.layouts.names import looks_like_name, speaker
from callbook.model import Speaker

# prey: `关于毛利率(高盛)`, `如何看价格战?(中金 张三)`; not `目标(20万套)是否调整?`
_AT_END = re.compile(r"\((?P<who>[^()?]{1,28})\)\s*$")
# prey: `高盛:如何看`, `中金公司 张三:毛利率?`, `남령증권 김민수: 전망은?`; not `毛利率:如何看`
_AT_START = re.compile(r"(?P<who>[^:。?!;,]{2,28}?)\s*:\s*(?=\S)")
# prey: `杨航玲,星石投资:毛利率?`; not `高盛说过,毛利率:`, whose parts are no name and firm
_AT_START_PARTED = re.compile(r"(?P<who>[^:。?!;,]{2,16},\s?[^:。?!;,]{2,16})\s*:\s*(?=\S)")
# prey: `(国海证券)请问公司`, `【高盛 张明】毛利率`; not `(2024年)收入`
_BRACKETS = re.compile(r"[(\[](?P<who>[^()\[\]?]{2,28})[)\]]\s*:?\s*(?=\S)")
# prey: the verb of `张三提问：`; not `学问：`
_SAYS = re.compile(r"(?:提问|发问|追问)$")
# prey: `（申万宏源）` below its question; not `（一）订单`
_BRACKETS_ALONE = re.compile(r"\([^()?]{2,28}\)")
# prey: `Larkfield`, `Larkfield 黄浩`, `Larkfield/Pell Capital`; not `AI：`
_FOREIGN = re.compile(r"[A-Z][a-z][\w&.'’-]*(?:[ /–·-]+(?:[A-Z&][\w&.'’-]*|[\u4e00-\u9fff]{2,3}))*")
_LONGEST = 30
"""Characters in brackets that may name who asks."""
_ANYBODY = frozenset(("股东", "投资者", "网友", "听众", "观众", "记者", "读者", "现场", "小股东"))
# prey: `〇〇証券 山田様`, `증권 김민수`; not `毛利率`
_ABROAD = re.compile(r"証券|증권|アナリスト|애널리스트|자산운용|リサーチ")


def asker(who: str) -> Speaker:
    """The asker whom these words name: a firm, a person, or a person of a firm."""
    who = who.strip()
    if not who:
        return NOBODY
    one = _turned(speaker(who))
    if one.firm or one.role == "analyst":
        return replace(one, role="analyst")
    firm, name = _apart(who)
    if firm:
        return Speaker(name=name, firm=firm, role="analyst")
    if _firm(who) or not looks_like_name(who):
        return Speaker(firm=who, role="analyst")
    return Speaker(name=who, role="analyst")


# prey: the ` – ` of `中金 – 白洋`, the space of `高盛 张明`; not that of `Ann Lee`
_BETWEEN = re.compile(r"\s*[–—/|,，、·]\s*|\s+-\s+|\s+")


def _apart(who: str) -> tuple[str, str]:
    """Firm and name where both are said, in either order; empty where they are not."""
    for hit in _BETWEEN.finditer(who):
        head, tail = who[: hit.start()].strip(), who[hit.end() :].strip()
        if head and tail and _firm(head) and not is_firm(tail):
            return head, tail
        if head and tail and _firm(tail) and looks_like_name(head):
            return tail, head
        if hit.group() == " · " and looks_like_name(head) and not is_firm(head):
            return tail, head
    return "", ""


def _turned(one: Speaker) -> Speaker:
    """`北辰 (Ann Lee)` names the firm first, `Ann Lee (北辰)` last."""
    firm_first = one.firm and looks_like_name(one.firm) and not is_firm(one.firm)
    if firm_first and (is_firm(one.name) or not looks_like_name(one.name) or one.firm.isascii()):
        return replace(one, name=one.firm, firm=one.name)
    return one


def _firm(text: str) -> bool:
    return is_firm(text) or bool(_ABROAD.search(text))


def bracketed(rows: Iterable[Row]) -> bool:
    """Whether most of these questions end with somebody in brackets."""
    ends = [bool(_AT_END.search(row.body)) for row in rows]
    return len(ends) > 1 and sum(ends) * 2 >= len(ends)


def at_end(row: Row, *, always: bool) -> tuple[int, Speaker] | None:
    """Where the brackets with the asker begin at the end of a row, and who it is."""
    hit = _AT_END.search(row.text, row.start, row.end)
    if hit is None or hit.start() <= row.start:
        return None
    who = row.raw[hit.start("who") : hit.end("who")]
    known = _asks_from(hit["who"])
    return (hit.start(), asker(who)) if known or always else None


def broken_end(rows: Sequence[Row], *, always: bool) -> tuple[int, Speaker] | None:
    """Where the brackets with the asker begin in the last row but one, if they end in the last."""
    before, last = rows[-2], rows[-1]
    alone = _BRACKETS_ALONE.fullmatch(last.body)
    if alone:
        who = last.raw[last.start + 1 : last.end - 1]
        return (before.end, asker(who)) if _asks_from(who) or always else None
    inside = before.text.rfind("(", before.start + 1, before.end)
    if inside < 0 or ")" in before.text[inside : before.end] or "(" in last.body:
        return None
    gap = " " if (before.body[-1] + last.body[0]).isascii() else ""
    who = before.raw[inside + 1 : before.end] + gap + last.raw[last.start : last.end]
    if not last.body.endswith(")") or len(who) > _LONGEST:
        return None
    who = who[:-1]
    return (inside, asker(who)) if _asks_from(who) or always else None


def fronted(starts: Iterable[tuple[Row, int]]) -> bool:
    """Whether most of these questions, which begin at a place of a row, name first who asks."""
    named = [at_start(row, start) is not None for row, start in starts]
    return len(named) > 1 and sum(named) * 2 > len(named)


def at_start(row: Row, start: int, *, always: bool = False) -> tuple[int, Speaker] | None:
    """Where the words begin after an asker named before them, and who it is.

    `always`, where others name theirs there: a foreign name that no table knows too.
    """
    hit = _BRACKETS.match(row.text, start)
    if hit and hit.end() < row.end and _asks_from(hit["who"]):
        return hit.end(), asker(row.raw[hit.start("who") : hit.end("who")])
    hit = _AT_START.match(row.text, start) or _parted(row, start)
    if hit is None or hit.end() >= row.end:
        return None
    who = row.raw[hit.start("who") : hit.end("who")]
    named = _SAYS.sub("", who)
    if named != who and looks_like_name(named):
        return hit.end(), Speaker(name=named, role="analyst")
    if named != who and named in _ANYBODY:
        return hit.end(), NOBODY
    one = speaker(who)
    firms = all(_firm(part) for part in re.split("[/、&]", hit["who"]))
    known = firms or is_analyst(hit["who"]) or one.role == "analyst"
    known = known or bool(_apart(hit["who"])[0])
    known = known or (always and _FOREIGN.fullmatch(hit["who"]) is not None)
    return (hit.end(), asker(who)) if known else None


def heads(rows: tuple[Row, ...], answers: Iterable[int]) -> dict[int, tuple[int, Speaker]]:
    """Rows `高盛 Allen：…` right above those of answers: where their words begin, and who asks.

    None where fewer than two of them, or few of the answers, stand below such a row.
    """
    below = sorted(answers)
    found: dict[int, tuple[int, Speaker]] = {}
    for at in below:
        named = at_start(rows[at - 1], rows[at - 1].start) if at else None
        if named and named[1].firm and at - 1 not in below:
            found[at - 1] = named
    return found if len(found) > 1 and len(found) * 2 >= len(below) else {}


def _parted(row: Row, start: int) -> re.Match[str] | None:
    """A name and a firm, parted by a comma, before a question's words."""
    hit = _AT_START_PARTED.match(row.text, start)
    return hit if hit and _apart(hit["who"])[0] else None


def _asks_from(who: str) -> bool:
    """Whether words in brackets before a question name who asks: a firm, a person of one."""
    return is_firm(who) or is_analyst(who) or bool(_apart(who)[0])


def asker_alone(row: Row) -> Speaker | None:
    """Who asks, where a row holds nothing but a firm, with a name or without."""
    printed = row.raw[row.start : row.end].strip()
    printed = printed.rstrip(" :：")
    if not 1 < len(printed) < 40 or row.body[-1:] in ("?", "。", ";"):
        return None
    firm, name = _apart(printed)
    if firm and (looks_like_name(name) or name.isascii()):
        return Speaker(name=name, firm=firm, role="analyst")
    known = full_name(printed) or (row.body[-1] == ":" and is_firm(printed))
    return asker(printed) if known or is_analyst(printed) else None
