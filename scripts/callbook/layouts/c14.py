"""C14: a news report of a meeting, with questions and answers quoted in running prose."""

import re

from callbook.layouts.document import Document
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.telling import is_printed, read, told_labels
from callbook.layouts.told_parts import Told

_FEW = 2
"""More questions than these, all of them answered, make a report though none is quoted."""
# prey: `有投资者提问：`; not the `记者问。` of a story
_INVESTOR = re.compile("投资者|股东|分析师|网友|股民|提问")


def _by_investors(found: Told) -> bool:
    """Whether one who asks of a company is named, not anybody in a story."""
    return any(_INVESTOR.search(row.body) for row in found.named)


def _sign(document: Document) -> Sign:
    found = read(document)
    count, replies = len(found.questions), found.answered
    alone = count == 1 and not (found.quoted and _by_investors(found))
    if count == 0 or replies < 0.5 * count or alone:
        return NO_SIGN
    if is_printed(document, count):
        return NO_SIGN
    quoted = found.quoted >= 0.5 * count or replies == count > _FEW
    return Sign(
        strength=(0.62 if count > 1 and quoted else 0.4) + 0.35 * replies / count,
        facts=(
            f"{count} questions told, {found.quoted} of them quoted",
            f"{replies} of them answered in a sentence",
        ),
    )


LAYOUT = Layout(
    name="C14",
    title="news report that quotes questions and answers",
    looks_for="sentences `有股东提问：“…？”对此，公司表示，…`",
    sign=_sign,
    label=told_labels,
    letters="han",
)
