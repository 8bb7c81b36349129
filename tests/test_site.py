"""The site is published whole or not at all, once for each change, and the same on any day."""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest

from callbook import site
from callbook.model import Site
from callbook.problems import Problem
from callbook.site import freshness

SITE = Site(title="示例的书", language="zh", author="示例")

SETTINGS = """\
site_name: overruled
use_directory_urls: false
theme: {name: material, font: false}
validation: {links: {anchors: warn}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# 首页\n\n[二](two.md)\n", encoding="utf-8")
    (tmp_path / "docs/two.md").write_text("# 二\n", encoding="utf-8")
    (tmp_path / "overrides").mkdir()
    (tmp_path / "scripts").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_what_the_author_says_of_the_site_stands_on_it(root: Path) -> None:
    out = root / "site"
    assert site.build(root, out, SITE) == site.Built(written=True)
    home = (out / "index.html").read_text(encoding="utf-8")
    assert "示例的书" in home
    assert "overruled" not in home
    assert 'lang="zh"' in home
    assert {path.name for path in root.iterdir()} == {
        ".cache",
        "docs",
        "mkdocs.yml",
        "overrides",
        "scripts",
        "site",
    }


def test_nothing_is_made_twice(root: Path) -> None:
    out = root / "site"
    site.build(root, out, SITE)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert site.build(root, out, SITE) == site.Built(written=False)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


DOORS = "nav: [index.md, {还有: [three.md]}]\nplugins: []\n"


@pytest.fixture
def doored(root: Path) -> Path:
    """A project with a navigation, whose site is built."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(DOORS)
    (root / "docs/three.md").write_text("---\ntitle: 三\n---\n第三页\n", encoding="utf-8")
    site.build(root, root / "site", SITE)
    return root


