"""J2: a Japanese briefing word for word, `質問者1：…`, `安藤弘樹氏（以下、安藤）：…`."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from callbook.layouts.document import Document, Row
from callbook.layouts.j1 import is_japanese
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.marks import words_from
from callbook.layouts.turns import Header
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, verbatim
from callbook.model import Speaker

# prey: `質問者1：`, `安藤弘樹氏（以下、安藤）：`, `社長 山田：`; not `理由は：`, `URL：`
_HEADER = re.compile(
    r"(?P<name>[^\s:。、?!()「」]{1,14}(?: [^\s:。、?!()「」]{1,8})?)\s*"
    r"(?:\(以下、?\s*(?P<short>[^()]{1,8})\))?\s*:\s*"
)
# prey: `質問者`, `質問者A`, `アナリスト2`, `記者`; not `司会者`
_ASKS = re.compile(
    r"(?:質問者?|アナリスト|機関投資家|投資家|記者|株主|視聴者|聞き手)\s?[\dA-Z]{0,2}"
)
_HOSTS = re.compile(r"(?:司会者?|進行|モデレーター|オペレーター)")
# prey: `回答者`, `代表取締役社長`, `CFO`, `IR担当`; not `質問者`
_ANSWERS = re.compile(r"回答者?|登壇者|.{0,8}(?:社長|会長|取締役|役員|CEO|CFO|COO|部長|担当)")
_NOBODY = ("質疑応答", "注", "問", "答", "例", "日時", "場所", "回答")
_HONORIFIC = re.compile(r"(?:氏|様|さん)$")


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
        one = _speaker(full.get(name, name))
        named = hit["short"] or name in full or _HONORIFIC.search(name)
        again = count[name] > 1 and len(name) < 6 and name not in _NOBODY
        if named or again or one.role != "unknown":
            yield _header(place, row, words_from(row, hit.end()), one)


def _printed(row: Row, hit: re.Match[str], group: str) -> str:
    """What the line prints there: its copy for matching knows fewer characters."""
    return normalize("NFKC", row.raw[hit.start(group) : hit.end(group)]) if hit[group] else ""


def _header(place: int, row: Row, words: int, one: Speaker) -> Header:
    if words >= row.end:
        return Header(row=place, column=row.start, words=place + 1, start=-1, speaker=one)
    return Header(row=place, column=row.start, words=place, start=words, speaker=one)


@lru_cache(maxsize=4)  # its sign, labels and speakers look at the same document
def _read(document: Document) -> Verbatim:
    return verbatim(document, tuple(_headers(document)))


def _sign(document: Document) -> Sign:
    if not is_japanese(document):
        return NO_SIGN
    found = _read(document)
    askers = [turn for turn in found.turns if turn.speaker.role == "analyst"]
    if len(askers) < 2 or not found.answering or found.covered < 0.4:
        return NO_SIGN
    return Sign(
        strength=0.97,
        facts=(f"{len(askers)} turns of 質問者 among {len(found.turns)} turns",),
    )


LAYOUT = Layout(
    name="J2",
    title="a Japanese briefing word for word, 質問者：",
    looks_for="turns headed `質問者1：…` and `安藤：…` in Japanese",
    sign=_sign,
    label=lambda document: labels(document, _read(document)),
    speakers=lambda document: speakers_of(_read(document)),
)
