"""Whom a text calls to ask: `Your next question comes from the line of Ian Pell, Northgate.`"""

import re
from dataclasses import dataclass
from functools import lru_cache

from callbook.layouts.chinese_calls import chinese_called
from callbook.layouts.latin_names import could_be_person, is_given_name, is_person

# prey: `Ian`, `R.J.`, `O'Neil`, `Jean-Paul`, `St.`; not `please`, `with`
_WORD = (
    r"(?:(?:[A-ZÀ-Þ]\.)+|(?:Jr|Sr|St|Mr|Ms|Mrs|Dr)\.|(?!(?:Please|Your|You|Thank|Thanks|And|The"
    r"|With"
    r"|Our|We|One|Go|From|Hi|Good|There|It|That|This|If|What|How|Why|When|They|These)\b)[A-ZÀ-Þ][\w'’\-]*(?![\w'’]|-\w)|[\"“][A-Z][a-z]+[\"”])"
)
LATIN_NAME = (
    rf"(?P<name>{_WORD}(?:(?:,?\s+(?:Jr|Sr)\b\.?)|\s+(?:{_WORD}|de|van|von|der|den|la|le|du|da|dos"
    rf"|di|bin|binti|al|el|ten|ter)"
    r"(?![\w'’]))*)"
)
# prey: what follows the comma of `Sidoti, LLC`, `Keefe, Bruyette & Woods`; not of `Pell, please`
_GOES_ON = r"\s+(?:LLC|Inc|Ltd|LP|Co|Corp|plc)\b|\s+[A-Z]\w+ (?:&|and) [A-Z]"
_END = (
    r"(?=(?<!\b[A-Z])(?<!\.[A-Z])\.(?:\s|$)|[?!;:()]"
    rf"|,(?!{_GOES_ON})"
    r"|\s+(?:please|go|your|you|who|and|proceed|has|is|on|asks|says|writes|wants)\b|\s*$)"
)
_FIRM = (
    r"(?:\s*[,(]?\s*(?:(?:an? )?\w+\s+)?(?:with|from|of|at|representing|on behalf of)\s+(?:the\s+)?"
    rf"(?P<firm>[A-Z0-9&][^?!;:()\n]{{0,60}}?){_END}"
    rf"|\s*(?:,|--|-|–|—)\s*(?P<firm2>[A-Z](?:[^?!;:()\n,]|,(?={_GOES_ON})){{1,60}}?){_END})?"
)
_INTRODUCTIONS = tuple(
    re.compile(pattern + LATIN_NAME + _FIRM)
    for pattern in (
        # prey: `Your next question comes from the line of Ian Pell`; not `questions from the floor`
        (
            r"[Qq]uestions?\b[^.?!]{0,60}?(?:\b(?:from|is|be|with|to|by|of)|,)\s+"
            r"(?:the\s+(?:lines?|side|phone)\s+of\s+)?(?:an?\s+\w+\s+of\s+)?"
        ),
        # prey: `And next, Ian Pell from Northgate.`; not `Next, price.`
        r"\b[Nn]ext(?: up)?,\s+(?:it's |it is |is )?",
        # prey: `from the line of Ravi Nair`; not `the line of products`
        r"\bline\s+(?:of|is)\s+",
        # prey: `We'll go next to Ian Pell`, `Next, we have Ian Pell`; not `we go to market`
        (
            r"\b(?:[Gg]o|[Gg]oing|[Mm]ove|[Mm]oving|[Nn]ext|[Ff]irst|[Ll]ast|[Ff]inally|[Tt]ake|[Uu]p"
            r"|[Nn]ow)\b[^.?!]{0,40}?"
            r"\b(?:to|is|with|from|have|by|at)\s+(?:the\s+line\s+of\s+)?"
        ),
        # prey: `We have Ian Pell from Northgate.`, `We've got Ian Pell`; not `We have it`
        r"\b[Ww]e(?:['’]ve| have)(?: now)?(?: got)?\s+",
        # prey: `a follow-up from Ian Pell`, `hear from Ian Pell`
        (
            r"\b(?:follow-?ups?|hear|comes?|coming|back|over)\b[^.?!]{0,20}?\b(?:from|to)\s+"
            r"(?:the\s+line\s+of\s+)?"
        ),
    )
)
# prey: `Ian Pell with Northgate, please go ahead.`, `Ian Pell, Pell, Obi & Co.`; not `We see Ian.`
_OPENING = re.compile(
    r"(?:^|[.!?\])]\s+)(?:And |Next,? |Yes,? |Okay,? |Mr\. |Ms\. )?"
    + LATIN_NAME
    + _FIRM
    + r"(?:, (?=[A-Z&])[^?!;:()\n,]{0,40}\b(?:Co|Inc|LLC|L\.L\.C|Ltd|LLP|LP|Company)\b)?"
    + r"\s*[.,:;-]*\s*(?:$|(?:[Pp]lease|go ahead|your line|you may|you can|the floor|proceed|you're"
    r"|over to you))",
)
# prey: `turn the call over to Mara Voss`, `hand it back to management`; not `turn to questions`
_HANDING = re.compile(
    r"\b(?:turn|hand|pass|turning|handing|passing)\b[^.?!]{0,60}\b(?:over|back|to)\b"
    r"|\b(?:introduce|host|joining|joined|with (?:us|me)|closing remarks|speakers? (?:today"
    r"|will)|from the (?:management|company))\b",
    re.IGNORECASE,
)
# prey: the blank behind `Pell Advisors.`; not the one behind `Mr.`
_SENTENCE_ENDS = re.compile(
    r"(?<=[?!])\s+|(?<=[a-z0-9%)\]\"”]\.)(?<!\b[MDJS]r\.)(?<!\b[MS]s\.)(?<!\bMrs\.)\s+|(?<=[。])"
)


