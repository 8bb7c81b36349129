"""Questions that are read out or said again: somebody's written one, an asker's own."""

import re
from functools import lru_cache

from callbook.layouts.chinese_calls import chinese_reads_out
from callbook.layouts.introductions import LATIN_NAME, NOBODY_CALLED, Asker, sentences
from callbook.layouts.latin_names import is_given_name, is_person

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
# prey: `who asks`, `the question reads`; not `we ask you to limit yourself to one question`,
# `press the number one on your telephone`
_READING = re.compile(
    r"\b(?:asks|asked|wants to know|would like to know|is asking|reads|writes|wrote|submitted"
    r"|e-?mailed"
    r"|(?:question|(?<!number )one) (?:here )?(?:is |was )?"
    r"(?:about|on(?! the (?:line|phone))|regarding|relates))\b",
    re.IGNORECASE,
)
_READ_FROM = (
    # prey: `Sunita asks:`, `Jim Rusk from Denver writes:`, `Graham P has two:`; not `He asks`
    re.compile(
        r"(?:^|[.!?:]\s+)(?:Next,? |And |Then,? )*"
        r"(?!(?:He|She|They|It|We|I|Who|An?|The|Somebody|Someone)\b)"
        + LATIN_NAME
        + r"(?:,? (?:from|in|of|at|with) [\w .&]{2,40}?)?,? (?:asks|writes|wrote|says"
        r"|has (?:a|one|two|three|several)"
        r"|wants to know|would like to know)\b"
    ),
    # prey: `First one, from Brian T.`, `This one's from Peter Vo, shareholder`, `The next is from
    # Ann Lee`, `A follow-up from Ian`; not `from Lyon`
    re.compile(
        r"\b(?:one|question|this|it|first|next|second|third|last|follow-?up)"
        r"(?:'s|’s| is| comes)?,? (?:here )?from " + LATIN_NAME
    ),
)
# prey: `So Ian's first question is on gross margin.`; not `So the question is when.`, `It's a
# question we get`, `so it's a great question`
_RESTATED = re.compile(
    r"(?:[\w ]{1,24}[,.] )?(?:so,? |okay[,.] |all right[,.] "
    r"|yes[,.] )*(?:the )?"
    r"(?!(?:\w+ )?(?:it|that|this|there|here|what|let|he|she|who)'s)\w+(?: \w+)?'s (?:\w+ ){0,2}"
    r"questions?\b"
    r"|(?:(?:so|let me|i'll|i will),? )+(?:just )?(?:repeat|restate|summari[sz]e|translate"
    r"|paraphrase) (?:the|your|that|\w+'s) question"
    r"|(?:so,? |okay[,.] )?(?:the|his|her|your) (?:(?:first|second|third|next"
    r"|last) )?question (?:was|is) (?:on|about|around|regarding|related)",
    re.IGNORECASE,
)

# prey: `Question 1: The first one`, `Q: Hello`; not `Question 1 was on margin`
QUESTION_LABEL = re.compile(r"(?:Question|Q)\s?\d{0,3}\s?:\s*(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=1 << 13)  # each turn is asked about by whoever looks at it
def reads_out(text: str) -> bool:
    """Whether `text` reads somebody's written question: it asks, and not about the line."""
    asks = any(
        "?" in sentence and len(sentence.split()) > 3 and not _is_line_talk(sentence)
        for sentence in sentences(text)
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
