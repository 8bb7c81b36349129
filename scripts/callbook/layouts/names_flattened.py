"""Headers that a lost line end runs into the words, as the list has them: `Ian Pell Analyst, …`."""

from collections.abc import Iterator
from dataclasses import replace

from callbook.layouts.clues import Clues
from callbook.layouts.document import Document, matching
from callbook.layouts.flat_headers import FlatHeader, flat_list, has_letters
from callbook.layouts.latin_names import generic_role
from callbook.layouts.offices import LETTER_ROLES, beside
from callbook.layouts.run_together import LONG
from callbook.layouts.turns import Header
from callbook.model import Speaker


def flattened(document: Document, _known: Clues) -> Iterator[Header]:
    """Rows that begin with a name and an office as the run-on list of participants has them."""
    long = [matching(raw) for raw in document.source.lines if len(raw) > LONG]
    listed = flat_list(" ".join(long)) if long else None
    if listed is None:
        return
    letters = has_letters(" ".join(long))
    for place, row in enumerate(document.rows):
        found = listed.header(row.body, letters=letters) if row.body[0].isupper() else None
        if found is not None:
            alone = found.end >= len(row.body)
            yield Header(
                row=place,
                column=row.start,
                words=place + 1 if alone else place,
                start=-1 if alone else row.start + found.end,
                speaker=_speaker(found),
            )


def _speaker(found: FlatHeader) -> Speaker:
    role = generic_role(found.name) or "unknown"
    one = beside(found.name, found.office) if found.office else Speaker(name=found.name, role=role)
    return replace(one, role=LETTER_ROLES[found.letter]) if found.letter else one
