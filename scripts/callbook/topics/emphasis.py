"""Tell what a text says from what it only mentions in passing."""

import re
from dataclasses import dataclass

from callbook.language.clauses import Cuts
from callbook.model import Span

ASIDE = 0.25
LISTED = 0.5
NAMING = 1.5

# What only sets the scene, from the start of a clause to its end: "由于监管趋严", "除了广告",
# "although ad demand"; not "主要因为…", whose reason is what the speaker is saying
_OPENING = re.compile(
    r"\s*(?:但是?|而|且|并且|同时|另外|此外|其中|and |but |so )?"
    r"(?:由于|因为|鉴于|虽然|虽说|尽管|即使|即便|哪怕|除了?(?!此|夕)|随着|如果|假如|倘若|为了|相比|相较|比起|不同于|无论|不管|正如|就像"
    r"|(?:though|although|while|whereas|despite|in spite of|because|due to|given|besides|unlike"
    r"|in addition to|apart from|aside from|other than|excluding|compared (?:with|to)|as with"
    r"|even if|if|when)\b)"
)
# An example, from there to the end of the clause: "例如体育", "如珍宝仓", "such as games";
# not "如何", "如果", "假如"
_EXAMPLE = re.compile(
    r"例如|比如|譬如|诸如|包括|(?:^|(?<=[,;。]))\s*如(?!何|果|期|今|此|下|上|同)"
    r"|\b(?:such as|including|for example|compared with|compared to|despite|excluding)\b"
)
# What sets the scene inside a clause: "受监管和宏观因素影响", "和行业一样", "在这一背景下"
_INSIDE = re.compile(
    r"受[^,]{1,24}?影响|[和与跟同][^,]{1,12}?(?:类似|一样|相比|相似)|除[^,]{1,16}?(?:之外|以外|外)"
    r"|在[^,]{1,16}?(?:背景|情况|环境|挑战|压力|影响|条件|前提|形势)之?下"
)
# A clause that sets the scene by its end: "外部挑战下,", "结构改动后,"; not "打通后台,"
_CLOSING = re.compile(
    r"(?:(?:背景|情况|环境|挑战|压力|影响|条件|前提|形势)之?下|[之以]?后|时候?|的同时"
    r"|类似|一样|相比|之外|以外),\s*$"
)
# Words that name what follows: "关于海外业务,", "流量匹配上,", "成本侧,"; not "在此基础上,"
_NAMING = re.compile(
    r"\s*(?:关于|至于|说到|谈到|regarding |turning to |on the |in terms of )"
    r"|\s*[^,]{1,12}(?<!基础)(?<!整体)(?<!个)(?<!各)(?:方面|上|侧|端|层面|来看|来说)[,:]\s*$"
)
# Three or more things in a row: "民生、电商、本地生活", "用户、内容和商品"; not "用户、内容"
_LIST = re.compile(
    r"[^、,;:。!?]{1,8}(?:、[^、,;:。!?]{1,10}?){1,20}(?:、|和|及|与|以及)[^、,;:。!?]{1,8}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A clause, or a part of one that sets the scene or lists things, with its emphasis."""

    span: Span
    emphasis: float


class Emphasis:
    """How much a word weighs by where it stands in a folded text."""

    def __init__(self, text: str) -> None:
        """Take the folded text of one block."""
        self._text = text
        self._cuts = Cuts(text)
        self.clauses = self._cuts.clauses
        self._known: dict[int, tuple[float, list[Stretch]]] = {}

    def at(self, start: int, end: int) -> float:
        """1 in a main clause, less where it sets the scene, more where it names the subject."""
        factor, lowered = self._of_clause(self.clause_of(start))
        for low in lowered:
            if low.span.start <= start and end <= low.span.end:
                factor = min(factor, low.emphasis)
        return factor

    def _of_clause(self, number: int) -> tuple[float, list[Stretch]]:
        """The emphasis of a clause and its lower stretches; most clauses are never asked for."""
        if number not in self._known:
            clause = self.clauses[number]
            emphasis = _clause_emphasis(self._text, clause)
            self._known[number] = (emphasis, _lowered(self._text, clause))
        return self._known[number]

    def clause_of(self, index: int) -> int:
        """The number of the clause, from 0, that holds a character."""
        return self._cuts.clause_of(index)


def _clause_emphasis(text: str, clause: Span) -> float:
    words = text[clause.start : clause.end]
    if _OPENING.match(words) or _CLOSING.search(words):
        return ASIDE
    return NAMING if clause.start == 0 or _NAMING.match(words) else 1.0


def _lowered(text: str, clause: Span) -> list[Stretch]:
    """The stretches of a clause that weigh less than the rest of it."""
    found = [
        Stretch(span=Span(start=match.start(), end=match.end()), emphasis=ASIDE)
        for match in _INSIDE.finditer(text, clause.start, clause.end)
    ]
    example = _EXAMPLE.search(text, clause.start, clause.end)
    if example:
        found.append(Stretch(span=Span(start=example.start(), end=clause.end), emphasis=ASIDE))
    if text.count("、", clause.start, clause.end):
        found += [
            Stretch(span=Span(start=match.start(), end=match.end()), emphasis=LISTED)
            for match in _LIST.finditer(text, clause.start, clause.end)
        ]
    return found
