"""J1: the questions and answers of a Japanese briefing, `Ｑ１．…`, `Ａ１．…`, `【Q】`."""

import re

from callbook.layouts.document import Document
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign

# prey: `の`, `です`; not `的`
_KANA = re.compile("[\u3041-\u30fa]")


def is_japanese(document: Document) -> bool:
    """Whether a document is written in Japanese."""
    text = "".join(row.body for row in document.rows[:400])
    return len(_KANA.findall(text)) >= max(1, 0.1 * len(text))


def _sign(document: Document) -> Sign:
    found = labelled(document)
    if len(found.questions) < 2 or not is_japanese(document):
        return NO_SIGN
    return Sign(
        strength=0.96,
        facts=(f"{len(found.questions)} labelled questions", "written with kana"),
    )


LAYOUT = Layout(
    name="J1",
    title="Japanese 質疑応答, Ｑ１． and Ａ１．",
    looks_for="lines `Ｑ１．…`, `【Q】…` and `Ａ１．…`, `【A】…` in Japanese",
    sign=_sign,
    label=labelled_labels,
)
