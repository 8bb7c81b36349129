"""Lines by which a page says that it withholds an answer: `Subscribe to read the answer.`"""

import re
from collections.abc import Iterator

from callbook.layouts.document import Noise, matching
from callbook.model import Source

_LONGEST = 120
_WITHHELD = re.compile(
    r"\s*(?:(?:A|Answer|答|答复|回复|回答)\s?\d{0,3}\s*[:.]\s*)?(?P<notice>[\[(*_\"]*(?:"
    # prey: `Subscribe to read the answer.`, `Please log in to see the full response`
    r"(?:please )?(?:subscribe|log ?in|sign ?(?:in|up)|register|upgrade|download)\b.{0,40}"
    r"\bto (?:read|see|view|unlock|access|get) .{0,30}\b(?:answers?|response|repl(?:y|ies)|session)"
    # prey: `Answer omitted`, `[Answer available to subscribers only]`; not `The answer is 5%.`
    r"|(?:the |this )?(?:full )?(?:answer|response) (?:is |was )?(?:omitted|withheld|hidden|locked"
    r"|(?:only )?(?:available|visible|reserved) (?:only )?(?:to|for) .{3,30})(?: only)?"
    # prey: `登录后查看完整回答`, `该回答仅会员可见`; not `请查看公告的回复`
    r"|(?:请)?(?:登录|注册|付费|订阅|开通会员|扫码)\S{0,6}(?:查看|阅读|解锁)(?:完整|全部|全文|更多)?"
    r"(?:的)?(?:回答|答案|回复|答复)"
    r"|(?:本|该|此)?(?:回答|答案|回复|答复)(?:已隐藏|仅\S{0,4}(?:会员|订阅者|用户)\S{0,2}可见)"
    r")[.。!…\])*_\"]*)\s*$",
    re.IGNORECASE,
)


def withheld(source: Source) -> Iterator[Noise]:
    """Such notices, without the mark of the answer that each stands for."""
    for line, raw in enumerate(source.lines, 1):
        hit = _WITHHELD.match(matching(raw)) if len(raw) < _LONGEST else None
        if hit:
            yield Noise(
                line=line,
                start=hit.start("notice"),
                end=hit.end("notice"),
                reason="answer withheld",
            )
