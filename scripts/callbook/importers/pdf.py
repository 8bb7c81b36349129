"""Take the words out of a PDF that has a text layer."""

import io
import logging
import re
from collections.abc import Iterator

import pdfplumber

from callbook.found import Found
from callbook.found.day_words import days
from callbook.found.period_words import periods
from callbook.importers.imported import Converted, Left, refusal
from callbook.importers.page_furniture import without_furniture
from callbook.importers.page_lines import Line, page_lines
from callbook.importers.page_text import text_of_lines
from callbook.importers.tree_text import clean
from callbook.model import Origin
from callbook.problems import Refused

MOST_PAGES = 400
"""Of a document; a call of three hours prints on about sixty."""


# prey: the foot `https://example.com/a.html    1/5` of a page that a browser printed
_ADDRESS = re.compile(r"https?://[^\s]+[^\s.,]")


def convert(data: bytes, name: str) -> Converted:
    """The words of a PDF: columns and tables in reading order, wrapped lines joined.

    What stands at the same place of three or more pages (head, foot, page number) is taken
    out and told. Raises Refused where the file is encrypted, broken, far too long, a scan
    without text, or where its fonts don't say which characters they print.
    """
    for library in ("pdfminer", "pdfplumber"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # the one problem told is ours
    try:
        pages = tuple(_pages(data, name))
    except Refused:
        raise
    except Exception as error:  # pdfminer raises anything on a damaged file
        raise refusal(name, _fault(error)) from error
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise refusal(
            name,
            f"a PDF of {len(pages)} page(s) without text, as a scanner makes it; expected a "
            "text layer; run text recognition (OCR) over it first and add the result",
        )
    kept, left = without_furniture(pages)
    text = clean(text_of_lines(kept))
    _check_letters(text, name)
    notes = (f"no text on page(s) {', '.join(map(str, empty))}: pictures?",) if empty else ()
    return Converted(text=text, left=left, notes=notes, found=_facts(left))


def _pages(data: bytes, name: str) -> Iterator[tuple[Line, ...]]:
    with pdfplumber.open(io.BytesIO(data)) as document:
        if not document.pages:
            raise refusal(name, "a PDF without pages; expected the words of a call")
        if len(document.pages) > MOST_PAGES:
            raise refusal(
                name, f"a PDF of {len(document.pages)} pages; expected one call, at most "
                      f"{MOST_PAGES} pages; save the pages of the call alone"
            )  # fmt: skip
        for number, page in enumerate(document.pages):
            yield page_lines(page, number)
            page.close()


def _facts(left: tuple[Left, ...]) -> Found:
    """What heads and feet say of the call; those of a printed web page are the browser's."""
    texts = [one.text for one in left]
    day = {day for text in texts for day in days(text)}
    date = day.pop() if len(day) == 1 else ""
    address = next((hit.group() for text in texts if (hit := _ADDRESS.search(text))), "")
    if address:
        return Found(origin=Origin(address=address, captured=date))
    period = {period for text in texts for period in periods(text)}
    return Found(date=date, period=period.pop() if len(period) == 1 else "")


def _fault(error: Exception) -> str:
    """What is wrong with a file that does not open."""
    if "Password" in repr(error) or "Encrypt" in repr(error):
        return "an encrypted PDF; expected one without a password; save it again without"
    what = " ".join(str(error).split())[:60]
    reason = what or type(error).__name__
    return f"a broken PDF ({reason}); expected a file that a viewer opens; print it as PDF again"


def _check_letters(text: str, name: str) -> None:
    """Fonts without a table of characters print well, and say nothing to a program."""
    unknown = 5 * text.count("(cid:") + text.count("\ufffd")
    unknown += sum("\ue000" <= char <= "\uf8ff" for char in text)
    if unknown > 0.05 * len(text):
        raise refusal(
            name,
            "a PDF whose fonts do not say which characters they print; expected readable text; "
            "run text recognition (OCR) over it first and add the result",
        )
