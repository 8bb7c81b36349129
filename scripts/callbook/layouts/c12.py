"""C12: a broker's digest, its title naming the call, numbered sections, `Q：` and `A：`."""

import re

from callbook.layouts.document import Document
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign

# prey: `（南岭光电 3Q24 电话会）`, `$南岭光电(06XXX.HK)$`, `电话会要点`; not `业绩会`
_DIGEST = re.compile(
    r"[(][^()]{2,30}(?:电话会|交流会|业绩会)[^()]{0,6}[)]$|\$\s?[^$()]{2,20}[(]|电话会(?:要点|原文|纪要)"
)


def _sign(document: Document) -> Sign:
    found = labelled(document)
    count, answered = len(found.questions), found.answered
    head = [row.body for row in document.rows[:6]]
    facts = sum(bool(_DIGEST.search(body)) for body in head)
    if count < 2 or not facts or answered < 0.5 * count:
        return NO_SIGN
    return Sign(
        strength=0.62 + 0.35 * answered / count,
        facts=(
            f"{facts} lines at the top name a call or a cashtag",
            f"{count} labelled questions, {answered} followed by an answer mark",
        ),
    )


LAYOUT = Layout(
    name="C12",
    title="broker's digest with Q： and A：",
    looks_for="a title `…（公司 3Q24 电话会）` and lines `Q：…`, `A：…`",
    sign=_sign,
    label=labelled_labels,
)
