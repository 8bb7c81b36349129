"""The ZIP is the built site, byte for byte, without what only a server needs."""

import zipfile
from pathlib import Path

import pytest

from callbook.editions.offline import build, bundle, name
from callbook.model import Site
from callbook.problems import Refused

PAGE = '<p>一问</p>\n<!-- online --><a href="book-offline.zip">下载</a><!-- /online --><p>一答</p>'


def site(folder: Path, **more: str) -> Path:
    """A built site in `folder`: what MkDocs and the bundle write, and files by name."""
    files = {
        "index.html": PAGE,
        "calls/shili-2022q1/q1.html": "<p>答</p>",
        "assets/app.js": "1 <!-- online -->",
        "assets/app.js.map": "{}",
        "404.html": "",
        "sitemap.xml": "",
        "sitemap.xml.gz": "",
        "book-offline.zip": "an older one",
        **more,
    }
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def test_zip_is_the_site_without_what_needs_a_server(tmp_path: Path) -> None:
    out = tmp_path / "book-offline.zip"
    build(site(tmp_path / "site"), out)
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == ["assets/app.js", "calls/shili-2022q1/q1.html", "index.html"]
        assert archive.read("index.html").decode() == "<p>一问</p>\n<p>一答</p>"
        assert archive.read("assets/app.js").decode() == "1 <!-- online -->"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.invalid/answers/", "answers-offline.zip"),
        ("https://example.invalid/", "callbook-offline.zip"),
        ("https://example.invalid/%E4%B9%A6/", "callbook-offline.zip"),
        ("", "callbook-offline.zip"),
    ],
)
def test_zip_is_named_after_the_address(address: str, expected: str) -> None:
    assert name(Site(title="书", address=address)) == expected


def test_bundle_lies_beside_the_pages_or_tells_why_not(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    assert bundle(folder, Site(title="书")) == ()
    assert (folder / "callbook-offline.zip").is_file()
    assert len(bundle(site(folder, **{"metrics/nul.html": ""}), Site(title="书"))) == 1


def test_same_site_same_bytes_inside_the_site_too(tmp_path: Path) -> None:
    folder = site(tmp_path / "site")
    build(folder, tmp_path / "book-offline.zip")
    build(folder, folder / "book-offline.zip")
    build(folder, folder / "book-offline.zip")
    assert (folder / "book-offline.zip").read_bytes() == (
        tmp_path / "book-offline.zip"
    ).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book-offline.zip", "site"]


def test_path_that_windows_refuses_is_a_problem(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", **{"metrics/con.html": "", "topics/a.": ""})
    with pytest.raises(Refused) as refused:
        build(folder, tmp_path / "book-offline.zip")
    wanted = "; expected a path that unpacks on Windows; e.g. calls/q1.html"
    assert [str(problem) for problem in refused.value.problems] == [
        f"site/metrics/con.html: “con.html” is the name of a device{wanted}",
        f"site/topics/a.: “a.” has a character that no file name may have{wanted}",
    ]
    assert not (tmp_path / "book-offline.zip").exists()
