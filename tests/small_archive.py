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
    Exchange,
    FollowUp,
    Origin,
    Piece,
    Question,
    Site,
    Source,
    Speaker,
)
from fixture_archive import METRICS, TOPICS, figure, lettered
from fixture_archive import block as said

NASTY = '=HYPERLINK("https://example.invalid") </script><b>不是标签</b> & ]]> {{ 7*7 }} \x0b'

FIGURES = {
    "3.8%": figure("-3.8", unit="%", basis="qoq"),
    "1至2亿": figure("1", high=Decimal(2), unit="亿", metric="dau", qualifier="约", kind="target"),
}


def block(text: str, address: str, line: int, **more: object) -> Block:
    """A block on one source line, with DAU and figures found the simple way."""
    return said(
        text,
        address,
        line,
        topics=(("growth", "DAU"),) if "DAU" in text else (),
        metrics=(("dau", "DAU"),) if "DAU" in text else (),
        figures=tuple((words, found) for words, found in FIGURES.items() if words in text)[-1:],
        **more,
    )


def question(text: str, address: str, line: int, *parts: str, **more: object) -> Question:
    """A question with its parts lettered."""
    return lettered(block(text, address, line, **more), *parts)


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
    return gather(site, (undated_call(), dated_call()), TOPICS[:1], METRICS[:2])
