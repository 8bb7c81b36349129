"""Those who host a call and say the askers' questions again for who answers them."""

import re

from callbook.layouts.calling import unanswered
from callbook.layouts.cast import Cast
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.introductions import sentences
from callbook.layouts.reading_out import restates

_BEGINNING = 320
"""Characters in which one who says a question again shows that he does."""
_LONGEST = 900
_BRIEF = 250
"""Characters up to which a question said again need not end in an ask."""
# prey: `He notes that it is strong`; not `She asked me, "When?"`
# prey: `So Ian would like to know`, `the final part of Ian's
# question`, `allow me to summarize your question`; not `I would like to say`, `on the second
# part of your question`
_TOLD = re.compile(
    r"\b(?:(?:he|she|they|ASKER)(?: also| just)?(?:'d like to| would(?: also)? like(?: us)? to"
    r"| wants?(?: us)? to| (?:is |are )?ask(?:s|ing|ed)(?! (?:me|us)\b|[,:]? [\"“])"
    r"| note[sd]| points? out| mentions?)"
    r"|(?:his|her|their|ASKER's) (?:[\w.-]+ ){0,2}questions?"
    r"|(?:allow me to|let me|i'll|i will) (?:just |please |quickly )?(?:summari[sz]e|repeat"
    r"|restate|translate|paraphrase)\b[^.?!]{0,40}\bquestions?"
    r"|(?<!\bon the )(?<!\bto the )(?<!\bfor the )(?<!regarding the )(?<!about the )"
    r"(?<!answer the )(?<!address the )(?:first|second|third|final|last|next) (?:part|half) of"
    r" (?:this|that|his|her|your|the|ASKER's) questions?"
    r"|(?:first|second|third|final|last|next) questions? from ASKER)\b",
    re.IGNORECASE,
)
# prey: `Ian`, `O'Neil`, `R.J`, the `Ian` of `Ian's`; not `.`
_WORD = re.compile(r"\w+(?:[.'-](?![sd]\b)\w+)*")
# prey: `Does that answer your question?`, `if you have a quick follow-up?`; not `It is 12%.`
_ATTENDS = re.compile(
    r"\b(?:does|did) (?:that|this|it|he|she|we|i) answer\b"
    r"|\b(?:do|if) you have (?:an?|another|any|your)\b"
    r"|\byour (?:second|next|follow-?up|last) question",
    re.IGNORECASE,
)
# prey: `I'll take that as one and a half questions.`; not `The answer is yes.`, `Volumes rose.`
_OF_QUESTIONS = re.compile(
    r"\bquestions?\b(?! is)|\banswer(?:ed|s)?\b(?! (?:is|to))|\bfollow-?up(?! is)", re.IGNORECASE
)


def says_again(text: str, asker: str) -> bool:
    """Whether `text` is this asker's question in a host's words, and no answer to it."""
    plain = text.replace("’", "'")
    if len(plain) > _LONGEST:
        return False
    if restates(plain):
        return True
    brief = len(plain) < _BRIEF or plain.rstrip().endswith("?")
    return brief and bool(_TOLD.search(_named(plain[:_BEGINNING], asker)))


def _named(text: str, asker: str) -> str:
    """`text` with the asker called ASKER, whichever of his names it says."""
    names = {word.strip(".,").lower() for word in asker.split() if len(word) > 1}
    names = names or {asker.lower()}

    def called(hit: re.Match[str]) -> str:
        word = hit.group()
        return "ASKER" if word[0].isupper() and word.lower() in names else word

    return _WORD.sub(called, text)


def asks_whether_answered(text: str) -> bool:
    """Whether `text` ends by asking whether it was an answer: `…. Does that help, Ian?`"""
    return bool(_ATTENDS.search(sentences(text)[-1]))


def attends(text: str, cast: Cast) -> bool:
    """Whether `text` only asks whether the asker was answered, or has more to ask."""
    if len(text) > _BRIEF or not text.rstrip().endswith("?") or not _ATTENDS.search(text):
        return False
    *before, _ = sentences(unanswered(text))
    return all(
        _OF_QUESTIONS.search(one) or is_courtesy(one, cast.words, strict=True) for one in before
    )
