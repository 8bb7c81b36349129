"""The words of the one who runs the queue: that the next may ask, or that nobody asks any more."""

import re
from functools import lru_cache

from callbook.layouts.chinese_calls import chinese_calls_next
from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.introductions import called, introduced, sentences

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
    r"|\b(?:are there|do we have|is there) (?:any |an)?other questions?\b"
    r"|\boperator,? (?:can we|could we|please|next|you may|back|go)\b"
    r"|\bback to the operator"
    r"|\btake (?:some |your |our |a few |any |more |the )*questions\b(?! like| of)"
    r"|\btake (?:a|one|another|the (?:next|first|last)|your (?:next|first)) (?:\w+ )?question\b"
    r"|\bopen (?:it|the (?:lines?|call|floor)) (?:up )?(?:for|to) (?:your |the )?(?:questions|Q)"
    r"|\b(?:move|go|proceed|turn|switch)(?: on)? (?:in)?to (?:the |our )?(?:Q ?& ?A|question)"
    r"|\bready (?:for|to take) (?:your |the |our |some )*(?:first )?questions?|question-and-answer",
    re.IGNORECASE,
)
# prey: `With regard to your first question, Ian,`; not `Let's go to your first question`
_ANSWERED = re.compile(
    r"\b(?:on|(?<!go )(?<!move )(?<!turn )(?<!over )to|regarding|for|about|as for|answer(?:ing)?"
    r"|address(?:ing)?|tak(?:e|ing)|cover(?:ing)?|handle|translat(?:e|ing)|with)"
    r" (?:your|his|her) (?:first|next|last|final) question"
    r"|\b(?:on|regarding|regards? to|as for|about|back to) the (?:first|last|final) question",
    re.IGNORECASE,
)
# prey: `There are no further questions at this time.`, `会议到此结束`, `今天的会议就到这里`;
# not `no questions asked`, `我先讲到这里`
_CLOSING = re.compile(
    r"no (?:further|more|other|additional|remaining) (?:\w+ )?questions?|no questions (?:at|in|on)"
    r"|(?:not|don't|don’t) (?:see|seeing|show|showing|hear|hearing|have) any (?:further|more|other)"
    r" questions"
    r"|reached the end|end of (?:the|our|today's) (?:q|question|call|session|time|conference)"
    r"|that (?:was|is|will be|concludes) (?:our|the|all)? ?(?:last|final|time|questions)"
    r"|(?:concludes?|conclude|concluding|concluded) (?:our|the|today|this|with|your)"
    r"|closing (?:remarks|comments|statements)|final (?:remarks|comments)"
    r"|you may (?:now )?disconnect"
    r"|(?:turn|hand|pass)[^.?!]{0,50} back (?:over )?to|all we have time for|all the time we have"
    r"|(?:that|this|those|these|it)(?:'s|’s| is| was| are| were) all (?:of )?(?:the|our)"
    r" (?:time|questions)|all (?:of )?the questions (?:that )?we have|out of (?:the )?questions"
    r"|(?:we're|we are|be|run|ran) out of time"
    r"|we(?:'ll| will| would like to)?(?: now)? (?:close|conclude|end) (?:the|this|today's|our)\b"
    r"|以上で[质質]疑|[质質]疑[応应]答を(?:終|终)"
    r"|没有(?:更多|其他)(?:的)?(?:问题|提问)|会议?(?:到此)?结束|到此(?:结束|为止)"
    r"|(?:会议?|會議?|交流|路演|活动|活動|访谈|訪談|直播|节目|節目)[\s,]?(?:我们|我們)?(?:就|先)\s?(?:开|開)?到(?:这|這)[里裡边邊儿]"
    r"|今天(?:的\S{1,6}?)?(?:就|先)(?:聊|谈|談)?到(?:这|這|此)",
    re.IGNORECASE,
)

# prey: `OK. Station number 1.`, `Microphone 3, please.`; not `the station sold`
_STATION = re.compile(
    r"\b(?:station|microphone|mike|zone|area|section|row) (?:number |no\. ?)?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|^(?:(?:okay|ok|and|all right|now)[,. ]+)?number \w+[.,!]?(?: please\.?)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 13)
def calls_next(text: str) -> bool:
    """Whether the operator's `text` calls an asker or explains the queue."""
    said = bool(_CALLING.search(text)) or chinese_calls_next(text)
    return said or bool(called(text).name)


def unanswered(text: str) -> str:
    """`text` without the words that come back to what was asked: `To your first question, …`."""
    return _ANSWERED.sub(" ", text)


@lru_cache(maxsize=1 << 13)
def speaks_of_queue(text: str) -> bool:
    """Whether the company's `text` asks for the next question, or calls in Chinese."""
    return bool(_QUEUE_TALK.search(unanswered(text))) or chinese_calls_next(text)


@lru_cache(maxsize=1 << 13)
def ends_queue(text: str) -> bool:
    """Whether `text` says that nobody asks any more and calls no asker."""
    if not _CLOSING.search(text):
        return False
    rest = (one for one in sentences(text) if not _CLOSING.search(one))
    return not any("question" in one.lower() and introduced(one).name for one in rest)


def calls_station(text: str) -> bool:
    """Whether `text` only calls the next of the microphones in a hall: `OK. Station 2.`"""
    if len(text) > 100 or not _STATION.search(text):
        return False
    return all(_STATION.search(one) or is_courtesy(one) for one in sentences(text))
