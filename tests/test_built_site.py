"""The real sites pass verification, and a real page with one thing changed does not."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import fixture_archive
import sites
from callbook import verify
from callbook.model import Archive

CALL = "calls/kuaishou-2021q3"


@pytest.fixture(scope="module")
def archive() -> Archive:
    return sites.archive()


@pytest.fixture
def copied(book: Path, tmp_path: Path) -> Path:
    """The book's site, to be changed."""
    return shutil.copytree(book, tmp_path / "site", copy_function=shutil.copyfile)


def messages(site: Path, archive: Archive) -> list[str]:
    return [str(problem) for problem in verify.verify(site, archive)]


def test_the_book_says_what_its_sources_say(book: Path, archive: Archive) -> None:
    assert messages(book, archive) == []
    assert len(archive.calls[0].exchanges) == 8


def test_the_invented_calls_are_shown_as_they_were_said(shelf: Path) -> None:
    found = messages(shelf, fixture_archive.archive())
    # The archive is made by hand and has no source lines to speak of; its blocks, anchors and
    # links must be right.
    assert [message for message in found if message.startswith("site/") or "#" in message] == []


def change(before: str, after: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        head, article, body = text.partition("<article")
        assert before in body
        return head + article + body.replace(before, after, 1)

    return changed


@pytest.mark.parametrize(
    ("page", "mutation", "said"),
    [
        (f"{CALL}/q4.html", change("举足轻重", "举足重"), "txt:41: calls/kuaishou-2021q3/q4"),
        (f"{CALL}/q4.html", change("举足轻重", "举足轻重重"), "txt:41: calls/kuaishou-2021q3/q4"),
        (
            f"{CALL}/q4.html",
            change("举足轻重", "举轻足重"),
            "txt:41: calls/kuaishou-2021q3/q4",
        ),
        (f"{CALL}/q2.html", change('id="p3"', 'id="p33"'), "has the anchors q2 p1 p2 p33"),
        (f"{CALL}/q2.html", change("<ol>", '<ol start="2">'), "is point 2 of its list"),
        (f"{CALL}/q2.html", change("<h1", "<script>1</script><h1"), "<script> within the text"),
        (f"{CALL}/full.html", change("举足轻重", "举足重"), "full.html#q4-p1 says"),
        (f"{CALL}/receipt.html", change("cb-piece-removed", "cb-piece-answer"), "calls it answer"),
        ("metrics/dau.html", change("q4.html#p1", "q4.html#p77"), "expected an anchor"),
        ("index.html", change("calls/kuaishou-2021q3/q1.html", "calls/gone/q1.html"), "no file"),
    ],
)
def test_one_thing_changed_on_a_real_page_is_found(
    copied: Path, archive: Archive, page: str, mutation: Callable[[str], str], said: str
) -> None:
    text = (copied / page).read_text(encoding="utf-8")
    (copied / page).write_text(mutation(text), encoding="utf-8")
    assert any(said in message for message in messages(copied, archive))


def test_a_source_that_says_something_else_is_found(book: Path, archive: Archive) -> None:
    (call,) = archive.calls
    lines = tuple(line.replace("举足轻重", "举足若轻") for line in call.source.lines)
    other = replace(call, source=replace(call.source, lines=lines))
    found = messages(book, replace(archive, calls=(other,)))
    assert any("q4.html says" in message and "举足若轻" in message for message in found)


def test_another_build_gives_the_same_bytes(book: Path, tmp_path: Path) -> None:
    sites.publish_book(tmp_path / "again")
    assert _files(tmp_path / "again") == _files(book)


def _files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }
