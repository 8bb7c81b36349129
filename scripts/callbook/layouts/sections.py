"""Headings that part a document: where the questions begin, and where they are over."""

import re
from functools import lru_cache

from callbook.layouts.document import Row

# prey: `一、`, `（二）`, `3.`, `2. `, `第三部分`, `## `; not `一些`
_NUMBER = (
    r"(?:[#*\s]*(?:第?[(]?[一二三四五六七八九十]{1,3}[)]?(?:部分|章|节)?[、.:\s)]?"
    r"|\d{1,2}[.、:]?)\s*)?"
)
_WORDS = (
    r"投资者|分析师|机构|互动|现场|会议|交流|主要|提问|问答|答疑|环节|部分|实录|阶段|内容|时间"
    r"|纪要|要点|摘要|精选|如下|全文|管理层|提出|问题|公司|回复|答复|解答|情况|普遍|关注|关心|重点|本次|活动|介绍|的|就|业绩会|说明会|交流会|调研|部分整理|整理|与|和|及|回答|电话会|所有|Q\s?&\s?A|QA"
    r"|Questions?|Answers?|and|&|Session|Section|質疑応答|要旨|질의응답"
)
# prey: `Q&A`, `二、问答环节`, `2. Q&A 分析师问答`, `分析师问答 (Q&A)`; not `投资者提问：`
_QUESTIONS = re.compile(
    _NUMBER + r"(?=.*(?:问答|答疑|问题.{0,8}(?:回复|答复|解答|回答)"
    r"|提问(?!者?\s*:)|互动交流|交流互动|Q\s?&\s?A|\bQA\b"
    r"|Questions?.{1,3}(?:and|&)"
    r".{1,3}Answers?|質疑応答|질의응답))"
    r"[<\[(《〈=-]*\s*(?:(?:" + _WORDS + r")[\s·/|:()、-]*)+[>\])》〉=-]*\s*$",
    re.IGNORECASE,
)
# prey: `情绪分析`, `风险与关注点`, `六、总结`; not `总结一下,增长会放缓`
_AFTER = re.compile(
    _NUMBER + r"(?:情绪分析|分析师情绪|环比比较|同比比较|"
    r"(?:董事长|管理层|会议)?(?:总结|总結|結束|结束)(?:发言|發言|致辞|致辭|语)|"
    r"风险与关注点?|风险(?:提示|因素)|"
    r"盈利预测(?:与投资建议|及评级)?|总结|小结|总体评价"
    r"|投资建议|附件(?:清单)?.{0,12}|关键要点|要点总结|核心总结|结论|会议总结|编者按|会议要点|其他事项|会后点评|其他说明|总结与风险提示|核心要点|相关阅读"
    r"|后记|编后|延伸阅读|推荐阅读|往期回顾|点评|以\s?上|이상|\[?(?:ご?注意|ご?留意|免責)事項\]?|[<(]?(?:此处|全文|本文|正文)(?:结束|完)[>)]?|[(-]?\s?(?:全文)?完\s?[)-]?|END|End)\s*[:：]?\s*$"
)
# prey: `篇章二：产能与价格`, `一、公司情况介绍`, `【海外】`, `■ 国内`; not `一、今年目标是多少?`
_SECTION = re.compile(
    r"(?:篇章|第)\s?[一二三四五六七八九十\d]+\s?(?:篇|章|节|部分)?\s*[:、 ].{0,30}$"
    r"|[一二三四五六七八九十]{1,3}、.{1,24}$|[(][一二三四五六七八九十]{1,3}[)].{1,24}$"
    r"|[#]{1,6}\s.{1,40}$|0\d\s[^\d\s].{1,20}$|[■◆●▌▶►◇<].{1,24}>?$|\[[^\]]{2,16}\]$"
)


# prey: `公司参会人员`, `开场致辞`, `演示环节`, `管理层发言`, `## Transcript`; not `开场致辞中提到`
_OTHER = re.compile(
    _NUMBER
    + r"(?:(?:公司|电话会议?|会议|机构)?(?:参会|与会|出席)(?:人员|嘉宾|者|机构|名单)?(?:名单)?"
    r"|参会嘉宾|开场(?:致辞|白|发言)?|演示环节|主旨演讲|主题演讲|"
    r"管理层(?:发言|致辞|陈述|汇报|介绍)(?:部分|环节)?"
    r"|业绩(?:回顾|介绍|陈述)|会议(?:开场|内容|正文|实录)|正文|财务(?:回顾|情况|业绩)|经营情况(?:介绍)?"
    r"|闭幕(?:致辞)?|结束语|会议结束|总结发言|Memo|Transcript"
    r"|Opening Remarks|Prepared Remarks)\s*:?\s*$",
    re.IGNORECASE,
)


# prey: `第六章：2000年`, `第 1 节：伟大企业`; not `第一季度`, `第三章节里`
_CHAPTER = re.compile(r"第\s?[一二三四五六七八九十百\d]+\s?[章节篇回卷](?=[\s:、]|$)")
# prey: `# 01   混合储能`; not `#储能#`
_MARKED = re.compile(r"\s{0,3}#{1,6}\s+\S")
# prey: `質疑応答：採用計画について`; not `質疑応答`
_ONE_QUESTION = re.compile(r"[質质]疑[応应]答\s*:\s*(?=\S)")


def opens_questions(row: Row) -> bool:
    """Whether a row is the heading of the questions."""
    return len(row.body) < 60 and _names_questions(row.body)


@lru_cache(maxsize=1 << 13)  # every reader of rows asks it
def _names_questions(body: str) -> bool:
    return bool(_QUESTIONS.match(body))


def heads_one_question(row: Row) -> bool:
    """Whether a row is the heading of a single question, which so is an exchange of its own."""
    return len(row.body) < 60 and bool(_ONE_QUESTION.match(row.body))


def closes_questions(row: Row) -> bool:
    """Whether a row is the heading of something said about the call, after its questions."""
    return len(row.body) < 30 and bool(_AFTER.match(row.body))


def is_chapter(row: Row) -> bool:
    """Whether a row is the heading of a chapter: `第六章：…`, `第 2 节 商业模式`."""
    return len(row.body) < 60 and bool(_CHAPTER.match(row.body)) and row.body[-1] not in "。?!;,"


def is_marked_heading(row: Row) -> bool:
    """Whether Markdown says that a row is a heading: `## 03  共识`."""
    before = row.raw[: row.start].strip("# \t")
    return len(row.body) < 60 and not before and bool(_MARKED.match(row.raw))


def is_section(row: Row) -> bool:
    """Whether a row is a heading of some kind: numbered by Chinese numerals, boxed, known."""
    body = row.body
    if is_marked_heading(row):
        return True
    if len(body) < 40 and _OTHER.match(body):
        return True
    return len(body) < 40 and body[-1] not in "。?!;,.:" and bool(_SECTION.match(body))
