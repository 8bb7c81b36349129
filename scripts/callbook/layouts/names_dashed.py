"""A name, a dash and the words on one line: `Moderator – Thank you. The first question is from`."""

import re
from collections import Counter
from collections.abc import Iterator

from callbook.layouts.clues import Clues, header_at, who
from callbook.layouts.document import Document
from callbook.layouts.latin_names import generic_role, is_given_name, is_person
from callbook.layouts.turns import Header
from callbook.model import Speaker

# prey: `Ravi Nair – Sir, what is`; not `Ravi Nair: On the plant – and`, `Jean-Paul`
_DASHED = re.compile(r"(?P<name>[^:?!;–—]{2,50}?)\s+[-–—]\s+(?=\S)")
_LEAST = 6
"""Headers from which a document may be one of these."""


def dashed_words(document: Document, known: Clues) -> Iterator[Header]:
    """Names before a dash and the words, where the one who calls the askers is named so, too."""
    found = [
        (place, row, hit, hit["name"].strip())
        for place, row in enumerate(document.rows)
        if (hit := _DASHED.match(row.text, row.start, min(row.end, row.start + 60)))
    ]
    count = Counter(name for *_, name in found)
    heads = [one for one in found if _is_speaker(one[3], count, known)]
    calls = sum(count[name] for name in count if generic_role(name) == "operator")
    if calls > 1 and len(heads) >= _LEAST:
        for place, row, hit, name in heads:
            one = who(name, known) or Speaker(name=name)
            yield header_at(place, row, hit.end(), one)


def _is_speaker(name: str, count: Counter[str], known: Clues) -> bool:
    if generic_role(name) is not None or known.knows(name):
        return True
    return count[name] > 1 and (is_person(name) or is_given_name(name))
