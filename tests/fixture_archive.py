"""A hand-made archive of invented companies that has one of everything a page can show."""

from dataclasses import replace
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
    Spelling,
    Topic,
)

TOPICS = (
    Topic(
        id="growth",
        title="用户增长",
        english="User growth",
        description="用户规模、活跃、留存与获取。",
        strong=("用户增长", "日活"),
    ),
    Topic(
        id="ads",
        title="广告",
        english="Advertising",
        description="广告收入、加载率、广告主与投放。",
        strong=("广告",),
    ),
    Topic(
        id="brand-ads",
        title="品牌广告",
        english="Brand advertising",
        description="品牌客户的投放。",
        strong=("品牌广告",),
        parent="ads",
    ),
    Topic(
        id="overseas",
        title="海外",
        english="Overseas",
        description="海外市场的用户与变现。",
        strong=("海外",),
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
        definition="一天内至少打开一次应用的去重用户数。",
        formula="当日打开应用的去重用户数",
        unit="人",
        category="用户",
        usage=(("示例科技", "只计国内应用"),),
        confusables=("mau",),
        see_also=("mau",),
    ),
    Metric(
        id="mau",
        kind="metric",
        name="月活跃用户",
        abbreviation="MAU",
        english="Monthly active users",
        definition="一个月内至少打开一次应用的去重用户数。",
        formula="当月打开应用的去重用户数",
        unit="人",
        category="用户",
        confusables=("dau",),
    ),
    Metric(
        id="ad-load",
        kind="metric",
        name="加载率",
        english="Ad load",
        definition="广告展示占全部内容展示的比例。",
        formula="广告展示次数 ÷ 内容展示次数",
        unit="%",
        category="广告",
    ),
    Metric(
        id="gross-margin",
        kind="metric",
        name="毛利率",
        english="Gross margin",
        aliases=("gross margin",),
        definition="毛利占收入的比例。",
        formula="（收入 − 营业成本）÷ 收入",
        unit="%",
        category="财务",
    ),
    Metric(id="sku", kind="term", name="单品", abbreviation="SKU", definition="库存的最小单位。"),
)

MANAGEMENT = Speaker(role="management")
LIN = Speaker(name="林悦", firm="北辰证券", title="分析师", role="analyst")
WANG = Speaker(name="王青", firm="示例科技", title="首席执行官", role="management")
LI = Speaker(name="李禾", firm="示例科技", title="首席财务官", role="management")
PELL = Speaker(name="Ian Pell", firm="Northgate", title="Analyst", role="analyst")
VOSS = Speaker(
    name="Mara Voss",
    firm="Larkfield",
    title="CEO",
    role="management",
    spellings=(
        Spelling(name="MARA VOSS", line=0, why="form"),
        Spelling(name="Marah Voss", line=3, why="first_name"),
    ),
)
REED = Speaker(name="Tom Reed", firm="Larkfield", title="CFO", role="management")


def span(text: str, part: str) -> Span:
    """Where `part` stands in `text`."""
    return Span(start=text.index(part), end=text.index(part) + len(part))


