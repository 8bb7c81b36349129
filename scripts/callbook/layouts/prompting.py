"""Whether words ask for an answer, with a question mark or without."""

import re
from functools import lru_cache

from callbook.layouts.asking import asks
from callbook.layouts.bilingual import language
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.latin_names import is_given_name

# prey: `Tell us about the roadmap.`, `Give people a sense of it.`; not `We talk to customers.`
_PROMPT = re.compile(
    r"\b(?:tell (?:us|me)|give (?:us|me|people|everyone|listeners) (?:an? |some |the )"
    r"|talk (?:to us |(?:a (?:little )?bit )?)about|walk(?:ing)? (?:us|me) through"
    r"|curious|hoping (?:that )?you|wonder(?:ing|ed)?"
    r"|(?:love|like|want(?:ed)?) to (?:hear|get|know|understand|ask)"
    r"|help (?:us|me) (?:understand|think)|any (?:color|colour|thoughts|update)"
    r"|your (?:thoughts|view|take|perspective)s? (?:on|about|around)|share with us|remind us"
    r"|(?:can|could|would|maybe|if) you (?:could |can |would )?(?:just |maybe |please |also )?"
    r"(?:talk|speak|give|share|discuss|touch|comment|elaborate|expand|explain|describe|walk|help"
    r"|provide|quantify|clarify|confirm|outline|frame|update|remind)"
    r"|how (?:should|do|would|are) (?:we|you)|what (?:is|are|do|does|would|drives)|is there"
    r"|are there"
    r"|describe|expand on|elaborate|my question|my (?:\w+ )?follow-?up (?:is|was)"
    r"|(?:(?<!the )question is|question (?:is )?(?:on|about|around|regarding|whether)))\b",
    re.IGNORECASE,
)
# prey: `What margin did you make on it.`, `And how do you see it.`; not `What we did was right.`
_OPENING = re.compile(
    r"(?:^|[.?!]\s+)(?:and |so |but |okay,? |well,? |then |maybe )*(?:what|how|why|when|where|who"
    r"|which)"
    r"(?:'s|\s+(?:\w+\s+){0,3}?(?:do|did|does|is|are|was|were|will|would|can|could|has|have"
    r"|should))\b"
    r"|(?:^|[.?!]\s+)(?:and |so |but )*(?:did|do|does|can|could|would|will|should|has|have|is"
    r"|are) (?:you|your|the|there|that|it|this|they)\b"
    r"|\b(?:asks|asked about|wants? to know|writes?:)",
    re.IGNORECASE,
)
# prey: `请先概述一下行业的情况。`, `给大家讲讲。`; not `请李总回答。`, `这个我来讲。`
_REQUEST_ZH = re.compile(
    "请[^。?!]{0,8}?(?:介绍|概述|谈|说|讲|聊|分享|展开|解释|评价|展望)|(?:谈谈|聊聊|说说|讲讲|分享一下)"
)
# prey: `主要想请教应收账款的情况，谢谢。`, `我有两个问题。第一个是…`; not `这个问题我来答。`
_ASKS_ZH = re.compile(
    "请教|想问|请问|想了解|我的问题(?:是|关于)|(?:我|这边)[^。?!,]{0,4}有[^。?!,]{0,5}问题(?!要说)"
)
# prey: `Does that answer your question?`, which asks for no answer; not `Does that help you sell?`
_ATTENDS = re.compile(
    r"\b(?:does|did) (?:that|this|it|he|she|we|i) (?:answer\b|help(?:, \w+)?\?)", re.IGNORECASE
)
# prey: `Operator, can we have the next question?`; not `Can you take us to the next step?`
_NEXT = re.compile(
    r"\b(?:can|could|may|shall|do) (?:we|you|i) (?:please )?(?:have|take|get|go to|move to)\b"
    r"[^?]{0,20}\b(?:question|caller)",
    re.IGNORECASE,
)
# prey: `不知道有没有回答您的问题?`, which asks for no answer; not `怎么回答投资者?`
_ATTENDS_ZH = re.compile("(?:有没有|是否|算不算)(?:解答|回答)|(?:回答|解答)(?:到|了)?(?:您|你)的")
# prey: the space after a stop; not the stop of `J.P.`
_SENTENCE_END = re.compile(r"(?<=[?!])\s+|(?<=[a-z0-9\])”\"][.])\s+|(?<=[。?!])")


def prompts(text: str) -> bool:
    """Whether some words of `text` ask for an answer: a question mark, or `tell us about`."""
    return "?" in text or bool(_PROMPT.search(text) or _OPENING.search(text))


def asks_or_prompts(text: str) -> bool:
    """Whether some words of `text` ask, in either language."""
    return asks(text) or prompts(text)


@lru_cache(maxsize=1 << 13)  # each turn is asked about by whoever looks at it
def ends_asking(text: str) -> bool:
    """Whether the last words ask, thanks aside: who answers may ask within his answer."""
    sentences = [one for one in _SENTENCE_END.split(text[-500:].strip()) if one.strip()]
    while len(sentences) > 1 and _says_little(sentences[-1]):
        sentences.pop()
    if not sentences or _only_calls(sentences) or _NEXT.search(sentences[-1]):
        return False
    last = sentences[-1].rstrip("\"”’' ")
    asking = _PROMPT.search(last) or _OPENING.search(last) or _REQUEST_ZH.search(last)
    return last.endswith("?") or bool(asking) or bool(_ASKS_ZH.search(text[-120:]))


def _only_calls(sentences: list[str]) -> bool:
    """Whether all that is said is a name: `Tom?`"""
    return len(sentences) == 1 and is_given_name(sentences[0].strip().rstrip("?"))


def _says_little(sentence: str) -> bool:
    """Whether a last sentence is thanks or a call: `Thank you.`, `Operator?`, `Tom?`."""
    if language(sentence) == "zh":
        attends = _ATTENDS_ZH.search(sentence) and len(sentence) < 30
        short = len(sentence.strip()) < 6 and "?" not in sentence
        return is_courtesy(sentence) or short or bool(attends)
    words = sentence.split()
    calls = len(words) == 1 or "operator" in sentence.lower()
    if _ATTENDS.search(sentence):
        return True
    return is_courtesy(sentence) or (len(words) < 4 and (calls or "?" not in sentence))
