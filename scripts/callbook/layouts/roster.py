"""The lists of participants that transcripts print before or after the words of the call."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbook.layouts.document import Document, Row
from callbook.layouts.latin_names import could_be_person, generic_role, is_person
from callbook.layouts.names_joined import unjoined
from callbook.layouts.offices import beside, is_office, known_speaker, speaker_of
from callbook.layouts.points import point
from callbook.layouts.rosters_run_on import is_flat_list, run_on
from callbook.layouts.sections import is_section, opens_questions
from callbook.model import Role, Speaker

_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "analyst",
        # prey: `Conference Call Participants`, `ANALYSTS`, `Analysts:`; not `Analysts asked`
        re.compile(
            r"(?:conference call (?:participants|attendees)|(?:participating "
            r"|sell-side )?analysts(?: participants)?"
            r"|other participants|分析师|提问者|参会分析师|参会机构)\s*:?$",
            re.IGNORECASE,
        ),
    ),
    (
        "management",
        # prey: `Company Participants`, `CORPORATE PARTICIPANTS`, `Executives`, `公司参会人员`
        re.compile(
            r"(?:(?:company|corporate|management) (?:participants|representatives|speakers"
            r"|attendees)"
            r"|executives(?: participants)?|management(?: team)?"
            r"|公司(?:参会|出席|方)?(?:人员|嘉宾|高管|代表)"
            r"|参会高管|管理层(?:参会人员)?|出席高管)\s*:?$",
            re.IGNORECASE,
        ),
    ),
    (
        "unknown",
        # prey: `Call participants:`, `Participants`, `CALL PARTICIPANTS`, `参会人员`
        re.compile(
            r"(?:(?:call|earnings call|event|meeting|webcast|key|list of) )?(?:participants"
            r"|attendees|speakers|presenters)\s*:?$"
            r"|(?:参会|与会|出席)(?:人员|嘉宾|名单)\s*:?$",
            re.IGNORECASE,
        ),
    ),
)
# prey: `MANAGEMENT: MR. ANIL RAO – CEO`, `Moderator: Ms. Shah – Pell`; not `Host: We`
_INLINE = re.compile(
    r"(?P<kind>management|moderators?|host|analysts?|speakers?)\s*:\s*(?P<rest>(?:mr|ms|mrs|dr"
    r"|shri|smt)\.?\s.{4,120})$",
    re.IGNORECASE,
)
# prey: `Presentation`, `Prepared Remarks:`, `Full Transcript`; not `Presentations were`
_STARTS = re.compile(
    r"(?:presentation|prepared remarks|management discussion section"
    r"|full (?:conference call )?transcript|transcript"
    r"|definitions|disclaimer|contents|开场致辞|演示环节|主旨演讲|会议内容)\s*:?$",
    re.IGNORECASE,
)
_HEADER = 160
"""Characters up to which a line can head a turn."""
# prey: the blanks between columns: `Ian Pell        Grace Obi`; not `Ian Pell`
_COLUMNS = re.compile(r"\s{3,}")
_BESIDE = 2
"""People who stand beside each other, at the least."""
# prey: what ends the name in `Bo Chen - Pell`, `Bo Chen, Pell`, `Bo Chen: Hi`; not a hyphen in it
_HEAD_ENDS = re.compile(r"\s+[-–—|]|[,:](?! (?:Jr|Sr|II))")
# prey: `Q. Alan Tripp`, `A. J. Obi`; not `A. MARA VOSS`
_INITIALLED = re.compile(r"[QA]\. (?:[A-Z]\. )?[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)*")
# prey: `VP and CFO`, `Chief Operating Officer`, `President & CEO`; not `Chief Equity Group`
_CHIEF = re.compile(
    r"\b(?:C[EFO]O|Chief \w+ Officer|Investor Relations|Treasurer|Controller)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Places of the rows that list participants, and whom they list."""

    rows: frozenset[int]
    people: tuple[Speaker, ...]


