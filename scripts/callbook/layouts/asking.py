"""Whether words ask something."""

import re

# prey: `?`, `?”`, `?谢谢。`, `? Thanks.`; not `?因为需求好。`
_ENDS = re.compile(
    r"[?][!?]*[\"”』」’')]*\s*(?:[(](?:.{1,12})[)])?\s*"
    r"(?:(?:非常|多谢|好的|以上)?(?:谢谢|感谢|多谢)(?:您|你|大家|管理层|各位)*[。!.]*"
    r"|Thank(?:s| you).{0,20})?$",
    re.IGNORECASE,
)
# prey: `请问分红规划`, `如何看价格战`, `能否分享`, `毛利率展望`; not `毛利率提升`
_WORDS = re.compile(
    r"请问|想问|请教|想请教|想了解|询问|是否|如何|怎么|怎样|为何|为什么|什么|哪些|哪个|多少|几个|能否|可否|会不会|有没有"
    r"|能不能|何时|吗|呢|请介绍|请分享|展望|谈谈|介绍一下|聊聊|看法"
)


def asks(text: str) -> bool:
    """Whether some sentence of `text` (half-width) asks: by its mark or its words."""
    return "?" in text or bool(_WORDS.search(text))


def ends_in_ask(text: str) -> bool:
    """Whether `text` (half-width) ends with an ask, thanks aside."""
    return bool(_ENDS.search(text))


def last_ask(text: str) -> int:
    """Where the last ask of `text` ends and something that is no ask follows; 0 if nowhere."""
    end = text.rfind("?") + 1
    while end and end < len(text) and text[end] in '?!"”』」)':
        end += 1
    return end if end and text[end:].strip() and not ends_in_ask(text) else 0
