"""Find the days that a text names."""

import datetime as dt
import re
from collections.abc import Iterator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FORMS = (
    # prey: `2024年5月17日`, `2024 年5 月10 日`; not `2024年5月`, `2024年第5期`
    re.compile(r"(?<!\d)(?P<y>20\d\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]"),
    # prey: `2024-05-17`, `2024/5/7`, `2024.05.17`; not `2024-05`, `12024-05-17`, `2024.5.17.3`
    re.compile(
        r"(?<![\d./-])(?P<y>20\d\d)\s?(?P<j>[-/.])\s?(?P<m>\d{1,2})\s?(?P=j)\s?(?P<d>\d{1,2})"
        r"(?![\d]|[./-]\d)"
    ),
    # prey: `July 9, 2024`, `Jul. 09 2024`, `JULY 9TH, 2024`; not `July 2024`
    re.compile(
        rf"\b{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<y>20\d\d)\b", re.IGNORECASE
    ),
    # prey: `09-Jul-2024`, `9 July 2024`, `9th of July, 2024`; not `Q9 July 2024`
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH}[\s,-]+(?P<y>20\d\d)\b",
        re.IGNORECASE,
    ),
    # prey: `20240517` in a title; not a longer number, `20241399`
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
)


def days(text: str) -> Iterator[str]:
    """Every day that `text` names with its year, as 2024-05-17, in the order of the forms.

    Days that only numbers name with the year last (7/9/2024) are left: which is the month
    depends on the country.
    """
    for form in _FORMS:
        for hit in form.finditer(text):
            named = hit.groupdict()
            month = named.get("m") or str(_MONTHS.index(named["month"][:3].lower()) + 1)
            try:
                yield dt.date(int(named["y"]), int(month), int(named["d"])).isoformat()
            except ValueError:  # the 31st of June: no day
                continue
