"""B1: numbered paragraphs, `[ 64] [EN] Name: text` and then `[中] 名字：译文`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from callbook.layouts.document import Document, Noise, without
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, added
from callbook.layouts.latin_names import generic_role
from callbook.layouts.names import looks_like_name, speaker
from callbook.layouts.turns import Header
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, verbatim
from callbook.model import Speaker

# prey: `[ 64] [EN] Ann Lee:`, `[65][英] `, `[EN] text`; not `[中] 安：`
_FIRST = re.compile(
    r"(?:\[\s*\d+\s*\]\s*)?\[\s*(?:EN|en|英文?|Original)\s*\]\s*(?:(?P<name>[^:。?!]{1,48}?)\s*:\s*)?"
)
# prey: `[中] 安·李：`, `[ 64] [ZH] `; not `[EN] Ann:`
_SECOND = re.compile(
    r"(?:\[\s*\d+\s*\]\s*)?\[\s*(?:中文?|ZH|zh|CN|译)\s*\]\s*(?:(?P<name>[^:。?!]{1,24}?)\s*:\s*)?"
)


@lru_cache(maxsize=4)  # its sign, labels and speakers look at the same document
def _read(document: Document) -> tuple[Document, Verbatim]:
    """The document without its language marks, and its turns: one where the name changes."""
    heads = tuple(_heads(document))
    marks = [*_marks(document), *(noise for noise, header in heads if header is None)]
    plain = without(document, marks)
    places = {row.line: place for place, row in enumerate(plain.rows)}
    return plain, verbatim(plain, tuple(_headers(plain, places, heads)))


def _heads(document: Document) -> Iterator[tuple[Noise, Speaker | None]]:
    """The marks of paragraphs, each with the speaker who begins there; None if he goes on."""
    last = ""
    for row in document.rows:
        hit = _FIRST.match(row.text, row.start)
        if hit:
            name = row.raw[hit.start("name") : hit.end("name")].strip() if _names(hit) else ""
            end = hit.end() if name or not hit["name"] else hit.start("name")
            noise = Noise(line=row.line, start=row.start, end=end, kind="mark", reason="paragraph")
            yield noise, speaker(name) if name and name != last else None
            last = name or last


def _names(hit: re.Match[str]) -> bool:
    """Whether somebody is named behind the mark: not `There are three reasons: …`."""
    name = hit["name"]
    return bool(name) and (generic_role(name) is not None or looks_like_name(name))


def _marks(document: Document) -> Iterator[Noise]:
    """The marks of translations, with the speaker's name where the original names him."""
    named = False
    for row in document.rows:
        first = _FIRST.match(row.text, row.start)
        named = _names(first) if first else named
        hit = _SECOND.match(row.text, row.start)
        if hit and not first:
            end = hit.end() if named or not hit["name"] else hit.start("name")
            yield Noise(line=row.line, start=row.start, end=end, kind="mark", reason="translation")


def _headers(
    document: Document,
    places: dict[int, int],
    heads: tuple[tuple[Noise, Speaker | None], ...],
) -> Iterator[Header]:
    for noise, one in heads:
        if one is not None and noise.line in places:
            place = places[noise.line]
            row = document.rows[place]
            yield Header(row=place, column=row.start, words=place, start=noise.end, speaker=one)


def _sign(document: Document) -> Sign:
    first = sum(bool(_FIRST.match(row.text, row.start)) for row in document.rows)
    second = sum(bool(_SECOND.match(row.text, row.start)) for row in document.rows)
    if first < 2 or second < 0.5 * first:
        return NO_SIGN
    return Sign(
        strength=0.98,
        facts=(f"{first} paragraphs marked [EN], {second} marked [中]",),
    )


def _label(document: Document) -> tuple[Label, ...]:
    plain, found = _read(document)
    return (*labels(plain, found), *added(document, plain))


LAYOUT = Layout(
    name="B1",
    title="numbered paragraphs, original and translation in turn",
    looks_for="lines `[64] [EN] Name: …` and `[中] 名字：…`",
    sign=_sign,
    label=_label,
    speakers=lambda document: speakers_of(_read(document)[1]),
)
