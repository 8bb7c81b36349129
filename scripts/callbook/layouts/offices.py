"""What a header says beside a name: a title, a firm, or both; and the name itself."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from callbook.layouts.firms import is_analyst, is_firm, is_management
from callbook.layouts.latin_names import (
    could_be_person,
    generic_role,
    is_given_name,
    is_person,
    is_surname,
    without_title,
)
from callbook.layouts.names import FIRM_ANALYST, looks_like_name, without_alias
from callbook.layouts.names import speaker as chinese_speaker
from callbook.model import Role, Speaker

# prey: ` -- `, ` - `, ` – `, ` | `, the `;` of `Northgate; Analyst`; not the hyphen of `Jean-Paul`
_DASH = re.compile(r"\s*--+\s*|\s+[-–—|/]\s+|\s*[–—]\s*|;\s+")
# prey: what follows the name in `Grant May -- Quarry`, `Grant May (CEO)`; not `Jean-Paul`
_NAME_END = re.compile(r"\s*--+|\s+[-–—|/]\s|\s*[–—,]|\s*[(\[]")
# prey: what parts a name from the rest: the signs of `_DASH`, a comma; not the hyphen in a name
_NAME_STOP = re.compile(rf"{_DASH.pattern}|\s*,")
# prey: the colon of `Ian Pell (Northgate): And on`, which ends a header; not `Northgate & Co.`
_SAID = re.compile(r"[:?!]")
# prey: what follows the comma of `Ian Pell, Jr.`, `Ian Pell, CFA -- Analyst`; not `, Northgate`
_NAME_GOES_ON = re.compile(r"\s*(?:Jr|Sr|CFA|CPA|MBA|M\.?D|Ph\.?D|III?)\b")
# prey: `Ian Pell (Northgate)`, `Mara Voss [CEO]`, `Bill (Skip) Pell (CEO)`; not `(Ian)`
_BRACKETED = re.compile(
    r"^(?P<name>(?:[^()\[\]]|\([A-Z][a-z]+\) ){2,60}?)\s*[(\[](?P<more>[^()\[\]]{1,100})[)\]]$"
)
# prey: `Q - Ian Pell`, `Q.  IAN PELL`, `<A – Mara Voss>`; not `Q4 - growth`, `A. Rao`
_PREFIXED = re.compile(
    r"^[<\[(]?\s*(?P<role>[QA])(?:\s*[-–—]+\s*|[.:]\s+)"
    r"(?<![.] (?=(?:[A-Z]\. )*[A-Z]\S*[a-z]\S*(?:$| [-–—(|])))"
    r"(?P<name>[^<>]{2,80}?)\s*[>\])]?$"
)
# prey: `[CFO] Mara Voss`, `(Analyst) Ian Pell, Northgate`; not `[12] Ian Pell`
_TAGGED = re.compile(r"^[(\[](?P<tag>[A-Za-z][^()\[\]]{1,40})[)\]]\s*(?P<name>\S.{1,120})$")
# prey: the `{BIO 1234567 <GO>}` behind a name; not `(CEO)`
_CARD = re.compile(r"\s*\{[^{}]{1,40}\}")
# prey: `Inc.`, `Jr.`, `Co.`, `L.P.`; not `pricing.`
ABBREVIATED = re.compile(
    r"(?:\b(?:Inc|Jr|Sr|Co|Ltd|Corp|Bros|Cos|Ph\.D|Esq|plc|[A-Z])\.|\.[A-Z]\.)$"
)
# prey: the `we` of `we saw capital`; not `Head of Investor Relations`
_SPEECH_WORD = re.compile(
    r"\b(?:we|i|our|is|are|was|were|that|this|you|your|thanks?|it|have|has|will|can|yes|no|okay)\b"
    r"|\b(?:what|how|why|when|do|does|did|would|could|should|there|they|so|but|if|then)\b",
    re.IGNORECASE,
)
# prey: `管理层晚上好,恭喜业绩。我想问`, `请管理层谈谈外卖`; not `董事长、总经理`
_SPOKEN_CHINESE = re.compile(
    "[。?!]|请|你|您|我|谢谢|感谢|多谢|(?:[^\u4e00-\u9fff]{0,6}[\u4e00-\u9fff]){25}"
)
# prey: `分析师问答要点`, `管理层发言实录`; not `分析师`
_SECTION_CHINESE = re.compile("(?:问答|要点|环节|纪要|实录|观点|汇报|发言)$")
# prey: the everyday name of `Mr. Day`; not `Vice President`
_TITLED = re.compile(r"[A-Z][a-z]{2,}")
# prey: what stands behind `Bo, ` in `Bo, Analyst, Pell Securities`; not `analyst estimates rose`
_OFFICE_AND_FIRM = re.compile(
    r"(?:Analyst|(?:Chief|Vice|Head|Director|Chairman|President|C[EFTO]O|Conference)\b[\w ]*),"
    r" (?=[A-Z])|Conference Operator$"
)
# prey: `王`, `キ`, `김`; not `é`, `–`
_EASTERN = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# prey: the comma of `Larkfield Systems, Inc.`; not that of `Northgate, Analyst`
_SUFFIX = re.compile(
    r",\s+(?=(?:Inc|LLC|L\.L\.C|Ltd|Corp|Co|L\.P|LP|LLP|plc|PLC|N\.V|S\.A|AG|SE|Limited)\b)"
)
# prey: `Chief Executive Officer`, `Research Division`; not `we expect growth`
_OFFICE_WORD = re.compile(
    r"\b(?:division|officer|president|director|relations|research|analyst|associate|partners?"
    r"|securities|capital"
    r"|llc|l\.l\.c|inc|ltd|limited|chairman|chair|founder|head|manager|treasurer|controller"
    r"|secretary|counsel|chief|executive|vp|svp|evp"
    r"|management|bank|markets?|advis[oe]rs|group|corporation|corp|company|co|equit(?:y|ies)|plc"
    r"|ceo|cfo|coo|cto|s\.a|n\.v|gmbh|banco|banque|asset|wealth|brok(?:ers?|ing|erage))\b",
    re.IGNORECASE,
)

ROLE_WORDS: dict[str, Role] = {
    "analyst": "analyst",
    "analysts": "analyst",
    "attendee": "analyst",
    "attendees": "analyst",
    "shareholder": "analyst",
    "shareholders": "analyst",
    "executive": "management",
    "executives": "management",
    "management": "management",
    "company": "management",
    "operator": "operator",
    "moderator": "operator",
}
"""Words by which sites tell the role of a speaker, beside his name or below it."""
LETTER_ROLES: dict[str, Role] = {"Q": "analyst", "A": "management"}
"""Letters that do so, before his name, beside it or below it."""


@lru_cache(maxsize=1 << 13)  # several forms of headers look at the same line
def speaker_of(text: str) -> Speaker | None:
    """The speaker whom a header (half-width) names, with role, title and firm as far as it says.

    None where the words name nobody.
    """
    if len(text) > 180:
        return None
    plain = without_card(text.strip().strip("*_#>• "))
    plain = without_alias(plain).replace("（", "(").replace("）", ")").replace("，", ",")
    prefixed = _PREFIXED.match(plain)
    if prefixed:
        one = _named(prefixed["name"])
        return replace(one, role=LETTER_ROLES[prefixed["role"]]) if one else None
    tagged = _TAGGED.match(plain)
    return _tagged(tagged["name"], tagged["tag"]) if tagged else _named(plain)


def _tagged(name: str, tag: str) -> Speaker | None:
    """The speaker of a header with his office or his role in brackets before the name."""
    one = _named(name)
    role = ROLE_WORDS.get(tag.lower()) or _role("", tag)
    if one is None or role == "unknown":
        return None
    title = one.title or ("" if tag.lower() in ROLE_WORDS else tag)
    return replace(one, title=title, role=role)


def _named(plain: str) -> Speaker | None:
    role = generic_role(plain)
    if role:
        return Speaker(name=plain.strip("[]()"), role=role)
    bracketed = _BRACKETED.match(plain)
    if bracketed and _is_name(bracketed["name"]):
        return beside(bracketed["name"].strip(), bracketed["more"])
    stops = (hit for hit in _NAME_STOP.finditer(plain) if not _goes_on(plain, hit))
    for stop in islice(stops, 2):
        name, more = plain[: stop.start()].strip(), plain[stop.end() :].strip()
        if _SAID.search(more):  # `Ian Pell, Northgate: And on pricing --` is no header
            continue
        if _is_name(name) or (is_given_name(name) and _OFFICE_AND_FIRM.match(more)):
            return beside(name, more)
    if _is_name(plain):
        return _plain(plain)
    return None


def _goes_on(plain: str, stop: re.Match[str]) -> bool:
    """Whether a name goes on behind its comma: `Ian Pell, Jr.`"""
    return stop.group().strip() == "," and bool(_NAME_GOES_ON.match(plain, stop.end()))


def without_card(text: str) -> str:
    """A name without the `{BIO 1234567 <GO>}` that a terminal prints behind it."""
    return _CARD.sub("", text).strip()


def known_speaker(text: str, knows: Callable[[str], bool]) -> Speaker | None:
    """The speaker whom a header names if its name is known, though made of everyday words."""
    plain = text.strip().replace("（", "(").replace("）", ")")
    prefixed = _PREFIXED.match(plain)
    role: Role = "unknown"
    if prefixed:
        plain, role = prefixed["name"], LETTER_ROLES[prefixed["role"]]
    tagged = _TAGGED.match(plain)
    if tagged:
        role = ROLE_WORDS.get(tagged["tag"].lower()) or _role("", tagged["tag"])
        plain = tagged["name"] if role != "unknown" else plain
    name, more = _NAME_END.split(plain, maxsplit=1)[0].strip(), ""
    if len(name) < len(plain):
        more = plain[len(name) :].strip(" -–—,|()[]")
    if _SAID.search(more):
        return None
    of_firm = is_given_name(name) and is_office(more)
    if not ((could_be_person(name) or of_firm) and knows(name)):
        return None
    one = beside(name, more)
    return replace(one, role=role) if role != "unknown" else one


def _plain(name: str) -> Speaker:
    """A Chinese name may carry firm or title with it: 高盛分析师张明."""
    return Speaker(name=name) if name.isascii() else chinese_speaker(name)


def _is_name(text: str) -> bool:
    text = text.strip()
    if generic_role(text) or is_person(text):
        return True
    plain = without_title(text)
    if plain != text and (is_surname(plain) or _TITLED.fullmatch(plain)):
        return True
    if not _EASTERN.search(text):
        return False
    one = chinese_speaker(text)
    if is_firm(text) and "分析师" not in text:
        return bool(one.name and one.firm) or one.role == "operator"  # a firm alone is nobody
    return looks_like_name(without_alias(text)) or one.role != "unknown"


def beside(name: str, more: str) -> Speaker:
    """The speaker of this name with the words beside it: `Northgate -- Analyst`, `CEO`."""
    role: Role = generic_role(name) or "unknown"
    more = more.strip(" -–—,")
    stamp_free = re.sub(r"\s*\[?\d{0,2}:?\d{1,2}:\d{2}\]?\s*", "", more)
    if not stamp_free:
        return Speaker(name=name, role=role)
    if stamp_free.lower() in ROLE_WORDS and not is_title(stamp_free):
        return Speaker(name=name, role=ROLE_WORDS[stamp_free.lower()])
    parts = [part.strip() for part in _DASH.split(stamp_free) if part.strip()]
    firm, title = _firm_and_title(parts)
    if role == "unknown" or _runs_calls(title):
        role = _role(firm, title)
    return Speaker(name=name, firm=firm, title=title, role=role)


def _firm_and_title(parts: list[str]) -> tuple[str, str]:
    """The words beside a name told apart: the last of several is the title."""
    if len(parts) > 1:
        if is_title(parts[0]) and not is_title(parts[-1]):
            return parts[-1], parts[0]
        at = next((at for at, part in enumerate(parts) if at and is_title(part)), len(parts) - 1)
        return ", ".join(parts[:at]), " - ".join(parts[at:])
    [one] = parts
    chinese = FIRM_ANALYST.match(one)
    if chinese:
        return chinese["firm"], chinese["title"]
    one = _SUFFIX.sub("\0", one)
    title, firm = _split(one)
    return firm.replace("\0", ", "), title.replace("\0", ", ")


def _split(one: str) -> tuple[str, str]:
    """Title and firm that a comma parts: `CEO, Larkfield`, `Northgate, Analyst`."""
    head, comma, tail = one.rpartition(",")
    if comma and is_title(tail) and not is_title(head):
        return tail.strip(), head.strip()
    if comma and is_title(head.split(",")[0]) and not is_title(tail):
        return head.strip(), tail.strip()
    return (one, "") if is_title(one) else ("", one)


def is_title(text: str) -> bool:
    """Whether words are a person's title rather than a firm."""
    return is_analyst(text) or is_management(text) or _runs_calls(text)