def roster(document: Document) -> Roster:
    """The participants lists of a document, wherever they stand."""
    rows: set[int] = set()
    people: list[Speaker] = []
    place = 0
    while place < len(document.rows):
        end, listed = _list(document.rows, place)
        if end > place:
            rows.update(range(place, end))
            people.extend(listed)
        place = max(end, place + 1)
    for place, role, ones in run_on(document):
        rows.add(place)
        people.extend(_with(one, role) for one in ones)
    return Roster(rows=frozenset(rows), people=tuple(_as_headed(document, rows, people)))


def _as_headed(document: Document, rows: set[int], people: list[Speaker]) -> Iterator[Speaker]:
    """The people of the lists under the names that head turns: of `Bo Chen J.T. Pell`, `Bo Chen`.

    A list that parts name and firm by a blank alone tells no better where the name ends.
    """
    long = [one for one in people if one.name.count(" ") > 1]
    heads = {
        _HEAD_ENDS.split(row.body, maxsplit=1)[0]
        for place, row in enumerate(document.rows if long else ())
        if place not in rows and len(row.body) < _HEADER
    }
    for one in people:
        words = one.name.split()
        shorter = (" ".join(words[:count]) for count in range(len(words) - 1, 1, -1))
        found = next((name for name in (one.name, *shorter) if name in heads), one.name)
        yield one if found == one.name else replace(one, name=found, firm="", title="")


def is_list_heading(row: Row) -> bool:
    """Whether a row is the heading of a list of participants."""
    return _heading(row) is not None


def _heading(row: Row) -> Role | None:
    if len(row.body) > 40:
        return None
    return next((role for role, pattern in _HEADINGS if pattern.match(row.body)), None)


def _list(rows: tuple[Row, ...], place: int) -> tuple[int, list[Speaker]]:
    """The end of a list that begins at `place`, and its people; `place` itself where none does."""
    inline = _INLINE.match(rows[place].body)
    if inline and _lists(inline["rest"]):
        role: Role = "management" if inline["kind"].lower().startswith("man") else "unknown"
        return _entries(rows, place, _inline_person(rows[place], inline, role), role)
    role_found = _heading(rows[place])
    if role_found is None or is_flat_list(rows, place + 1):
        return place, []
    end, people = _entries(rows, place + 1, [], role_found)
    return (end, people) if people else (place, [])


def _lists(rest: str) -> bool:
    """Whether words after `Moderator:` list somebody: he may be speaking to Ms. Shah."""
    if rest == rest.upper() or re.search(r"\s[-–—](?:\s|$)", rest):
        return True
    one = speaker_of(rest)
    return one is not None and is_office(one.title or one.firm)


def _inline_person(row: Row, hit: re.Match[str], role: Role) -> list[Speaker]:
    one = speaker_of(row.raw[hit.start("rest") + row.start : row.end])
    return [_with(one, role)] if one else []


def _entries(
    rows: tuple[Row, ...], start: int, people: list[Speaker], role: Role
) -> tuple[int, list[Speaker]]:
    place = start + 1 if people else start
    people = list(people)
    while place < len(rows):
        if _ends(rows, place):
            break
        beside_each_other = _columns(rows, place)
        taken = None if beside_each_other else _entry(rows, place)
        if taken is None and not beside_each_other:
            break
        below, one = taken or (2, None)
        people.extend(_with(each, role) for each in (*beside_each_other, one) if each is not None)
        place += below
    return place, people


def _columns(rows: tuple[Row, ...], place: int) -> tuple[Speaker, ...]:
    """The people whom two lines name in columns, what each is below him; none in a list of one."""
    names = _COLUMNS.split(rows[place].body)
    if len(names) < _BESIDE or place + 1 >= len(rows) or not all(map(could_be_person, names)):
        return ()
    offices = _COLUMNS.split(rows[place + 1].body)
    if not all(map(is_office, offices)):
        return ()
    whole = len(offices) == len(names)
    return tuple(
        beside(name, offices[at]) if whole else Speaker(name=name) for at, name in enumerate(names)
    )


