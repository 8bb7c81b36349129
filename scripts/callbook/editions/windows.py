"""Know the paths in a ZIP that would not unpack on Windows."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

LONGEST = 150
"""Characters of a path inside a ZIP: Windows' limit of 260 leaves the rest for the folder."""

# Matches aux.html and COM1, which name devices on Windows whatever their ending; not auxiliary.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
# Matches q1?.html, "notes. " and "a\b"; not "第 1 问.html", and not the slash between folders.
_UNWRITABLE = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')


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