@pytest.mark.parametrize(
    ("touched", "text", "kept"),
    [
        ("docs/one.md", "# 新\n\n[二](two.md)\n", ["two.html"]),
        ("docs/two.md", "# 二\n\n改过，见[首页](index.md)\n", []),
        ("docs/two.md", None, []),
        ("docs/three.md", "---\ntitle: 三\n---\n第三页，改过\n", ["two.html"]),
        ("docs/three.md", "---\ntitle: 叁\n---\n第三页\n", []),
        ("docs/index.md", "# 又一首页\n\n[二](two.md)\n", []),
        ("docs/words.js", "1", ["two.html"]),
        ("mkdocs.yml", SETTINGS + DOORS + "extra_css: [x.css]\n", []),
        ("mkdocs.yml", SETTINGS, []),
        ("overrides/main.html", '{% extends "base.html" %}{% block content %}空{% endblock %}', []),
        ("scripts/x.py", "1", []),
        ("site/two.html", "touched", []),
    ],
)
def test_only_what_would_come_out_otherwise_is_made_again(
    doored: Path, monkeypatch: pytest.MonkeyPatch, touched: str, text: str | None, kept: list[str]
) -> None:
    if text is None:
        (doored / touched).unlink()
        (doored / "docs/index.md").write_text("# 首页\n", encoding="utf-8")
    else:
        (doored / touched).write_text(text, encoding="utf-8")
    seen = watched(monkeypatch)
    assert site.build(doored, doored / "site", SITE).written
    assert seen == kept
    quick = files(doored / "site")
    (doored / ".cache/site.json").unlink()
    assert site.build(doored, doored / "site", SITE).written
    assert files(doored / "site") == quick


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is there already when MkDocs is called."""
    seen: list[str] = []
    render = site._render

    def note(order: site.Order, into: Path) -> tuple[Problem, ...]:
        seen.extend(files(into))
        return render(order, into)

    monkeypatch.setattr(site, "_render", note)
    return seen


@pytest.mark.parametrize("more", ["plugins: [search]\nnav: [index.md]", "plugins: []"])
def test_where_a_page_depends_on_others_all_are_made_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"{more}\n")
    site.build(root, root / "site", SITE)
    (root / "docs/index.md").write_text("# 首页\n\n改过\n", encoding="utf-8")
    seen = watched(monkeypatch)
    assert site.build(root, root / "site", SITE).written
    assert seen == []


def test_another_title_makes_every_page_new(doored: Path) -> None:
    other = Site(title="另一本")
    assert site.build(doored, doored / "site", other).written
    quick = files(doored / "site")
    shutil.rmtree(doored / "site")
    site.build(doored, doored / "site", other)
    assert files(doored / "site") == quick


@pytest.mark.parametrize(
    "touched", ["docs/two.md", "mkdocs.yml", "overrides/x.html", "scripts/x.py", "site/index.html"]
)
def test_whatever_changes_makes_it_new(root: Path, touched: str) -> None:
    made = freshness.inputs(root, root / "docs", SITE)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("x", encoding="utf-8")
    freshness.remember(root, root / "site", made)
    assert freshness.unchanged(root, root / "site", made)
    (root / touched).write_text("# 又一个\n", encoding="utf-8")
    again = freshness.inputs(root, root / "docs", SITE)
    assert not freshness.unchanged(root, root / "site", again)


def test_another_title_or_a_lost_memory_makes_it_new(root: Path) -> None:
    made = freshness.inputs(root, root / "docs", SITE)
    assert freshness.inputs(root, root / "docs", Site(title="另一本")) != made
    assert not freshness.unchanged(root, root / "site", made)
    (root / ".cache").mkdir()
    (root / ".cache/site.json").write_text("{", encoding="utf-8")
    assert not freshness.unchanged(root, root / "site", made)


def test_a_warning_keeps_the_old_site(root: Path) -> None:
    out = root / "site"
    out.mkdir()
    (out / "old.html").write_text("old", encoding="utf-8")
    (root / "docs/two.md").write_text("[x](gone.md) [y](index.md#gone)\n", encoding="utf-8")
    built = site.build(root, out, SITE)
    assert not built.written
    assert [problem.path for problem in built.problems] == ["docs/two.md", "docs/two.md"]
    assert "gone.md" in built.problems[0].message
    assert "#gone" in built.problems[1].message
    assert files(out) == {"old.html": b"old"}
    assert not (root / ".site.next").exists()


def test_a_failure_of_mkdocs_is_a_problem_not_a_traceback(root: Path) -> None:
    (root / "overrides/main.html").write_text("{% nonsense %}", encoding="utf-8")
    (problem,) = site.build(root, root / "site", SITE).problems
    assert problem.path == "mkdocs.yml"
    assert "nonsense" in problem.message
    assert not (root / "site").exists()


def test_settings_that_are_no_yaml_are_a_problem_not_a_traceback(root: Path) -> None:
    (root / "mkdocs.yml").write_text("nav: [", encoding="utf-8")
    (problem,) = site.build(root, root / "site", SITE).problems
    assert problem.path == "mkdocs.yml"


def test_what_the_last_check_finds_keeps_the_old_site(root: Path) -> None:
    found = (Problem(path="x", message="y"),)
    seen: list[str] = []

    def finish(staged: Path) -> tuple[Problem, ...]:
        seen.extend(files(staged))
        return found

    assert site.build(root, root / "site", SITE, finish=finish) == site.Built(problems=found)
    assert "index.html" in seen
    assert not (root / "site").exists()


def test_a_replacement_killed_half_way_is_mended(root: Path) -> None:
    site.build(root, root / "site", SITE)
    before = files(root / "site")
    (root / "site").rename(root / ".site.old")
    assert site.build(root, root / "site", SITE) == site.Built(written=False)
    assert files(root / "site") == before


def test_two_builds_give_the_same_bytes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.build(root, root / "site", SITE)
    first = files(root / "site")
    shutil.rmtree(root / "site")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    site.build(root, root / "site", SITE)
    assert files(root / "site") == first
    today = dt.datetime.now(dt.UTC).date().isoformat().encode()
    assert [path for path, content in first.items() if today in content] == []
    assert not [path for path in first if path.endswith(".gz")]


def test_the_page_for_lost_readers_loads_nothing_where_the_address_is_unknown(root: Path) -> None:
    site.build(root, root / "site", SITE)
    lost = (root / "site/404.html").read_text(encoding="utf-8")
    assert "没有这一页" in lost
    assert "src=" not in lost
    assert '"/' not in lost.replace('"/";', "").replace('split("/")', "").replace('join("/")', "")


def test_the_page_for_lost_readers_knows_the_sub_path(root: Path) -> None:
    online = Site(title="示例", address="https://a.example/sub/")
    site.build(root, root / "site", online)
    lost = (root / "site/404.html").read_text(encoding="utf-8")
    assert '"/sub/assets/' in lost
    assert '"/assets/' not in lost


def test_a_preview_renders_what_changed_in_place(root: Path, tmp_path: Path) -> None:
    order = site.Order(root=root, docs=root / "docs", out=tmp_path / "shown", site=SITE, dirty=True)
    assert site.preview(order) == ()
    untouched = (order.out / "index.html").stat().st_mtime_ns
    os.utime(order.out / "two.html", ns=(0, 0))
    (root / "docs/two.md").write_text("# 改过\n", encoding="utf-8")
    assert site.preview(order) == ()
    assert "改过" in (order.out / "two.html").read_text(encoding="utf-8")
    assert (order.out / "index.html").stat().st_mtime_ns == untouched


LOG = """\
INFO    -  Cleaning site directory
WARNING -  Doc file 'calls/x/q1.md' contains a link 'gone.md', but the target is not found.
INFO    -  Doc file 'about.md' contains a link '/x', left as is.
WARNING -  Config value 'nav': Unrecognised.
           It goes on here.
ERROR   -  Error reading page 'two.md': broken
Aborted with 2 warnings in strict mode!
"""


def test_every_warning_in_the_log_is_a_problem_with_its_page() -> None:
    found = [(problem.path, problem.message) for problem in site.warnings(LOG)]
    assert [path for path, _ in found] == ["docs/calls/x/q1.md", "mkdocs.yml", "docs/two.md"]
    assert "It goes on here" in found[1][1]
    assert "Aborted" not in found[2][1]
