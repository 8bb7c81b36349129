"""Talks word for word in Japanese and Korean: `質問者1：…`, `안도 대표 (이하 안도) : …`.

One mechanism for J2 and K2, which differ in their language alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from unicodedata import normalize

from callbook.layouts.document import Document, Row
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.marks import words_from
from callbook.layouts.turns import Header
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, verbatim
from callbook.model import Speaker

# prey: `質問者1：`, `安藤弘樹氏（以下、安藤）：`, `☎ 송호진 사장 (이하 송호진) :`; not `URL：`
_HEADER = re.compile(
    r"☎?\s?(?P<name>[^\s:。、?!()「」☎]{1,14}(?: [^\s:。、?!()「」]{1,8}){0,2})\s*"
    r"(?:\((?:以下|이하)、?\s*(?P<short>[^()]{1,8})\))?\s*:\s*"
)
# prey: `質問者`, `質問者A`, `アナリスト2`, `기자`, `앵커`; not `司会者`
_ASKS = re.compile(
    r"(?:質問者?|アナリスト|機関投資家|投資家|記者|株主|視聴者|聞き手"
    r"|앵커|기자|질문자?|애널리스트|투자자|주주|진행자)\s?[\dA-Z]{0,2}"
)
_HOSTS = re.compile(r"(?:司会者?|進行|モデレーター|オペレーター|사회자?|교환원)")
# prey: `回答者`, `代表取締役社長`, `CFO`, `IR担当`, `대표이사`; not `質問者`
_ANSWERS = re.compile(
    r"回答者?|登壇者|답변자?|.{0,8}(?:社長|会長|取締役|役員|CEO|CFO|COO|部長|担当|대표|사장|회장|상무|전무|이사)"
)
_HONORIFIC = re.compile(r"(?:氏|様|さん)$|\s(?:씨|님)$")
# prey: `質疑応答`, `注`; labels of facts and of questions
_NOBODY = frozenset(("質疑応答", "注", "問", "答", "例", "日時", "場所", "回答", "질문", "답변"))


@lru_cache(maxsize=4)  # a layout's sign, labels and speakers look at the same document
def talk(document: Document) -> Verbatim:
    """The turns of a document in which Japanese or Korean labels name who speaks."""
    return verbatim(document, tuple(_headers(document)))


def talk_layout(
    *,
    name: str,
    title: str,
    looks_for: str,
    asking: str,
    written_in: Callable[[Document], bool],
) -> Layout:
    """The layout of talks in one language; `asking` says in its evidence who asks."""

    def sign(document: Document) -> Sign:
        return _sign(document, asking) if written_in(document) else NO_SIGN

    return Layout(
        name=name,
        title=title,
        looks_for=looks_for,
        sign=sign,
        label=lambda document: labels(document, talk(document)),
        speakers=lambda document: speakers_of(talk(document)),
    )


def _sign(document: Document, asking: str) -> Sign:
    found = talk(document)
    count = sum(turn.speaker.role == "analyst" for turn in found.turns)
    if count < 2 or not found.answering or found.covered < 0.4:
        return NO_SIGN
    return Sign(strength=0.97, facts=(f"{count} turns of {asking} among {len(found.turns)} turns",))


def _speaker(name: str) -> Speaker:
    plain = _HONORIFIC.sub("", name)
    if _ASKS.fullmatch(plain):
        return Speaker(name=plain, role="analyst")
    if _HOSTS.fullmatch(plain):
        return Speaker(name=plain, role="operator")
    return Speaker(name=plain, role="management" if _ANSWERS.fullmatch(plain) else "unknown")


def _headers(document: Document) -> Iterator[Header]:
    """Labels that name somebody: by an office, 氏, an introduction, or because they come again."""
    found = [
        (place, row, hit, _printed(row, hit, "name"))
        for place, row in enumerate(document.rows)
        if (hit := _HEADER.match(row.text, row.start))
    ]
    count = Counter(name for _, _, _, name in found)
    full = {
        _printed(row, hit, "short"): _HONORIFIC.sub("", name)
        for _, row, hit, name in found
        if hit["short"]
    }
    for place, row, hit, name in found:
        short = _printed(row, hit, "short")
        one = _introduced(full, short or name)
        named = short or name in full or _HONORIFIC.search(name)
        again = count[name] > 1 and len(name) < 6 and name not in _NOBODY
        if named or again or one.role != "unknown":
            yield _header(place, row, words_from(row, hit.end()), one)


def _introduced(full: Mapping[str, str], label: str) -> Speaker:
    """The speaker of a label: under his full name, unless his office or his part stand in it."""
    name = full.get(label, label)
    if name == label or _ASKS.fullmatch(label):
        return _speaker(label)
    if " " in name:
        return Speaker(name=label, title=name.replace(label, "").strip(), role=_speaker(name).role)
    return _speaker(name)


def _printed(row: Row, hit: re.Match[str], group: str) -> str:
    """What the line prints there: its copy for matching knows fewer characters."""
    return normalize("NFKC", row.raw[hit.start(group) : hit.end(group)]) if hit[group] else ""


def _header(place: int, row: Row, words: int, one: Speaker) -> Header:
    if words >= row.end:
        return Header(row=place, column=row.start, words=place + 1, start=-1, speaker=one)
    return Header(row=place, column=row.start, words=place, start=words, speaker=one)
