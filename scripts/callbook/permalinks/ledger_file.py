"""Read a ledger from the text of its file, or write it, always in the same bytes.

A record an address, a line a value: two branches that touch different paragraphs merge in git.
Ledgers are the largest files we read, which is why they have a reader of their own beside
`yaml_lines`: libyaml composes them, and words and marks are checked against each other.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias, get_args

import yaml

from callbook.permalinks.ledger import Ledger, Link, Order, State, Wording, fingerprint, ordered
from callbook.problems import Problem, Refused

HEAD = """\
# Every address ever published from here, with the words that stand there. Kept by the build;
# commit it. An address is let go by: python scripts/build.py retire ADDRESS --why "…"
"""

_Refuse: TypeAlias = Callable[[int, str], None]

# U+0085 and U+2028 end a line in YAML and U+FEFF is refused there; "，" and an emoji are plain.
_UNWRITABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def load(text: str, path: str) -> Ledger:
    """The ledger of a file's text; an empty text is the ledger of a call not yet published.

    Raises Refused with a problem for each thing that cannot be understood: no YAML, an unknown
    field, an address twice (as a merge of two branches can leave it), words that do not fit
    their mark, a forwarding to an address that is not there.
    """
    problems: list[Problem] = []

    def refuse(line: int, message: str) -> None:
        problems.append(Problem(path=path, line=line, message=message))

    root = _compose(text, path)
    reader = _Reader(refuse)
    ledger = Ledger(path=path, links=reader.links(root), order=reader.order(root))
    problems.extend(_contradictions(ledger))
    if problems:
        raise Refused(sorted(problems))
    return replace(ledger, links=ordered(ledger.links))


def _compose(text: str, path: str) -> yaml.Node | None:
    # Where PyYAML comes without libyaml the result is the same, ten times slower.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or " ".join(str(error).split())
        message = f"not YAML: {what}; take this file from git again, or mend the merge by hand"
        line = mark.line + 1 if mark else 0
        raise Refused([Problem(path=path, line=line, message=message)]) from None
    return root


class _Reader:
    """Turns YAML nodes into links; what does not fit is told to `refuse(line, message)`."""

    def __init__(self, refuse: _Refuse) -> None:
        self.refuse = refuse

    def links(self, root: yaml.Node | None) -> tuple[Link, ...]:
        fields = self._fields(root, ("order", "links")) if root else {}
        return tuple(filter(None, map(self._link, self._items(fields.get("links")))))

    def order(self, root: yaml.Node | None) -> tuple[Order, ...]:
        if not isinstance(root, yaml.MappingNode):
            return ()
        lists = [value for key, value in root.value if key.value == "order"]
        return tuple(
            Order(page=key.value, names=tuple(self._text(value).split()))
            for item in self._items(lists[0] if lists else None)
            if isinstance(item, yaml.MappingNode)
            for key, value in item.value
        )

    def _link(self, node: yaml.Node) -> Link | None:
        fields = self._fields(
            node, ("at", "mark", "text", "moved", "merged", "retired", "to", "earlier")
        )
        line = node.start_mark.line + 1
        values = {key: self._text(value) for key, value in fields.items() if key != "earlier"}
        if not values.get("at") or "text" not in values:
            self.refuse(line, "an address without its words; expected at, mark and text")
            return None
        at, text = values["at"], values["text"]
        if values.get("mark") != (mark := fingerprint(text)):
            found = values.get("mark", "nothing")
            self.refuse(
                line,
                f"{at}: mark {found} does not fit the words, whose mark is {mark}; "
                "words and marks are changed by the build alone: take them from git again",
            )
        states = [state for state in get_args(State) if state in values]
        if len(states) > 1:
            self.refuse(line, f"{at}: both {' and '.join(states)}; expected one of them")
        state: State = states[0] if states else "live"
        return Link(
            address=at,
            text=text,
            state=state,
            to=values.get("to", "") if state == "retired" else values.get(state, ""),
            why=values.get("retired", ""),
            earlier=tuple(map(self._wording, self._items(fields.get("earlier")))),
            line=line,
        )

    def _wording(self, node: yaml.Node) -> Wording:
        fields = self._fields(node, ("mark", "text"))
        values = {key: self._text(value) for key, value in fields.items()}
        return Wording(mark=values.get("mark", ""), text=values.get("text", ""))

    def _fields(self, node: yaml.Node | None, allowed: tuple[str, ...]) -> dict[str, yaml.Node]:
        fields: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            line = node.start_mark.line + 1 if node else 0
            self.refuse(line, f'expected fields, as in "{allowed[0]}: …"')
            return fields
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value not in allowed:
                expected = ", ".join(allowed)
                self.refuse(line, f'unknown field "{key.value}"; allowed: {expected}')
            elif key.value in fields:
                self.refuse(line, f'"{key.value}" is given twice; expected once')
            else:
                fields[key.value] = value
        return fields

    def _items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.refuse(node.start_mark.line + 1, 'expected a list, each item with "- "')
            return []
        return list(node.value)

    def _text(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        self.refuse(node.start_mark.line + 1, "expected text")
        return ""


def _contradictions(ledger: Ledger) -> Iterator[Problem]:
    """Addresses given twice, and forwardings to nowhere or in a circle."""
    by_address: dict[str, Link] = {}
    for link in ledger.links:
        if link.address in by_address:
            message = (
                f"{link.address} is given twice (line {by_address[link.address].line}); keep the "
                "one that was published first, the build gives the other text a new number"
            )
            yield Problem(path=ledger.path, line=link.line, message=message)
        by_address[link.address] = link
    for link in by_address.values():
        forwards = link.state in ("moved", "merged")
        if forwards and link.to not in by_address:
            message = (
                f'{link.address}: {link.state} to "{link.to}"; expected an address of this file'
            )
            yield Problem(path=ledger.path, line=link.line, message=message)
        elif forwards and _circles(link, by_address):
            message = f"{link.address}: {link.state} in a circle; expected an end that is live"
            yield Problem(path=ledger.path, line=link.line, message=message)


def _circles(link: Link, by_address: dict[str, Link]) -> bool:
    seen: set[str] = set()
    while link.state in ("moved", "merged") and link.to in by_address:
        if link.address in seen:
            return True
        seen.add(link.address)
        link = by_address[link.to]
    return False


# --- writing ------------------------------------------------------------------------------


def dump(ledger: Ledger) -> str:
    """The text of the ledger's file; the same ledger always gives the same bytes."""
    lines = [HEAD.rstrip("\n")]
    if ledger.order:
        lines.append("order:")
        lines.extend(
            f"- {_quoted(order.page)}: {_quoted(' '.join(order.names))}"
            for order in sorted(ledger.order, key=lambda order: order.page)
        )
    lines.append("links:" if ledger.links else "links: []")
    for link in ordered(ledger.links):
        lines.extend(_record(link))
    return "\n".join(lines) + "\n"


def _record(link: Link) -> Iterator[str]:
    yield f"- at: {_quoted(link.address)}"
    if link.state == "retired":
        yield f"  retired: {_quoted(link.why)}"
        if link.to:
            yield f"  to: {_quoted(link.to)}"
    elif link.state != "live":
        yield f"  {link.state}: {_quoted(link.to)}"
    yield f"  mark: {_quoted(fingerprint(link.text))}"
    yield f"  text: {_quoted(link.text)}"
    if link.earlier:
        yield "  earlier:"
    for wording in link.earlier:
        yield f"  - mark: {_quoted(wording.mark)}"
        if wording.text:
            yield f"    text: {_quoted(wording.text)}"


def _quoted(text: str) -> str:
    """The text as a JSON string that is a YAML one too."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)
