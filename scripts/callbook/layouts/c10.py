"""C10: the questions of a call retold, each asker and answerer named in a sentence."""

from callbook.layouts.document import Document
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.telling import is_printed, read, told_labels


def _sign(document: Document) -> Sign:
    found = read(document)
    count, replies = len(found.questions), found.answered
    named = sum(bool(mark.speaker.name or mark.speaker.firm) for mark in found.questions)
    if count < 2 or is_printed(document, count) or named < 0.5 * count or replies < 0.4 * count:
        return NO_SIGN
    return Sign(
        strength=0.62 + 0.38 * replies / count,
        facts=(f"{count} askers told by name", f"{replies} of them answered in a sentence"),
    )


LAYOUT = Layout(
    name="C10",
    title="questions retold: 某某询问…，某某回应…",
    looks_for="sentences `某某（机构）询问…。某某回应：“…”`",
    sign=_sign,
    label=told_labels,
    letters="han",
)
