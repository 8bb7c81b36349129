"""Read the business numbers said in a block: value, unit, metric, period, basis and certainty.

Only what the sentence says is filled in. A number with its unit (4亿, 70%, $1.2 billion) is a
figure; a bare one only right behind a ratio it belongs to (ROI 为 2.5). Numbers inside a term
(30日留存, 7天无理由退货), dates and counts of what is being listed (4个方面) are none. A change is
negative where the words say that it fell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from callbook.blocks import each_block
from callbook.figures import circumstances
from callbook.figures.belonging import metric_of, tells
from callbook.figures.numerals import numbers
from callbook.figures.surroundings import Named, Setting, settings
from callbook.language.folding import Folded, fold
from callbook.language.lookup import Cover
from callbook.model import Basis, Block, Call, Figure, Mention, Metric, Span

COMPARISONS = frozenset(("yoy", "qoq"))
"""Entries that say what a number is compared with, and are nothing that it measures."""

# Between two numbers that share what was said before the first: "36%和42%", "10%、5%"
_AND = re.compile(r"\s?(?:、|和|及|与|以及|and|,\s?and|/)\s?")
# What is counted in small numbers while talking is no business number: 7天, 2次, 3位
_NEEDS_METRIC = re.compile(r"天|分钟|小时|次|条|笔|minutes|hours|days|times")
_NEEDS_TEN = re.compile(
    r"人|名|位|户|家|座|台|辆|款|件|单|部|套|吨|股|个|people|partners|units|users|customers"
)


def annotate(call: Call, metrics: Sequence[Metric]) -> Call:
    """The call with the figures of every block filled in; the mentions must be there already."""
    measured = {metric.id: metric for metric in metrics if metric.kind == "metric"}

    def with_figures(block: Block) -> Block:
        return replace(block, figures=figures(block.text, block.mentions, measured))

    return each_block(call, with_figures)


def figures(
    text: str, mentions: Iterable[Mention], metrics: Mapping[str, Metric]
) -> tuple[Figure, ...]:
    """The figures of a text, in order; `metrics` are those a number can belong to."""
    folded = fold(text)
    mentions = tuple(mentions)
    places = [(folded.place(each.span.start), folded.place(each.span.end)) for each in mentions]
    named = tuple(
        Named(metric=metrics[mention.metric], start=start, end=end)
        for mention, (start, end) in zip(mentions, places, strict=True)
        if mention.metric in metrics and mention.metric not in COMPARISONS
    )
    inside = Cover(places)
    found = [
        number
        for number in numbers(folded.text)
        if not inside.touches(number.start, number.end)
        and (number.unit or tells(folded.text, number, named))
    ]
    return tuple(_figures(text, folded, settings(folded.text, found, named)))


def _figures(text: str, folded: Folded, placed: Iterable[Setting]) -> Iterator[Figure]:
    last: Figure | None = None
    owner: Metric | None = None  # of the last figure
    for setting in placed:
        if setting.previous < 0:
            last = owner = None
        basis, fell = _basis(setting, last)
        metric = metric_of(setting, basis, owner)
        if _is_business(setting, metric):
            last, owner = _figure(setting, basis, fell=fell, metric=metric), metric
            yield _as_said(last, setting, text, folded)


def _is_business(setting: Setting, metric: Metric | None) -> bool:
    """Whether the number is more than a count that comes up in talking."""
    number = setting.number
    if not number.unit or _NEEDS_METRIC.fullmatch(number.unit):
        return metric is not None
    return number.value >= 10 or metric is not None or not _NEEDS_TEN.fullmatch(number.unit)


def _figure(setting: Setting, basis: Basis, *, fell: bool, metric: Metric | None) -> Figure:
    """The figure at its span in the folded text, without its period and qualifier."""
    number = setting.number
    sign = -1 if fell and basis != "level" else 1
    return Figure(
        span=Span(start=number.start, end=number.end),
        value=number.value * sign,
        high=number.high * sign if number.high is not None else None,
        unit=number.unit,
        metric=metric.id if metric else "",
        basis=basis,
        kind=circumstances.kind(
            setting.text[setting.sentence.start : setting.start],
            setting.text[setting.clause.start : setting.start],
            setting.after,
        ),
    )


def _as_said(figure: Figure, setting: Setting, text: str, folded: Folded) -> Figure:
    """The figure with its span, period and qualifier in the words of the text itself."""
    earliest = setting.sentence.start if figure.kind == "actual" else setting.clause.start
    period = circumstances.period(
        setting.text, setting.number.start, setting.end, setting.clause, earliest
    )
    around = (setting.number.before, setting.number.after)
    said = [folded.span(start, end) for start, end in around if end > start]
    return replace(
        figure,
        span=folded.span(figure.span.start, figure.span.end),
        period=_slice(text, folded.span(period.start, period.end)) if period else "",
        qualifier="…".join(_slice(text, span).strip() for span in said),
    )


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _basis(setting: Setting, last: Figure | None) -> tuple[Basis, bool]:
    """Level or change; 分别 deals out comparisons, and 36%和42% share one."""
    opening = setting.text[setting.clause.start : setting.start]
    if setting.is_dealt:
        dealt = circumstances.bases(opening)
        if len(dealt) > 1 and setting.place < len(dealt):
            return dealt[setting.place], circumstances.basis(opening, setting.after)[1]
    if last is not None and setting.place and _AND.fullmatch(setting.before):
        return last.basis, last.value < 0
    return circumstances.basis(setting.before, setting.after)
