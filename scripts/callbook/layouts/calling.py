"""The words of the one who runs the queue: whose turn it is, what he reads out, when it is over."""

import re
from dataclasses import dataclass
from functools import lru_cache

from callbook.layouts.chinese_calls import chinese_called, chinese_calls_next, chinese_reads_out
from callbook.layouts.latin_names import could_be_person, is_given_name, is_person

# prey: `Ian`, `R.J.`, `O'Neil`, `Jean-Paul`, `St.`; not `please`, `with`
_WORD = (
    r"(?:(?:[A-ZÀ-Þ]\.)+|(?:Jr|Sr|St|Mr|Ms|Mrs|Dr)\.|(?!(?:Please|Your|You|Thank|Thanks|And|The"
    r"|With"
    r"|Our|We|One|Go|From|Hi|Good)\b)[A-ZÀ-Þ][\w'’\-]*)"
)
_NAME = (
    rf"(?P<name>{_WORD}(?:(?:,?\s+(?:Jr|Sr)\b\.?)|\s+(?:{_WORD}|de|van|von|der|den|la|le|du|da|dos"
    rf"|di|bin|al|el|ten|ter)"
    r"(?![\w'’]))*)"
)
_END = (
    r"(?=(?<!\b[A-Z])(?<!\.[A-Z])\.(?:\s|$)|[?!,;:()]"
    r"|\s+(?:please|go|your|you|who|and|proceed|has|is|on)\b|\s*$)"
)
_FIRM = (
    r"(?:\s*[,(]?\s*(?:(?:an? )?\w+\s+)?(?:with|from|of|at|representing|on behalf of)\s+(?:the\s+)?"
    rf"(?P<firm>[A-Z0-9&][^?!;:()\n]{{0,60}}?){_END}"
    rf"|\s*(?:,|--|-|–|—)\s*(?P<firm2>[A-Z][^?!;:()\n,]{{1,60}}?){_END})?"
)
_INTRODUCTIONS = tuple(
    re.compile(pattern + _NAME + _FIRM)
    for pattern in (
        # prey: `Your next question comes from the line of Ian Pell`; not `questions from the floor`
        (
            r"[Qq]uestions?\b[^.?!]{0,60}?(?:\b(?:from|is|be|with|to|by|of)|,)\s+"
            r"(?:the\s+(?:lines?|side|phone)\s+of\s+)?(?:an?\s+\w+\s+of\s+)?"
        ),
        # prey: `from the line of Ravi Nair`; not `the line of products`
        r"\bline\s+(?:of|is)\s+",
        # prey: `We'll go next to Ian Pell`, `Next, we have Ian Pell`; not `we go to market`
        (
            r"\b(?:[Gg]o|[Gg]oing|[Mm]ove|[Nn]ext|[Ff]irst|[Ll]ast|[Ff]inally|[Tt]ake|[Uu]p"
            r"|[Nn]ow)\b[^.?!]{0,40}?"
            r"\b(?:to|is|with|from|have|by|at)\s+(?:the\s+line\s+of\s+)?"
        ),
        # prey: `a follow-up from Ian Pell`, `hear from Ian Pell`
        (
            r"\b(?:follow-?ups?|hear|comes?|coming|back|over)\b[^.?!]{0,20}?\b(?:from|to)\s+"
            r"(?:the\s+line\s+of\s+)?"
        ),
    )
)
# prey: `Ian Pell with Northgate, please go ahead.`, `Ian Pell, Northgate.`; not `We see Ian.`
_OPENING = re.compile(
    r"(?:^|[.!?\])]\s+)(?:And |Next,? |Yes,? |Okay,? |Mr\. |Ms\. )?"
    + _NAME
    + _FIRM
    + r"\s*[.,:;-]*\s*(?:$|(?:please|go ahead|your line|you may|you can|the floor|proceed|you're"
    r"|over to you))",
)
# prey: `turn the call over to Mara Voss`, `hand it back to management`; not `turn to questions`
_HANDING = re.compile(
    r"\b(?:turn|hand|pass|turning|handing|passing)\b[^.?!]{0,60}\b(?:over|back|to)\b"
    r"|\b(?:introduce|host|joining|joined|with (?:us|me)|closing remarks|speakers? (?:today"
    r"|will))\b",
    re.IGNORECASE,
)
# prey: `Next question, please.`, `请下一位提问`; not `the next question is why we waited`
_CALLING = re.compile(
    r"\b(?:next|first|last|final) (?:question|caller|analyst"
    r"|in (?:the )?queue)s?\b(?! is (?:why|how|what|whether|around|on|about))"
    r"|operator instructions|go ahead|please proceed|line (?:is|has been|will be) (?:now )?(?:open"
    r"|live|unmuted)"
    r"|open (?:it|the (?:lines?|call|floor))|take (?:some |your |our |a few "
    r"|any )?(?:more )?questions"
    r"|press (?:star|\*)|we(?:'ll| will) (?:go|move|take|hear)|(?:begin|start|move|go|get) (?:to "
    r"|in ?to |with )?(?:the |our )?(?:Q ?& ?A|question)"
    r"|question-and-answer|Q&A session|we have a (?:question|follow)",
    re.IGNORECASE,
)
# prey: `Operator, next question, please.`, `We'll take your questions.`; not `We'll take that up.`
_QUEUE_TALK = re.compile(
    r"\b(?:next|first|last|final) (?:question|caller|analyst)s?\b"
    r"(?! (?:is|was) (?:why|how|what|whether|around|on|about|really))"
    r"|\boperator,? (?:can we|could we|please|next|you may|back|go)\b"
    r"|\bback to the operator"
    r"|\btake (?:some |your |our |a few |any |more |the )*questions?\b"
    r"|\bopen (?:it|the (?:lines?|call|floor)) (?:up )?(?:for|to) (?:your |the )?(?:questions|Q)"
    r"|\bready (?:for|to take) (?:your |the |our |some )*(?:first )?questions?|question-and-answer",
    re.IGNORECASE,
)
# prey: `There are no further questions at this time.`, `会议到此结束`; not `no questions asked`
_CLOSING = re.compile(
    r"no (?:further|more|other|additional|remaining) (?:\w+ )?questions?|no questions (?:at|in|on)"
    r"|reached the end|end of (?:the|our|today's) (?:q|question|call|session|time|conference)"
    r"|that (?:was|is|will be|concludes) (?:our|the|all)? ?(?:last|final|time|questions)"
    r"|(?:concludes?|conclude|concluding|concluded) (?:our|the|today|this|with|your)"
    r"|closing (?:remarks|comments|statements)|final (?:remarks|comments)"
    r"|you may (?:now )?disconnect"
    r"|(?:turn|hand|pass)[^.?!]{0,50} back (?:over )?to|all we have time for|all the time we have"
    r"|(?:all|out of) (?:the|of) (?:time"
    r"|questions)"
    r"|没有(?:更多|其他)(?:的)?(?:问题|提问)|会议?(?:到此)?结束|到此结束",
    re.IGNORECASE,
)
# prey: `Are you there?`, `Is your line muted?`, `Any further questions?`; not `Why no split?`
_LINE_TALK = re.compile(
    r"\b(?:are you (?:there|on|still)|(?:your|the) (?:line|phone|mic)|on mute|muted|can you hear"
    r"|hear (?:me|you|us)"
    r"|(?:any|more|further|other|another|next|last|final|follow-?up) (?:\w+ )?(?:questions?|one)"
    r"|how are you|shall we|ready"
    r"|do we have|would you like|does that (?:answer|help)|anything else|go ahead"
    r"|want(?:s)? to take|take (?:that|this|it)"
    r"|press|star|queue|operator|is (?:it|that) (?:okay|ok)|with us)\b|听得到|准备好",
    re.IGNORECASE,
)
# prey: `who asks`, `the question reads`; not `we ask you to limit yourself to one question`
_READING = re.compile(
    r"\b(?:asks|asked|wants to know|would like to know|is asking|reads|writes|wrote|submitted"
    r"|e-?mailed"
    r"|(?:question|one) (?:here )?(?:is |was )?(?:about|on|regarding|relates))\b",
    re.IGNORECASE,
)
_READ_FROM = (
    # prey: `Sunita asks:`, `Jim Rusk from Denver writes:`, `Graham P has two:`; not `He asks`
    re.compile(
        r"(?:^|[.!?:]\s+)(?!(?:He|She|They|It|We|I|Who|An?|The|Somebody|Someone)\b)"
        + _NAME
        + r"(?:,? (?:from|in|of|at) [\w .]{2,40}?)?,? (?:asks|writes|wrote|says"
        r"|has (?:a|one|two|three|several)"
        r"|wants to know|would like to know)\b"
    ),
    # prey: `First one, from Brian T.`, `This one's from Peter Vo, shareholder`; not `from Lyon`
    re.compile(r"\b(?:one|question|this|it)(?:'s|’s| is| comes)?,? (?:here )?from " + _NAME),
)
# prey: `So Ian's first question is on gross margin.`; not `So the question is when.`
_RESTATED = re.compile(
    r"(?:[\w ]{1,24}[,.] )?(?:so,? |okay[,.] |all right[,.] "
    r"|yes[,.] )*(?:the )?\w+(?: \w+)?'s (?:\w+ ){0,2}questions?\b"
    r"|(?:(?:so|let me|i'll|i will),? )+(?:just )?(?:repeat|restate|summari[sz]e|translate"
    r"|paraphrase) (?:the|your|that|\w+'s) question"
    r"|(?:so,? |okay[,.] )?(?:the|his|her|your) (?:(?:first|second|third|next"
    r"|last) )?question (?:was|is) (?:on|about|around|regarding|related)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Whom the operator calls; empty where it is not said."""

    name: str = ""
    firm: str = ""


NOBODY_CALLED = Asker()


@lru_cache(maxsize=4096)  # the same turns are asked again by whoever looks at them
def called(text: str) -> Asker:
    """The last asker whom `text` (half-width) calls; handing over to a speaker calls nobody."""
    for sentence in reversed(_sentences(text)):
        if _HANDING.search(sentence) and "question" not in sentence.lower():
            continue
        found = _introduced(sentence)
        if found.name:
            return found
    return _opened(text)


def calls_next(text: str) -> bool:
    """Whether the operator's `text` calls an asker or explains the queue."""
    said = bool(_CALLING.search(text)) or chinese_calls_next(text)
    return said or bool(called(text).name)


def speaks_of_queue(text: str) -> bool:
    """Whether the company's `text` asks for the next question, or calls in Chinese."""
    return bool(_QUEUE_TALK.search(text)) or chinese_calls_next(text)


def ends_queue(text: str) -> bool:
    """Whether `text` says that nobody asks any more and calls no asker."""
    if not _CLOSING.search(text):
        return False
    rest = (one for one in _sentences(text) if not _CLOSING.search(one))
    return not any("question" in one.lower() and _introduced(one).name for one in rest)


def reads_out(text: str) -> bool:
    """Whether `text` reads somebody's written question: it asks, and not about the line."""
    asks = any(
        "?" in sentence and len(sentence.split()) > 3 and not _is_line_talk(sentence)
        for sentence in _sentences(text)
    )
    reading = bool(_READING.search(text))
    told = reading and ("?" in text or len(text.split()) > 12)
    return asks or told or chinese_reads_out(text)


def _is_line_talk(sentence: str) -> bool:
    """Whether a question is about the line or the queue; those are short."""
    return len(sentence.split()) < 14 and bool(_LINE_TALK.search(sentence))


def asker_read(text: str) -> Asker:
    """Whose written question `text` reads: `Sunita asks: …`, `one from Brian T. "Why …"`."""
    for pattern in _READ_FROM:
        hit = pattern.search(text[:240])
        if hit and (is_person(hit["name"]) or is_given_name(hit["name"].split()[0])):
            return Asker(name=hit["name"].strip(" ,.") if len(hit["name"]) > 3 else hit["name"])
    return NOBODY_CALLED


def restates(text: str) -> bool:
    """Whether `text` begins by saying an asker's question again."""
    return bool(_RESTATED.match(text.replace("’", "'")))


def _sentences(text: str) -> list[str]:
    """`text` cut after stops; an initial's stop cuts too, which costs nothing here."""
    return [part for part in re.split(r"(?<=[?!])\s+|(?<=[a-z)\]]\.)\s+|(?<=[。])", text) if part]


def _introduced(sentence: str) -> Asker:
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
    if not (full or (is_given_name(plain) and (plain != name or hit["firm"]))):
        return NOBODY_CALLED
    return Asker(name=name, firm=firm)
