"""Say which page of a call is which: pages follow their questions.

A question is known by its words; where they are all new, by its answer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from callbook.permalinks.likeness import ALIKE, SHORT, TELLING, kinship
from callbook.permalinks.traces import ALL_PAIRS, Traces, equal, in_order

SAME_ANSWER = 0.6
"""Share of both answers that must be equal for a page to be known by its answer alone."""


def match_pages(traces: Traces) -> None:
    """Settle the questions that open pages: equal ones first, then the most alike."""
    _by_question(traces)
    _by_likeness(traces)


def _by_question(traces: Traces) -> None:
    """Equal questions; among several, those with most of the answer in common, in order."""
    old = traces.left_old(i for i, stand in enumerate(traces.old) if stand.opens)
    new = [j for j, stand in enumerate(traces.new) if stand.opens]
    kept = set(in_order(traces.old, old, traces.new, new))
    for olds, news in equal(traces.old, old, traces.new, new):
        few = len(olds) * len(news) <= ALL_PAIRS * 10
        pairs = [
            (-_shared(traces, i, j) if few else 0, (i, j) not in kept, abs(i - j), i, j)
            for i in olds
            for j in news
        ]
        for *_, i, j in sorted(pairs):
            traces.join(i, j)


def _by_likeness(traces: Traces) -> None:
    """Changed questions, known by their words or by an unchanged answer."""
    before = Counter(stand.text for stand in traces.old if not stand.opens)
    after = Counter(stand.text for stand in traces.new if not stand.opens)
    # A question that has become a paragraph, or was one, is not looked for here.
    old = [
        i
        for i in traces.left_old(range(len(traces.old)))
        if traces.old[i].opens and after[traces.old[i].text] <= before[traces.old[i].text]
    ]
    new = [
        j
        for j in traces.left_new(range(len(traces.new)))
        if traces.new[j].opens and before[traces.new[j].text] <= after[traces.new[j].text]
    ]
    pairs = {*traces.candidates(old, new), *_with_equal_blocks(traces, old, new)}
    scored = []
    for i, j in pairs:
        alike = traces.kinship(i, j, ALIKE, SHORT)
        answer = _same_answer(traces, i, j)
        if alike or (answer >= SAME_ANSWER and not _question_stays(traces, i, j)):
            scored.append((-alike - answer, abs(i - j), i, j))
    for *_, i, j in sorted(scored):
        traces.join(i, j)


def _with_equal_blocks(
    traces: Traces, old: Iterable[int], new: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Questions that have a telling paragraph of their answers in common."""
    told: dict[str, list[int]] = defaultdict(list)
    for j in new:
        for text in _new_answer(traces, j):
            if len(text) >= TELLING:
                told[text].append(j)
    for i in old:
        for text in _old_answer(traces, i):
            yield from ((i, j) for j in told.get(text, ())[:ALL_PAIRS])


def _question_stays(traces: Traces, i: int, j: int) -> bool:
    """Whether old i's question is a paragraph of new j's answer, or the other way round."""
    asked, asks = traces.old_code(i), traces.new_code(j)
    before = (traces.old_code(k) for k in traces.on_old[traces.old[i].page] if k != i)
    after = (traces.new_code(k) for k in traces.on_new[traces.new[j].page] if k != j)
    return any(kinship(asked, code, ALIKE, SHORT) for code in after) or any(
        kinship(code, asks, ALIKE, SHORT) for code in before
    )


def _shared(traces: Traces, i: int, j: int) -> int:
    """Characters of answer that the pages of two questions have in common."""
    return _length(_old_answer(traces, i) & _new_answer(traces, j))


def _same_answer(traces: Traces, i: int, j: int) -> float:
    """Share of the longer of two answers that both have; 0 where that is but a phrase."""
    shared = _shared(traces, i, j)
    if shared < 2 * TELLING:
        return 0
    before = _old_answer(traces, i)
    after = _new_answer(traces, j)
    return shared / max(_length(before), _length(after))


def _old_answer(traces: Traces, i: int) -> Counter[str]:
    """The texts beside old question i on its page."""
    places = traces.on_old[traces.old[i].page]
    return Counter(traces.old[k].text for k in places if k != i and traces.old[k].held_by < 0)


def _new_answer(traces: Traces, j: int) -> Counter[str]:
    """The texts beside new question j on its page."""
    return Counter(traces.new[k].text for k in traces.on_new[traces.new[j].page] if k != j)


def _length(texts: Counter[str]) -> int:
    return sum(len(text) * times for text, times in texts.items())
