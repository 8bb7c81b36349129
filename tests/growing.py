"""Long transcripts made of short invented ones, as long ones really are.

Head and end stand once. Between them the exchanges come again and again, each time with further
numbers and other askers, and their answers go on for longer; no line stands twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callbook.layouts.document import FURNITURE, PAGE_NUMBER
from callbook.layouts.latin_names import generic_role
from callbook.layouts.numbered import value
from callbook.model import Exchange, FollowUp, Piece
from callbook.reading import Reading
from readings import read

MOST = 300
"""Exchanges of a long call; beyond that its answers are longer, not more."""
# prey: the `12` of `Q12:` and of `12、`, the `十二` of `十二、`
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
# prey: the end of `It holds.`, of `Why?`, of a line that breaks off
_END = re.compile(r"[。.？?；;：:，,]?(?=[”’\"')）」]*\s*$)")
# prey: the stop of `增长8%。`, of `It holds.`
_STOP = re.compile(r"[。.][”’\"')）」]*\s*$")
# prey: the words of `Ian M. Pell`; not `de`, `R.J.`
_NAME_WORD = re.compile(r"\b[A-Z][\w'’-]*[a-z][\w'’-]*")
_OF_A_PAGE = (FURNITURE, PAGE_NUMBER)
_TITLES = frozenset(("Mr", "Ms", "Mrs", "Dr"))
_DIGITS = "〇一二三四五六七八九"
_FIRST = "Ann Ben Carl Dana Emma Frank Gina Henry Irene Jack Kate Leo Mary Nick Olga Paul Rose Tom"
_LAST = """
Abbott Baker Cole Dalton Evans Foster Graham Hart Irwin Jones Kerr Lowe Mason Nash Owens Parker
Quinn Reed Shaw Turner Underwood Vance Walsh York Adler Becker Conrad Dietz Ebert Fuchs Gerber
"""
_CHARACTERS = "安邦成达恩方刚海嘉凯朗明宁鹏勤荣松涛维欣扬泽博川德峰"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """A long transcript, and how often the exchanges of the short one stand in it."""

    text: str
    times: int


def grown(text: str, size: int) -> Grown:
    """The transcript `text` made as long as `size` bytes, or a little longer."""
    reading = read(text)
    pieces = _body(reading)
    starts = _line_starts(reading)
    first = starts[pieces[0].line] + pieces[0].start
    last = max(starts[one.line] + one.end for one in pieces)
    body = text[first:last]
    join = "\n\n" if "\n\n" in body else "\n" if "\n" in body else ""
    furniture = sum(one.end - one.start for one in pieces if one.reason in _OF_A_PAGE)
    needed = size / (len(body.encode()) - furniture)
    times = max(1, min(round(needed), MOST // len(reading.exchanges)))
    answers = sum(one.end - one.start for one in pieces if _goes_on(reading, one))
    share = answers / len(body)
    longer = 1 + round((needed / times - 1) / share) if share > 0.1 else 1
    if longer == 1:
        times = max(1, round(needed))
    bodies = (_again(reading, pieces, number, longer) for number in range(times))
    return Grown(text=text[:first] + join.join(bodies) + text[last:], times=times)


def _body(reading: Reading) -> list[Piece]:
    """The pieces from the first exchange, or what calls its asker, to the last."""
    pieces = sorted(reading.pieces, key=lambda one: (one.line, one.start))
    own = [place for place, piece in enumerate(pieces) if piece.exchange]
    first = own[0]
    while first and _leads(pieces[first - 1]):
        first -= 1
    last = own[-1]
    while last + 1 < len(pieces) and pieces[last + 1].line == pieces[own[-1]].line:
        last += 1
    return pieces[first : last + 1]


def _leads(piece: Piece) -> bool:
    """Whether what stands before an exchange may belong to it: marks, a call of the operator's."""
    return piece.kind in ("mark", "speaker") or (
        piece.kind == "removed" and "before" not in piece.reason
    )


def _line_starts(reading: Reading) -> list[int]:
    """Where each line starts in the text, by its number."""
    starts = [0, 0]
    for line in reading.source.lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _goes_on(reading: Reading, piece: Piece) -> bool:
    """Whether a piece is a paragraph of an answer."""
    text = reading.source.lines[piece.line - 1][piece.start : piece.end]
    return piece.kind == "answer" and len(text) > 8 and bool(_STOP.search(text))


