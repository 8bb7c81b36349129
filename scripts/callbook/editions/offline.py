"""Pack the built site into a ZIP that opens from disk: the same pages, byte for byte.

One build serves both editions. Only what has no meaning on a disk is left out: the sitemap, the
server's 404 page, the maps for debugging the theme, and the parts of a page marked as online
(such as the link to this very ZIP).
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from callbook.editions.windows import unfit
from callbook.editions.zip_file import write_zip
from callbook.model import Site
from callbook.problems import Problem, Refused

# Matches callbook and q3-2021; not what is encoded in an address (%E4%B9%A6), and not "".
_PLAIN = re.compile(r"[\w-]+", re.ASCII)
# Matches a link to the ZIP between its marks, and nothing else on the page: the shortest stretch.
_ONLINE = re.compile(rb"<!-- online -->.*?<!-- /online -->", re.DOTALL)


def name(site: Site) -> str:
    """Name of the ZIP, after the last folder of the online address: callbook-offline.zip.

    A book without an address, or at the root of its host, is called callbook.
    """
    folder = urlsplit(site.address).path.rstrip("/").rpartition("/")[2]
    return f"{folder if _PLAIN.fullmatch(folder) else 'callbook'}-offline.zip"


def bundle(built: Path, site: Site) -> tuple[Problem, ...]:
    """Put the ZIP of the site built in `built` beside its pages; what stands in its way.

    Raises OSError.
    """
    try:
        build(built, built / name(site))
    except Refused as refused:
        return refused.problems
    return ()


def build(site: Path, out: Path) -> None:
    """Write the ZIP of the built site to `out`, whole or not at all.

    Raises Refused where a path would not unpack on Windows, and OSError.
    """
    paths = tuple(_paths(site))
    problems = [
        Problem(
            path=f"site/{path}",
            message=f"{reason}; expected a path that unpacks on Windows; e.g. calls/q1.html",
        )
        for path, reason in unfit(paths)
    ]
    if problems:
        raise Refused(problems)
    unfinished = out.with_name(f".{out.name}.next")
    try:
        with unfinished.open("wb") as file:
            write_zip(_files(site, paths), file, smaller=True)
        os.replace(unfinished, out)
    finally:
        unfinished.unlink(missing_ok=True)


def offline(path: str, content: bytes) -> bytes:
    """A file of the site as it is in the ZIP: without what a page marks as online."""
    return _ONLINE.sub(b"", content) if path.endswith(".html") else content


def _files(site: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        yield path, offline(path, (site / path).read_bytes())


def _paths(site: Path) -> Iterator[str]:
    for path in sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()):
        if not _online(path):
            yield path


def _online(path: str) -> bool:
    """Whether a file of the site belongs to the online edition alone."""
    return path in {"404.html", "sitemap.xml", "sitemap.xml.gz"} or path.endswith(
        (".map", "-offline.zip", ".zip.next")
    )
