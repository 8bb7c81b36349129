"""Make one call as a single HTML file for mail and messengers: nothing is fetched from anywhere."""

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from callbook.editions.booklet import booklet
from callbook.editions.markup import fill, read
from callbook.editions.setting import Setting
from callbook.model import Archive, Call
from callbook.permalinks import Retired
from callbook.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Inlined:
    """A style or script inside the file, and the hash by which its policy allows it alone."""

    text: Markup
    hash: str


def single_file(archive: Archive, call: Call, words: Words, gone: tuple[Retired, ...] = ()) -> str:
    """The file, in the language of `words`; `gone` are addresses that no longer hold their text.

    Its Content-Security-Policy forbids every request and every script but its own, so that
    words from the web can do nothing even if they were not escaped.
    """
    metrics = {metric.id: metric for metric in archive.metrics}
    setting = Setting(call=call, words=words, metrics=metrics, long=True)
    return fill(
        "editions/single.html.j2",
        booklet=booklet(archive, setting, gone),
        style=_inlined("editions/single.css"),
        script=_inlined("editions/single.js"),
    )


def _inlined(name: str) -> Inlined:
    """The hash is of the text as it stands between the tags (CSP level 2, section 7.17)."""
    text = read(name)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Inlined(text=Markup(text), hash=f"sha256-{digest}")  # noqa: S704 - our own file
