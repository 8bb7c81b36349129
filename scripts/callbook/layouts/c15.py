"""C15: threads that print the answer first, `回复@昵称: answer//@昵称: question`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callbook.layouts.document import Document, Row
from callbook.layouts.front import front
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.model import Speaker

# prey: `回复@小满不亏: `, `王青：回复@小满：`; not `邮件回复`
_REPLY = re.compile(r"(?:(?P<owner>[^\s:/@]{1,20})\s*:\s*)?回复\s?@(?P<who>[^\s:/@]{1,24})\s*:\s*")
# prey: `//@小满不亏: `, `//@小满：回复@王青：`; not `https://a.example`
_EARLIER = re.compile(
    r"(?<!:)//\s?@(?P<who>[^\s:/@]{1,24})\s*:\s*(?:回复\s?@[^\s:/@]{1,24}\s*:\s*)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """One post of a chain: its mark from `start`, its words from `words` to `end`."""

    row: Row
    start: int
    words: int
    end: int
    who: str


def _chain(row: Row) -> tuple[_Post, ...]:
    """The posts of a line, latest first; none where the line is no chain."""
    head = _REPLY.match(row.text, row.start)
    hits = list(_EARLIER.finditer(row.text, row.start))
    if head is None or not hits:
        return ()
    starts = [(row.start, head.end(), head["owner"] or "")]
    starts += [(hit.start(), hit.end(), hit["who"]) for hit in hits]
    ends = [start for start, _, _ in starts[1:]] + [row.end]
    return tuple(
        _Post(row=row, start=start, words=words, end=end, who=who)
        for (start, words, who), end in zip(starts, ends, strict=True)
    )


def _sign(document: Document) -> Sign:
    chains = [_chain(row) for row in document.rows]
    count = sum(bool(chain) for chain in chains)
    if count < 2:
        return NO_SIGN
    return Sign(
        strength=min(0.96, 0.7 + 0.05 * count),
        facts=(f"{count} lines `回复@…//@…`, the answer before the question",),
    )


def _label(document: Document) -> tuple[Label, ...]:
    chains = [(row, _chain(row)) for row in document.rows]
    first = next((at for at, (_, chain) in enumerate(chains) if chain), len(chains))
    labels = list(front(document, document.rows[:first]))
    told: set[str] = set()
    exchange = 0
    for row, chain in chains[first:]:
        if chain:
            exchange += 1
            labels.extend(_exchange(chain, exchange, told))
        else:
            labels.append(_left(row))
    return tuple(labels)


def _left(row: Row) -> Label:
    reason = "between the threads"
    return Label(line=row.line, start=row.start, end=row.end, kind="removed", reason=reason)


def _exchange(chain: tuple[_Post, ...], exchange: int, told: set[str]) -> Iterator[Label]:
    """A chain read backwards: question, answer, further question, answer; repeats left out."""
    posts = list(reversed(chain))
    if len(posts) % 2:
        posts = posts[1:]
        yield from _again(chain[-1])
    follow = 0
    for place in range(0, len(posts), 2):
        pair = posts[place : place + 2]
        known = _words(pair[0]) in told
        told.add(_words(pair[0]))
        for kind, post in zip(("question", "answer"), pair, strict=True):
            if known and place + 2 < len(posts):
                yield from _again(post)
            else:
                yield from _said(post, kind, exchange, follow)
        follow += not (known and place + 2 < len(posts))


def _words(post: _Post) -> str:
    return post.row.text[post.words : post.end].strip()


def _again(post: _Post) -> Iterator[Label]:
    reason = "an earlier post, printed again"
    yield Label(line=post.row.line, start=post.start, end=post.end, kind="removed", reason=reason)


def _said(post: _Post, kind: str, exchange: int, follow: int) -> Iterator[Label]:
    line = post.row.line
    yield Label(
        line=line,
        start=post.start,
        end=post.words,
        kind="speaker",
        reason="who speaks",
        exchange=exchange,
        follow=follow,
    )
    yield Label(
        line=line,
        start=post.words,
        end=post.end,
        kind="question" if kind == "question" else "answer",
        exchange=exchange,
        follow=follow,
        opens=True,
        speaker=Speaker(name=post.who),
    )


LAYOUT = Layout(
    name="C15",
    title="threads that print the answer before the question",
    looks_for="lines `回复@昵称：…//@昵称：…`",
    sign=_sign,
    label=_label,
)
