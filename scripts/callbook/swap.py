"""Replace a folder whole or not at all, whatever fails or is killed in between."""

import os
import shutil
from pathlib import Path


def staging(target: Path) -> Path:
    """An empty folder beside `target`, on the same disk, in which its successor is prepared."""
    fresh = target.with_name(f".{target.name}.next")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def replace(target: Path, staged: Path) -> None:
    """Put `staged` in the place of `target`.

    Between the two renames the target is missing for a moment; `recover` mends a kill there.
    """
    old = _old(target)
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.rename(target, old)
    os.rename(staged, target)
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Undo a replacement that was killed half way; call it before reading `target`."""
    old = _old(target)
    if old.exists() and not target.exists():
        os.rename(old, target)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")
