"""Who asks, as a telling sentence names him: `有股东`, `高盛分析师张明`, `Ann Lee（Larkfield）`."""

import re
from collections.abc import Iterator

from callbook.layouts.askers import asker
from callbook.layouts.document import matching
from callbook.layouts.firms import full_name, is_analyst, is_firm, is_management
from callbook.layouts.labels import NOBODY
from callbook.layouts.names import looks_like_name
from callbook.model import Speaker

_CROWD = re.compile(
    r"(?:投资者|股东|分析师|网友|参会者|机构|记者|与会者|散户|股民|研究员|基金经理)们?$"
)
# prey: `股东赵明`, `中小股东代表 李青`; not `股东大会`
_OF_CROWD = re.compile(
    r"(?:.{0,4}(?:投资者|股东|网友|记者|散户|股民|基金经理)(?:代表)?)\s*(?P<name>\S{2,4}(?:先生|女士)?)$"
)
# prey: `会上`, `另有`, `一位`, `来自`; what stands before one who asks
_LEAD = re.compile(
    r"^(?:会上|现场|期间|此外|另外|同时|另|还|也|又|亦|随后|接着|首先|最后|\s)*(?:有|来自)?(?:一(?:位|名|些))?"
    r"(?:参会的?|与会的?|现场的?|在场的?|多位|某)?"
)
_DATE = re.compile(r"^(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日(?:晚间?|上午|下午|当天)?")
_LABELS = frozenset(("记者", "主持人", "采访者"))
"""Who asks all along in an interview: `记者问：` is a label, `有记者问：` tells."""
# prey: `他`, `该股东`; not `股东`
_PRONOUN = re.compile(r"(?:他|她|其|对方|(?:该|这)(?:位|名)?(?:股东|投资者|分析师|记者|机构))")
# prey: `来自高盛的 Ann Lee`, `高盛（Goldman Sachs）的 Ann Lee`, `高盛的分析师 Ann Lee`
_OF = re.compile(
    r"(?:来自)?(?P<firm>[^的()]{2,24}?)\s*(?:\([^()]*\))?"
    r"(?:的\s*|的?(?:首席|资深|高级)?(?:分析师|研究员)\s*)(?P<name>[^的()]{2,24})$"
)
# prey: the verb of `公司表示大家可以`, after which nobody is told to ask
_SAYS = re.compile("表示|回应|回答|认为|指出|强调|补充|称")
# prey: `北辰资本赵敏`, `南岭证券 陈思`; not `北辰资本`
_GLUED = re.compile(
    r"(?P<firm>\w{2,8}?(?:证券|基金|资本|资管|银行|资产|国际|控股|投资|保险))\s*(?P<name>\w{2,3})$"
)
# prey: `Ann Lee, Larkfield`, `Larkfield`; not `CEO 王青`
_FOREIGN = re.compile(r"[A-Z][\w.&'’-]*(?:,? [A-Z&][\w.&'’-]*)*")
# prey: the `Ann Lee（北辰）` of `Ann Lee（北辰）祝贺公司取得好业绩，并询问`
_GREETS = re.compile(
    r"(?P<who>.{2,40}?)\s*(?:首先|先)?(?:对.{2,24}(?:表示|的)|向.{2,12})?(?:表示)?"
    r"(?:祝贺|恭喜|感谢|肯定|称赞|赞扬|认可|注意到|提到|提及|引用)"
)
_GOES_ON = re.compile(r"(?:并|然后|并且|而后|同时|随后|接着|再|之后|也|还|\s)*")
_TITLE = re.compile(r"(?:分析师|研究员)\s*")
_FIRM_LENGTH = 14


def asking_name(printed: str) -> Speaker | None:
    """Who asks; None where the words before the verb name nobody."""
    plain = printed.replace("*", " ").replace("（", "(").replace("）", ")").rstrip("的")
    for who in _clauses(plain):
        one = _named(who)
        if one is not None:
            return one
    return None