def _runs_calls(title: str) -> bool:
    """Whether a title is that of whoever runs the queue: `Conference Operator`."""
    return generic_role(title.strip()) == "operator"


def _role(firm: str, title: str) -> Role:
    if _runs_calls(title):
        return "operator"
    if is_analyst(title):
        return "analyst"
    if is_management(title):
        return "management"
    return "analyst" if firm and is_firm(firm) else "unknown"


@lru_cache(maxsize=1 << 13)  # several forms of headers look at the same line
def is_office(text: str) -> bool:
    """Whether a line below a name is a title or a firm, not the first words of the turn."""
    text = text.strip()
    if not text or len(text) > 110 or (text[-1] in "。.?!;:" and not ABBREVIATED.search(text)):
        return False
    if _SPEECH_WORD.search(text) or _SPOKEN_CHINESE.search(text):
        return False
    return bool(_OFFICE_WORD.search(text)) or is_title(text) or is_firm(text)


@lru_cache(maxsize=1 << 13)  # several forms of headers look at the same line
def is_name_alone(text: str) -> bool:
    """Whether a line could be the name that heads a turn, and nothing else."""
    text = text.strip()
    if text and text[-1] in ".?!;:," and not ABBREVIATED.search(text):
        return False
    if _SPOKEN_CHINESE.search(text) or _SECTION_CHINESE.search(text):
        return False
    return _is_name(text) or is_given_name(text)
