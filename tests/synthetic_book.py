"""Make books of any size with invented, varied Chinese text: for measuring, not for reading.

Words are drawn as they are in real text: few very often, most hardly ever (Zipf's law), some of
letters, some numbers. The same seed makes the same book.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, islice
from random import Random

from callbook.archive import gather
from callbook.model import (
    Archive,
    Block,
    Call,
    Company,
    Details,
    Exchange,
    Lines,
    Mention,
    Metric,
    Question,
    Site,
    Source,
    Span,
    Topic,
)
from callbook.search import tables

WORDS = 30_000
EXCHANGES = 12  # of a call
PERIODS = tuple(f"{year}Q{quarter}" for year in range(2015, 2025) for quarter in range(1, 5))
LATIN = [
    "DAU",
    "MAU",
    "GMV",
    "ARPU",
    "ARPPU",
    "CAC",
    "ROI",
    "SKU",
    "UGC",
    "PGC",
    "AI",
    "GPU",
    "SaaS",
    "iPhone",
    "EBITDA",
    "capex",
]
COMPANIES = tuple(
    f"{first}{second}"
    for first in ["示例", "青禾", "远山", "云帆", "星河", "晨曦", "沧海", "北辰", "南屏", "鼎新"]
    for second in ["科技", "智驾", "医疗", "能源", "传媒", "零售", "软件", "物流", "电子", "文旅"]
)

METRICS = (
    Metric(
        id="dau",
        kind="metric",
        name="日活跃用户数",
        abbreviation="DAU",
        english="Daily active users",
        aliases=("日活",),
        definition="一天之内使用过产品的用户数。",
    ),
    Metric(
        id="gmv",
        kind="metric",
        name="商品交易总额",
        abbreviation="GMV",
        definition="平台上成交的商品总额。",
        aliases=("成交总额",),
    ),
)
TOPICS = (
    Topic(
        id="growth", title="增长", english="Growth", description="增长从何而来。", strong=("增长",)
    ),
    Topic(
        id="cost",
        title="成本",
        english="Cost",
        description="花了什么，省了什么。",
        strong=("成本",),
    ),
)


def book(questions: int, *, seed: int = 1) -> Archive:
    """A book of so many questions, about 650 characters each, twelve to a call."""
    source = _Text(Random(seed))
    calls = list(islice(_calls(source), -(-questions // EXCHANGES)))
    surplus = len(calls) * EXCHANGES - questions
    if surplus:
        calls[-1] = replace(calls[-1], exchanges=calls[-1].exchanges[:-surplus])
    return gather(Site(title="测量"), calls, TOPICS, METRICS)


class _Text:
    """Draws words and strings them together."""

    def __init__(self, random: Random) -> None:
        self.random = random
        characters = [c for c in tables.common() if c >= "\u4e00"]
        random.shuffle(characters)
        weights = list(accumulate(1 / (rank + 20) for rank in range(len(characters))))
        lengths = random.choices((1, 2, 3, 4), (6, 70, 16, 8), k=WORDS)
        self._words = [
            "".join(random.choices(characters, cum_weights=weights, k=length)) for length in lengths
        ] + ["增长", "成本", "用户", "收入", "海外"]
        random.shuffle(self._words)
        self._weights = list(accumulate(1 / (rank + 30) for rank in range(len(self._words))))

    def sentence(self, least: int, most: int) -> str:
        """A clause or several, of about so many characters."""
        size = self.random.randint(least, most)
        words = iter(self.random.choices(self._words, cum_weights=self._weights, k=size))
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(self._word(words))
            length += len(parts[-1])
            if length < size and self.random.random() < 0.12:
                parts.append(self.random.choice("，，，、。；"))
        return "".join(parts)

    def _word(self, words: Iterator[str]) -> str:
        kind = self.random.random()
        if kind < 0.015:
            return self.random.choice(LATIN)
        if kind < 0.035:
            return f"{self.random.randint(1, 999)}{self.random.choice('%亿万个')}"
        return next(words)


def _calls(source: _Text) -> Iterator[Call]:
    for number, period in enumerate(PERIODS * 50):
        company = COMPANIES[number % len(COMPANIES)]
        yield _call(source, f"company{number % len(COMPANIES)}", number, company, period)


def _call(source: _Text, slug: str, number: int, company: str, period: str) -> Call:
    name = f"{slug}-{number}-{period.lower()}"
    return Call(
        source=Source(path=f"sources/calls/{name}.txt", sha256="", encoding="utf-8", lines=()),
        details=Details(
            path=f"sources/calls/{name}.yml",
            call=name,
            company=Company(name=company),
            period=period,
            title=f"{company} {period} 业绩会",
        ),
        layout="synthetic",
        exchanges=tuple(_exchange(source, at) for at in range(1, EXCHANGES + 1)),
    )


def _exchange(source: _Text, number: int) -> Exchange:
    answers = source.random.randint(4, 7)
    return Exchange(
        number=number,
        question=Question(block=_block(f"{source.sentence(20, 60)}？", f"q{number}")),
        answer=tuple(
            _block(f"{source.sentence(50, 170)}。", f"p{at}") for at in range(1, answers + 1)
        ),
        topics=tuple(source.random.sample(("growth", "cost"), source.random.randint(0, 2))),
    )


def _block(text: str, address: str) -> Block:
    return Block(
        text=text,
        lines=Lines(first=1, last=1),
        address=address,
        mentions=tuple(_mentions(text)),
    )


def _mentions(text: str) -> Iterator[Mention]:
    for metric in METRICS:
        at = text.find(metric.abbreviation)
        if at >= 0:
            yield Mention(metric=metric.id, span=Span(start=at, end=at + 3))
