"""C15: threads that print the answer first, `回复@昵称: answer//@昵称: question`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from callbook.layouts.document import Document, Row
from callbook.layouts.front import front
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign, left_over, whole
from callbook.layouts.reply_chains import Span, is_frame, posts, spans
from callbook.model import PieceKind, Speaker

AGAIN = "an earlier post, printed again"
BETWEEN = "between the threads"

_Post = tuple[tuple[Row, ...], tuple[Span, ...]]


@lru_cache(maxsize=4)  # its sign and labels look at the same document
def _read(document: Document) -> tuple[_Post, ...]:
    return tuple((post, spans(post)) for post in posts(document))


def _sign(document: Document) -> Sign:
    count = sum(bool(chain) for _, chain in _read(document))
    if count < 2:
        return NO_SIGN
    return Sign(
        strength=min(0.96, 0.7 + 0.05 * count),
        facts=(f"{count} posts `回复@…//@…`, the answer before the question",),
    )


def _label(document: Document) -> tuple[Label, ...]:
    found = _read(document)
    first = next((at for at, (_, chain) in enumerate(found) if chain), len(found))
    before = tuple(row for post, _ in found[:first] for row in post)
    labels = list(front(document, before))
    framed = any(is_frame(row) for row in document.rows)
    told: set[str] = set()
    exchange = 0
    for post, chain in found[first:]:
        if chain:
            exchange += 1
            labels.extend(_exchange(post, chain, exchange, told))
        elif framed and not is_frame(post[0]):
            labels.extend(replace(whole(row, "remark"), opens=True) for row in post)
        else:
            labels.extend(whole(row, "removed", BETWEEN) for row in post)
    return tuple(labels)


def _exchange(
    post: tuple[Row, ...], chain: tuple[Span, ...], exchange: int, told: set[str]
) -> Iterator[Label]:
    """A chain read backwards: question, answer, further question, answer; repeats left out."""
    said = [span for span in chain if not span.quoted] if len(chain) > 2 else list(chain)
    pairs = list(reversed(said))[len(said) % 2 :]
    used: list[Label] = []
    follow = 0
    for place in range(0, len(pairs), 2):
        pair = pairs[place : place + 2]
        known = _words(pair[0]) in told and place + 2 < len(pairs)
        told.add(_words(pair[0]))
        if known:
            continue
        for kind, span in zip(("question", "answer"), pair, strict=True):
            used.extend(_said(span, "question" if kind == "question" else "answer"))
            used[:] = [
                one if one.exchange else replace(one, exchange=exchange, follow=follow)
                for one in used
            ]
        follow += 1
    yield from used
    for row in post:  # earlier posts, the page's counts
        yield from left_over(row, used, AGAIN)


def _words(span: Span) -> str:
    return "".join(row.body for row in span.rows)


def _said(span: Span, kind: PieceKind) -> Iterator[Label]:
    for row in span.mark:
        yield whole(row, "speaker", "who speaks")
    for place, row in enumerate(span.rows):
        speaker = Speaker(name=span.who)
        yield replace(whole(row, kind), opens=not place or kind == "answer", speaker=speaker)


LAYOUT = Layout(
    name="C15",
    title="threads that print the answer before the question",
    looks_for="lines `回复@昵称：…//@昵称：…`",
    sign=_sign,
    label=_label,
)
