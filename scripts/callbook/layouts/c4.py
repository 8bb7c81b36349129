"""C4: questions labelled `Q：`, the answer being the paragraphs up to the next one."""

from callbook.layouts.document import Document
from callbook.layouts.inline_answers import answered_inside
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign


def _sign(document: Document) -> Sign:
    found = labelled(document)
    count, answered = len(found.questions), found.answered
    plain = count - len(found.chain.questions)
    if count < 2 or plain < count / 2 or answered > count / 2:
        return NO_SIGN
    if answered_inside(document) >= 0.6 * count:  # a name marks the answer in the same paragraph
        return NO_SIGN
    return Sign(
        strength=0.55 + 0.4 * found.asking / count,
        facts=(
            f"{count} labelled questions, {found.asking} of them ask",
            f"{answered} followed by an answer mark",
        ),
    )


LAYOUT = Layout(
    name="C4",
    title="questions labelled Q：, answers without a mark",
    looks_for="lines `Q：…` or `问：…`, each followed by paragraphs",
    sign=_sign,
    label=labelled_labels,
)
