"""Apply what the author says of a call to what was read of it; an entry without effect is refused.

Titles and topics are keyed by address, so that they stay with their question when others are
inserted before it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbook.blocks import each_block, each_block_of
from callbook.model import (
    Block,
    Call,
    Correction,
    Details,
    Evidence,
    Exchange,
    Span,
    Speaker,
    Topic,
)
from callbook.problems import Problem, Refused

TITLE_LONGEST = 60
"""Characters; a short title has to fit a line of a list."""


def apply(call: Call, topics: Iterable[Topic]) -> Call:
    """The addressed, annotated call with the author's titles, topics and speakers.

    Raises Refused for every title, topic, correction or `unanswered` that fits nothing.
    """
    known = tuple(topic.id for topic in topics)
    problems = (
        *_strangers(call),
        *_title_problems(call.details),
        *_topic_problems(call, known),
        *_correction_problems(call),
    )
    if problems:
        raise Refused(problems)
    titles = dict(call.details.titles)
    changes = dict(call.details.topics)
    call = _with_speakers(call)
    return replace(
        call,
        exchanges=tuple(
            _with_topics(
                replace(exchange, title=titles.get(exchange.address, "")),
                changes.get(exchange.address, ()),
            )
            for exchange in call.exchanges
        ),
    )


def corrections(block: Block, details: Details) -> tuple[tuple[Span, Correction], ...]:
    """Where in the block's text the author suspects a slip, in the order of the text."""
    found = []
    for correction in details.corrections:
        if block.lines.first <= correction.line <= block.lines.last:
            start = block.text.find(correction.find)
            if start >= 0:
                found.append((Span(start=start, end=start + len(correction.find)), correction))
    return tuple(sorted(found, key=lambda pair: pair[0].start))


def _strangers(call: Call) -> Iterator[Problem]:
    """Entries for questions that the call does not have."""
    known = {exchange.address for exchange in call.exchanges}
    details = call.details
    keyed = [
        *((f"titles.{key}", key) for key, _ in details.titles),
        *((f"topics.{key}", key) for key, _ in details.topics),
        *((f"unanswered[{i}]", key) for i, key in enumerate(details.unanswered, start=1)),
    ]
    for name, key in keyed:
        if key not in known:
            yield _problem(
                details,
                name,
                f"there is no question {key.removeprefix('q')} (the call has {len(known)}); "
                f"expected one of {', '.join(sorted(known, key=_by_number))}",
            )


def _title_problems(details: Details) -> Iterator[Problem]:
    for key, title in details.titles:
        if len(title) > TITLE_LONGEST:
            yield _problem(
                details,
                f"titles.{key}",
                f"{len(title)} characters; expected a short title, at most {TITLE_LONGEST}",
            )


def _topic_problems(call: Call, known: tuple[str, ...]) -> Iterator[Problem]:
    exchanges = {exchange.address: exchange for exchange in call.exchanges}
    for key, changes in call.details.topics:
        has = exchanges[key].topics if key in exchanges else ()
        for change in changes:
            sign, topic = change[0], change[1:]
            if topic not in known:
                message = f'there is no topic "{topic}"; expected one of {", ".join(known)}'
            elif key in exchanges and (sign == "+") == (topic in has):
                message = f"{change} changes nothing: {_has(has)}; remove it"
            else:
                continue
            yield _problem(call.details, f"topics.{key}", message)


def _correction_problems(call: Call) -> Iterator[Problem]:
    blocks = [block for exchange in call.exchanges for block in exchange.blocks()]
    shown = {
        correction
        for block in (*call.remarks, *blocks)
        for _, correction in corrections(block, call.details)
    }
    for number, correction in enumerate(call.details.corrections, start=1):
        if correction not in shown:
            yield _problem(
                call.details,
                f"corrections[{number}]",
                f'"{correction.find}" is not said on line {correction.line}; '
                f"expected words of that line{_elsewhere(call, correction.find)}",
            )


def _elsewhere(call: Call, words: str) -> str:
    lines = [n for n, line in enumerate(call.source.lines, start=1) if words in line]
    return f"; they stand on line {', '.join(map(str, lines))}" if lines else ""


def _with_topics(exchange: Exchange, changes: tuple[str, ...]) -> Exchange:
    """The author's word is evidence enough: an added topic points at the whole question."""
    added = tuple(change[1:] for change in changes if change[0] == "+")
    removed = tuple(change[1:] for change in changes if change[0] == "-")
    if not changes:
        return exchange

    def kept(block: Block) -> Block:
        return replace(block, topics=tuple(e for e in block.topics if e.topic not in removed))

    rest = each_block_of(exchange, kept)
    asked = rest.question.block
    whole = Span(start=0, end=len(asked.text))
    evidence = (*asked.topics, *(Evidence(topic=topic, span=whole) for topic in added))
    return replace(
        rest,
        topics=(*(topic for topic in exchange.topics if topic not in removed), *added),
        question=replace(rest.question, block=replace(asked, topics=evidence)),
    )


def _with_speakers(call: Call) -> Call:
    """What the details say of a person is said wherever the source has his name.

    People who took part and said nothing are listed too.
    """
    known = {speaker.name: speaker for speaker in call.details.speakers}

    def introduced(speaker: Speaker) -> Speaker:
        more = known.get(speaker.name)
        if not more:
            return speaker
        return replace(
            speaker,
            firm=more.firm or speaker.firm,
            title=more.title or speaker.title,
            role=more.role if more.role != "unknown" else speaker.role,
        )

    if not known:
        return call
    people = dict.fromkeys((*map(introduced, call.speakers), *map(introduced, known.values())))
    call = replace(call, speakers=tuple(people))
    return each_block(call, lambda block: replace(block, speaker=introduced(block.speaker)))


def _has(topics: tuple[str, ...]) -> str:
    return f"the question has {', '.join(topics)}" if topics else "the question has no topic"


def _problem(details: Details, name: str, message: str) -> Problem:
    line = dict(details.written_at).get(name, 0)
    return Problem(path=details.path, line=line, message=f"{name}: {message}")


def _by_number(address: str) -> int:
    return int(address.removeprefix("q"))
