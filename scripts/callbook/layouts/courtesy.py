"""Words that belong to nobody: greetings, thanks, handing over, calling the next speaker."""

import re

_ENGLISH = """
hi|hello|hey|yes|yeah|yep|no|ok|okay|sure|great|good|perfect|got it|understood|all right|alright
right|excellent|wonderful|fair enough|makes sense|cool|very good|fantastic|good morning
good afternoon|good evening|good day|morning|afternoon|evening|everyone|everybody|guys|gentlemen
team|all|thank you|thanks|thanks a lot|many thanks|very much|so much|a lot|again|sir|ma'am
operator|and|there|indeed|please|go ahead|you're welcome|welcome|no problem|of course|bye
that's|that is|it's|very|really|super|helpful|clear|appreciate|appreciate it|appreciated|i
the color|the colour|for|on|the|your|my|taking|question|questions|time|answer|call|detail|details
that|this|it|all from me|all for me|from my side|from me|for me|that's all|that's it|for now
i'll|pass it on|pass it back|jump back in|jump back in the queue|get back in the queue|line
get back in queue|go back in the queue|leave it there|turn it over|congratulations|congrats
quarter|results|nice|strong|solid|best of luck|good luck|can you hear me?|can you hear me okay?
we can hear you|i can hear you|loud and clear|how are you?|how are you doing?|hear me|so|well
thank you so much|have a good day|have a great day|no further questions|thanks for taking my
thank you for taking my|to|you|is open|open|ladies|ahead|back|with that|next question
"""
_CHINESE = """
您好|你好|大家好|大家|早上好|下午好|晚上好|各位|管理层|领导|谢谢|感谢|非常|多谢|好的|好|嗯|是的|对
明白|了解|清楚|没问题|请讲|请说|请|您|你|了|的|分享|回答|解答|很|详细|有帮助|我没有其他问题|没有其他问题
辛苦|恭喜|欢迎|听得到吗?|听得到|可以听到|不客气|客气|提问|接受|我们|我|问题|这个|给|机会|公司|太|谢
"""
_WORDS = sorted((word for line in _ENGLISH.split("\n") for word in line.split("|")), key=len)
_HAN = sorted((word for line in _CHINESE.split("\n") for word in line.split("|")), key=len)
# prey: `Good morning, everyone.`, `谢谢。`, `Yes, go ahead`; not `Thanks. And wages?`
_COURTESY = re.compile(
    r"\b(?:"
    + "|".join(map(re.escape, filter(None, reversed(_WORDS))))
    + r")(?!\w)|"
    + "|".join(map(re.escape, filter(None, reversed(_HAN)))),
    re.IGNORECASE,
)

_NAME = (
    r"(?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w'’.-]*"
    r"(?:\s+(?:[A-Z][\w'’.-]*|de|van|von|der|la|bin|al)){0,4})"
)
_FIRM = r"(?P<firm>[A-Z&][^.?,;:]{0,60}?(?:\b(?:Co|Inc|Ltd|Corp|L\.P|J\.P)\.[^.?,;:]{0,20})?)"
# prey: `Your next question comes from Ian Pell with Northgate.`; not `That comes up often`
_INTRO = re.compile(
    r"\b(?:comes?|coming|is|be|go|goes|move|turn|up)\b[^.?]{0,20}?\s(?:from|to)\s+"
    r"(?:the\s+(?:line|side)\s+of\s+)?"
    + _NAME
    + r"(?:\s*(?:,|--|-|—)?\s*(?:with|from|of|at|representing|,|-{1,2}|—)\s+"
    + _FIRM
    + r")?"
    r"\s*(?:[.?,;:]|$|\bplease\b|\bgo ahead\b|\byour line\b|\band\b)"
)
# prey: `下一个问题来自高盛的王女士`, `首先有请中金张三`; not `问题来自供应链`
_INTRO_ZH = re.compile(
    r"(?:第[一二三四五六七八九十\d]+[个位]|下一?[个位]|首先|接下来|接着|最后|下面|然后|现在)[^。?]{0,12}?"
    r"(?:来自于?|有请|请|是)\s*(?P<firm>[\u4e00-\u9fffA-Za-z&.]{2,12}?)?(?:的)?\s*"
    r"(?:分析师|研究员|投资者)?(?:的)?\s*"
    r"(?P<name>[\u4e00-\u9fff]{1,4}?(?:女士|先生|总|老师)|[\u4e00-\u9fff]{2,3}|[A-Z][A-Za-z. -]+)?"
    r"(?:的)?(?:来|进行)?(?:提问|发言|问题|[。,.]|$)"
)
# prey: `Next question, please.`, `请下一位提问`; not `the next question is why we waited`
_CALLING = re.compile(
    r"next (?:question|caller|analyst)\b(?! is\b)|operator instructions|go ahead"
    r"|line is (?:now )?(?:open|live)|no (?:further|more|other) questions"
    r"|take (?:the|our|your) (?:first|next|last|final)|open (?:it|the (?:line|call|floor))"
    r"|concludes?\b.{0,40}(?:question|call|conference|answer)"
    r"|turn (?:the )?(?:call|conference|it|floor) (?:back )?over|press (?:star|\*)"
    r"|下一(?:个|位)|提问环节|没有(?:更多|其他)(?:的)?(?:问题|提问)|请.{0,20}提问|会议?(?:到此)?结束",
    re.IGNORECASE,
)
# prey: `So Ian's first question is on gross margin.`; not `So the question is when.`
_RESTATED = re.compile(
    r"(?:\w+[,.] )?(?:so |okay[,.] |all right[,.] )*(?:the )?\w+(?: \w+)?'s (?:\w+ ){0,2}"
    r"questions?\b"
    r"|(?:(?:so|let me) )+(?:repeat|restate|summarize|translate) (?:the|your|that) question",
    re.IGNORECASE,
)


def is_courtesy(text: str) -> bool:
    """Whether `text` (half-width) is nothing but courtesy."""
    if len(text) > 160:
        return False
    left = _COURTESY.sub("", text.replace("’", "'"))
    return not any(char.isalnum() for char in left)


def calls_next(text: str) -> bool:
    """Whether `text` calls a speaker, explains the queue or closes it."""
    return bool(_CALLING.search(text) or any(introduced(text)))


def restates(text: str) -> bool:
    """Whether `text` begins by saying an asker's question again."""
    return bool(_RESTATED.match(text.replace("’", "'")))


def introduced(text: str) -> tuple[str, str]:
    """Name and firm of the asker whom the operator calls; empty where it is not said."""
    hits = list(_INTRO.finditer(text)) or list(_INTRO_ZH.finditer(text))
    if not hits:
        return "", ""
    return (hits[-1]["name"] or "").strip(" ."), (hits[-1]["firm"] or "").strip(" .")
