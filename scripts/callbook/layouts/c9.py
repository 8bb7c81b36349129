"""C9: Markdown with bold questions `**Q1：…**` and a bold name before each answer."""

from callbook.layouts.c3 import is_moderated
from callbook.layouts.document import Document, Row
from callbook.layouts.labelled import labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign


def _is_bold(row: Row) -> bool:
    """Whether a row begins in bold: `**Q1：…**`; not `提问者（135****2231）`."""
    return row.raw.lstrip(" -•>#").startswith("**")


def _sign(document: Document) -> Sign:
    found = labelled(document)
    count = len(found.questions)
    bold = sum(_is_bold(found.document.rows[mark.row]) for mark in found.questions)
    names = len({mark.speaker.name for mark in found.answers if mark.speaker.name})
    if count < 2 or is_moderated(document, found) or bold < 0.5 * count or not names:
        return NO_SIGN
    return Sign(
        strength=0.75 + 0.22 * bold / count,
        facts=(f"{count} labelled questions, {bold} of them bold", f"{names} names answer"),
    )


LAYOUT = Layout(
    name="C9",
    title="Markdown, questions **Q1：…**, answers **name：**",
    looks_for="bold lines `**Q1：…**`, each followed by `**某某：**…`",
    sign=_sign,
    label=labelled_labels,
)
