"""What is kept is found again by all that it was made from, and by nothing else."""

from pathlib import Path

import pytest

from callbook import cache
from callbook.cache import Cache, digest


def made(place: Path, key: str, value: object) -> object:
    """What a new process finds under the key, or makes."""
    return Cache(place).made(key, lambda: value)


def test_a_value_is_made_once(tmp_path: Path) -> None:
    assert made(tmp_path, "a", ("first", 1)) == ("first", 1)
    assert made(tmp_path, "a", "second") == ("first", 1)
    assert made(tmp_path, "b", "second") == "second"


def test_without_a_folder_nothing_is_kept() -> None:
    nowhere = Cache()
    assert nowhere.made("a", lambda: 1) == 1
    assert nowhere.made("a", lambda: 2) == 2
    nowhere.keep("a", 3)
    nowhere.tidy()


@pytest.mark.parametrize("harm", [b"", b"x", None])
def test_what_is_cut_off_harmed_or_deleted_is_made_again(
    tmp_path: Path, harm: bytes | None
) -> None:
    made(tmp_path, "a", "first")
    (file,) = tmp_path.iterdir()
    if harm is None:
        file.unlink()
    else:
        file.write_bytes(harm + file.read_bytes()[1:] if harm else b"")
    assert made(tmp_path, "a", "second") == "second"


def test_another_version_of_ours_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a", "first")
    for name in ("_loaded", "_version"):
        monkeypatch.setattr(cache, name, lambda: "another")
    assert made(tmp_path, "a", "second") == "second"


def test_a_process_whose_code_was_changed_meanwhile_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a", "first")
    monkeypatch.setattr(cache, "_version", lambda: "another")
    assert made(tmp_path, "a", "second") == "second"
    assert made(tmp_path, "a", "third") == "third"


@pytest.mark.parametrize("name", ["reading.py", "words/zh.yml", "../templates/home.md.j2"])
def test_the_version_covers_code_tables_and_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    package = tmp_path / "package"
    file = package / name
    for folder in (package, tmp_path / "templates", file.parent):
        folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(cache, "_PACKAGE", package)
    monkeypatch.setattr(cache, "_TEMPLATES", tmp_path / "templates")
    versions = [cache._version()]
    for text in ("one", "two"):
        file.write_text(text, encoding="utf-8")
        versions.append(cache._version())
    assert len(set(versions)) == 3


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    made(tmp_path, "old", 1)
    later = Cache(tmp_path)
    later.made("a", lambda: 2)
    later.keep("b", 3)
    later.tidy()
    assert len(list(tmp_path.iterdir())) == 2
    assert made(tmp_path, "a", None) == 2
    assert made(tmp_path, "b", None) == 3
    assert made(tmp_path, "old", None) is None


def test_what_was_made_while_our_code_changed_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "before", 1)
    during = Cache(tmp_path)
    assert during.made("before", lambda: None) == 1
    during.made("a", lambda: 2)
    monkeypatch.setattr(cache, "_version", lambda: "another")
    during.tidy()
    monkeypatch.undo()
    assert made(tmp_path, "before", None) == 1
    assert made(tmp_path, "a", None) is None


def test_a_full_disk_does_not_stop_the_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert made(tmp_path / "file", "a", 1) == 1


def test_parts_of_a_key_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", "") != digest("ab")
    assert digest("天") == digest("天".encode())
