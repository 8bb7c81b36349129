"""Whether words ask something."""

import re

# prey: `?`, `?”`, `?谢谢。`, `?感谢解答!`, `? Thanks.`; not `?因为需求好。`
_ENDS = re.compile(
    r"[?][!?]*[\"”』」’')]*\s*(?:[(](?:.{1,12})[)])?\s*"
    r"(?:(?:非常|多谢|好的|以上)?(?:谢谢|感谢|多谢)(?:您|你|大家|管理层|各位|领导|董秘|的|解答|回答|分享)*[。!.]*"
    r"|Thank(?:s| you).{0,20})?$",
    re.IGNORECASE,
)
# prey: `请问分红规划`, `如何看价格战`, `能否分享`, `割合を教えてください`; not `毛利率提升`
_WORDS = re.compile(
    r"请问|想问|请教|想请教|想了解|询问|是否|如何|怎么|怎样|为何|为什么|什么|哪些|哪个|多少|几个|能否|可否|会不会|有没有"
    r"|(?:我|这边)[^。?!,]{0,4}有[^。?!,]{0,5}问题(?!要说)|能不能|何时|吗|呢|请介绍|请分享|展望|谈谈|介绍一下|聊聊|看法|赐教|指教|求教|指点"
    r"|教えて|ご教示|お聞かせ|でしょうか|ますか|いかが|습니까|부탁드|말씀해|궁금"
)


# prey: `海外布局?`, `公司已设点。`, `why?”`; the rest without a stop
_SENTENCE = re.compile(r"[^。?!]*[。?!]+[\"”』」')]*|[^。?!]+$")
# prey: `您好,公司`, `尊敬的投资者`, `感谢您的关注`; not `公司`
_GREETS = re.compile(r"(?:您好|你好|尊敬的|感谢|谢谢您|投资者您?好|好的[,。])")


def asks(text: str) -> bool:
    """Whether some sentence of `text` (half-width) asks: by its mark or its words."""
    return "?" in text or bool(_WORDS.search(text))


def ends_in_ask(text: str) -> bool:
    """Whether `text` (half-width) ends with an ask, thanks aside."""
    return bool(_ENDS.search(text))


# prey: `请介绍一下海外业务。`, `想请教一下技术路线`, `希望公司重视市值管理`; not `请关注公告`
_REQUESTS = re.compile(
    r"\s*(?:[^,。!]{0,6}好[,!]\s*)?(?:还?请(?!关注|参阅|见|查)|麻烦|烦请|还?想(?:请教|问|了解)|能否|可否"
    r"|介绍(?:一下|下)|希望|建议)"
)


def requests(text: str) -> bool:
    """Whether `text` (half-width) begins with a request, so that it asks without a mark."""
    return bool(_REQUESTS.match(text))


def closes_asking(text: str) -> bool:
    """Whether a paragraph ends a question: with an ask, marked or (`…?未来怎么看`) by its words."""
    if ends_in_ask(text):
        return True
    last = re.split(r"[。?!]", text)[-1]
    return "?" in text and bool(last) and bool(_WORDS.search(last))


def first_answer(text: str) -> int:
    """Where the sentences that ask, and what leads up to them, are over; 0 if nothing follows.

    In `海外布局?欧洲呢?您好,公司已设点。` that is before 您好.
    """
    asked = 0
    for hit in _SENTENCE.finditer(text):
        if hit.group().rstrip("\"”』」')").endswith("?"):
            asked = hit.end()
        elif asked:
            break
    rest = text[asked:]
    return asked if asked and rest.strip() and not ends_in_ask(text[:asked] + rest) else 0


def greets(text: str) -> bool:
    """Whether `text` begins as the company's answers do: `您好,…`, `尊敬的投资者`."""
    return bool(_GREETS.match(text.strip()))
