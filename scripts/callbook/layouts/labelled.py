"""Questions that begin with a label: `Q1：`, `Q：`, `问：`, `问题三：`, `【Q】`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from callbook.layouts.answers import answer_marks, name_marks
from callbook.layouts.askers import asker
from callbook.layouts.asking import asks
from callbook.layouts.bilingual import language
from callbook.layouts.document import Document, Row, cut
from callbook.layouts.items import item_labels
from callbook.layouts.labels import Label
from callbook.layouts.marks import Mark, words_from
from callbook.layouts.numbered import EMPTY, Chain, best_chain, zone
from callbook.model import Speaker

_WHO = r"(?:\((?P<who>[^()]{1,40}(?:\([^()]{1,20}\))?)\))?"
# prey: `Q1：`, `Q2、`, `Q 3:`, `问题一：`, `Q1（JPM）：`, `Q4 如何`; not `Q1-Q3`, `Q1.5`, `3Q`
_NUMBERED = re.compile(
    r"\[?(?P<label>Q|q|(?:投资者|分析师|股东|网友|客户|机构|媒体|观众)?(?:提问|问题?)|질문|第(?=\S{1,3}问))\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?P<end>(?:问|个问题)?\s?\]?\s?"
    + _WHO
    + r"\s?(?:[:、)]|[.](?!\d))|\s?\]|\s+(?=\S)(?!(?:FY|'|’)?(?:20)?\d\d\b|[A-Z][a-z]))"
)
# prey: `Q：`, `问：`, `提问者:`, `【Q】`, `Q（高盛）：`, `Q. `; not `学问：`, `问:答`
_PLAIN = re.compile(
    r"\[(?P<nick>[^\[\]]{1,20})\]\s?问\s?[^:。?!]{0,12}:|"
    r"(?:[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.、)]\s*)?\[?(?:(?:Q|q|问)(?:uestion)?|(?:投资者|分析师|股东|网友|记者|嘉宾|现场|参会者)?提问者?|追问|질문자?"
    r"|投资者(?:问)?|分析师|質問者?|记者|问题)\s?(?:\]\s?:?|"
    + _WHO
    + r"\s?(?::|[)])|[.](?=\s|[^\w\s]))"
)
# prey: `。Q2:`, `?A:`, `如下:问:`, ` 答：`; not `学问:`, `方案A:`
_INLINE = re.compile(
    r"(?<=[。?!;:\"”』」).…\s])(?:(?:Q|q|问题|问)\s?\d{0,3}\s?(?:\([^()]{1,30}\))?\s?[:、]"
    r"|(?:A|答|(?:董秘|公司|管理层)?(?:回答|答复|回复))\s?\d{0,3}\s?(?:\([^()]{1,30}\))?\s?:|\[(?:Q|A|问|答)\])"
)

# prey: `Q 客户结构变化?`, `A 前五大客户`; not `A 股上市`, `Q4 增长`
_LETTER = re.compile(r"(?P<letter>[QA])\s+(?!股)(?=[\u4e00-\u9fff\d])")
# prey: the `答：` of `还有多大答：存量`, the `A:` of `补充的计划A:核心`; not `方案A：`
_ANSWERS = re.compile(
    r"\[?(?:A|答|(?:董秘|公司|管理层)?(?:回答|答复|回复))\s?\d{0,3}\s?(?:\([^()]{1,30}\))?\s?[\]:]"
)
_GLUED = re.compile(
    r"(?:(?<!方案)(?<!选项)(?<![A-Za-z])A\d{0,2}|(?<![解回])答|(?:董秘|公司|管理层)?(?:回答|答复|回复))"
    r"\s?(?:\([^()]{1,30}\))?\s?:(?=\S)"
)
# prey: the `1.` of `1. 问：`, `（2）`; not `2024`
_COUNT = re.compile(r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[.、)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The labelled questions and answers of a document, whose rows are parted at them."""

    document: Document
    questions: tuple[Mark, ...]
    answers: tuple[Mark, ...]
    chain: Chain  # of the numbered ones
    again: int = 0  # the row from which the document says it all in another language

    @property
    def answered(self) -> int:
        """How many questions have an answer mark before the next question."""
        rows = sorted(mark.row for mark in self.answers)
        ends = [mark.row for mark in self.questions[1:]] + [len(self.document.rows)]
        return sum(
            bisect_right(rows, mark.row) < bisect_right(rows, end - 1)
            for mark, end in zip(self.questions, ends, strict=False)
        )

    @property
    def asking(self) -> int:
        """How many questions ask, by their mark or words."""
        return sum(asks(self.document.rows[mark.row].body) for mark in self.questions)


