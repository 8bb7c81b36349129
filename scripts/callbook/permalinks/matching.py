"""Find the texts of a published call again in its new reading.

A text is known again, in this order: equal, on its own page and in the order of the page;
equal, elsewhere in the call; most alike. What is left of the old may have been merged into
something that grew. Questions go first, since they say which page is which.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from callbook.permalinks.likeness import ALIKE, ALIKE_ELSEWHERE, SHORT, TELLING, holds, without
from callbook.permalinks.merging import Merging
from callbook.permalinks.page_matching import match_pages
from callbook.permalinks.traces import ALL_PAIRS, Stand, Traces, equal, in_order

NEARLY = 0.8
"""From this likeness on, on its own page, no other page is searched for a better one."""

AT_HOME = 0.1
"""What standing on the same page adds to likeness when several pairs compete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Places among the old, with the places among the new where the same text stands now."""

    same: dict[int, int]
    merged: dict[int, int]  # into a new text that has words of its own beside


def matches(old: Sequence[Stand], new: Sequence[Stand]) -> Matches:
    """What became of every old text; one in neither table is gone.

    Both come in the order of the source, page by page. A new text is `same` to one old text at
    most, and the other way round; pages follow their opening question.
    """
    traces = Traces(old, new)
    match_pages(traces)
    _equal_at_home(traces)
    _equal_elsewhere(traces)
    _alike(traces)
    _keep_held(traces)
    return Matches(same=traces.same, merged=Merging(traces).found())


def _equal_at_home(traces: Traces) -> None:
    """Equal texts on one page: in the order of both first, then wherever they stand."""
    for page, now in traces.pages.items():
        old = traces.left_old(traces.on_old[page])
        new = traces.left_new(traces.on_new[now])
        for i, j in in_order(traces.old, old, traces.new, new):
            traces.join(i, j)
        old, new = traces.left_old(old), traces.left_new(new)
        for olds, news in equal(traces.old, old, traces.new, new):
            for i, j in zip(olds, news, strict=False):
                traces.join(i, j)


def _equal_elsewhere(traces: Traces) -> None:
    """Equal texts on different pages: telling ones, and any beside one already known.

    A stock phrase that vanishes here and turns up there is another phrase, unless its
    neighbours went the same way.
    """
    settled = -1
    while settled != len(traces.same):
        settled = len(traces.same)
        old = traces.left_old(range(len(traces.old)))
        new = traces.left_new(range(len(traces.new)))
        for olds, news in equal(traces.old, old, traces.new, new):
            _join_elsewhere(traces, olds, news)


def _join_elsewhere(traces: Traces, olds: list[int], news: list[int]) -> None:
    """Join equal texts of different pages, best neighbours first."""
    alone = len(olds) == len(news) == 1 and len(traces.new_code(news[0])) >= TELLING
    if len(olds) * len(news) > ALL_PAIRS * 10:
        return
    scored = [(-_company(traces, i, j), abs(i - j), i, j) for i in olds for j in news]
    for company, _, i, j in sorted(scored):
        if company or alone:
            traces.join(i, j)


def _company(traces: Traces, i: int, j: int) -> int:
    """How many neighbours of old i, of the page before or after too, are beside new j."""
    return sum(traces.same.get(i + step) == j + step for step in (-1, 1))


def _alike(traces: Traces) -> None:
    """Most alike first, those on one page before others that are as alike.

    Where a whole call was retyped, nearly all is settled page by page, and comparing with
    all other pages is spared. Texts that were merged come last, for what is left.
    """
    for page, now in traces.pages.items():
        pairs = traces.candidates(
            traces.left_old(traces.on_old[page]), traces.left_new(traces.on_new[now])
        )
        scored = [(-traces.likeness(i, j, NEARLY), abs(i - j), i, j) for i, j in pairs]
        _join_best(traces, (score for score in scored if score[0]))
    for merged in (False, True):
        pairs = traces.candidates(
            _left_to_find(traces, range(len(traces.old)), merged=merged),
            traces.left_new(range(len(traces.new))),
        )
        for page, now in traces.pages.items():
            old = _left_to_find(traces, traces.on_old[page], merged=merged)
            pairs += traces.candidates(old, traces.left_new(traces.on_new[now]))
        _join_best(traces, _scored(traces, set(pairs)))


def _join_best(traces: Traces, scored: Iterable[tuple[float, int, int, int]]) -> None:
    """Join pairs by their score, least first, unless a holder would keep but foreign words."""
    for *_, i, j in sorted(scored):
        if traces.old[i].held_by >= 0 or _still_says(traces, i, j):
            traces.join(i, j)


def _left_to_find(traces: Traces, places: Iterable[int], *, merged: bool) -> list[int]:
    """Those not settled: of the merged ones, those that may have parted from their holder."""
    if not merged:
        return traces.left_old(places)
    return [i for i in places if i not in traces.same and _may_return(traces, i)]


def _still_says(traces: Traces, i: int, j: int) -> bool:
    """Whether words of old i's own, not of texts merged into it, are left in new j."""
    own = traces.old_code(i)
    for k in traces.held.get(i, ()):
        own = without(own, traces.old_code(k))
    if not traces.held.get(i) or not own:
        return True
    lost = without(own, traces.new_code(j))
    return len(own) - len(lost) >= min(SHORT, len(own) / 2)


def _scored(
    traces: Traces, pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[float, int, int, int]]:
    """Pairs that can be one text, best first when sorted."""
    for i, j in pairs:
        home = traces.at_home(i, j)
        if not home and len(traces.new_code(j)) < TELLING:
            continue
        if home:
            alike = traces.kinship(i, j, ALIKE, SHORT) + AT_HOME
        else:
            alike = traces.kinship(i, j, ALIKE_ELSEWHERE, 2 * TELLING)
        if alike > AT_HOME * home:
            yield (-alike, abs(i - j), i, j)


def _may_return(traces: Traces, i: int) -> bool:
    """Whether a merged text may have parted from its holder: not if that is unchanged."""
    holder = traces.old[i].held_by
    now = traces.same.get(holder)
    return holder >= 0 and (now is None or traces.new[now].text != traces.old[holder].text)


def _keep_held(traces: Traces) -> None:
    """Undo the return of a merged text that its holder still holds."""
    for i, stand in enumerate(traces.old):
        now = traces.same.get(stand.held_by)
        if i in traces.same and now is not None and holds(traces.new_code(now), traces.old_code(i)):
            del traces.back[traces.same.pop(i)]
