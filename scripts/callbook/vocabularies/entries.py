"""Check that the entries of a vocabulary hold together: ids, links, and one meaning a word."""

import re
from collections.abc import Callable, Iterable, Sequence

from callbook.language.folding import fold
from callbook.yaml_lines import Node

Fields = dict[str, Node]

# dau, dau-mau, retention-7d; not DAU, -dau, dau/mau: it is a file's name and part of an address
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = {"index", "con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}


def check_ids(entries: Sequence[tuple[Fields, int]]) -> None:
    """An id is part of an address, and only one entry's."""
    lines: dict[str, int] = {}
    for entry, line in entries:
        node = entry.get("id")
        if node is None or not node.scalar:
            continue
        if not _ID.fullmatch(node.scalar) or node.scalar in _RESERVED:
            node.note(
                "not a possible id; expected small letters, digits and hyphens: live-streaming"
            )
        if node.scalar in lines:
            node.note(f"this id is taken by the entry in line {lines[node.scalar]}")
        lines.setdefault(node.scalar, line)


def check_links(entries: Sequence[tuple[Fields, int]], field: str) -> None:
    """The ids that a field names must be those of other entries."""
    ids = {entry["id"].scalar for entry, _ in entries if "id" in entry}
    for entry, _ in entries:
        for node in nodes(entry, field):
            if node.scalar and "id" in entry and node.scalar == entry["id"].scalar:
                node.note("an entry can't name itself here")
            elif node.scalar and node.scalar not in ids:
                node.note(f'there is no entry "{node.scalar}"; expected the id of one in this file')


def check_spellings(
    entries: Sequence[tuple[Fields, int]], texts: Callable[[Fields], list[Node]], what: str
) -> None:
    """No two entries may claim one word, nor one entry twice: a match must have one meaning."""
    owners: dict[str, tuple[Fields, int]] = {}
    for entry, line in entries:
        for node in texts(entry):
            folded = fold(node.scalar.strip()).text
            owner, at = owners.setdefault(folded, (entry, line)) if folded else (entry, line)
            if owner is not entry:
                name = owner["id"].scalar if "id" in owner else "the entry"
                node.note(f'{what} "{node.scalar}" already stands for {name} (line {at})')
        _check_repeats(texts(entry), what)


def _check_repeats(found: Iterable[Node], what: str) -> None:
    seen: set[str] = set()
    for node in found:
        folded = fold(node.scalar.strip()).text
        if folded and folded in seen:
            node.note(f'{what} "{node.scalar}" stands twice in this entry, case and width aside')
        seen.add(folded)


def check_parents(entries: Sequence[tuple[Fields, int]]) -> None:
    """No topic may stand above itself."""
    parents = {
        entry["id"].scalar: entry["parent"]
        for entry, _ in entries
        if "id" in entry and "parent" in entry
    }
    for name, node in parents.items():
        above: list[str] = []
        at = node.scalar
        while at in parents and at not in above:
            above.append(at)
            at = parents[at].scalar
        if name in above and name != node.scalar:
            node.note(f"{name} stands above itself: {' > '.join((name, *above))}")


def check_short(entries: Sequence[tuple[Fields, int]]) -> None:
    """Short forms say beside what they count."""
    for entry, _ in entries:
        if ("short" in entry) != ("short_with" in entry):
            node = entry.get("short") or entry["short_with"]
            node.note("short and short_with go together: the forms, and the ids they count beside")


def spelling_nodes(entry: Fields) -> list[Node]:
    """The texts by which a metric is found."""
    return nodes(entry, "name", "abbreviation", "english", "aliases", "short")


def cue_nodes(entry: Fields) -> list[Node]:
    """The cues of a topic."""
    cues = entry.get("cues")
    if cues is None or cues.shape != "mapping":
        return []
    return [text for node in cues.children for text in _leaves(node)]


def nodes(entry: Fields, *fields: str) -> list[Node]:
    """The texts of some fields."""
    return [leaf for field in fields if field in entry for leaf in _leaves(entry[field])]


def _leaves(node: Node) -> tuple[Node, ...]:
    """The text itself, or the texts of a list."""
    below = node.children if node.shape == "sequence" else (node,)
    return tuple(leaf for leaf in below if leaf.shape == "scalar")
