"""K2: a Korean talk word for word, `앵커 : …`, `송호진 사장 (이하 송호진) : …`."""

from callbook.layouts.document import Document
from callbook.layouts.eastern_talks import askers, talk
from callbook.layouts.k1 import is_korean
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.verbatim import labels, speakers_of


def _sign(document: Document) -> Sign:
    if not is_korean(document):
        return NO_SIGN
    found = talk(document)
    asking = askers(found)
    if asking < 2 or not found.answering or found.covered < 0.4:
        return NO_SIGN
    return Sign(strength=0.97, facts=(f"{asking} turns of askers among {len(found.turns)} turns",))


LAYOUT = Layout(
    name="K2",
    title="a Korean talk word for word, 앵커 : and 기자 :",
    looks_for="turns headed `앵커 : …`, `질문자 : …` and `사장 : …` in Korean",
    sign=_sign,
    label=lambda document: labels(document, talk(document)),
    speakers=lambda document: speakers_of(talk(document)),
)
