"""Our own words in the files for programs, one table a language."""

from dataclasses import dataclass

from callbook.model import UNKNOWN, Details


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words; `{…}` is filled in."""

    not_verbatim: str
    dated: str
    undated: str
    calls: str
    topics: str
    topics_says: str
    metrics: str
    metrics_says: str
    data: str
    data_files: tuple[tuple[str, str], ...]
    call_json_says: str
    guide_about: str
    guide_rules: str

    def summary(self, details: Details, questions: int) -> str:
        """One line about a call: company, period, date or that it is unknown, note."""
        line = (self.dated if details.date else self.undated).format(
            company=details.company.name,
            period=details.period,
            date=details.date,
            unknown=UNKNOWN,
            questions=questions,
        )
        return line if details.verbatim else f"{line} {self.not_verbatim}"


def words(language: str) -> Words:
    """The words of a language (BCP 47); Chinese where we have none of its own."""
    return ENGLISH if language.partition("-")[0] == "en" else CHINESE


CHINESE = Words(
    not_verbatim="第三方整理的纪要，非逐字。",
    dated="{company}，{period}，{date}，{questions} 个问答。",
    undated="{company}，{period}，日期{unknown}，{questions} 个问答。",
    calls="业绩会",
    topics="主题",
    topics_says="按主题查看每一段回答",
    metrics="指标与术语",
    metrics_says="定义、公式、易混淆的说法和每一处提及",
    data="数据",
    data_files=(
        ("data/index.json", "全部业绩会，每一场都指向自己的 call.json"),
        ("data/call.schema.json", "call.json 的说明（JSON Schema 2020-12）"),
        ("data/topics.json", "主题及其段落地址"),
        ("data/metrics.json", "指标与术语的定义及其段落地址"),
        ("data/figures.csv", "说到的每一个业务数字，附原句和地址"),
        ("data/questions.csv", "全部问题"),
        ("data/blocks.csv", "全部段落"),
        ("data/mentions.csv", "指标的每一处提及"),
        ("data/csv-metadata.json", "各表的列说明（W3C CSV on the Web）"),
    ),
    call_json_says="问题、回答、段落地址、主题与指标的依据、原文行号",
    guide_about="业绩会问答整理成的书：一问一页，每一段都有固定地址。",
    guide_rules=(
        "引用时请写明公司、期间和段落地址；标为“非逐字”的是第三方整理的纪要，"
        "不能当作发言人的原话。未知的日期和发言人写作“未知”或 null，不作推测。"
    ),
)

ENGLISH = Words(
    not_verbatim="Condensed minutes by a third party, not verbatim.",
    dated="{company}, {period}, {date}, {questions} questions.",
    undated="{company}, {period}, date unknown, {questions} questions.",
    calls="Calls",
    topics="Topics",
    topics_says="every paragraph, by topic",
    metrics="Metrics and terms",
    metrics_says="definition, formula, what they are mistaken for, and every mention",
    data="Data",
    data_files=(
        ("data/index.json", "all calls, each with the path of its call.json"),
        ("data/call.schema.json", "what call.json holds (JSON Schema 2020-12)"),
        ("data/topics.json", "topics and the addresses of their paragraphs"),
        ("data/metrics.json", "metrics and terms with the addresses that name them"),
        ("data/figures.csv", "every business number said, with its sentence and address"),
        ("data/questions.csv", "all questions"),
        ("data/blocks.csv", "all paragraphs"),
        ("data/mentions.csv", "every mention of a metric"),
        ("data/csv-metadata.json", "the tables' columns (W3C CSV on the Web)"),
    ),
    call_json_says="questions, answers, addresses, evidence for topics and metrics, source lines",
    guide_about="Analyst calls as a book: one page a question, an address for every paragraph.",
    guide_rules=(
        "Cite company, period and the paragraph's address. A call marked as not verbatim is a "
        "third party's minutes and must not be quoted as a speaker's own words. An unknown date "
        "or speaker is said to be unknown, or null; none is guessed."
    ),
)