def _clauses(plain: str) -> Iterator[str]:
    """The last clause before the verb; the first where it only goes on with what he does.

    Both where a comma parts a name and a firm.
    """
    parts = re.split("[,，]", plain)
    last = parts[-1].strip(" :：")
    yield last[_end(_DATE, matching(last)) :].strip()
    greeting = _GREETS.match(matching(parts[0]))
    if greeting and len(parts) > 1 and _GOES_ON.fullmatch(matching(last)):
        yield parts[0][: greeting.end("who")].strip()
    if _FOREIGN.fullmatch(plain.strip()):
        yield plain.strip()


def _end(pattern: re.Pattern[str], text: str) -> int:
    hit = pattern.match(text)
    return hit.end() if hit else 0


def _named(who: str) -> Speaker | None:
    if _PRONOUN.fullmatch(matching(who)):
        return NOBODY
    if matching(who) in _LABELS or _SAYS.search(matching(who)):
        return None
    who = who[_end(_LEAD, matching(who)) :].strip(" :：")
    plain = matching(who)
    crowd, of = _OF_CROWD.match(plain), _OF.match(plain)
    if crowd and looks_like_name(crowd["name"]):
        return Speaker(name=who[crowd.start("name") :], role="analyst")
    if _CROWD.search(plain):
        known = (is_analyst(plain) or is_firm(who)) and len(who) > 3
        return (
            asker(who)
            if known and is_firm(who)
            else Speaker(name=who if known else "", role="analyst")
        )
    if of and looks_like_name(of["name"]):
        return Speaker(
            name=who[of.start("name") :],
            firm=who[of.start("firm") : of.end("firm")],
            role="analyst",
        )
    if not who:
        return None
    glued = _glued(plain)
    if glued:
        return Speaker(name=who[glued:].strip(), firm=who[:glued].strip(), role="analyst")
    return _bracketed(who) if "(" in who else _plain(who)


def _glued(plain: str) -> int:
    """Where the name begins behind the firm that it is printed with: `高盛张明`; 0 elsewhere."""
    hit = _GLUED.match(plain)
    if hit and looks_like_name(hit["name"]):
        return hit.start("name")
    ends = range(len(plain) - 3, len(plain) - 1)
    return next(
        (end for end in ends if full_name(plain[: max(end, 0)]) and looks_like_name(plain[end:])), 0
    )


def _bracketed(who: str) -> Speaker | None:
    """`Ann Lee (北辰)`, `高盛（Goldman Sachs）Ann Lee`, `分析师 Ann Lee（高盛）`."""
    head, _, rest = who[_end(_TITLE, matching(who)) :].partition("(")
    inside, _, after = rest.partition(")")
    head, after = head.strip(), after.strip(" 的")
    if after and looks_like_name(after):
        return Speaker(
            name=after, firm=head if is_firm(head) or full_name(head) else inside, role="analyst"
        )
    if after and not is_analyst(after):
        return None
    known = is_firm(inside) or is_firm(head) or looks_like_name(head) or len(inside) < 20
    return asker(f"{head} ({inside})") if known and not _is_company(head) else None


def is_crowd(one: Speaker) -> bool:
    """Whether one who asks is named as anybody of many: another may be named so next."""
    return not one.firm and bool(_CROWD.search(matching(one.name)))


def foreign_firm(who: str) -> Speaker | None:
    """One who asks behind a bullet under a name that no table knows: `– Larkfield询问`."""
    known = _FOREIGN.fullmatch(who.strip()) and not is_management(who)
    return Speaker(firm=who.strip(), role="analyst") if known else None


def _plain(who: str) -> Speaker | None:
    firm = is_firm(matching(who)) and len(who) < _FIRM_LENGTH and not is_management(who)
    return asker(who) if is_analyst(who) or firm or looks_like_name(who) else None


def _is_company(head: str) -> bool:
    """Whether what stands before the brackets is no person but the company that answers."""
    return head.endswith(("公司", "股份", "集团", "管理层"))
