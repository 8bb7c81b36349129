"""What became of a document before its text was read, for `parse --json`."""

from callbook.importers.imported import Imported, Left


def conversion(imported: Imported) -> dict[str, object]:
    """The container, and what its importer left out: kind, how often, an example; names stay."""
    return {
        "container": imported.container,
        "converted": imported.converted,
        "left_out": [_told(kind, left) for kind, left in _by_kind(imported).items()],
        "notes": list(imported.notes),
    }


def _by_kind(imported: Imported) -> dict[str, list[Left]]:
    kinds: dict[str, list[Left]] = {}
    for one in imported.left:
        kinds.setdefault(one.reason, []).append(one)
    return kinds


def _told(kind: str, left: list[Left]) -> dict[str, object]:
    return {"kind": kind, "count": sum(one.times for one in left), "example": left[0].text}
