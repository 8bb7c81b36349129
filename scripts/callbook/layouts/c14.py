"""C14: a news report of a meeting, with questions and answers quoted in running prose."""

from callbook.layouts.document import Document
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.telling import answered, read, told_labels


def _sign(document: Document) -> Sign:
    found = read(document)
    count, replies = len(found.questions), answered(found)
    if count == 0 or replies < 0.5 * count or (count == 1 and not found.quoted):
        return NO_SIGN
    quoted = found.quoted >= 0.5 * count
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
