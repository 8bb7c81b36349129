"""Addresses are for life: by example, and by promise."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import edited_call
from callbook import permalinks
from callbook.model import Block, Call, Exchange, FollowUp, Lines, Part, Question, Span
from callbook.permalinks import Ledger
from callbook.problems import Refused
from edited_call import EDITS, STOCK, Edited, Paragraph, addressed, built, invent, words

PATH = "sources/calls/qinghe-2024q1.links.yml"
CASES = sorted((Path(__file__).parent / "cases" / "permalinks").glob("*.yml"))
# 'run: python scripts/build.py retire calls/x/q3.html#p2 --why "…"'; not "retire it".
COMMAND = re.compile(r"python scripts/build\.py retire (\S+) --why")
# "q1 ? [a]How?" and "p2 - First,"; not a line without a mark.
LINE = re.compile(r"(?P<address>\S+) +(?P<mark>[!?+-]) (?P<text>.*)")
# "[b]" and "[f1b]" before a part of a question; not "[1]".
LETTERS = re.compile(r"\[([a-z]+(?:\d+[a-z]+)?)\]")

OWN_PAGES = {"index.html", "full.html", "receipt.html", "remarks.html"}


# --- by example ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """Each case is the life of a call: builds and retirements, with the addresses they give."""
    case = yaml.safe_load(path.read_text("utf-8"))
    ledger = permalinks.load("", PATH)
    for step in case["steps"]:
        if "retire" in step:
            ledger = permalinks.retire(ledger, **step["retire"])
        elif "refused" in step:
            with pytest.raises(Refused) as refused:
                permalinks.assign(read(step["build"]), ledger)
            assert [problem.message for problem in refused.value.problems] == step["refused"]
        else:
            call, ledger = permalinks.assign(read(step["build"]), ledger)
            assert "\n".join(written(call)) == step["build"].strip()
            assert again(call, ledger) == ledger
    forwards = [
        f"{one.address.removeprefix(ledger.base)} {one.state} → {one.to.removeprefix(ledger.base)}"
        for one in permalinks.retired(ledger)
    ]
    assert [line.removesuffix(" → ") for line in forwards] == case.get("forwards", [])


def again(call: Call, ledger: Ledger) -> Ledger:
    """The ledger of a second build of the same, from its file."""
    reread = permalinks.load(permalinks.dump(ledger), PATH)
    assert reread == ledger
    same, ledger = permalinks.assign(call, reread)
    assert same == call
    return ledger


def read(text: str) -> Call:
    """A call from lines of address, mark and text: ! remark, ? question, + follow-up, - block.

    The addresses are those expected; the call comes without them.
    """
    call = built(Edited(turns=(), remarks=()))
    for line in text.strip().splitlines():
        found = LINE.fullmatch(line.strip())
        assert found, line
        call = extended(call, found["mark"], found["text"])
    return call


def extended(call: Call, mark: str, text: str) -> Call:
    """The call with one line more at its end."""
    block = Block(text=text, lines=Lines(first=1, last=1))
    if mark == "!":
        return replace(call, remarks=(*call.remarks, block))
    last = call.exchanges[-1] if call.exchanges else None
    if mark == "?" or last is None:
        number = len(call.exchanges) + 1
        new = Exchange(number=number, question=question(text), answer=())
        return replace(call, exchanges=(*call.exchanges, new))
    if mark == "+":
        more = FollowUp(question=question(text), answer=())
        last = replace(last, follow_ups=(*last.follow_ups, more))
    elif last.follow_ups:
        *asked, latest = last.follow_ups
        latest = replace(latest, answer=(*latest.answer, block))
        last = replace(last, follow_ups=(*asked, latest))
    else:
        last = replace(last, answer=(*last.answer, block))
    return replace(call, exchanges=(*call.exchanges[:-1], last))


def question(text: str) -> Question:
    """A question whose parts each begin with their letter in brackets."""
    first, *rest = LETTERS.split(text)[::2]
    parts = []
    plain = first
    for part in rest:
        parts.append(Part(span=Span(start=len(plain), end=len(plain) + len(part))))
        plain += part
    return Question(block=Block(text=plain, lines=Lines(first=1, last=1)), parts=tuple(parts))


def written(call: Call) -> Iterator[str]:
    """The lines that `read` would read the call from."""
    for block in call.remarks:
        yield f"{block.address} ! {block.text}"
    for exchange in call.exchanges:
        yield f"{exchange.address} ? {lettered(exchange.question)}"
        yield from (f"{block.address} - {block.text}" for block in exchange.answer)
        for more in exchange.follow_ups:
            yield f"{more.question.block.address} + {lettered(more.question)}"
            yield from (f"{block.address} - {block.text}" for block in more.answer)


def lettered(asked: Question) -> str:
    """The question's text with its parts' addresses before them."""
    text = asked.block.text
    for part in reversed(asked.parts):
        text = f"{text[: part.span.start]}[{part.address}]{text[part.span.start :]}"
    return text


# --- by promise ---------------------------------------------------------------------------

TAKING = ("delete", "trim", "move", "delete_turn")
"""Edits after which a text may be gone: even a move takes a short phrase out of its place."""

EDIT = st.tuples(st.sampled_from(EDITS), st.integers(0, 10_000))


class Life:
    """A published call, and whose words each of its addresses first stood for.

    When several edits come between two builds, words can join a paragraph without ever having
    had an address; they then count as words of its address (`grows`).
    """

    def __init__(self, *, grows: bool = False) -> None:
        self.grows = grows
        self.ledger = permalinks.load("", PATH)
        self.first: dict[str, Paragraph] = {}
        self.retired: set[str] = set()

    def build(self, edited: Edited) -> int:
        """Build the edited call, retiring what the build says, as it says; how many that were."""
        call = built(edited)
        published = {link.address for link in self.ledger.links}
        gone = 0
        while True:
            try:
                named, self.ledger = permalinks.assign(call, self.ledger)
            except Refused as refused:
                gone += len(refused.problems)
                for problem in refused.problems:
                    self.let_go(problem.message)
            else:
                break
        assert again(named, self.ledger) == self.ledger
        assert published <= {link.address for link in self.ledger.links}
        self.check(edited, named)
        return gone

    def let_go(self, message: str) -> None:
        command = COMMAND.search(message)
        assert command, message
        address = command[1]
        assert address.removeprefix(self.ledger.base) not in self.retired
        self.retired.add(address.removeprefix(self.ledger.base))
        self.ledger = permalinks.retire(self.ledger, address, "原文已删")

    def check(self, edited: Edited, named: Call) -> None:
        """Every address is one text's only, and that text descends from its first."""
        here: dict[str, Paragraph] = {}
        for address, paragraph in addressed(edited, named):
            assert address not in here
            assert address not in self.retired
            here[address] = paragraph
            first = self.first.setdefault(address, paragraph)
            assert related(first, paragraph), address
            if self.grows:
                self.first[address] = first + paragraph
        live = {link.address for link in self.ledger.links if link.state == "live"}
        assert live - OWN_PAGES == set(here)
        self.here = here

    def stale(self, edited: Edited) -> Iterator[str]:
        """Forwardings that do not lead to their words though these are still in the call."""
        alive = {one.name for paragraph in paragraphs(edited) for one in paragraph}
        for one in permalinks.retired(self.ledger):
            address = one.address.removeprefix(self.ledger.base)
            if address in OWN_PAGES:  # it goes with the last text on it, and is no text itself
                continue
            first = self.first[address]
            if one.state == "retired" or not one.to or not {s.name for s in first} & alive:
                continue
            if not related(first, self.here[one.to.removeprefix(self.ledger.base)]):
                yield one.address


