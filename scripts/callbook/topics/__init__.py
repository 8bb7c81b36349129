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
from collections.abc import Iterable, Sequence
from dataclasses import replace

from callbook.model import Block, Call, Evidence, Exchange, FollowUp, Topic
from callbook.topics.judging import SHARE, Judge, Weighed

TOPICS_PER_EXCHANGE = 4


def annotate(call: Call, topics: Sequence[Topic]) -> Call:
    """The call with the topics of every block and exchange filled in, as its words show them.

    The author's own word on them, `topics` in the details, is applied after this.
    """
    judge = Judge(topics)
    remarks = tuple(_judged_block(remark, judge)[0] for remark in call.remarks)
    exchanges = tuple(_judged(exchange, judge) for exchange in call.exchanges)
    return replace(call, remarks=remarks, exchanges=exchanges)


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