@lru_cache(maxsize=4)  # several layouts look at the same document
def labelled(document: Document) -> Labelled:
    """The labelled questions of a document: a numbered chain, plain labels, or both."""
    parted = part(document)
    answers = answer_marks(parted)
    found = tuple(_found(parted, _NUMBERED))
    chain = best_chain(parted, found, answers) if found else EMPTY
    plain = zone(parted, tuple(_found(parted, _PLAIN)))
    if not found and not plain:
        plain, answers = _spaced(parted)
    chain = _without_heads(parted, chain, plain)
    questions = _both(chain, plain)
    names = name_marks(parted, questions)
    taken = {mark.row for mark in (*questions, *answers)}
    answers += tuple(mark for mark in names if mark.row not in taken)
    if found and names:
        chain = _without_heads(parted, best_chain(parted, found, answers), plain)
        questions = _both(chain, plain)
    questions, again = _once(parted, questions)
    again = again or _again(parted, found, questions)
    return Labelled(document=parted, questions=questions, answers=answers, chain=chain, again=again)


def _spaced(document: Document) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Questions and answers marked by a bare `Q ` and `A `, where they take turns."""
    letters = [
        (place, _LETTER.match(row.text, row.start)) for place, row in enumerate(document.rows)
    ]
    marks = [(place, hit) for place, hit in letters if hit]
    turns = "".join(hit["letter"] for _, hit in marks)
    if turns.count("QA") < 2 or turns.count("QA") * 2 < len(turns) * 0.8:
        return (), ()
    made = {
        letter: tuple(
            Mark(row=place, end=hit.end()) for place, hit in marks if hit["letter"] == letter
        )
        for letter in "QA"
    }
    return made["Q"], made["A"]


def numbers_head_labels(document: Document, numbers: tuple[Mark, ...]) -> bool:
    """Whether numbers stand before or above labels: `1. 问：…`, `### 1. 增长` and `Q：…`."""
    ends = {document.rows[mark.row].line: mark.end for mark in numbers}
    inner = labelled(document)
    places = [(inner.document.rows[mark.row].line, mark.end) for mark in inner.questions]
    better = [line for line, end in places if end > ends.get(line, 0)]
    return len(better) >= max(2, 0.6 * len(numbers))


def labelled_labels(document: Document) -> tuple[Label, ...]:
    """The labels of a document whose questions are labelled."""
    found = labelled(document)
    if not found.again:
        return item_labels(found.document, found.questions, found.answers)
    rows = found.document.rows
    first = replace(found.document, rows=rows[: found.again])
    second = replace(found.document, rows=rows[found.again :])
    main = item_labels(first, found.questions, found.answers)
    return (*main, *_repeated(main, second))


def _once(document: Document, questions: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], int]:
    """The questions of the first telling, and the row at which a second begins; 0 if none."""
    for place, mark in enumerate(questions):
        if not place or not mark.printed or mark.printed != questions[0].printed:
            continue
        tongues = {language(document.rows[one.row].body[3:]) for one in (questions[0], mark)}
        if tongues == {"zh", "en"}:
            return questions[:place], _notice(document, mark.row)
    return questions, 0


def _notice(document: Document, row: int) -> int:
    """The row of `以下为英文版` above a second telling, else its own."""
    above = document.rows[row - 1].body
    return row - 1 if "英文" in above or "English" in above else row


def _again(document: Document, found: tuple[Mark, ...], questions: tuple[Mark, ...]) -> int:
    """The row at which the numbered questions begin again in another language; 0 if nowhere."""
    if not questions:
        return 0
    numbers = {mark.printed for mark in questions}
    tongue = language(" ".join(document.rows[mark.row].body[3:] for mark in questions))
    later = [mark for mark in found if mark.row > questions[-1].row and mark.printed in numbers]
    foreign = [mark for mark in later if language(document.rows[mark.row].body[3:]) != tongue]
    if not foreign or foreign[0].printed != questions[0].printed:
        return 0
    return _notice(document, foreign[0].row)


def _repeated(main: tuple[Label, ...], second: Document) -> Iterator[Label]:
    """The labels of the second telling, put beside the exchanges of the same number."""
    number = {label.printed: label.exchange for label in main if label.printed}
    marks_of = tuple(_found(second, _NUMBERED))
    answers = (*answer_marks(second), *name_marks(second, marks_of))
    labels = item_labels(second, marks_of, answers)
    place = {label.exchange: number.get(label.printed, 0) for label in labels if label.printed}
    for label in labels:
        kind = "heading" if label.kind in ("remark", "metadata") else label.kind
        yield replace(
            label, kind=kind, other=True, exchange=place.get(label.exchange, 0), printed=""
        )


def _without_heads(document: Document, chain: Chain, plain: tuple[Mark, ...]) -> Chain:
    """A chain without the numbers that only head a labelled question: `Q1（高盛）` and `Q：…`."""
    rows = {mark.row for mark in plain}
    heads = [
        mark
        for mark in chain.questions
        if mark.row + 1 in rows and not asks(document.rows[mark.row].body)
    ]
    return EMPTY if heads and len(heads) * 2 > len(chain.questions) else chain


def _both(chain: Chain, plain: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Numbered and plain questions together, in order; one stray number makes no chain."""
    numbered = chain.questions if len(chain.questions) > 1 or not plain else ()
    rows = {mark.row for mark in numbered}
    both = (*numbered, *(mark for mark in plain if mark.row not in rows))
    return tuple(sorted(both, key=lambda mark: mark.row))