# prey: the brackets of `from (Ian) Pell with (Northgate)`, guesses of a transcriber, and
# `(Unintelligible)`; not `. (Operator Instructions)`, `(NYSE)`
_GUESSED = re.compile(r"(?<=[\w)] )\((?P<word>[A-ZÀ-Þ][a-zß-ÿ][\w.'’ -]{0,30})\)")
_UNHEARD = re.compile(r"\s*\((?:unintelligible|inaudible|ph|sp)\)", re.IGNORECASE)

# prey: what stands before the name in `OK, Ian?`; not in `Okay so Ian`
_NODDING = re.compile(
    r"^(?:ok|okay|all right|alright|yes|thank you|thanks), (?=[A-Z])", re.IGNORECASE
)
_LONE = 40
"""Characters up to which a name may be all the call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Whom the operator calls; empty where it is not said."""

    name: str = ""
    firm: str = ""
    line: int = 0  # where he is called; 0 where nobody needs to know


NOBODY_CALLED = Asker()


@lru_cache(maxsize=1 << 13)  # the same turns are asked again by whoever looks at them
def called(text: str) -> Asker:
    """The last asker whom `text` (half-width) calls; handing over to a speaker calls nobody."""
    if "(" in text:
        text = _GUESSED.sub(r"\g<word>", _UNHEARD.sub("", text))
    for sentence in reversed(sentences(text)):
        if _HANDING.search(sentence) and "question" not in sentence.lower():
            continue
        found = introduced(sentence)
        if found.name:
            return found
    return _opened(text)


def hands_floor(text: str) -> bool:
    """Whether `text` hands the call over to one of the company's: `over to Mara Voss`."""
    return bool(_HANDING.search(text))


def lone_name(text: str) -> str:
    """The name that is all a short text asks for: `Ian?`, `Okay. Ian Pell?`, `OK, Ian?`."""
    last = _NODDING.sub("", sentences(text)[-1]) if 0 < len(text) < _LONE else ""
    return last.rstrip("? ") if last.endswith("?") and last[:1].isupper() else ""


def introduced(sentence: str) -> Asker:
    """The last asker whom one sentence calls."""
    for pattern in _INTRODUCTIONS:
        for hit in reversed(list(pattern.finditer(sentence))):
            found = _asker(hit)
            if found.name:
                return found
    name, firm = chinese_called(sentence)
    return Asker(name=name, firm=firm)


def _opened(text: str) -> Asker:
    if len(text) > 240 or (_HANDING.search(text) and "question" not in text.lower()):
        return NOBODY_CALLED
    for hit in _OPENING.finditer(text):
        found = _asker(hit)
        if found.name and (" " in found.name or found.firm):
            return found
    return NOBODY_CALLED


def _asker(hit: re.Match[str]) -> Asker:
    name = hit["name"].strip(" ,")
    plain = re.sub(r"^(?:Mr|Ms|Mrs|Dr)\.?\s+", "", name)
    firm = (hit["firm"] or hit["firm2"] or "").strip(" .,")
    full = is_person(name) or (bool(firm) and could_be_person(name))
    told = plain != name or hit["firm"] or "line of" in hit.group()
    if not (full or (is_given_name(plain) and told)):
        return NOBODY_CALLED
    return Asker(name=plain, firm=firm)


def sentences(text: str) -> list[str]:
    """`text` cut after stops; an initial's stop cuts too, which costs nothing here."""
    return [part for part in _SENTENCE_ENDS.split(text) if part]
