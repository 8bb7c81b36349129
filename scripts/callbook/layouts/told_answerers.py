"""Who answers, in a sentence that tells it: `示例光伏(300XXX)9月3日在互动平台表示，…`."""

import re

from callbook.layouts.answers import answerer
from callbook.layouts.firms import is_management
from callbook.layouts.labels import NOBODY
from callbook.layouts.names import looks_like_name
from callbook.model import Speaker


def says(hit: re.Match[str]) -> bool:
    """Whether a sentence begins with one who answers: `示例光伏(300XXX)9月3日在互动平台表示`."""
    return _answers(hit["who"]) or any(sign in hit["board"] for sign in ("(", "平台", "互动"))


def _answers(who: str) -> bool:
    """Whether words before a verb of saying name one who answers for the company."""
    who = who.strip(" :,的")
    if who in ("公司", "管理层", "公司方", "公司管理层", "董秘", "他", "她", "其", "双方", "高管"):
        return True
    return (
        is_management(who)
        or looks_like_name(who)
        or who.endswith(("公司", "方面", "管理层", "负责人", "总", "股份", "集团"))
    )


def told_answerer(who: str) -> Speaker:
    """The speaker whom the words before a verb of saying name; nobody for a pronoun."""
    plain = re.sub(r"[(（].*", "", who).strip()
    if plain in ("他", "她", "其", "双方", "对此") or not plain:
        return NOBODY
    return answerer(plain)
