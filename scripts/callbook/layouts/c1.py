"""C1: numbered questions, each answered by paragraphs that begin with `答:`."""

from callbook.layouts.answers import ANSWER
from callbook.layouts.document import Document
from callbook.layouts.items import item_labels, marks
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.numbered import DOTTED, Chain, chain


def _chain(document: Document) -> Chain:
    return chain(document, DOTTED, marks(document, ANSWER))


def _sign(document: Document) -> Sign:
    found = _chain(document)
    count = len(found.questions)
    if count == 0 or found.answered < max(1, count // 2):
        return NO_SIGN
    return Sign(
        strength=0.45 + 0.5 * (found.answered + found.rising) / (2 * count - 1 or 1),
        facts=(
            f"{count} numbered questions, {found.rising} times rising by one",
            f"{found.answered} of them followed by an answer mark",
        ),
    )


def _label(document: Document) -> tuple[Label, ...]:
    return item_labels(document, _chain(document).questions, marks(document, ANSWER))


LAYOUT = Layout(
    name="C1",
    title="numbered questions, answers marked 答：",
    looks_for="lines `1. …?` whose numbers rise by one, each followed by a line `答：…`",
    sign=_sign,
    label=_label,
)