def block(
    text: str,
    address: str,
    line: int,
    *,
    topics: tuple[tuple[str, str], ...] = (),
    metrics: tuple[tuple[str, str], ...] = (),
    figures: tuple[tuple[str, Figure], ...] = (),
    **more: object,
) -> Block:
    """A block on one source line; topics, metrics and figures are given by their words."""
    made = Block(
        text=text,
        lines=Lines(first=line, last=line),
        address=address,
        topics=tuple(Evidence(topic=name, span=span(text, words)) for name, words in topics),
        mentions=tuple(Mention(metric=name, span=span(text, words)) for name, words in metrics),
        figures=tuple(replace(figure, span=span(text, words)) for words, figure in figures),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # the caller names Block's own fields


def figure(value: str, **more: object) -> Figure:
    """A figure whose span `block` sets."""
    made = Figure(span=Span(start=0, end=0), value=Decimal(value))
    return replace(made, **more)  # type: ignore[arg-type]  # the caller names Figure's own fields


def question(
    text: str, address: str, line: int, *parts: str, speaker: Speaker | None = None
) -> Question:
    """A question, lettered where it has several parts."""
    return lettered(block(text, address, line, speaker=speaker or Speaker()), *parts)


def lettered(asked: Block, *parts: str) -> Question:
    """The question that a block asks, its parts lettered."""
    return Question(
        block=asked,
        parts=tuple(
            Part(span=span(asked.text, part), address=letter)
            for part, letter in zip(parts, "abcdefgh", strict=False)
        ),
    )


# --- a Chinese note without speakers --------------------------------------------------------


def example_2021q3() -> Call:
    """Condensed minutes: points, slips, figures, parts; an answer missing at the end."""
    asked = "3Q流量增长强劲,主要原因?如何实现4亿DAU目标?"
    first = Exchange(
        number=1,
        printed="1",
        question=question(asked, "q1", 3, "3Q流量增长强劲,主要原因?", "如何实现4亿DAU目标?"),
        title="流量增长与 4 亿 DAU 目标",
        topics=("growth",),
        answer=(
            block(
                "坚定看好赛道,用户增长给我们更强信心,实现长期4亿DAU目标。对列敦和增长效果显著。",
                "p1",
                5,
                topics=(("growth", "用户增长"),),
                metrics=(("dau", "DAU"),),
                figures=(("4亿", figure("4", unit="亿", metric="dau", kind="target")),),
            ),
            block(
                "总流量增长22%qoq;",
                "p2",
                6,
                kind="point",
                mark="1)",
                figures=(("22%", figure("22", unit="%", period="3Q", basis="qoq")),),
            ),
            block("日活创新高。", "p3", 7, kind="point", mark="2)", metrics=(("dau", "日活"),)),
            block("其中:一二线更快", "p4", 8, kind="point", mark="①", level=1),
            block(
                "<b>下沉</b>市场 *稳* 、[链接](x) & {a}", "p5", 9, kind="point", mark="•", level=1
            ),
            block("长期看,仍有空间。", "p6", 10),
        ),
    )
    second = Exchange(
        number=2,
        printed="2",
        question=question("广告收入的展望?", "q2", 11),
        topics=("ads", "growth"),
        answer=(
            block(
                "广告增长快于行业,加载率约12%,全年目标15%以上。",
                "p1",
                12,
                topics=(("ads", "广告"),),
                metrics=(("ad-load", "加载率"),),
                figures=(
                    ("12%", figure("12", unit="%", metric="ad-load", qualifier="约")),
                    ("15%", figure("15", unit="%", metric="ad-load", kind="target")),
                ),
            ),
        ),
    )
    third = Exchange(number=3, printed="3", question=question("分红?", "q3", 14), answer=())
    return Call(
        source=Source(
            path="sources/calls/example-2021q3.txt",
            sha256="0" * 64,
            encoding="utf-8",
            lines=(
                "示例科技客服电话(靠谱吗)",
                "",
                "1. " + asked,
                "",
                "答:" + first.answer[0].text,
                "1) " + first.answer[1].text,
                "2) " + first.answer[2].text,
                "① " + first.answer[3].text,
                "• " + first.answer[4].text,
                first.answer[5].text,
                "2. 广告收入的展望?",
                "答:" + second.answer[0].text,
                "",
                "3. 分红?",
            ),
        ),
        details=Details(
            path="sources/calls/example-2021q3.yml",
            call="example-2021q3",
            company=Company(name="示例科技", english="Example Tech", ticker="0000.HK"),
            period="2021Q3",
            title="示例科技 2021 年第三季度业绩会问答",
            event="第三季度业绩电话会",
            origin=Origin(address="https://www.example.com/faq/1.html", captured="2021-11-30"),
            rights="原文版权归原作者所有。",
            corrections=(Correction(line=5, find="对列敦和", suggest="对留存和", note="形近误字"),),
            unanswered=("q3",),
        ),
        layout="numbered",
        exchanges=(first, second, third),
        pieces=(
            Piece(line=1, start=0, end=14, kind="removed", reason="spam title"),
            Piece(line=3, start=0, end=2, kind="mark", reason="question", exchange=1),
            Piece(line=3, start=3, end=3 + len(asked), kind="question", exchange=1),
            Piece(line=5, start=0, end=2, kind="mark", reason="answer", exchange=1),
            Piece(line=5, start=2, end=2 + len(first.answer[0].text), kind="answer", exchange=1),
        ),
    )


# --- a Chinese call with speakers, remarks and follow-ups -----------------------------------


def example_2022q1() -> Call:
    """A verbatim call: named speakers, opening remarks, a long question, two follow-ups."""
    long = (
        "感谢管理层接受我的提问。我有两个问题，第一个关于海外业务：今年以来我们看到公司在海外市场的投放"
        "节奏有所放缓，用户规模却仍在增长，能否介绍一下背后的原因，以及对全年的展望？\n"
        "第二个关于毛利率：一季度毛利率环比改善，驱动因素是什么，后续还有多少空间？"
    )
    exchange = Exchange(
        number=1,
        question=question(
            long,
            "q1",
            10,
            "能否介绍一下背后的原因，以及对全年的展望？",
            "驱动因素是什么，后续还有多少空间？",
            speaker=LIN,
        ),
        title="海外投放与毛利率",
        topics=("overseas", "growth"),
        answer=(
            block(
                "海外MAU一季度达到1.8亿，投放更聚焦重点区域。",
                "p1",
                12,
                speaker=WANG,
                topics=(("overseas", "海外"),),
                metrics=(("mau", "MAU"),),
                figures=(("1.8亿", figure("1.8", unit="亿", metric="mau", period="一季度")),),
            ),
            block(
                "毛利率41.7%，同比提升0.6个百分点。",
                "p2",
                14,
                speaker=LI,
                metrics=(("gross-margin", "毛利率"),),
                figures=(("41.7%", figure("41.7", unit="%", metric="gross-margin")),),
            ),
        ),
        follow_ups=(
            FollowUp(
                question=question("那二季度呢？", "f1", 16, speaker=LIN),
                answer=(block("预计保持稳定。", "p3", 18, speaker=LI),),
            ),
        ),
    )
    return Call(
        source=Source(
            path="sources/calls/example-2022q1.txt",
            sha256="1" * 64,
            encoding="gb18030",
            lines=("各位投资者好。",) * 18,
        ),
        details=Details(
            path="sources/calls/example-2022q1.yml",
            call="example-2022q1",
            company=Company(name="示例科技", english="Example Tech", ticker="0000.HK"),
            period="2022Q1",
            title="示例科技 2022 年第一季度业绩会问答",
            date="2022-05-24",
            origin=Origin(publisher="示例财经", captured="2022-05-25"),
            verbatim=True,
        ),
        layout="turns",
        exchanges=(exchange,),
        remarks=(
            block(
                "各位投资者好。一季度用户增长稳健。",
                "r1",
                1,
                speaker=WANG,
                topics=(("growth", "用户增长"),),
            ),
            block("财务方面，收入增长符合预期。", "r2", 2, speaker=LI),
        ),
        speakers=(LIN, WANG, LI),
    )


# --- an English call ----------------------------------------------------------------------


def larkfield_2024q2() -> Call:
    """An English call with a translation beside one answer."""
    exchange = Exchange(
        number=1,
        question=question(
            "Thanks. Two parts. First, what drove gross margin? And second, churn?",
            "q1",
            4,
            "First, what drove gross margin?",
            "And second, churn?",
            speaker=PELL,
        ),
        answer=(
            block(
                "Gross margin came in at 61.2%, helped by mix.",
                "p1",
                6,
                speaker=VOSS,
                metrics=(("gross-margin", "Gross margin"),),
                figures=(("61.2%", figure("61.2", unit="%", metric="gross-margin")),),
                other="毛利率为 61.2%，得益于结构改善。",
            ),
            block("Churn was flat.", "p2", 8, speaker=REED),
        ),
    )
    return Call(
        source=Source(
            path="sources/calls/larkfield-2024q2.txt",
            sha256="2" * 64,
            encoding="utf-8",
            lines=("Operator",) * 8,
        ),
        details=Details(
            path="sources/calls/larkfield-2024q2.yml",
            call="larkfield-2024q2",
            company=Company(name="Larkfield", ticker="LKF"),
            period="2024Q2",
            title="Larkfield Q2 2024 earnings call",
            language="en",
            date="2024-07-09",
            origin=Origin(address="https://www.example.com/lkf", publisher="Example Wire"),
            verbatim=True,
        ),
        layout="turns",
        exchanges=(exchange,),
        speakers=(PELL, VOSS, REED),
    )


def archive(language: str = "zh") -> Archive:
    """Two companies, three calls."""
    return gather(
        Site(
            title="示例问答",
            language=language,
            address="https://example.com/book/",
            about="把业绩会的问答整理成可以引用的书：一问一页，一段一址。",
        ),
        (example_2021q3(), example_2022q1(), larkfield_2024q2()),
        TOPICS,
        METRICS,
    )
