"""C7: a digest of a call: `Q1：topic（firm）`, then `– 管理层回答：` and bullets."""

import re

from callbook.layouts.askers import bracketed
from callbook.layouts.document import Document
from callbook.layouts.labelled import Labelled, labelled, labelled_labels
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.narrated import told

# prey: `– 管理层回答：`, `• 孙洁：`; not `答：`
_BULLET = re.compile(r"[-–—•◦*]\s*[^:]{2,20}:")


def _bullets(found: Labelled) -> int:
    """How many answer marks are bullets with a label."""
    rows = (found.document.rows[mark.row] for mark in found.answers)
    return sum(bool(_BULLET.match(row.text, row.start)) for row in rows)


def _sign(document: Document) -> Sign:
    found = labelled(document)
    count = len(found.questions)
    if count < 2 or len(told(document).questions) + found.bare > count:
        return NO_SIGN
    firms = bracketed(found.document.rows[mark.row] for mark in found.questions)
    bullets = _bullets(found)
    if not firms and bullets < 0.5 * count:
        return NO_SIGN
    if not firms and not found.answered:
        return NO_SIGN
    return Sign(
        strength=0.98 if found.answered >= 0.5 * count else 0.8,
        facts=(
            f"{count} labelled questions{', ending with a firm in brackets' if firms else ''}",
            f"{bullets} answers marked by a bullet with a label",
        ),
    )


LAYOUT = Layout(
    name="C7",
    title="digest: Q1：topic（firm）, – 管理层回答：",
    looks_for="lines `Q1：…（高盛）` followed by `– 管理层回答：…`",
    sign=_sign,
    label=labelled_labels,
)
