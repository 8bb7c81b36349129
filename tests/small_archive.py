"""A small archive of invented calls with everything that an export could trip over."""

from decimal import Decimal

from callbook.archive import gather
from callbook.model import (
    Archive,
    Block,
    Call,
    Company,
    Correction,
    Details,
    Evidence,
    Exchange,
    Figure,
    FollowUp,
    Lines,
    Mention,
    Metric,
    Origin,
    Part,
    Piece,
    Question,
    Site,
    Source,
    Span,
    Speaker,
    Topic,
)

NASTY = '=HYPERLINK("https://example.invalid") </script><b>不是标签</b> & ]]> {{ 7*7 }} \x0b'

TOPICS = (
    Topic(
        id="growth",
        title="用户增长",
        english="User growth",
        description="用户规模与活跃。",
        strong=("日活",),
        aliases=("增长",),
    ),
)

METRICS = (
    Metric(
        id="dau",
        kind="metric",
        name="日活跃用户",
        abbreviation="DAU",
        english="Daily active users",
        aliases=("日活",),
        definition="一天内至少打开一次的去重用户数。",
        formula="去重用户数",
        unit="人",
        category="用户",
        usage=(("示例科技", "只计国内"),),
        confusables=("mau",),
        see_also=("mau",),
    ),
    Metric(id="mau", kind="metric", name="月活跃用户", definition="一个月内的去重用户数。"),
)


def span(text: str, part: str) -> Span:
    """Where `part` stands in `text`."""
    return Span(start=text.index(part), end=text.index(part) + len(part))


def block(text: str, address: str, line: int, **more: object) -> Block:
    """A block on one source line, with DAU and figures found the simple way."""
    found: dict[str, object] = {"mentions": (), "topics": (), "figures": ()}
    if "DAU" in text:
        found["mentions"] = (Mention(metric="dau", span=span(text, "DAU")),)
        found["topics"] = (Evidence(topic="growth", span=span(text, "DAU")),)
    if "3.8%" in text:
        found["figures"] = (
            Figure(span=span(text, "3.8%"), value=Decimal("-3.8"), unit="%", basis="qoq"),
        )
    if "1至2亿" in text:
        found["figures"] = (
            Figure(
                span=span(text, "1至2亿"),
                value=Decimal(1),
                high=Decimal(2),
                unit="亿",
                metric="dau",
                qualifier="约",
                kind="target",
            ),
        )
    values = {"lines": Lines(first=line, last=line), "address": address, **found, **more}
    return Block(text=text, **values)  # type: ignore[arg-type]  # the callers are below


def question(text: str, address: str, line: int, *parts: str, **more: object) -> Question:
    """A question with its parts lettered."""
    return Question(
        block=block(text, address, line, **more),
        parts=tuple(
            Part(span=span(text, part), address=letter)
            for part, letter in zip(parts, "abcdef", strict=False)
        ),
    )


def source(name: str, lines: tuple[str, ...]) -> Source:
    """A source of these lines; its checksum is invented."""
    path = f"sources/calls/{name}.txt"
    return Source(path=path, sha256="0" * 64, encoding="utf-8", lines=lines)


def dated_call() -> Call:
    """A verbatim call with named speakers, a follow-up, remarks and nested points."""
    ann = Speaker(name="王一", firm="青禾证券", role="analyst")
    boss = Speaker(name="李二", title="首席执行官", role="management")
    asked = "DAU目标?如何实现?"
    lines = ("各位好。", f"1. {asked}", "答:约1至2亿。", "1) 甲", "a) 乙", "追问?", "有。", NASTY)
    return Call(
        source=source("shili-2022q1", lines),
        details=Details(
            path="sources/calls/shili-2022q1.yml",
            call="shili-2022q1",
            company=Company(name="示例科技", english="Example", ticker="09999.HK"),
            period="2022Q1",
            title="示例科技 2022 年第一季度业绩会",
            date="2022-05-20",
            event="业绩会",
            verbatim=True,
            origin=Origin(address="https://example.invalid/1?a=1&b=2", captured="2022-05-21"),
        ),
        layout="numbered",
        remarks=(block("各位好。", "p1", 1, speaker=boss),),
        exchanges=(
            Exchange(
                number=1,
                printed="1",
                question=question(asked, "q1", 2, "DAU目标?", "如何实现?", speaker=ann),
                answer=(
                    block("DAU约1至2亿，环比下降3.8%？不。", "p1", 3, speaker=boss),
                    block("甲", "p2", 4, kind="point", mark="1)", speaker=boss),
                    block("乙", "p3", 5, kind="point", mark="a)", level=1, speaker=boss),
                ),
                follow_ups=(
                    FollowUp(
                        question=question("追问?", "f1", 6, speaker=ann),
                        answer=(block("有。", "p4", 7, speaker=boss, other="Yes."),),
                    ),
                ),
                title="用户目标",
                topics=("growth",),
            ),
            Exchange(number=2, question=question(NASTY, "q2", 8), answer=()),
        ),
        pieces=(
            Piece(line=1, start=0, end=4, kind="remark"),
            Piece(line=2, start=0, end=2, kind="mark", reason="number of a question", exchange=1),
            Piece(line=2, start=3, end=len(asked) + 3, kind="question", exchange=1),
        ),
        speakers=(ann, boss),
    )


def undated_call() -> Call:
    """Condensed minutes of which nothing is known, with a slip and a removed line."""
    text = "DAU增长,环比下降3.8%;其余未说。降本增强。\n第二段。"
    return Call(
        source=source(
            "qinghe-2021q3",
            ("垃圾标题", text),
        ),
        details=Details(
            path="sources/calls/qinghe-2021q3.yml",
            call="qinghe-2021q3",
            company=Company(name="青禾智驾"),
            period="2021Q3",
            title="青禾智驾 2021 年第三季度业绩会",
            rights="第三方文本，仅供研究。",
            corrections=(Correction(line=2, find="降本增强", suggest="降本增效"),),
        ),
        layout="numbered",
        exchanges=(
            Exchange(
                number=1,
                question=question("怎么看?", "q1", 2),
                answer=(block(text, "p1", 2),),
                topics=("growth",),
            ),
        ),
        pieces=(Piece(line=1, start=0, end=4, kind="removed", reason="spam title"),),
    )


def archive(address: str = "") -> Archive:
    """Both calls, online at `address` or nowhere."""
    site = Site(title="示例问答", address=address, author="某人")
    return gather(site, (undated_call(), dated_call()), TOPICS, METRICS)
