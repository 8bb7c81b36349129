"""C11: a call or an interview word for word, its speakers named before what they say."""

from dataclasses import replace
from functools import lru_cache

from callbook.layouts.asking import asks
from callbook.layouts.chinese_headers import chinese_headers
from callbook.layouts.clues import STAMP_ALONE
from callbook.layouts.document import Document, Row
from callbook.layouts.firms import is_firm, is_management
from callbook.layouts.front import list_rows, participant
from callbook.layouts.glued import glued_headers
from callbook.layouts.headers import bare_headers
from callbook.layouts.hosted import asking_turns, hosted_labels, hosts
from callbook.layouts.labels import NO_SIGN, Label, Layout, Sign
from callbook.layouts.turns import Header
from callbook.layouts.verbatim import Verbatim, labels, speakers_of, verbatim
from callbook.model import Speaker


@lru_cache(maxsize=4)  # its sign, labels and speakers look at the same document
def _read(document: Document) -> Verbatim:
    listed = tuple(
        one for at in sorted(list_rows(document.rows)) if (one := participant(document.rows[at]))
    )
    return verbatim(document, any_headers(document, listed), listed)


def any_headers(document: Document, listed: tuple[Speaker, ...]) -> tuple[Header, ...]:
    """Names before a colon; names alone on a line where there are such, glued ones among them."""
    lists = list_rows(document.rows)
    colons = tuple(one for one in chinese_headers(document, listed) if one.row not in lists)
    bare = _with_offices(
        document, tuple(one for one in bare_headers(document, listed) if one.row not in lists)
    )
    bare = tuple(_past_time(document, one) for one in bare)
    if len(bare) < 2:
        return colons
    taken = {row for header in bare for row in range(header.row, header.words)}
    both = (*bare, *(one for one in colons if one.row not in taken))
    return _with_glued(document, both, listed, lists)


def _past_time(document: Document, header: Header) -> Header:
    """A bare header with the time that stands alone on the line below it, if one does."""
    below = document.rows[header.words : header.words + 1]
    timed = header.start < 0 and below and STAMP_ALONE.match(below[0].body)
    return replace(header, words=header.words + 1) if timed else header


def _with_offices(document: Document, bare: tuple[Header, ...]) -> tuple[Header, ...]:
    """Bare names with the firm or title on the line below, which a blank line ends."""
    made: list[Header] = []
    taken: set[int] = set()
    for header in bare:
        if header.row in taken:
            continue
        below = document.rows[header.words : header.words + 2]
        told = header.speaker.firm or header.speaker.title
        if header.words == header.row + 1 and not told and _is_office(below):
            header = replace(  # noqa: PLW2901 - the same header, better known
                header, words=header.words + 1, speaker=_of(header.speaker, below[0])
            )
        taken.update(range(header.row, header.words))
        made.append(header)
    return tuple(made)


def _is_office(below: tuple[Row, ...]) -> bool:
    """Whether the first of two rows is short, no sentence, and set off from the second."""
    if len(below) < 2 or below[0].gap or not below[1].gap:
        return False
    body = below[0].body
    return len(body) < 20 and body[-1] not in "。.?!;:,…" and ":" not in body and not asks(body)


def _of(one: Speaker, row: Row) -> Speaker:
    """A speaker with the title or the firm on the row below his name."""
    office = row.raw[row.start : row.end]
    if is_management(row.body) and not is_firm(row.body):
        return replace(one, title=office, role="management")
    return replace(one, firm=office, role="analyst")


def _with_glued(
    document: Document,
    bare: tuple[Header, ...],
    listed: tuple[Speaker, ...],
    lists: frozenset[int],
) -> tuple[Header, ...]:
    """Bare names, and the same names where they lost their line of their own."""
    known = {header.speaker.name: header.speaker for header in bare}
    known |= {one.name: one for one in listed if one.name not in known}
    taken = {header.row for header in bare}
    inside = {row for header in bare for row in range(header.row, header.words)}
    glued = glued_headers(document, known.values())
    used = taken | inside | lists
    free = (one for one in glued if one.row not in used)
    return (*bare, *free)


def _sign(document: Document) -> Sign:
    found = _read(document)
    share = found.covered
    if share <= 0.4 or not found.is_chinese:  # before it's asked who is who, which takes longer
        return NO_SIGN
    asking = found.asking + sum(asking_turns(found, name) for name in hosts(found))
    answering = found.answering or (len(found.people) > 1 and bool(hosts(found)))
    if not asking or not answering:
        return NO_SIGN
    return Sign(
        strength=0.7 * share + 0.2 * min(1.0, asking / 3),
        facts=(
            f"{len(found.turns)} turns of {len(found.people)} named speakers",
            f"{asking} turns ask, {found.answering} answer",
        ),
    )


def _label(document: Document) -> tuple[Label, ...]:
    found = _read(document)
    asking = hosts(found)
    return tuple(hosted_labels(document, found, asking)) if asking else labels(document, found)


LAYOUT = Layout(
    name="C11",
    title="Chinese words of speakers, each turn headed by a name",
    looks_for="turns headed by names, `王青：…` or a name alone on a line",
    sign=_sign,
    label=_label,
    speakers=lambda document: speakers_of(_read(document)),
    letters="han",
)
