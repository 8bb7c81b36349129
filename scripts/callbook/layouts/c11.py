"""C11: a call or an interview word for word, its speakers named before what they say."""

from callbook.layouts.document import Document
from callbook.layouts.headers import bare_headers, colon_headers
from callbook.layouts.labels import NO_SIGN, Layout, Sign
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, verbatim


def _read(document: Document) -> Verbatim:
    colons, bare = colon_headers(document), bare_headers(document)
    return verbatim(document, colons if len(colons) >= len(bare) else bare)


def _sign(document: Document) -> Sign:
    found = _read(document)
    if not found.is_chinese or found.asking == 0 or found.answering == 0:
        return NO_SIGN
    share = found.covered
    return Sign(
        strength=0.75 * share + 0.1 * min(1.0, found.asking / 4) if share > 0.5 else 0.0,
        facts=(
            f"{len(found.turns)} turns of {len(found.people)} named speakers",
            f"{found.asking} turns ask, {found.answering} answer",
        ),
    )


LAYOUT = Layout(
    name="C11",
    title="Chinese words of speakers, each turn headed by a name",
    looks_for="turns headed by names, `王青：…` or a name alone on a line",
    sign=_sign,
    label=lambda document: labels(document, _read(document)),
    speakers=lambda document: speakers_of(_read(document)),
)
