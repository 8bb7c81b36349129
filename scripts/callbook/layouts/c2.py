"""C2: questions labelled and numbered, `Q1：…`, answers `A1：…` or without a mark."""

from callbook.layouts.document import Document
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.numbered import value


def _sign(document: Document) -> Sign:
    found = labelled(document)
    chain = found.chain
    count = len(chain.questions)
    if count < 2:
        return NO_SIGN
    good = max(chain.answered, chain.asking)
    # Five that rise by one are no quarters of a year.
    good = count if count > 4 and chain.rising == count - 1 else good
    begins = value(chain.questions[0].printed) == 1 or (count > 2 and chain.answered * 2 >= count)
    if good < count / 2 or not begins:
        return NO_SIGN
    return Sign(
        strength=0.6 + 0.35 * (good + chain.rising) / (2 * count - 1),
        facts=(
            f"{count} questions labelled with numbers, {chain.rising} times rising by one",
            f"{chain.answered} of them followed by an answer mark, {chain.asking} ask",
        ),
    )


LAYOUT = Layout(
    name="C2",
    title="questions labelled Q1：, answers A1：",
    looks_for="lines `Q1：…`, `问题1：…` whose numbers rise by one",
    sign=_sign,
    label=labelled_labels,
)
