"""The layouts that transcripts come in, one a module; `LAYOUTS` names them all."""

from callbook.layouts import (
    b1,
    b2,
    b3,
    b4,
    c1,
    c2,
    c3,
    c4,
    c5,
    c6,
    c7,
    c8,
    c9,
    c10,
    c11,
    c12,
    c14,
    c15,
    c16,
    j1,
    k1,
)
from callbook.layouts.labels import Layout

LAYOUTS: tuple[Layout, ...] = (
    c1.LAYOUT,
    c2.LAYOUT,
    c5.LAYOUT,
    c3.LAYOUT,
    c9.LAYOUT,
    c7.LAYOUT,
    c8.LAYOUT,
    c10.LAYOUT,
    c11.LAYOUT,
    c4.LAYOUT,
    c6.LAYOUT,
    c12.LAYOUT,
    c14.LAYOUT,
    c15.LAYOUT,
    c16.LAYOUT,
    b1.LAYOUT,
    b2.LAYOUT,
    b3.LAYOUT,
    b4.LAYOUT,
    j1.LAYOUT,
    k1.LAYOUT,
)
"""In the order of how often they are met: of two that fit alike, the first is chosen."""


def named(name: str) -> Layout | None:
    """The layout of this name, in whichever case it is written."""
    return next((layout for layout in LAYOUTS if layout.name.lower() == name.lower()), None)
