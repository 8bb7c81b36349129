"""Find any word of the book: what the build prepares, so that a browser finds it alone.

`files(archive)` gives the files below docs/data/search/ that docs/assets/search/ reads.
"""

from callbook.search.index import files

__all__ = ["files"]
