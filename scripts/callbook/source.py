"""Turn the bytes of a transcript into lines of text, and say what could not be read."""

import codecs
import hashlib
import re
from collections.abc import Iterator

from callbook.model import Source
from callbook.problems import Problem, Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LEGACY = ("gb18030", "big5", "cp1252", "shift_jis", "euc_kr")
"""Encodings that saved web pages and old editors leave, tried where the bytes are not UTF-8."""

_EVERYDAY = frozenset(
    "的是在有不我们公司年和一了为中会对这以上个业大人到来要发展产品市场增长收入利用户下目前"
    "問題請答們這業務會對產為個應與營運來說時間還動發經過於裡點現實"
    "，。：？！、（）“”"
)
"""What any Chinese page is full of: tells GB18030 from Big5, which read each other's bytes."""

# prey: `a\r\nb`, `a\rb`, `a\nb`; not a form feed, which is white space within a line
_LINE_END = re.compile(r"\r\n|\r|\n")
# prey: `锟斤拷`, `烫烫烫`, U+FFFD; not `锟`
_MOJIBAKE = re.compile("锟斤拷|烫烫烫|屯屯屯|\ufffd")
# prey: a letter of Latin-1 as UTF-8 misread leaves it: `Ã©`; not the plain `é`
_LATIN_SUPPLEMENT = re.compile("[\u00c0-\u00ff\u0152\u0153\u0178\u2030]")


def decode(data: bytes, path: str) -> Source:
    """The transcript in `data`, its lines untouched but for their ends.

    Raises Refused where the bytes are no text (a picture, a scan, an archive) or are in no
    encoding that is known. `path` is only carried along and named in problems.
    """
    text, encoding = _text(data, path)
    return Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        lines=lines(text),
    )


def lines(text: str) -> tuple[str, ...]:
    """`text` cut at its line ends (CRLF, CR or LF); a last line end opens no further line."""
    cut = _LINE_END.split(text)
    return tuple(cut[:-1] if cut[-1] == "" else cut)


def mojibake(source: Source) -> Iterator[Problem]:
    """A problem for each line whose characters were damaged before they came to us."""
    for number, line in enumerate(source.lines, 1):
        hit = _MOJIBAKE.search(line)
        if hit or (_LATIN_SUPPLEMENT.search(line) and _is_garbled(line)):
            shown = line[max(0, hit.start() - 10) : hit.end() + 10] if hit else line[:40]
            yield Problem(
                path=source.path,
                line=number,
                message=f"damaged characters: {shown.strip()!r}; expected readable text; "
                "save the original again as UTF-8 and add that file",
            )


def _is_garbled(line: str) -> bool:
    from ftfy.badness import badness  # noqa: PLC0415 - loads slowly, and few texts need it

    return badness(line) > 1


def _text(data: bytes, path: str) -> tuple[str, str]:
    """The decoded text and the name of its encoding."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, path), encoding
    wide = _wide(data)
    if wide:
        return _strictly(data, wide, path), wide
    if b"\0" in data:
        raise Refused([_no_text(path, "zero bytes, as in a picture or an archive")])
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data, path)


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Refused([_no_text(path, f"bytes that are no {encoding}: {error.reason}")]) from error


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of its line ends and spaces is zero."""
    head = data[:4000]
    if len(head) < 4 or b"\0" not in head:
        return ""
    for encoding, marks in (
        ("utf-16-le", (b"\n\0", b" \0", b"\x0c\xff", b"\x020")),
        ("utf-16-be", (b"\0\n", b"\0 ", b"\xff\x0c", b"0\x02")),
    ):
        offset = 1 if encoding.endswith("le") else 0
        zeros = sum(byte == 0 for byte in head[offset::2])
        others = sum(byte == 0 for byte in head[1 - offset :: 2])
        if zeros > others and others == 0 and any(mark in head for mark in marks):
            return encoding
    return ""


def _legacy(data: bytes, path: str) -> tuple[str, str]:
    """The reading among the old encodings with the most everyday characters."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - loads slowly; few texts need it

    readings = []
    for encoding in _LEGACY:
        try:
            readings.append((data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    chinese = [(_everyday(text), text, encoding) for text, encoding in readings]
    share, text, encoding = max(chinese, key=lambda one: one[0], default=(0.0, "", ""))
    if share > 0.05:
        return text, encoding
    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise Refused([_no_text(path, "bytes in no encoding that is known")])
    return str(best), best.encoding


def _everyday(text: str) -> float:
    """Share of everyday Chinese characters among those beyond ASCII."""
    beyond = [char for char in text if char > "\x7f"]
    return sum(char in _EVERYDAY for char in beyond) / (len(beyond) or 1)


def _no_text(path: str, found: str) -> Problem:
    return Problem(
        path=path,
        message=f"found {found}; expected text in UTF-8, UTF-16, GB18030, Big5 or Windows-1252; "
        "save it as UTF-8, for example",
    )