def _again(reading: Reading, pieces: list[Piece], number: int, longer: int) -> str:
    """The exchanges for the `number`-th time, their answers so many times as long."""
    text, starts = "\n".join(reading.source.lines), _line_starts(reading)
    step = number * _count(reading)
    made: list[str] = []
    at = starts[pieces[0].line] + pieces[0].start
    for piece in pieces:
        start, end = starts[piece.line] + piece.start, starts[piece.line] + piece.end
        words = text[start:end]
        if piece.kind == "mark" and piece.reason in ("question", "answer"):
            words = _NUMBER.sub(lambda hit: _higher(hit[0], step), words, count=1)
        elif _goes_on(reading, piece):
            join = " " if words[-1] == "." else ""
            words = join.join(_stated(words, longer * number + one) for one in range(longer))
        elif piece.reason in _OF_A_PAGE and number:
            words = ""  # no two pages break at the same words
        elif piece.kind in ("question", "answer") and number:
            words = _stated(words, longer * number)
        made += (text[at:start], words)
        at = end
    return _renamed("".join(made), _askers(reading), number)


def _count(reading: Reading) -> int:
    """How far the numbers go on from one time to the next."""
    return max((value(one.printed) for one in reading.exchanges), default=0) or len(
        reading.exchanges
    )


def _higher(printed: str, step: int) -> str:
    number = value(printed) + step
    return str(number) if printed.isdecimal() else _chinese(number)


def _chinese(number: int) -> str:
    """A number below 1,000 in Chinese digits: 十二, 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    made = f"{_DIGITS[hundreds]}百" if hundreds else ""
    made += f"{_DIGITS[tens]}十" if tens > 1 or (tens and hundreds) else "十" if tens else ""
    made += "零" if hundreds and ones and not tens else ""
    return made + (_DIGITS[ones] if ones else "")


def _stated(words: str, number: int) -> str:
    """A sentence with another figure."""
    figure = f" in {number}" if words.isascii() else f"（{number}）"
    return _END.sub(lambda hit: figure + hit[0], words, count=1)


def _askers(reading: Reading) -> list[str]:
    """Those who only ask, where they are several; who asks all along stays the same."""
    exchanges = reading.exchanges
    further = [one for exchange in exchanges for one in exchange.follow_ups]
    asked: list[Exchange | FollowUp] = [*exchanges, *further]
    asking = {one.question.block.speaker.name for one in asked}
    answers = [block for one in asked for block in one.answer]
    others = {block.speaker.name for block in (*reading.remarks, *answers)}
    askers = sorted(one for one in asking - others if one and generic_role(one) is None)
    return askers if len(askers) > 1 or len(reading.exchanges) == 1 else []


def _renamed(body: str, names: list[str], number: int) -> str:
    """The text with other people asking, every time others."""
    if not number or not names:
        return body
    new = dict(_new_names(names, number, {*_NAME_WORD.findall(body)}))
    known = sorted(new, key=len, reverse=True)
    pattern = "|".join(
        rf"(?<![A-Za-z]){re.escape(one)}(?![A-Za-z])" if one.isascii() else one for one in known
    )
    return re.sub(pattern, lambda hit: new[hit[0]], body) if new else body


def _new_names(names: list[str], number: int, used: set[str]) -> Iterator[tuple[str, str]]:
    """New words for those of names, none of which the text uses already."""
    first, last = ([one for one in words.split() if one not in used] for words in (_FIRST, _LAST))
    for place, name in enumerate(names, number * len(names)):
        if re.fullmatch("[\u4e00-\u9fff]{2,4}", name):
            more, one = divmod(place, len(_CHARACTERS))
            yield name, name[0] + _CHARACTERS[one] + _CHARACTERS[more % len(_CHARACTERS)]
        words = [one for one in _NAME_WORD.findall(name) if one not in _TITLES]
        for word in words if name.isascii() else ():
            choice = last if word == words[-1] else first
            yield word, choice[place % len(choice)]
