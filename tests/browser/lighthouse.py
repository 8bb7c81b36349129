"""Measure the built site with Lighthouse: figures for people, not a test. Run `make lighthouse`."""

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from browser.chromium import find
from browser.hosting import hosted

REPO = Path(__file__).parent.parent.parent
PROGRAM = REPO / ".cache/tools/node_modules/lighthouse/cli/index.js"
PAGES = ("index.html", "calls/{call}/index.html", "calls/{call}/q2.html", "metrics/dau.html")
LEAST = {"accessibility": 1.0, "best-practices": 1.0, "seo": 1.0, "performance": 0.95}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"


def scores(address: str) -> dict[str, float]:
    """Lighthouse's scores of a page, 0 to 1, with its mobile settings."""
    report = subprocess.run(
        ["node", PROGRAM, address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
        env={**os.environ, "CHROME_PATH": find(), "PATH": _path()},
    )
    found = json.loads(report.stdout)["categories"]
    return {name: float(found[name]["score"]) for name in LEAST}


def _path() -> str:
    """Node comes with the Python environment."""
    return os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))


def main() -> int:
    """Print a line a page; 1 where a score is below what we promise."""
    site = REPO / "site"
    call = min(place.name for place in (site / "calls").iterdir() if place.is_dir())
    low = 0
    with hosted(site) as address:
        for page in PAGES:
            path = page.format(call=call)
            found = scores(address + path)
            line = ", ".join(f"{name} {score * 100:.0f}" for name, score in sorted(found.items()))
            sys.stdout.write(f"{path}: {line}\n")
            low += any(score < LEAST[name] for name, score in found.items())
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