def _ends(rows: tuple[Row, ...], place: int) -> bool:
    """Whether a list is over before this row: a heading, the operator, or somebody speaking."""
    row = rows[place]
    body = row.body
    if opens_questions(row) or _STARTS.match(body) or generic_role(body) == "operator":
        return True
    if _heading(row) is not None or (is_section(row) and not point(row)):
        return True
    following = rows[place + 1] if place + 1 < len(rows) else None
    return following is not None and is_person(body) and _is_sentence(following.body)


def _is_sentence(body: str) -> bool:
    return len(body.split()) > 9 and not is_office(body)


def _entry(rows: tuple[Row, ...], place: int) -> tuple[int, Speaker | None] | None:
    """How many rows an entry takes, and whom it names; None where the row is no entry."""
    row = rows[place]
    body = _unmarked(row)
    if len(body) > 160 or (len(body.split()) > 14 and body[-1] == "."):
        return None
    split = [one.body for one in rows[place + 1 : place + 3]]
    if len(split) == 2 and split[0] in ("--", "-", "–", "—") and is_person(body):
        return 3, beside(body, split[1])
    seam = unjoined(body)
    if seam:
        return 1, beside(*seam)
    one = _initialled(body) or speaker_of(body) or _everyday(body) or _above_office(rows, place)
    one = one or _before_firm(body)
    if one is None or generic_role(one.name):
        return (1, None) if is_office(body) or body in ("--", "-", "–") else None
    if one.firm or one.title:
        return 1, one
    below = 0
    while below < 2 and place + 1 + below < len(rows):
        following = _unmarked(rows[place + 1 + below])
        if not is_office(following) or is_person(following) or _ends(rows, place + 1 + below):
            break
        below += 1
    more = " ".join(_unmarked(line) for line in rows[place + 1 : place + 1 + below])
    return 1 + below, beside(one.name, more) if more else one


def _everyday(body: str) -> Speaker | None:
    """An entry `Grant May - CEO`, whose name has everyday words."""
    one = known_speaker(body, lambda _name: True)
    return one if one and (one.firm or one.title) else None


def _initialled(body: str) -> Speaker | None:
    """An entry whose first initial looks like the mark of a question: `Q. Alan Tripp`."""
    return Speaker(name=body) if _INITIALLED.fullmatch(body) else None


def _before_firm(body: str) -> Speaker | None:
    """An entry `Ian Pell Sunmere Partners LP - Head of Sales`, a blank between name and firm."""
    words = body.split()
    count = 3 if len(words) > 2 and words[1].endswith(".") else 2
    name, rest = " ".join(words[:count]), " ".join(words[count:])
    office = rest.rpartition(" - ")[2]
    parted = " - " in rest and is_person(name) and is_office(office)
    return beside(name, rest) if parted else None


def _above_office(rows: tuple[Row, ...], place: int) -> Speaker | None:
    """An entry of everyday words above an office or a firm: `Will May`."""
    body = _unmarked(rows[place])
    below = rows[place + 1].body if place + 1 < len(rows) else ""
    office = is_office(below) and not is_office(body) and not is_person(below)
    return Speaker(name=body) if office and could_be_person(body) else None


def _unmarked(row: Row) -> str:
    """A row as printed, without its bullet."""
    found = point(row)
    start = found.end if found else row.start
    return row.raw[start : row.end].strip() or row.body


def _with(one: Speaker, role: Role) -> Speaker:
    """A listed person in the role of the list; an analyst's list names firms beside names."""
    if role == "unknown":
        return one
    if role == "analyst" and one.title and not one.firm and one.role != "analyst":
        if _CHIEF.search(one.title):  # one of the company's who slipped into the analysts' list
            return replace(one, role="management")
        return replace(one, firm=one.title, title="", role=role)
    return replace(one, role=role)


def list_rows(document: Document, found: Roster) -> Iterator[Row]:
    """The rows of the lists, in the order of the source."""
    for place in sorted(found.rows):
        yield document.rows[place]
