"""Read a YAML file that a person wrote, remembering the line of every value.

A reader asks the nodes for what it expects; what does not fit is noted, not raised, so that
all problems of a file are told at once:

    root = read(text, "sources/site.yml")
    fields = root.fields(required=("title",), optional=("language", "address"))
    title = fields["title"].text() if "title" in fields else ""
    root.refuse()  # raises Refused with everything noted, in the order of the lines
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import yaml

from callbook.problems import Problem, Refused

LOADER: "type[yaml.SafeLoader | yaml.CSafeLoader]" = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one that most PyYAML has; the other says the same, ten times as slowly."""
DEEPEST = 20
"""Levels of nesting allowed; our files need four, and the parser recurses."""

Word = TypeVar("Word", bound=str)

_SHAPES = {"scalar": "text", "sequence": "a list", "mapping": "named fields", "null": "nothing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One value of the file: text, a list or named fields, with its line and its name.

    The methods return what was asked for and note a problem where the value is of another
    shape; they then return an empty value of the same type, so that reading goes on.
    """

    path: str
    line: int  # from 1; a value on the line of its key has that line
    name: str  # titles.q9; empty for the whole file
    scalar: str = ""  # as written: 01024 stays 01024, 2021-11-23 stays a text
    shape: str = "null"  # scalar, sequence, mapping or null
    children: tuple["Node", ...] = ()
    keys: tuple[str, ...] = ()  # of a mapping, beside its children
    plain: bool = True  # not quoted
    problems: list[Problem] = field(repr=False, compare=False)  # one list for the whole file

    def note(self, message: str) -> None:
        """Note a problem of this value: what was found; what was expected; an example."""
        named = f"{self.name}: {message}" if self.name else message
        self.problems.append(Problem(path=self.path, line=self.line, message=named))

    def refuse(self) -> None:
        """Raise `Refused` with everything noted in the file, if anything was."""
        if self.problems:
            raise Refused(sorted(set(self.problems), key=lambda p: (p.line, p.message)))

    def renamed(self, name: str) -> "Node":
        """The same value under another name, which its fields carry in their own."""
        old = len(self.name)
        children = tuple(child.renamed(name + child.name[old:]) for child in self.children)
        return replace(self, name=name, children=children)

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, "Node"]:
        """The named fields that have a value; unknown and missing ones are noted."""
        if not self._is("mapping"):
            return {}
        allowed = (*required, *optional)
        for child, key in zip(self.children, self.keys, strict=True):
            if key not in allowed:
                child.note(f"unknown field; {_suggestion(key, allowed)}")
        found = {key: node for key, node in self.entries() if key in allowed}
        for key in required:
            if key not in found:
                self.note(f'"{key}" is missing; it must be given, as in "{key}: …"')
        return found

    def entries(self) -> tuple[tuple[str, "Node"], ...]:
        """The fields of a mapping whose keys the author chooses, those without a value left out."""
        if not self._is("mapping"):
            return ()
        pairs = zip(self.keys, self.children, strict=True)
        return tuple((key, child) for key, child in pairs if child.shape != "null")

    def items(self) -> tuple["Node", ...]:
        """The items of a list."""
        return self.children if self._is("sequence") else ()

    def text(self) -> str:
        """The text, without white space at its ends; a number or date as it is written."""
        if not self._is("scalar"):
            return ""
        text = self.scalar.strip()
        if not text:
            self.note("is empty; expected text, or leave the line out")
        return text

    def texts(self) -> tuple[str, ...]:
        """A list of texts, none twice."""
        texts: list[str] = []
        for item in self.items():
            text = item.text()
            if text in texts:
                item.note(f'"{text}" stands here twice; once is enough')
            elif text:
                texts.append(text)
        return tuple(texts)

    def choice(self, allowed: Sequence[Word]) -> Word:
        """One of the allowed words; the first where it is none of them, which is noted."""
        text = self.text()
        for word in allowed:
            if word == text:
                return word
        if text:
            self.note(f'"{text}" is not allowed; {_suggestion(text, allowed)}')
        return allowed[0]

    def flag(self) -> bool:
        """true or false, unquoted."""
        text = self.text()
        if text and (text not in ("true", "false") or not self.plain):
            self.note(f'expected true or false, without quotes, got "{text}"')
        return text == "true"

    def integer(self, least: int = 0) -> int:
        """A whole number, not below `least`."""
        text = self.text()
        if text and not (text.isascii() and text.isdigit() and int(text[:18]) >= least):
            self.note(f'expected a whole number from {least} on, got "{text}"')
            return least
        return int(text[:18]) if text else least

    def _is(self, shape: str) -> bool:
        if self.shape == shape:
            return True
        self.note(f"expected {_SHAPES[shape]}, got {_SHAPES[self.shape]}")
        return False


def read(text: str, path: str) -> Node:
    """The content of a YAML file as one node.

    Raises `Refused` for what is no YAML, and for YAML that a plain file of ours never needs
    and that hides things: a key twice (PyYAML would keep the last in silence), anchors and
    aliases (a few lines can unfold to gigabytes), tags, nesting deeper than `DEEPEST`.
    """
    try:
        root = _composed(text, path, LOADER)
    except yaml.YAMLError:
        try:
            root = _composed(text, path, yaml.SafeLoader)  # tells better what is wrong
        except yaml.YAMLError as error:
            raise Refused([_syntax(error, text, path)]) from None
    noted: list[Problem] = []
    if root is None:
        return Node(path=path, line=1, name="", problems=noted)
    node = _node(root, Node(path=path, line=1, name="", problems=noted))
    node.refuse()
    return node


def _composed(
    text: str, path: str, loader: "type[yaml.SafeLoader | yaml.CSafeLoader]"
) -> yaml.Node | None:
    problems = [*_forbidden(text, path, loader)]
    if problems:
        raise Refused(problems)
    return yaml.compose(text, Loader=loader)


def _forbidden(
    text: str, path: str, loader: "type[yaml.SafeLoader | yaml.CSafeLoader]"
) -> Iterator[Problem]:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 0
        if depth > DEEPEST:
            yield Problem(path=path, line=line, message=f"nested deeper than {DEEPEST} levels")
            return
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            message = (
                f'anchor or alias "{event.anchor}"; write the value out, or quote text with & or *'
            )
            yield Problem(path=path, line=line, message=message)
            continue
        tag = getattr(event, "tag", None)  # of a scalar's, a list's or a mapping's start
        if tag is not None:
            message = f'tag "{tag}"; only plain values are read, quote text that starts with !'
            yield Problem(path=path, line=line, message=message)


def _syntax(error: yaml.YAMLError, text: str, path: str) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        line = error.problem_mark.line + 1
        found = " ".join(filter(None, (error.context, error.problem)))
        message = f"not YAML: {found}; text with a colon, # or quotes needs quotes: title: 'a: b'"
        return Problem(path=path, line=line, message=message)
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        message = f"character U+{int(error.character):04X} is not allowed; remove it"
        return Problem(path=path, line=line, message=message)
    return Problem(path=path, message=f"not YAML: {' '.join(str(error).split())}")


def _node(raw: yaml.Node, place: Node) -> Node:
    """The node for what PyYAML composed; `place` has its name, line and list of problems."""
    if isinstance(raw, yaml.MappingNode):
        return _mapping(raw, replace(place, shape="mapping"))
    if isinstance(raw, yaml.SequenceNode):
        items = tuple(
            _node(item, _below(place, f"[{number}]", item.start_mark.line))
            for number, item in enumerate(raw.value, start=1)
        )
        return replace(place, shape="sequence", children=items)
    if raw.tag == "tag:yaml.org,2002:null":
        return place
    if unprintable := [character for character in raw.value if _unprintable(character)]:
        place.note(f"character U+{ord(unprintable[0]):04X} is not allowed; remove it")
    plain = not getattr(raw, "style", None)  # None, or "" from the quick loader
    return replace(place, shape="scalar", scalar=raw.value, plain=plain)


def _unprintable(character: str) -> bool:
    """Control characters and halves of a pair, which only an escape can bring in."""
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n"


def _mapping(raw: yaml.MappingNode, place: Node) -> Node:
    keys: list[str] = []
    children: list[Node] = []
    for raw_key, raw_value in raw.value:
        if not isinstance(raw_key, yaml.ScalarNode):
            _below(place, "", raw_key.start_mark.line).note("a list or mapping as a field's name")
            continue
        key = raw_key.value
        child = _below(place, f".{key}" if place.name else key, raw_key.start_mark.line)
        if key in keys:
            child.note("this field stands here twice; only one can count")
            continue
        keys.append(key)
        children.append(_node(raw_value, child))
    return replace(place, keys=tuple(keys), children=tuple(children))


def _below(place: Node, name: str, line: int) -> Node:
    return Node(path=place.path, line=line + 1, name=place.name + name, problems=place.problems)


def _suggestion(word: str, allowed: Sequence[str]) -> str:
    """What to say instead: the likely word first, then all that are allowed."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loads slowly, for a problem alone

    listed = f"allowed: {', '.join(allowed)}"
    like = process.extractOne(word, allowed, scorer=fuzz.ratio, score_cutoff=60)
    return f'did you mean "{like[0]}"? {listed}' if like else listed
