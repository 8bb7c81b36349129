#!/usr/bin/env python3
"""The doorway: `python scripts/build.py` makes the book; `--help` explains the rest."""

import sys

from callbook.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
