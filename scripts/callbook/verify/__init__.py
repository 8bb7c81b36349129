"""Read the built site back and prove that it says what the sources say, and nothing else.

Nothing here asks how a page was made: the words come from the HTML, and are held against the
lines of the source and against the declared punctuation, so that a fault anywhere between the
parser and the theme shows.
"""

from collections.abc import Iterator
from pathlib import Path

from callbook.model import Archive
from callbook.problems import Problem
from callbook.verify import calls, links, tiling
from callbook.verify.html import Page, read_page


def verify(site_dir: Path, archive: Archive) -> tuple[Problem, ...]:
    """Everything in `site_dir` that breaks a promise, sorted; empty for a good book.

    Ten thousand pages take less than a minute. Raises OSError where the site can't be read.
    """
    pages = {page.path: page for page in _pages(site_dir)}
    problems = [
        *(problem for call in archive.calls for problem in tiling.problems(call)),
        *(problem for call in archive.calls for problem in calls.problems(call, pages)),
        *links.problems(pages, site_dir, archive.site.address),
    ]
    return tuple(sorted(set(problems)))


def _pages(site_dir: Path) -> Iterator[Page]:
    for file in sorted(site_dir.rglob("*.html")):
        path = file.relative_to(site_dir).as_posix()
        yield read_page(path, file.read_text(encoding="utf-8"))
