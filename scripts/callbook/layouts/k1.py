"""K1: the questions and answers of a Korean call, `[질문 1]`, `[답변]`, `Q.`, `A.`."""

import re

from callbook.layouts.document import Document
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign

# prey: `전망`; not `展望`
_HANGUL = re.compile("[\uac00-\ud7a3]")


def is_korean(document: Document) -> bool:
    """Whether a document is written in Korean."""
    text = "".join(row.body for row in document.rows[:400])
    return len(_HANGUL.findall(text)) >= max(1, 0.2 * len(text))


def _sign(document: Document) -> Sign:
    found = labelled(document)
    if len(found.questions) < 2 or not is_korean(document):
        return NO_SIGN
    return Sign(
        strength=0.96,
        facts=(f"{len(found.questions)} labelled questions", "written in Hangul"),
    )


LAYOUT = Layout(
    name="K1",
    title="Korean 질의응답, [질문 1] and [답변]",
    looks_for="lines `[질문 1] …`, `Q. …` and `[답변] …`, `A. …` in Korean",
    sign=_sign,
    label=labelled_labels,
)