def related(one: Paragraph, other: Paragraph) -> bool:
    """Whether they have a sentence in common; stock phrases can't be told apart, nor must be."""
    if STOCK in (words(one).strip(), words(other).strip()):
        return True
    return bool({sentence.name for sentence in one} & {sentence.name for sentence in other})


def paragraphs(edited: Edited) -> Iterator[Paragraph]:
    yield from edited.remarks
    for turn in edited.turns:
        for one in (turn, *turn.follow_ups):
            yield one.question
            yield from one.answer


@settings(max_examples=30, deadline=None)
@given(st.lists(EDIT, max_size=12))
def test_an_address_is_for_life_whatever_is_edited(
    edits: list[tuple[edited_call.Edit, int]],
) -> None:
    edited = invent(4, 4)
    life = Life()
    life.build(edited)
    for edit, seed in edits:
        edited = edit(edited, Random(seed))
        gone = life.build(edited)
        assert not gone or edit.__name__ in TAKING
        assert not list(life.stale(edited))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(EDIT, min_size=2, max_size=3), max_size=6))
def test_an_address_is_for_life_when_several_edits_come_at_once(
    builds: list[list[tuple[edited_call.Edit, int]]],
) -> None:
    edited = invent(3, 4)
    life = Life(grows=True)
    life.build(edited)
    for edits in builds:
        for edit, seed in edits:
            edited = edit(edited, Random(seed))
        life.build(edited)
