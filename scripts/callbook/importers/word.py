"""Take the words out of a Word document (DOCX)."""

import io
import zipfile

import mammoth
from lxml import html

from callbook.importers.imported import Converted, refusal
from callbook.importers.tree_text import clean, text_of
from callbook.importers.word_numbers import with_printed_numbers

MOST_BYTES = 200_000_000
"""Of all parts unpacked; a document of a long call has below five million."""
MOST_TIMES = 200
"""How many times larger a part may be than it is packed; text packs some ten times."""
MOST_PARTS = 5_000

_DOCUMENT = "word/document.xml"


def convert(data: bytes, name: str) -> Converted:
    """The words of a document's body: paragraphs, lists with their printed numbers, tables.

    Heads and feet of pages, comments and deleted text are no part of it. Raises Refused where
    the archive is broken, encrypted, dangerously large when unpacked, or holds no document or
    no text. Pictures are left out; what they link to is never opened.
    """
    _check(data, name)
    try:
        numbered = with_printed_numbers(data)
        made = mammoth.convert_to_html(
            io.BytesIO(numbered),
            convert_image=lambda _: [],
            include_default_style_map=True,
            external_file_access=False,
        )
    except Exception as error:  # mammoth and zipfile raise anything on broken files
        raise refusal(name, f"a broken Word document ({_short(error)}); expected a DOCX that "
                            "Word opens; open it and save it again") from error  # fmt: skip
    text = clean(text_of(html.document_fromstring(made.value or "<p></p>")))
    if not text:
        raise refusal(name, "a Word document without text; expected the words of a call")
    return Converted(text=text)


def _check(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        message = f"a broken ZIP archive ({_short(error)}); expected a DOCX; save it again"
        raise refusal(name, message) from error
    if not any(part.filename == _DOCUMENT for part in parts):
        raise refusal(name, f"{_kind(parts)}; expected a Word document (DOCX), PDF, HTML or text")
    if any(part.flag_bits & 1 for part in parts):
        raise refusal(name, "an encrypted archive; expected a DOCX without a password")
    if len(parts) > MOST_PARTS or _too_large(parts):
        raise refusal(
            name,
            "a document that unpacks to far more than it shows; expected at most "
            f"{MOST_BYTES // 1_000_000} MB in {MOST_PARTS} parts; save its text alone",
        )


def _too_large(parts: list[zipfile.ZipInfo]) -> bool:
    if sum(part.file_size for part in parts) > MOST_BYTES:
        return True
    return any(
        part.file_size > 5_000_000 and part.file_size > MOST_TIMES * max(1, part.compress_size)
        for part in parts
    )


def _kind(parts: list[zipfile.ZipInfo]) -> str:
    names = {part.filename for part in parts}
    for found, mark in (
        ("an Excel workbook", "xl/workbook.xml"),
        ("a PowerPoint presentation", "ppt/presentation.xml"),
        ("an e-book", "META-INF/container.xml"),
        ("an OpenDocument file", "content.xml"),
    ):
        if mark in names:
            return found
    return "a ZIP archive"


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