def _found(document: Document, pattern: re.Pattern[str]) -> Iterator[Mark]:
    for place, row in enumerate(document.rows):
        hit = pattern.match(row.text, row.start)
        if hit and not (pattern is _PLAIN and _NUMBERED.match(row.text, row.start)):
            groups = hit.groupdict()
            yield Mark(
                row=place,
                end=words_from(row, hit.end()),
                printed=groups.get("n") or "",
                speaker=_nick(row, hit) or asker(_raw(row, hit, "who")),
            )


def _nick(row: Row, hit: re.Match[str]) -> Speaker | None:
    """The asker of `[股海泛舟] 问 魏然：…`."""
    name = _raw(row, hit, "nick") if "nick" in hit.re.groupindex else ""
    return Speaker(name=name, role="analyst") if name else None


def _raw(row: Row, hit: re.Match[str], group: str) -> str:
    return row.raw[hit.start(group) : hit.end(group)] if hit[group] else ""


def part(document: Document) -> Document:
    """The document with its rows parted before marks that stand inside a line.

    Where questions and answers share lines, an answer's mark also counts glued to a question
    that bears no question mark: `集采影响还有多大答：存量…`.
    """
    rows = tuple(_parted(document.rows))
    shared = sum(
        one.line == after.line and bool(_ANSWERS.match(after.text, after.start))
        for one, after in pairwise(rows)
    )
    return replace(document, rows=tuple(_unglued(rows)) if shared > 1 else rows)


def _is_mark(text: str) -> bool:
    """Whether words before a mark are a mark themselves: `1.` of `1. 问：`, `A：` of `A：Q：…`."""
    return bool(_COUNT.fullmatch(text) or _ANSWERS.fullmatch(text))


def _unglued(rows: tuple[Row, ...]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        after = rows[place + 1] if place + 1 < len(rows) else None
        answered = after is not None and bool(_ANSWERS.match(after.text, after.start))
        asks_here = _PLAIN.match(row.text, row.start) or _NUMBERED.match(row.text, row.start)
        hit = (
            _GLUED.search(row.text, row.start + 1, row.end) if asks_here and not answered else None
        )
        if hit:
            yield from cut(row, hit.start())
        else:
            yield row


def _parted(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        rest = row
        for hit in _INLINE.finditer(row.text, row.start + 1, row.end):
            before = row.text[rest.start : hit.start()].strip()
            if rest.start < hit.start() < rest.end and before and not _is_mark(before):
                head, rest = cut(rest, hit.start())
                yield head
        yield rest
