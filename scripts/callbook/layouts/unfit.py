"""Why a document without questions is no book: what it looks like instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callbook.layouts.chinese_headers import chinese_headers
from callbook.layouts.document import Document
from callbook.layouts.headers import bare_headers, colon_headers
from callbook.layouts.sections import is_section

_LOOKED_AT = 600
"""Rows that are enough to tell what a document is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of document that is no record of questions, and the lines that give it away."""

    what: str
    pattern: re.Pattern[str]
    least: int = 2  # rows with the pattern
    share: float = 0.0  # of all rows


_NEVER = (
    # prey: `def ask(q):`, `const a = 1;`, `}`, `import re`; not `import prices rose`
    _Kind(
        what="the source code of a program",
        pattern=re.compile(
            r"(?:def|class|function|public|private|static|const|let|var|return|func|fn) .*[:;{()=,]"
            r"|(?:from \S+ )?import [\w.,{} *]+(?: as \w+)?;?$|#include\b|[{}()\[\]]+[;,]?$"
            r"|(?:if|for|while|else|elif|try|except|switch)\b.*[:{]$|[ -~]*[;{]$|\w+\(.*\)[;,]?$"
            r"|[\w.\[\]]+\s*[+:]?=\s*\S|[\"'].*[\"'],?$|#!/|//|/\*|\"\"\"|# "
        ),
        least=5,
        share=0.55,
    ),
    # prey: ````bash`, ```` ``` ````; not a heading
    _Kind(what="the manual of a program", pattern=re.compile(r"```|~~~"), least=2, share=0.02),
    # prey: `B、毛利率等于…`, `D. 以上都不对`, `答案：B`; not `A. 变。`, which answers a `Q.`
    _Kind(
        what="an exam, with answers to choose from",
        pattern=re.compile(r"\(?[B-E][、.)]\s?\S|(?:正确|参考)?答案\s*:?\s*[A-E]{1,5}\b"),
        least=4,
        share=0.3,
    ),
)
"""What is no record of questions even where its lines look like one."""

_INSTEAD = (
    # prey: `From: ann@example.com`, `Subject: Re: Budget`; not `From 2024 on`
    _Kind(
        what="a letter or an e-mail",
        pattern=re.compile(r"(?:From|To|Cc|Subject|Date|发件人|收件人|主题)\s*:\s*\S"),
        least=3,
    ),
    # prey: `[0.00 --> 13.38] 请 不 吝`, `00:00:01,000 --> 00:00:04,200`; not `10:30 we start`
    _Kind(
        what="speech with its times but without its speakers",
        pattern=re.compile(r"\[?[\d:.,]{4,12}\s*-+>\s*[\d:.,]{4,12}\]?"),
        share=0.3,
    ),
    # prey: `2024-05-17 09:12:03 小李`, `[09:12] Ann: hi`; not `2024-05-17 公告`
    _Kind(
        what="a chat log",
        pattern=re.compile(
            r"(?:20\d\d[-/]\d\d?[-/]\d\d? )?\[?\d{1,2}:\d{2}(?::\d{2})?\]? \S{1,16}:?"
            r"|.{1,16} \d\d?:\d\d$"
        ),
        least=3,
        share=0.2,
    ),
    # prey: `10.1,10.6,10.0,10.5,120000`, `| 营收 | 12 | 15 |`; not `第一,我们增长`
    _Kind(
        what="a table of figures",
        pattern=re.compile(r"[^,\t|]{0,20}(?:[,\t|]\s?[-+]?[\d.%]+\s?){3,}"),
        share=0.5,
    ),
    # prey: `{"name": "example", "version": "1.0.0"}`; not `{Name}`
    _Kind(
        what="data of a program",
        pattern=re.compile(r"[{\[,]?\s*\"[^\"]+\"\s*:"),
        share=0.5,
        least=1,
    ),
    # prey: `甲方：`, `第三条 争议解决`, `WHEREAS`; not `第三季度`
    _Kind(
        what="a contract or a legal text",
        pattern=re.compile(
            r"第[一二三四五六七八九十百\d]{1,4}条\b|[甲乙丙]方\s*[:(（]|鉴于\s*:"
            r"|WHEREAS\b|NOW, THEREFORE|(?:Article|Section) \d+\. "
        ),
        least=3,
    ),
    # prey: `FORM 10-Q`, `決算短信〔IFRS〕`, `第三季度报告`; not `一季报点评`
    _Kind(
        what="a report to an exchange, not a talk about it",
        pattern=re.compile(
            r"\bFORM (?:10-[KQ]|8-K|20-F|6-K)\b|SECURITIES AND EXCHANGE COMMISSION"
            r"|決算短信|有価証券報告書|(?:年度|季度|半年度)报告(?:全文|摘要|正文)|四半期報告書"
        ),
        least=1,
    ),
    # prey: `特此公告。`, `表决结果：同意9票`, `today announced`; not `公告了订单`
    _Kind(
        what="an announcement or a press release",
        pattern=re.compile(
            r"特此公告|决议公告|表决结果|虚假记载|关于召开.{0,40}会的?.{0,4}(?:公告|通知)"
            r"|today (?:announced|reported)|(?:Reports|Announces) .{0,40}\bResults$"
            r"|FOR IMMEDIATE RELEASE|\(?(?:GLOBE NEWSWIRE|PRNewswire|BUSINESS WIRE)"
            r"|About [A-Z]\w+(?: [A-Z]\w+)*$|Forward-Looking Statements$"
        ),
        least=2,
    ),
    # prey: `盈利预测：`, `维持“买入”评级`, `投资要点`; not `风险提示`
    _Kind(
        what="a research note",
        pattern=re.compile(
            r"投资要点|盈利预测|维持.{0,4}(?:买入|增持|推荐).{0,2}评级|目标价|研究报告"
            r"|\bprice target\b|(?:maintain|reiterate) (?:our )?(?:Buy|Hold|Sell|Overweight)"
        ),
        least=2,
    ),
)
"""What a document may be in which no layout finds a question."""

# prey: `一、`, `（二）`, `3. `; not `Q3：`
_NUMBERED = re.compile(r"(?:[(]?[一二三四五六七八九十]{1,3}[、)]|\d{1,2}[.、]\s?)\S")


def is_no_record(document: Document) -> bool:
    """Whether a document is of a kind that is never read: code, a manual, an exam."""
    return next(_kinds(document, _NEVER), None) is not None


def looks_like(document: Document) -> str:
    """What a document without questions is: remarks, minutes by topic, an article."""
    if not document.rows:
        return "the file holds no text"
    kind = next(_kinds(document, (*_NEVER, *_INSTEAD)), None)
    return kind.what if kind else _remarks(document) or _minutes(document) or _prose(document)


def _kinds(document: Document, kinds: tuple[_Kind, ...]) -> Iterator[_Kind]:
    rows = document.rows[:_LOOKED_AT]
    for kind in kinds:
        hits = sum(bool(kind.pattern.match(row.body) or _starts(kind, row.body)) for row in rows)
        if hits >= max(kind.least, kind.share * len(rows)):
            yield kind


def _starts(kind: _Kind, body: str) -> bool:
    """Whether a pattern that is no share of the rows stands anywhere in one."""
    return not kind.share and bool(kind.pattern.search(body))


def _remarks(document: Document) -> str:
    finders = (chinese_headers, colon_headers, bare_headers)
    speakers = {header.speaker.name for find in finders for header in find(document)}
    turns = max(len(find(document)) for find in finders)
    if turns > 2 and len(speakers) > 1:
        return f"{turns} turns of {len(speakers)} speakers, none of whom asks: remarks only"
    return ""


def _minutes(document: Document) -> str:
    rows = [row for row in document.rows if row.body[0] != "<"]
    numbered = sum(bool(_NUMBERED.match(row.body)) or is_section(row) for row in rows)
    if numbered > 2 and numbered * 5 > len(document.rows):
        return f"{numbered} numbered or headed lines and no question: minutes by topic"
    return ""


def _prose(document: Document) -> str:
    asking = sum("?" in row.body for row in document.rows)
    if asking:
        ask = "1 paragraph asks" if asking == 1 else f"{asking} paragraphs ask"
        unmarked = "nothing marks who asks or where an answer begins"
        return f"{ask}, but {unmarked}: an article, or a talk without its speakers"
    return "sentences without question marks, labels or speakers: stripped text or an article"
