"""Headers run into the words: `Mara Voss Chief Executive Officer Thank you, Tom. We grew.`"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from callbook.layouts.clues import Clues
from callbook.layouts.document import Document, Row
from callbook.layouts.firms import is_firm
from callbook.layouts.latin_names import (
    generic_role,
    is_given_name,
    is_particle,
    is_person,
)
from callbook.layouts.offices import ABBREVIATED, beside, is_office, is_title
from callbook.layouts.turns import Header
from callbook.model import Role

_WORDS = re.compile(r"\S+")
_REACH = 16
"""Words of a row in which a name and an office can stand."""
_LEAST = 6
"""Headers from which a document may be one of these."""
# Words that begin a sentence and no office, however they are written there.
_OPENING_WORDS = """
thank thanks yes yeah yep no nope hi hello hey good great so well sure okay ok i i'll i'd i'm
i've we we're we'll our you you're your it it's its that that's this these those the there
there's let let's look and but or if in on at as for from to with when what what's how why where
who one two first second third last just maybe certainly absolutely again right got please
ladies welcome congrats congratulations now next finally regarding turning excellent perfect
understood appreciate sorry my his her their they he she can could would will do does did is are
was um uh all any some more most everyone before after while since because perhaps question
questions
"""
_OPENING = frozenset(_OPENING_WORDS.split())
_DASHES = frozenset("-–—")
_JOINING = frozenset(["of", "and", "the", "for", "at", "&", "-", "–", "—", "de", "et"])


def run_in(document: Document, known: Clues) -> Iterator[Header]:
    """Names with an office before the words of the same row, where many rows begin so."""
    found = [
        (place, row, name, office)
        for place, row in enumerate(document.rows)
        if (name := _name(row, known)) and (office := _office(row, name))
    ]
    usual = _usual(found)
    headers = [
        header
        for place, row, name, office in found
        if (header := _header(place, row, name, _of_row(office, usual[name]))) is not None
    ]
    names = Counter(header.speaker.name for header in headers)
    before_words = sum(header.start >= 0 for header in headers)
    again = sum(count > 1 for count in names.values())
    if len(headers) >= _LEAST and again > 1 and before_words * 4 >= len(headers) * 3:
        yield from headers


def _usual(found: list[tuple[int, Row, str, str]]) -> dict[str, str]:
    """Each name → the office that it has most often, of two as often the shorter."""
    count = Counter((name, office) for _, _, name, office in found)
    return dict(sorted(count, key=lambda one: (count[one], -len(one[1]))))


def _of_row(office: str, usual: str) -> str:
    """The office of one row: as it reads there if it ends as offices do, else the usual one."""
    return office if _ends_office(office.rsplit(maxsplit=1)[-1]) else usual


def _header(place: int, row: Row, name: str, office: str) -> Header | None:
    """The header of a row that begins with this name and office, words below them included."""
    end = _end_of(row.body, name, office)
    if not end:
        return None
    one = beside(name, office)
    role = generic_role(name) or _role(office)
    if one.role == "unknown" and role:
        one = replace(one, role=role)
    if not is_firm(one.firm):
        one = replace(one, firm="", title=office)
    alone = end >= len(row.body)
    return Header(
        row=place,
        column=row.start,
        words=place + 1 if alone else place,
        start=-1 if alone else row.start + end,
        speaker=one,
    )


def _end_of(body: str, name: str, office: str) -> int:
    """Where name and office end with which a row begins; 0 where it does not, or goes on so."""
    behind = body[len(name) :].lstrip()
    end = len(body) - len(behind) + len(office)
    begins = body.startswith(name) and behind.startswith(office) and end > len(name + office)
    whole = not body[end : end + 1].strip()
    return end if begins and whole and not body[end:].lstrip().startswith("--") else 0


def _name(row: Row, known: Clues) -> str:
    """The name with which a row begins; empty where it begins with none."""
    if not row.body[0].isupper():
        return ""
    words = row.body.split(maxsplit=6)[:6]
    if generic_role(words[0]) == "operator":
        return words[0]
    for count in (4, 3, 2):
        name = " ".join(words[:count])
        bare = name[-1] not in ",."  # `Ian Pell, Northgate: Hi`: parted by marks
        if bare and len(words) > count and is_person(name) and known.knows(name):
            return name
    count = 2
    while count < len(words) - 1 and _joins(words[count - 1]):
        count += 1
    name = " ".join(words[:count])
    if len(words) > count and is_person(name) and name[-1] not in ",.":
        return name
    alone = is_given_name(words[0]) and words[1:2] and words[1][-1] != ","
    return words[0] if alone else ""


def _joins(word: str) -> bool:
    """Whether a name goes on behind this word: a particle, an initial."""
    return is_particle(word) or (len(word) == 2 and word[1] == ".")


def _office(row: Row, name: str) -> str:
    """The office that stands behind the name before a row's words; empty where none does."""
    rest = row.body[len(name) :]
    words = [hit.group() for hit in _WORDS.finditer(rest[:400])][:_REACH]
    end = 0
    for place, (word, after) in enumerate(pairwise([*words, ""])):
        if _begins_words(word) or not _belongs(word, after):
            break
        end = place + 1
    else:
        end = len(words) if len(words) < _REACH else 0
    if end < len(words) and words[end][-1] == ":" and _is_marked(words[: end + 1]):
        return ""
    goes_on = end < len(words) and words[end][0].islower()
    if goes_on and end and not _ends_office(words[end - 1]):
        end -= 1  # `CFO Prices may rise`: the last capital is the sentence's
    while end and words[end - 1].lower() in _JOINING:
        end -= 1
    office = " ".join(words[:end])
    return office if office and _is_told(office) else ""


def _is_marked(words: list[str]) -> bool:
    """Whether marks part the name from the words: `- Northgate Securities:`, `Pell, Officer:`."""
    marked = words[0] in _DASHES or any(word[-1] == "," for word in words)
    last = words[-1].rstrip(":")
    return marked or not last or _ends_office(last)


def _begins_words(word: str) -> bool:
    """Whether a word begins what is said: an everyday one, a number, a sentence of its own."""
    plain = word.strip(",.?!;:").lower().replace("’", "'")
    ended = word[-1] in ".?!;:" and not ABBREVIATED.search(word)
    return (
        ended
        or (word[0].isupper() and plain in _OPENING)
        or not (word[0].isalpha() or word in ("&", "-", "–", "—"))
    )


def _belongs(word: str, after: str) -> bool:
    """Whether a word can be part of an office: capitalised, or joining capitals."""
    if word[0].isupper():
        return True
    return word in _JOINING and (after[:1].isupper() or after in _JOINING)


def _ends_office(word: str) -> bool:
    plain = word.strip(",")
    return is_office(plain) or is_title(plain) or _role(plain) is not None


def _is_told(office: str) -> bool:
    """Whether words behind a name are an office, a firm, or the role of one without a name."""
    return is_office(office) or is_title(office) or _role(office) is not None


def _role(office: str) -> Role | None:
    """The role that an office of one word tells: `Interviewer`, `Conference Operator`."""
    if office.lower().endswith("host"):  # of the call, who may be the operator or one of them
        return "unknown"
    return generic_role(office) or generic_role(office.rsplit(maxsplit=1)[-1])
