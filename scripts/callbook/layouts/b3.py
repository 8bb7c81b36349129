"""B3: paragraphs in pairs, `Q:` and then `问：`, the same words in two languages."""

from itertools import pairwise

from callbook.layouts.bilingual import language
from callbook.layouts.document import Document
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign

_ENDS = "。.?!;:…”\"')]"
"""What ends a sentence."""


def _sign(document: Document) -> Sign:
    found = labelled(document)
    rows = found.document.rows
    said = [row.body for row in rows if row.body[-1] in _ENDS]  # not a foreign name by itself
    tongues = [language(body[2:]) for body in said]
    changes = sum({one, other} == {"zh", "en"} for one, other in pairwise(tongues))
    if len(found.questions) < 2 or changes < 0.6 * (len(said) - 1) or changes < 3:
        return NO_SIGN
    return Sign(
        strength=0.98,
        facts=(
            f"the language changes {changes} times between {len(said)} paragraphs",
            f"{len(found.questions)} labelled questions",
        ),
    )


LAYOUT = Layout(
    name="B3",
    title="labelled questions in two languages, paragraph by paragraph",
    looks_for="lines `Q: …` and `问：…` in pairs",
    sign=_sign,
    label=labelled_labels,
)
