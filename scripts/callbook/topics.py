"""Decide what each block and each exchange is about, with the words that show it.

Few and right rather than many. Every cue of topics.yml found in a block is weighed:

- a strong cue weighs 2, a weak one 1; said again it weighs a half of that, then a third …;
- in a clause that only sets the scene (受监管影响…, 随着…, 除了…, 和…类似, although …,
  compared with …) a weak cue weighs nothing and a strong one a quarter: a passing word in a
  subordinate clause is no topic by itself;
- as one of three or more things listed (民生、知识分享、电商、本地生活) it weighs a half;
- in the words that name what follows (the first clause; 关于海外业务, 流量匹配上,) half more.

A block is about a topic when its cues weigh 2 or more, a little more in a long block, and at
least a third as much as those of its weightiest topic; weak cues alone must be of two kinds.
What the question asks about needs only half of that in the answer's blocks: they reply to it.
Four topics at most. An exchange is about the topics of its question, then about those that
carry a good part of its answer; four at most.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from callbook.blocks import each_block_of
from callbook.emphasis import ASIDE, Emphasis
from callbook.folding import Folded, fold
from callbook.lookup import Lookup, Match
from callbook.model import Block, Call, Evidence, Exchange, FollowUp, Span, Topic

STRONG = 2.0
WEAK = 1.0
ENOUGH = 2.0
LONG = 8
"""Clauses of a block that is not long; each one above it raises what is enough."""
PER_CLAUSE = 0.1
ENOUGH_IF_ASKED = 1.0
SHARE = 1 / 3
TOPICS_PER_BLOCK = 4
TOPICS_PER_EXCHANGE = 4
GAP = 8
"""Characters that may lie between the two words of a cue written with "…"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a word found in a text tells about a topic."""

    topic: str
    weight: float  # 0 for a context in which the cues are something else
    tail: str = ""  # of a cue of two words, "用户…增长": the second one


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue at its place, weighed."""

    cue: Cue
    words: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """How much a block says of a topic, and the weightiest words that do."""

    topic: str
    weight: float
    share: float  # of the weight of the block's weightiest topic
    span: Span
    firm: bool  # by a strong cue, or by weak ones of two kinds


