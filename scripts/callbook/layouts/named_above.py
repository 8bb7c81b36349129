"""Lines that only name who asks or answers, above the labels: `提问者：张明`, then `问题：…`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbook.layouts.answers import answerer
from callbook.layouts.askers import asker
from callbook.layouts.document import Document, Noise, Row, without
from callbook.layouts.labels import NOBODY
from callbook.layouts.marks import Mark
from callbook.model import Speaker

_TIME = r"(?:\s+[(]?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}.{0,14})?"
# prey: `提问者：guest_1   2024-05-16 09:02`, `提问人：汇丰 Linda`; not `提问者：何时投产？`
_ASKS = re.compile(
    r"(?:提问|发问|提出)(?:者|人|嘉宾|机构|方)\s*:\s*(?P<who>[^:。?!;]{2,40}?)" + _TIME + "$"
)
# prey: `回答人：CFO 郑明`, `回复者：董事长 方强`; not `回答：您好`
_ANSWERS = re.compile(
    r"(?:回答|回复|答复|解答|答)(?:者|人|嘉宾|方)\s*:\s*(?P<who>[^:。?!;]{2,40}?)" + _TIME + "$"
)
# prey: `问题：…`, `回答：`, what stands below; not another name
_LABEL = re.compile(r"\[?(?:问题|提问|问|Q|回答|回复|答复|答|A)(?:内容)?\s?\d{0,3}\s?\]?\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAbove:
    """The document without such lines, and by the line below each of them whom it names."""

    document: Document
    speakers: dict[int, Speaker]

    def told(self, marks: tuple[Mark, ...], document: Document) -> tuple[Mark, ...]:
        """The marks, with the speakers whom the lines above them name."""
        return tuple(
            replace(mark, speaker=self.speakers[document.rows[mark.row].line])
            if mark.speaker == NOBODY and document.rows[mark.row].line in self.speakers
            else mark
            for mark in marks
        )


def named_above(document: Document) -> NamedAbove:
    """The lines of a document that only name who asks or answers below; two of a kind at least."""
    found = list(_named(document))
    if len(found) < 2:
        return NamedAbove(document=document, speakers={})
    noise = [one for row, _, _ in found for one in _stretches(document, row)]
    return NamedAbove(
        document=without(document, noise), speakers={line: one for _, line, one in found}
    )


def _stretches(document: Document, row: Row) -> Iterator[Noise]:
    """A row as noise, what is noise in it already left out."""
    at = row.start
    known = document.noise_in(row.line, row.start, row.end)
    for start, end in (*((one.start, one.end) for one in known), (row.end, row.end)):
        if row.text[at:start].strip():
            yield Noise(line=row.line, start=at, end=start, kind="speaker", reason="who speaks")
        at = end


def _named(document: Document) -> Iterator[tuple[Row, int, Speaker]]:
    """Each such row, the line of the label below it, and whom it names."""
    for row, below in zip(document.rows, document.rows[1:], strict=False):
        asks, answers = (form.match(row.text[: row.end], row.start) for form in (_ASKS, _ANSWERS))
        hit = asks or answers
        if hit and _LABEL.match(below.text, below.start):
            who = row.raw[hit.start("who") : hit.end("who")].strip(" *")
            yield row, below.line, asker(who) if asks else answerer(who)
