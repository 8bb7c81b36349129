"""J1: the questions and answers of a Japanese briefing, `Ｑ１．…`, `Ａ１．…`, `【Q】`."""

import re

from callbook.layouts.document import Document
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign

# prey: `の`, `です`; not `的`
_KANA = re.compile("[\u3041-\u30fa]")


def _sign(document: Document) -> Sign:
    found = labelled(document)
    text = "".join(row.body for row in document.rows)
    kana = len(_KANA.findall(text))
    if len(found.questions) < 2 or kana < 0.1 * len(text):
        return NO_SIGN
    return Sign(
        strength=0.96,
        facts=(
            f"{len(found.questions)} labelled questions",
            f"{kana} kana in {len(text)} characters",
        ),
    )


LAYOUT = Layout(
    name="J1",
    title="Japanese 質疑応答, Ｑ１． and Ａ１．",
    looks_for="lines `Ｑ１．…`, `【Q】…` and `Ａ１．…`, `【A】…` in Japanese",
    sign=_sign,
    label=labelled_labels,
)
