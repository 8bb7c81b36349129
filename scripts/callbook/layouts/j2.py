"""J2: a Japanese briefing word for word, `質問者1：…`, `安藤弘樹氏（以下、安藤）：…`."""

from callbook.layouts.document import Document
from callbook.layouts.eastern_talks import askers, talk
from callbook.layouts.j1 import is_japanese
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.verbatim import labels, speakers_of


def _sign(document: Document) -> Sign:
    if not is_japanese(document):
        return NO_SIGN
    found = talk(document)
    asking = askers(found)
    if asking < 2 or not found.answering or found.covered < 0.4:
        return NO_SIGN
    return Sign(strength=0.97, facts=(f"{asking} turns of 質問者 among {len(found.turns)} turns",))


LAYOUT = Layout(
    name="J2",
    title="a Japanese briefing word for word, 質問者：",
    looks_for="turns headed `質問者1：…` and `安藤：…` in Japanese",
    sign=_sign,
    label=lambda document: labels(document, talk(document)),
    speakers=lambda document: speakers_of(talk(document)),
)