class Judge:
    """Weighs the topics of texts; made once for a vocabulary."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        """Take the topics of topics.yml."""
        self.order = {topic.id: place for place, topic in enumerate(topics)}
        self._cues: Lookup[Cue] = Lookup(_cues(topics))

    def about(self, text: str, asked: Iterable[str] = ()) -> tuple[Weighed, ...]:
        """The topics of a text, weightiest first; `asked` are those of the question it answers."""
        folded = fold(text)
        emphasis = Emphasis(folded.text)
        hits: dict[str, list[Hit]] = defaultdict(list)
        for hit in self._hits(folded.text, emphasis):
            hits[hit.cue.topic].append(hit)
        weighed = [_weighed(topic, own, folded) for topic, own in hits.items()]
        most = max((each.weight for each in weighed), default=0.0)
        weighed = [replace(each, share=each.weight / most) for each in weighed if each.weight]
        enough = ENOUGH + PER_CLAUSE * max(0, len(emphasis.clauses) - LONG)
        least = max(enough, SHARE * most)
        known = frozenset(asked)
        least_asked = max(ENOUGH_IF_ASKED, SHARE / 2 * most)
        kept = [
            each
            for each in weighed
            if (each.topic in known and each.weight >= least_asked)
            or (each.firm and each.weight >= least)
        ]
        kept.sort(key=lambda each: (-each.weight, self.order[each.topic]))
        return tuple(kept[:TOPICS_PER_BLOCK])

    def _hits(self, text: str, emphasis: Emphasis) -> Iterator[Hit]:
        found = tuple(self._cues.find(text))
        bars = [match for match in found if not match.key.weight]
        for match in found:
            whole = _whole(match, text, emphasis) if match.key.weight else None
            if whole and _is_barred(match, whole.end, bars):
                continue
            factor = emphasis.at(whole.start, whole.end) if whole else 0.0
            if whole and (match.key.weight == STRONG or factor > ASIDE):
                yield Hit(
                    cue=match.key,
                    words=text[whole.start : whole.end],
                    weight=match.key.weight * factor,
                    start=whole.start,
                    end=whole.end,
                )


def annotate(call: Call, topics: Sequence[Topic]) -> Call:
    """The call with the topics of every block and exchange filled in.

    The author's overrides (`topics` in the details, by address: q3: [+x, -y]) have the last
    word: +x puts a topic first among the exchange's, -y takes it from the exchange and its
    blocks.
    """
    judge = Judge(topics)
    overrides = dict(call.details.topics)
    remarks = tuple(_judged_block(remark, judge)[0] for remark in call.remarks)
    exchanges = tuple(
        _overridden(_judged(exchange, judge), overrides.get(exchange.address, ()))
        for exchange in call.exchanges
    )
    return replace(call, remarks=remarks, exchanges=exchanges)


# --- weighing -----------------------------------------------------------------------------


def _cues(topics: Sequence[Topic]) -> Iterator[tuple[str, Cue]]:
    for topic in topics:
        for weight, cues in ((STRONG, topic.strong), (WEAK, topic.weak), (0.0, topic.not_in)):
            for cue in cues:
                head, _, tail = cue.partition("…")
                yield head, Cue(topic=topic.id, weight=weight, tail=fold(tail).text)


def _is_barred(match: Match[Cue], end: int, bars: Iterable[Match[Cue]]) -> bool:
    """Whether the cue, or the second word of a pair that ends there, is something else here."""
    words = ((match.start, match.end), (end - len(match.key.tail), end))
    return any(
        bar.key.topic == match.key.topic and bar.start <= first and last <= bar.end
        for bar in bars
        for first, last in words
    )


def _whole(match: Match[Cue], text: str, emphasis: Emphasis) -> Match[Cue] | None:
    """The match itself, or both words of a pair where the second follows in the same clause."""
    tail = match.key.tail
    if not tail:
        return match
    at = text.find(tail, match.end, match.end + GAP + len(tail))
    if at < 0 or emphasis.clause_of(at) != emphasis.clause_of(match.start):
        return None
    return Match(start=match.start, end=at + len(tail), key=match.key)


def _weighed(topic: str, hits: Sequence[Hit], folded: Folded) -> Weighed:
    """The weight of a topic: of cues that overlap the longest counts alone."""
    counted: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, -hit.weight, hit.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in counted):
            counted.append(hit)
    counted.sort(key=lambda hit: (-hit.weight, hit.start))
    best = counted[0]
    times: Counter[str] = Counter()
    weight = 0.0
    for hit in counted:
        times[hit.words] += 1
        weight += hit.weight / times[hit.words]
    firm = len(times) > 1 or any(hit.cue.weight == STRONG for hit in counted)
    return Weighed(
        topic=topic, weight=weight, share=1.0, span=folded.span(best.start, best.end), firm=firm
    )


# --- exchanges ----------------------------------------------------------------------------


def _judged(exchange: Exchange, judge: Judge) -> Exchange:
    """The exchange with the topics of its blocks and its own."""
    question, asked = _judged_block(exchange.question.block, judge)
    answer, told = _judged_answer(exchange.answer, judge, asked)
    follow_ups = []
    for more in exchange.follow_ups:
        block, asked_more = _judged_block(more.question.block, judge)
        reply, told_more = _judged_answer(more.answer, judge, asked_more or asked)
        follow_ups.append(FollowUp(question=replace(more.question, block=block), answer=reply))
        told = (*told, *asked_more, *told_more)
    return replace(
        exchange,
        question=replace(exchange.question, block=question),
        answer=answer,
        follow_ups=tuple(follow_ups),
        topics=_exchange_topics(asked, told, sum(1 for _ in exchange.blocks()), judge),
    )


def _judged_answer(
    blocks: Iterable[Block], judge: Judge, asked: Sequence[Weighed]
) -> tuple[tuple[Block, ...], tuple[Weighed, ...]]:
    judged = [_judged_block(block, judge, tuple(each.topic for each in asked)) for block in blocks]
    return tuple(block for block, _ in judged), tuple(each for _, told in judged for each in told)


def _judged_block(
    block: Block, judge: Judge, asked: Sequence[str] = ()
) -> tuple[Block, tuple[Weighed, ...]]:
    about = judge.about(block.text, asked)
    evidence = tuple(Evidence(topic=each.topic, span=each.span) for each in about)
    return replace(block, topics=evidence), about


def _exchange_topics(
    asked: Sequence[Weighed], told: Sequence[Weighed], blocks: int, judge: Judge
) -> tuple[str, ...]:
    """What was asked about first, then what carries a third of the answer, by weight or blocks.

    The topics asked about are ordered by their share of every block, so that one long block
    does not decide; the others by their weight.
    """
    weights: dict[str, float] = defaultdict(float)
    shares: dict[str, float] = defaultdict(float)
    for each in (*asked, *told):
        weights[each.topic] += each.weight
        shares[each.topic] += each.share
    most = max(weights.values(), default=0.0)
    times = Counter(each.topic for each in told)
    first = {each.topic for each in asked}
    kept = [
        topic
        for topic in weights
        if topic in first
        or weights[topic] >= SHARE * most
        or times[topic] >= max(2, SHARE * blocks)
    ]
    kept.sort(
        key=lambda topic: (
            (0, -shares[topic]) if topic in first else (1, -weights[topic]),
            judge.order[topic],
        )
    )
    return tuple(kept[:TOPICS_PER_EXCHANGE])


def _overridden(exchange: Exchange, changes: Sequence[str]) -> Exchange:
    """The exchange after the author's +topic and -topic."""
    added = tuple(change[1:] for change in changes if change.startswith("+"))
    removed = frozenset(change[1:] for change in changes if change.startswith("-"))
    if not changes:
        return exchange

    def without(block: Block) -> Block:
        return replace(
            block, topics=tuple(each for each in block.topics if each.topic not in removed)
        )

    kept = tuple(topic for topic in exchange.topics if topic not in (*added, *removed))
    return replace(each_block_of(exchange, without), topics=(*added, *kept))
