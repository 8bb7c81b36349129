"""An invented call as its editor sees it, for the promise that addresses are for life.

A paragraph is a run of sentences, and each sentence keeps its identity through all edits. This
is how the tests know, without asking the code under test, whose descendant a paragraph is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from callbook.model import (
    Block,
    Call,
    Company,
    Details,
    Exchange,
    FollowUp,
    Lines,
    Part,
    Question,
    Source,
    Span,
)

STOCK = "感谢您对公司的关注。"


@dataclass(frozen=True)
class Sentence:
    """`name` is never used for another sentence."""

    name: int
    words: str


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class Turn:
    """A question and its answer; follow-ups are turns within."""

    question: Paragraph
    answer: tuple[Paragraph, ...]
    follow_ups: tuple["Turn", ...] = ()


@dataclass(frozen=True)
class Edited:
    """The call now, and the next sentence's name."""

    turns: tuple[Turn, ...]
    remarks: tuple[Paragraph, ...]
    next_name: int = 0


def words(paragraph: Paragraph) -> str:
    return "".join(sentence.words for sentence in paragraph)


def new_words(name: int) -> str:
    """Words unlike those of any other name: 4 to 60 characters of 500."""
    chance = Random(name)
    length = chance.choice((4, 9, 16, 30, 60))
    return "".join(chr(0x4E00 + 7 * chance.randrange(500)) for _ in range(length)) + "。"


def invent(turns: int, paragraphs: int) -> Edited:
    """A call of so many turns, each answered in so many paragraphs of one to three sentences."""
    call = Edited(turns=(), remarks=())
    call, remark = _paragraph(call, 2)
    made = []
    for turn in range(turns):
        call, question = _paragraph(call, 1 + turn % 2)
        answer = []
        for place in range(paragraphs):
            call, paragraph = _paragraph(call, 1 + (turn + place) % 3)
            answer.append(paragraph)
        made.append(Turn(question=question, answer=tuple(answer)))
    return replace(call, turns=tuple(made), remarks=(remark,))


def _paragraph(call: Edited, sentences: int) -> tuple[Edited, Paragraph]:
    names = range(call.next_name, call.next_name + sentences)
    paragraph = tuple(Sentence(name=name, words=new_words(name)) for name in names)
    return replace(call, next_name=call.next_name + sentences), paragraph


# --- as the program sees it ---------------------------------------------------------------


def built(call: Edited, name: str = "qinghe-2024q1", *, draft: bool = False) -> Call:
    """The Call that a transcript of these words would be read as; questions are of parts."""
    details = Details(
        path=f"sources/calls/{name}.yml",
        call=name,
        company=Company(name="青禾智驾"),
        period="2024Q1",
        title="青禾智驾 2024年一季度",
        draft=draft,
    )
    source = Source(path=f"sources/calls/{name}.txt", sha256="", encoding="utf-8", lines=())
    return Call(
        source=source,
        details=details,
        layout="",
        remarks=tuple(map(_block, call.remarks)),
        exchanges=tuple(
            Exchange(
                number=number,
                question=_question(turn.question),
                answer=tuple(map(_block, turn.answer)),
                follow_ups=tuple(
                    FollowUp(
                        question=_question(more.question), answer=tuple(map(_block, more.answer))
                    )
                    for more in turn.follow_ups
                ),
            )
            for number, turn in enumerate(call.turns, start=1)
        ),
    )


def _block(paragraph: Paragraph) -> Block:
    return Block(text=words(paragraph), lines=Lines(first=1, last=1))


def _question(paragraph: Paragraph) -> Question:
    if len(paragraph) == 1:
        return Question(block=_block(paragraph))
    parts = []
    start = 0
    for sentence in paragraph:
        end = start + len(sentence.words)
        parts.append(Part(span=Span(start=start, end=end)))
        start = end
    return Question(block=_block(paragraph), parts=tuple(parts))


def addressed(call: Edited, read: Call) -> Iterator[tuple[str, Paragraph]]:
    """Every address of the built call with the paragraph (or the sentence of a part) there."""
    for block, paragraph in zip(read.remarks, call.remarks, strict=True):
        yield f"remarks.html#{block.address}", paragraph
    for exchange, turn in zip(read.exchanges, call.turns, strict=True):
        page = f"{exchange.address}.html"
        yield page, turn.question
        yield from _parts(f"{page}#", exchange.question, turn.question)
        for block, paragraph in zip(exchange.answer, turn.answer, strict=True):
            yield f"{page}#{block.address}", paragraph
        for follow_up, more in zip(exchange.follow_ups, turn.follow_ups, strict=True):
            yield f"{page}#{follow_up.question.block.address}", more.question
            yield from _parts(f"{page}#", follow_up.question, more.question)
            for block, paragraph in zip(follow_up.answer, more.answer, strict=True):
                yield f"{page}#{block.address}", paragraph


