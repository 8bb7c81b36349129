"""Write a ZIP whose bytes depend on nothing but the names and the contents of its files.

The format is written out here, and the compressor is pinned, since the interpreter's own differs
from machine to machine. Rules: PKWARE, APPNOTE.TXT 6.3.10; sections in brackets below.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from struct import pack
from typing import IO

import deflate

_STORED, _DEFLATED = 0, 8
_LEVEL = 7  # smaller than zlib at its usual 6, in half the time
_UNIX = 3 << 8  # the system that its modes are of
_MODE = 0o100644 << 16  # a plain file that its owner may write
_NEWEST, _ZIP64 = 20, 45  # versions of the format needed to read it
_UTF8 = 1 << 11  # the name is not ASCII
_DAY = (1 << 5) + 1  # 1980-01-01, the first day that the format knows
_MANY = 0xFFFF
_FAR = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One file: what both of its headers say, and where the first stands."""

    name: bytes
    facts: bytes
    offset: int


def write_zip(files: Iterable[tuple[str, bytes]], out: IO[bytes], *, smaller: bool) -> None:
    """Write the files, as (path, content), to `out` in the order given.

    Each is compressed where that makes it `smaller`. No file and no archive may be larger than
    4 GiB; raises struct.error there.
    """
    entries: list[_Entry] = []
    at = 0
    for path, content in files:
        entry, packed = _entry(path, content, at, smaller=smaller)
        local = pack("<4s", b"PK\3\4") + entry.facts + entry.name  # 4.3.7
        out.write(local + packed)
        at += len(local) + len(packed)
        entries.append(entry)
    size = sum(out.write(_central(entry)) for entry in entries)
    out.write(_end(len(entries), size, at))


def _entry(path: str, content: bytes, offset: int, *, smaller: bool) -> tuple[_Entry, bytes]:
    packed, method = content, _STORED
    if smaller and len(tried := bytes(deflate.deflate_compress(content, _LEVEL))) < len(content):
        packed, method = tried, _DEFLATED
    name = path.encode()
    flags = 0 if path.isascii() else _UTF8
    sizes = (zlib.crc32(content), len(packed), len(content), len(name), 0)
    facts = pack("<5H3L2H", _NEWEST, flags, method, 0, _DAY, *sizes)
    return _Entry(name=name, facts=facts, offset=offset), packed


def _central(entry: _Entry) -> bytes:
    """The header in the directory at the end (4.3.12)."""
    head = pack("<4sH", b"PK\1\2", _UNIX | _NEWEST)
    return head + entry.facts + pack("<3H2L", 0, 0, 0, _MODE, entry.offset) + entry.name


def _end(count: int, size: int, at: int) -> bytes:
    """The end of the directory (4.3.16), with that of ZIP64 before it where entries are many."""
    many = b""
    if count >= _MANY:
        versions = (_UNIX | _ZIP64, _ZIP64)
        many = pack("<4sQ2H2L4Q", b"PK\6\6", 44, *versions, 0, 0, count, count, size, at)  # 4.3.14
        many += pack("<4sLQL", b"PK\6\7", 0, at + size, 1)  # 4.3.15
    few = min(count, _MANY)
    return many + pack("<4s4H2LH", b"PK\5\6", 0, 0, few, few, size, at, 0)
