"""Captions that mark each change of speaker by `>>` and name nobody: who asks, by the calls."""

import re
from collections.abc import Iterator

from callbook.layouts.calling import calls_next, ends_queue
from callbook.layouts.clues import Clues
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.document import Document
from callbook.layouts.introductions import NOBODY_CALLED, Asker, called
from callbook.layouts.prompting import ends_asking
from callbook.layouts.turns import Header
from callbook.model import Speaker

_LEAST = 4
"""Changes of speaker in a document from which its marks are believed."""

_LONGEST_CALL = 420
"""Characters of an operator's turn; the company's speak of questions too, at more length."""

# prey: `>> Good morning.`, `>>Thanks.`; not `>> Ian Pell: Thanks`
_ARROW = re.compile(r">>\s*(?![A-Z][\w.'’ -]{1,40}:)")
# prey: `Sorry, operator. One more thing on Ian's question.`; not `Sorry, I was on mute. Hi.`
_LATE = re.compile(
    r"(?:sorry|operator|actually|wait|just)\b[^.]{0,40}[.,]? .{0,60}?"
    r"\b(?:before we|one (?:more |last )?(?:thing|word|point)|(?:to|could|can|just) add)\b",
    re.IGNORECASE,
)


def arrows(document: Document, known: Clues) -> Iterator[Header]:
    """`>> words`: the asker has the name by which he was called, the others have none."""
    del known
    rows = document.rows
    found = [(place, hit) for place, row in enumerate(rows) if (hit := _ARROW.match(row.body))]
    if len(found) < _LEAST:
        return
    ends = [place for place, _ in found[1:]] + [len(rows)]
    said = [
        " ".join(row.body for row in rows[place:end]).removeprefix(">>").strip()
        for (place, _), end in zip(found, ends, strict=True)
    ]
    for (place, hit), one in zip(found, _speakers(said), strict=True):
        row = rows[place]
        start = row.start + hit.end()
        yield Header(row=place, column=row.start, words=place, start=start, speaker=one)


def _speakers(said: list[str]) -> Iterator[Speaker]:
    """Who says each of these: the operator calls, who is called asks, the others answer."""
    asker, answered = NOBODY_CALLED, True
    asks = False  # the next turn is the called asker's
    for place, text in enumerate(said):
        after = said[place + 1] if place + 1 < len(said) else ""
        if _operates(text):
            asker = NOBODY_CALLED if ends_queue(text) else called(text)
            asks, answered = bool(asker.name), False
            yield Speaker(name="", role="operator")
        elif asks and _LATE.match(text) and not ends_asking(text):
            yield Speaker(name="", role="management")
        elif asks or (asker.name and answered and _asks_on(text, after)):
            asks = asks and is_courtesy(text)
            answered = False
            yield _asking(asker)
        elif asker.name and answered and is_courtesy(text):
            yield _asking(asker)
        else:
            answered = True
            yield Speaker(name="", role="management")


def _asking(asker: Asker) -> Speaker:
    return Speaker(name=asker.name, firm=asker.firm, role="analyst")


def _operates(text: str) -> bool:
    calls = bool(called(text).name) and calls_next(text)
    return len(text) < _LONGEST_CALL and (calls or ends_queue(text))


def _asks_on(text: str, after: str) -> bool:
    """Whether words between answers are the asker's next ones, and somebody answers them."""
    return ends_asking(text) and bool(after) and not _operates(after)
