"""C3: questions labelled `问：` or `Q：` without numbers, answers `答：` or a name."""

from callbook.layouts.document import Document
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign


def _sign(document: Document) -> Sign:
    found = labelled(document)
    count, answered = len(found.questions), found.answered
    plain = count - len(found.chain.questions)
    if count == 0 or plain < count / 2 or answered < count / 2:
        return NO_SIGN
    return Sign(
        strength=(0.6 if count > 1 else 0.4) + 0.35 * answered / count,
        facts=(f"{count} labelled questions", f"{answered} of them followed by an answer mark"),
    )


LAYOUT = Layout(
    name="C3",
    title="questions labelled 问：, answers 答：",
    looks_for="lines `问：…` or `Q：…` that alternate with lines `答：…` or `A：…`",
    sign=_sign,
    label=labelled_labels,
)
