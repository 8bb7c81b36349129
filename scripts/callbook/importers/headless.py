"""Tell what two columns hold that no head names: turns under names, or questions and answers."""

import re
from collections.abc import Sequence

from callbook.importers.json_turns import Record

_NAME = 80  # characters of a speaker's name
_NEW = 0.7  # share of names met for the first time above which a column holds no speakers
_ASKS = re.compile(r"[?？][\"”’')）]?$")


def records_of(rows: Sequence[tuple[str, str]]) -> list[Record] | None:
    """The rows as records of speakers and texts, or of questions and answers, if they are such."""
    names = [name for name, _ in rows]
    if len(rows) > 2 and max(map(len, names)) <= _NAME and len(set(names)) <= _NEW * len(rows):
        return [{"speaker": name, "text": words} for name, words in rows]
    asked, answered = (sum(bool(_ASKS.search(row[at].strip())) for row in rows) for at in (0, 1))
    if len(rows) > 1 and asked * 2 > len(rows) and answered * 2 < asked:
        return [{"question": one, "answer": other} for one, other in rows]
    return None
