"""Pack files into a ZIP whose bytes depend on nothing but their names and contents."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import IO

LONGEST = 150
"""Characters of a path inside a ZIP: Windows' limit of 260 leaves the rest for the folder."""

# Matches aux.html and COM1, which name devices on Windows whatever their ending; not auxiliary.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
# Matches q1?.html, "notes. " and "a\b"; not "第 1 问.html", and not the slash between folders.
_UNWRITABLE = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')


def pack(files: Iterable[tuple[str, bytes]], out: IO[bytes], *, deflate: bool) -> None:
    """Write the files, as (path, content), to `out` in the order given.

    Times and modes are fixed, and names are marked as UTF-8 where they are not ASCII. Stored
    (`deflate` false) the bytes are the same on any machine; deflated, with the same zlib.
    """
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # else it tells on which system it was made
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
            archive.writestr(entry, content, compresslevel=6)


def unfit(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each path that would not unpack on Windows, with the reason.

    Rules: Microsoft, Naming Files, Paths, and Namespaces.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        alike[path.casefold()].append(path)
        yield from ((path, reason) for reason in _faults(path))
    for same in alike.values():
        if len(same) > 1:
            yield same[1], f"differs from {same[0]} in capitals alone"


def _faults(path: str) -> Iterator[str]:
    if len(path) > LONGEST:
        yield f"is {len(path)} characters long; expected at most {LONGEST}"
    for name in path.split("/"):
        if _RESERVED.match(name):
            yield f"“{name}” is the name of a device"
        if _UNWRITABLE.search(name) or not name:
            yield f"“{name}” has a character that no file name may have"
