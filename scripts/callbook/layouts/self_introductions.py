"""Who an asker says he is, where no list and no operator tells: `我是嘉实基金的小张。`"""

import re
from functools import lru_cache

from callbook.layouts.firms import CHINESE_FIRM, is_firm
from callbook.layouts.introductions import NOBODY_CALLED, Asker
from callbook.layouts.names import looks_like_name

_BEGINS = 60
"""Characters of a turn in which one introduces himself."""
_FIRM = rf"(?P<firm>{CHINESE_FIRM})"
_NAME = r"(?P<name>小?[\u4e00-\u9fff]{1,3}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
# prey: `我是嘉实基金的小张。`, `这里是高盛的分析师Stephen,`, `我来自博时基金,`; not `我是第一次`
_INTRODUCES = re.compile(
    rf"(?:我(?:是|来自)|这里是|这边是)(?:来自)?\s*{_FIRM}\s?的?\s?"
    rf"(?:(?:首席)?(?:分析师|研究员)|基金经理|投资者)?\s?{_NAME}?\s?(?:[,。.!、]|$)"
)
# prey: `你好,高盛王明,想请教`, `花旗小李。`; not `你好,毛利率`
_FIRM_FIRST = re.compile(rf"(?:^|[,。!])\s*{_FIRM}的?\s?(?:分析师)?\s?{_NAME}\s?[,。]")


# prey: `我是中信证券的冯雨,今天由我主持`; not `谢谢主持人,我是中信证券的冯雨`
_HOSTS = re.compile(r"我是[^。]{0,24}主持")


@lru_cache(maxsize=1 << 12)  # each turn is asked about by whoever looks at it
def introduces_himself(text: str) -> Asker:
    """The name and firm with which a turn (half-width) begins; empty where it tells none."""
    begins = text[:_BEGINS]
    if begins.isascii():
        return NOBODY_CALLED
    if _HOSTS.search(begins):  # who runs the call says for whom he does
        return NOBODY_CALLED
    for pattern in (_INTRODUCES, _FIRM_FIRST):
        for hit in pattern.finditer(begins):
            name = hit["name"] or ""
            unnamed = pattern is _INTRODUCES and not name
            if is_firm(hit["firm"]) and (unnamed or _is_name(name)):
                return Asker(name=name, firm=hit["firm"])
    return NOBODY_CALLED


def _is_name(name: str) -> bool:
    latin = bool(name) and name.isascii()
    return latin or name.startswith("小") or looks_like_name(name)