def _parts(
    before: str, question: Question, paragraph: Paragraph
) -> Iterator[tuple[str, Paragraph]]:
    for part, sentence in zip(question.parts, paragraph, strict=False):
        yield before + part.address, (sentence,)


# --- edits --------------------------------------------------------------------------------

Edit = Callable[[Edited, Random], Edited]


def typo(call: Edited, chance: Random) -> Edited:
    """One character replaced in a sentence of a paragraph."""

    def slip(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        place = chance.randrange(len(paragraph))
        old = paragraph[place].words
        if old.strip() == STOCK:
            return (paragraph,)
        at = chance.randrange(len(old) - 1)
        new = replace(paragraph[place], words=f"{old[:at]}错{old[at + 1 :]}")
        return ((*paragraph[:place], new, *paragraph[place + 1 :]),)

    return _in_answer(call, chance, slip)


def typo_in_question(call: Edited, chance: Random) -> Edited:
    """One character more in a question."""
    at = chance.randrange(len(call.turns))
    turn = call.turns[at]
    first = replace(turn.question[0], words="呢" + turn.question[0].words)
    return _turn(call, at, replace(turn, question=(first, *turn.question[1:])))


def insert(call: Edited, chance: Random) -> Edited:
    """A new paragraph."""
    call, new = _paragraph(call, chance.choice((1, 1, 2)))
    return _in_answer(call, chance, lambda paragraph: (paragraph, new))


def insert_stock(call: Edited, chance: Random) -> Edited:
    """A stock phrase once more."""
    new = (Sentence(name=call.next_name, words=STOCK),)
    call = replace(call, next_name=call.next_name + 1)
    return _in_answer(call, chance, lambda paragraph: (paragraph, new))


def delete(call: Edited, chance: Random) -> Edited:
    """A paragraph less."""
    return _in_answer(call, chance, lambda _: ())


def trim(call: Edited, chance: Random) -> Edited:
    """The first or last sentence of a paragraph less."""
    end = chance.choice((slice(1, None), slice(None, -1)))
    return _in_answer(call, chance, lambda paragraph: (paragraph[end] or paragraph,))


def split(call: Edited, chance: Random) -> Edited:
    """Two paragraphs of one."""

    def cut(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        if len(paragraph) < 2:
            return (paragraph,)
        at = chance.randrange(1, len(paragraph))
        return (paragraph[:at], paragraph[at:])

    return _in_answer(call, chance, cut)


def merge(call: Edited, chance: Random) -> Edited:
    """One paragraph of two."""
    at, turn = _any_turn(call, chance)
    if len(turn.answer) < 2:
        return call
    place = chance.randrange(len(turn.answer) - 1)
    both = turn.answer[place] + turn.answer[place + 1]
    answer = (*turn.answer[:place], both, *turn.answer[place + 2 :])
    return _turn(call, at, replace(turn, answer=answer))


def reorder(call: Edited, chance: Random) -> Edited:
    """The paragraphs of an answer in another order."""
    at, turn = _any_turn(call, chance)
    answer = list(turn.answer)
    chance.shuffle(answer)
    return _turn(call, at, replace(turn, answer=tuple(answer)))


def renumber(call: Edited, chance: Random) -> Edited:
    """The turns in another order, and so with other printed numbers."""
    turns = list(call.turns)
    chance.shuffle(turns)
    return replace(call, turns=tuple(turns))


def move(call: Edited, chance: Random) -> Edited:
    """A paragraph to the end of another answer."""
    at, turn = _any_turn(call, chance)
    if not turn.answer:
        return call
    place = chance.randrange(len(turn.answer))
    paragraph = turn.answer[place]
    call = _turn(call, at, replace(turn, answer=turn.answer[:place] + turn.answer[place + 1 :]))
    to, other = _any_turn(call, chance)
    return _turn(call, to, replace(other, answer=(*other.answer, paragraph)))


def insert_turn(call: Edited, chance: Random) -> Edited:
    """A new question with its answer."""
    call, question = _paragraph(call, chance.choice((1, 2)))
    call, answer = _paragraph(call, 2)
    at = chance.randrange(len(call.turns) + 1)
    new = Turn(question=question, answer=(answer,))
    return replace(call, turns=(*call.turns[:at], new, *call.turns[at:]))


def delete_turn(call: Edited, chance: Random) -> Edited:
    """A question less, with its answer."""
    if len(call.turns) < 2:
        return call
    at = chance.randrange(len(call.turns))
    return replace(call, turns=call.turns[:at] + call.turns[at + 1 :])


def part_turns(call: Edited, chance: Random) -> Edited:
    """A paragraph of an answer turns out to be a question, what follows to be its answer."""
    at, turn = _any_turn(call, chance)
    if turn.follow_ups or len(turn.answer) < 2:
        return call
    place = chance.randrange(1, len(turn.answer))
    first = replace(turn, answer=turn.answer[:place])
    second = Turn(question=turn.answer[place], answer=turn.answer[place + 1 :])
    return replace(call, turns=(*call.turns[:at], first, second, *call.turns[at + 1 :]))


def join_turns(call: Edited, chance: Random) -> Edited:
    """A question turns out to be a paragraph of the answer before it."""
    if len(call.turns) < 2:
        return call
    at = chance.randrange(len(call.turns) - 1)
    one, other = call.turns[at : at + 2]
    if one.follow_ups or other.follow_ups:
        return call
    both = replace(one, answer=(*one.answer, other.question, *other.answer))
    return replace(call, turns=(*call.turns[:at], both, *call.turns[at + 2 :]))


def follow_up(call: Edited, chance: Random) -> Edited:
    """A question turns out to be a follow-up of the one before it."""
    if len(call.turns) < 2:
        return call
    at = chance.randrange(len(call.turns) - 1)
    one, other = call.turns[at : at + 2]
    if other.follow_ups:
        return call
    both = replace(one, follow_ups=(*one.follow_ups, other))
    return replace(call, turns=(*call.turns[:at], both, *call.turns[at + 2 :]))


def no_follow_up(call: Edited, chance: Random) -> Edited:
    """A follow-up turns out to be a question of its own."""
    at, turn = _any_turn(call, chance)
    if not turn.follow_ups:
        return call
    first = replace(turn, follow_ups=turn.follow_ups[:-1])
    return replace(
        call, turns=(*call.turns[:at], first, turn.follow_ups[-1], *call.turns[at + 1 :])
    )


def respace(call: Edited, chance: Random) -> Edited:
    """White space at the start of a paragraph's sentences and within them."""

    def spaced(paragraph: Paragraph) -> tuple[Paragraph, ...]:
        return (
            tuple(replace(one, words=f" {one.words[:2]}\n{one.words[2:]}") for one in paragraph),
        )

    return _in_answer(call, chance, spaced)


EDITS: Sequence[Edit] = (
    typo,
    typo_in_question,
    insert,
    insert_stock,
    delete,
    trim,
    split,
    merge,
    reorder,
    renumber,
    move,
    insert_turn,
    delete_turn,
    part_turns,
    join_turns,
    follow_up,
    no_follow_up,
    respace,
)


def _any_turn(call: Edited, chance: Random) -> tuple[int, Turn]:
    at = chance.randrange(len(call.turns))
    return at, call.turns[at]


def _turn(call: Edited, at: int, turn: Turn) -> Edited:
    return replace(call, turns=(*call.turns[:at], turn, *call.turns[at + 1 :]))


def _in_answer(
    call: Edited, chance: Random, change: Callable[[Paragraph], tuple[Paragraph, ...]]
) -> Edited:
    """The call with one paragraph of an answer, of a follow-up's or of the remarks changed."""
    if call.remarks and not chance.randrange(6):
        place = chance.randrange(len(call.remarks))
        return replace(call, remarks=_changed(call.remarks, place, change))
    at, turn = _any_turn(call, chance)
    if turn.follow_ups and chance.randrange(2):
        last = turn.follow_ups[-1]
        if last.answer:
            place = chance.randrange(len(last.answer))
            last = replace(last, answer=_changed(last.answer, place, change))
        return _turn(call, at, replace(turn, follow_ups=(*turn.follow_ups[:-1], last)))
    if not turn.answer:
        return call
    place = chance.randrange(len(turn.answer))
    return _turn(call, at, replace(turn, answer=_changed(turn.answer, place, change)))


def _changed(
    paragraphs: tuple[Paragraph, ...],
    place: int,
    change: Callable[[Paragraph], tuple[Paragraph, ...]],
) -> tuple[Paragraph, ...]:
    return (*paragraphs[:place], *change(paragraphs[place]), *paragraphs[place + 1 :])
