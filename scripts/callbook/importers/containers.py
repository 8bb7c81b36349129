"""Tell what a document is by its bytes; the ending of its name decides only between texts."""

import codecs
import re
from pathlib import PurePath

from callbook.importers.imported import Container, refusal

# prey: `<!DOCTYPE html>`, `<html lang="zh">`, `<div class="x">` at the beginning; not `<PAGE> 7`
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|span|h[1-6]|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
# prey: the first line of a web archive, `From: <Saved by Blink>`; not `From: revenue`
_ARCHIVE = re.compile(r"(?:From|MIME-Version|Snapshot-Content-Location|Subject|Content-Type): ")
# prey: `</p>`, `<br/>`, `</td>`; not `<Q - Ian Pell>`
_TAG = re.compile(r"</(?:p|div|td|tr|li|span|h[1-6]|strong|b|body|html)>|<br\s*/?>", re.IGNORECASE)
# prey: `00:00:01,000 --> 00:00:04,500` of SRT, with the number of the caption above it
_CAPTION = re.compile(r"\s*\d+\s*\n\s*\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->", re.ASCII)
# prey: a head row with `speaker` and `content`; not a sentence with commas
_HEAD_CELL = re.compile(
    r"(?:speaker|speaker[_ ]?name|name|content|text|transcript|question|answer|发言人|姓名|内容"
    r"|问题|提问|回答|回复|答复)",
    re.IGNORECASE,
)

_SCAN = "expected text; run text recognition (OCR) over it first"
_OTHER = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word, Excel or PowerPoint file; expected DOCX, PDF or text; save it as DOCX",
    ),
    (b"{\\rtf", "rich text (RTF); expected DOCX, PDF, HTML or text; save it as DOCX"),
    (b"\x89PNG", f"a picture (PNG); {_SCAN}"),
    (b"\xff\xd8\xff", f"a picture (JPEG); {_SCAN}"),
    (b"GIF8", f"a picture (GIF); {_SCAN}"),
    (b"\x1f\x8b", "a compressed file (gzip); expected the file in it"),
    (b"Rar!", "a RAR archive; expected the file in it"),
    (b"7z\xbc\xaf", "a 7z archive; expected the file in it"),
    (b"ID3", "a sound recording; expected its words as text"),
    (b"OggS", "a sound recording; expected its words as text"),
)
"""Beginnings of files that hold no text, and what to say of them."""


def container_of(data: bytes, name: str) -> Container:
    """What `data` is; raises Refused where it is something that holds no transcript."""
    for beginning, message in _OTHER:
        if data.startswith(beginning):
            raise refusal(name, message)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "Word document"
    if b"%PDF-" in data[:1024]:
        return "PDF"
    return _text_container(_glimpse(data), PurePath(name).suffix.lower())


def _glimpse(data: bytes) -> str:
    """The document as text, well enough to see its marks: they are all ASCII."""
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    return data.replace(b"\0", b"").decode("utf-8", errors="replace")


def _text_container(text: str, ending: str) -> Container:
    head = text[:20_000]
    if re.match(r"WEBVTT(?:\s|$)", head) or _CAPTION.match(head):
        return "captions"
    if _is_page(head, ending):
        return "web page"
    if _is_json(text, ending):
        return "JSON"
    if _is_table(head, ending):
        return "CSV"
    return "Markdown" if ending in (".md", ".markdown") else "text"


def _is_page(head: str, ending: str) -> bool:
    tags = len(_TAG.findall(head))
    if _ARCHIVE.match(head) and "multipart/related" in head.lower():
        return True  # a page with its pictures in one file (MHTML)
    if _PAGE.match(head):
        return tags > 0 or ending in (".html", ".htm", ".xhtml")
    return tags > 2 and ending in (".html", ".htm", ".xhtml", ".shtml", ".aspx", ".php")


def _is_json(text: str, ending: str) -> bool:
    """An object or a list by its brackets; `[中] 王青：…` and `[ 64] [EN] …` are none."""
    begins = re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])", text)
    return bool(begins) and (ending in (".json", ".jsonl", ".ndjson") or _ends_json(text))


def _ends_json(text: str) -> bool:
    return text.rstrip()[-1:] in ("}", "]")


def _is_table(head: str, ending: str) -> bool:
    first = head.lstrip("\r\n").split("\n", 1)[0]
    for comma in ",\t;|":
        cells = [cell.strip(" \"'\r") for cell in first.split(comma)]
        named = sum(bool(_HEAD_CELL.fullmatch(cell)) for cell in cells)
        if len(cells) > 1 and named >= (1 if ending in (".csv", ".tsv") else 2):
            return True
    return ending in (".csv", ".tsv")
