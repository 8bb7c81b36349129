"""Find any word of the book: what the build prepares, so that a browser finds it alone.

`files(archive)` gives the files below docs/data/search/: the scripts of `browser/` in one, and the
shards that they read.
"""

from callbook.search.index import files

__all__ = ["files"]
