"""A book built again after an edit is the book built from nothing."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from callbook import building, project
from callbook.model import Call, Details
from test_cli import REPO, edit, new_project, tree

CALLS = "sources/calls"
SHILI = f"{CALLS}/shili-2024q1"


def build(root: Path, address: str = "") -> dict[str, bytes]:
    """The files of docs/ after a build."""
    _built(root, address)
    return tree(root / "docs")


def _built(root: Path, address: str = "") -> building.Built:
    return building.build(root, address=address, strict=False, check=False, progress=lambda _: None)


def from_nothing(root: Path, place: Path, address: str = "") -> dict[str, bytes]:
    """The files of docs/ as a build without any memory makes them of the same sources."""
    shutil.copytree(root / "sources", place / "sources")
    shutil.copytree(root / "docs", place / "docs", ignore=shutil.ignore_patterns("calls", "data"))
    return build(place, address)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = new_project(tmp_path_factory.mktemp("built") / "book")
    build(root)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A project that was built before."""
    return Path(shutil.copytree(built, tmp_path / "book"))


EDITS = {
    f"{SHILI}.txt": ("主要来自两款新产品", "主要来自三款新产品"),
    f"{SHILI}.yml": ("毛利率的展望", "毛利率的前景"),
    f"{CALLS}/qinghe-2023q4.yml": ("title: 青禾智驾 2023", "title: 青禾 2023"),
    "sources/topics.yml": ("title: 成本", "title: 开支"),
    "sources/metrics.yml": ("毛利占收入的比例", "毛利与收入之比"),
    "sources/site.yml": ("示例书", "另一本书"),
    "docs/about.md": ("# 关于", "# 关于这本书"),
}


@pytest.mark.parametrize("path", EDITS)
def test_after_an_edit_the_book_is_as_from_nothing(root: Path, tmp_path: Path, path: str) -> None:
    before = tree(root / "docs")
    edit(root / path, *EDITS[path])
    after = build(root)
    assert after != before
    assert after == from_nothing(root, tmp_path / "new")


def test_another_address_is_everywhere(root: Path, tmp_path: Path) -> None:
    address = "https://example.com/book/"
    assert build(root, address) == from_nothing(root, tmp_path / "new", address)


def test_what_came_and_went_shows_on_the_pages_of_others(root: Path, tmp_path: Path) -> None:
    for end in (".txt", ".yml"):
        shutil.copy(root / f"{SHILI}{end}", root / f"{CALLS}/shili-2024q2{end}")
    edit(root / f"{CALLS}/shili-2024q2.yml", "period: 2024Q1", "period: 2024Q2")
    with_it = build(root)
    assert b"shili-2024q2" in with_it["calls/shili-2024q1/q1.md"]
    assert with_it == from_nothing(root, tmp_path / "with")
    for end in (".txt", ".yml", ".links.yml"):
        (root / f"{CALLS}/shili-2024q2{end}").unlink()
    assert b"shili-2024q2" not in build(root)["calls/shili-2024q1/q1.md"]


def test_address_let_go_shows_why(root: Path, tmp_path: Path) -> None:
    building.retire(root, "calls/shili-2024q1/q1.html#p4", "说了两遍", "")
    edit(root / f"{SHILI}.txt", "目标不变。\n", "\n")
    assert "说了两遍" in build(root)["calls/shili-2024q1/q1.md"].decode()
    assert tree(root / "docs") == from_nothing(root, tmp_path / "new")


def test_original_that_was_exchanged_is_told_though_the_text_is_the_same(root: Path) -> None:
    original = root / CALLS / "originals/a.html"
    original.parent.mkdir()
    original.write_bytes(b"first")
    digest = hashlib.sha256(b"first").hexdigest()
    with (root / f"{SHILI}.yml").open("a", encoding="utf-8") as details:
        details.write(f"original: {{file: originals/a.html, sha256: '{digest}'}}\n")
    assert not _built(root).project.problems
    original.write_bytes(b"second")
    (problem,) = _built(root).project.problems
    assert "has changed" in problem.message


def test_call_that_has_not_changed_is_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(root / f"{CALLS}/qinghe-2023q4.txt", "单套成本明年再降", "单套成本明年再减")
    read: list[str] = []
    transcribe = project._transcribed

    def note(root: Path, name: str, details: Details) -> Call:
        read.append(name)
        return transcribe(root, name, details)

    monkeypatch.setattr(project, "_transcribed", note)
    build(root)
    build(root)
    assert read == ["qinghe-2023q4"]


_PREVIEWS = """
import sys
from pathlib import Path
root = Path(sys.argv[1])
sys.path.insert(0, str(root / "scripts"))
from callbook import building
page = root / "shown/docs/calls/shili-2024q1/q1.md"
building.preview(root, root / "shown")
for name, old, new in (
    ("templates/question.md.j2", "cb-kicker", "cb-edited"),
    ("callbook/words/zh.yml", "date: 日期", "date: 何日"),
):
    file = root / "scripts" / name
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    building.preview(root, root / "shown")
    print(new.partition(": ")[2] or new, (new.partition(": ")[2] or new) in page.read_text("utf-8"))
"""


def test_preview_shows_templates_and_words_that_were_edited(root: Path) -> None:
    """In a process of its own, as `serve` is one that goes on while they are edited."""
    shutil.copytree(REPO / "scripts", root / "scripts")
    run = subprocess.run(
        [sys.executable, "-c", _PREVIEWS, str(root)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout.splitlines() == ["cb-edited True", "何日 True"]
