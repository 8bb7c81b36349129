"""Write turns kept in a table or a list as the text of a transcript."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import html as trees

from callbook.importers.tree_text import clean, parsable, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One record: who spoke and what; a record without a speaker is a heading or goes on."""

    speaker: str = ""
    title: str = ""
    firm: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question and its answer, with those who say them, where the data tell."""

    asked: str
    answered: str
    asker: str = ""
    firm: str = ""  # the asker's
    answerer: str = ""


# prey: `<p>`, `<br/>`, `</span>`; not `a < b`, `<Q - Ian Pell>`
_TAGS = re.compile(r"</?(?:p|br|div|span|b|strong|i|em|li|ul|ol)\b[^>]{0,200}>", re.IGNORECASE)
# prey: `<p>`, `<br/>`; tags that part lines by themselves; not `<b>`
_BLOCKS = re.compile(r"<(?:p|br|div|li)\b", re.IGNORECASE)
# prey: `Operator`, `操作员`; who needs no title
_OPERATORS = re.compile(r"(?:conference )?(?:operator|moderator)|主持人|操作员", re.IGNORECASE)


# prey: `spk03`, `SPEAKER_01`, `Speaker 2`, `A`: voices that a recording only counts; not `Ian`
_COUNTED = re.compile(r"(?:[A-Za-z]+[ _#-]*)?\d{1,3}|[A-Z]")
_ROLES = dict.fromkeys(
    ("exec", "execs", "management", "mgmt", "company", "corporate", "corporate participant"),
    "Executive",
)
"""Roles by which data sets sort speakers, under the name by which transcripts print them."""
_WHO = 40
"""Characters that a label may hold of who speaks."""
# prey: what no label holds: the brackets of `Ian Pell (Northgate)`, a stop of Chinese sentences
_UNFIT = re.compile(r"[()（）:：。?？!！]")
_STOPS = (*'.?!…"”)]', *"。？！：", "--")


def text_of_turns(turns: Iterable[Turn]) -> str:
    """The turns as transcripts print them: `Mara Voss -- CEO` above the words, `王青（董事长）：`
    before them. What one speaker says in several records is one turn.
    """
    return clean("\n\n".join(filter(None, map(_printed, _joined(turns)))))


def _joined(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Records of one speaker in a row as one: pieces of a sentence joined, else paragraphs."""
    open_turn: Turn | None = None
    for turn in turns:
        if open_turn and turn.speaker and turn.speaker == open_turn.speaker:
            joint = "\n\n" if open_turn.words.rstrip().endswith(_STOPS) else " "
            open_turn = replace(open_turn, words=f"{open_turn.words}{joint}{turn.words}")
        else:
            if open_turn:
                yield open_turn
            open_turn = turn
    if open_turn:
        yield open_turn


def text_of_pairs(pairs: Iterable[Pair]) -> str:
    """Questions and answers as a record prints them: `问（Ian Pell · Northgate）：…`, `答：…`."""
    parts = []
    for one in pairs:
        asks = _labelled("问", one.asker, one.firm if one.asker else "")
        lines = [f"{asks}{words_of(one.asked)}"] if one.asked.strip() else []
        replies = _labelled("答", one.answerer)
        lines += [f"{replies}{words_of(one.answered)}"] if one.answered.strip() else []
        parts.append("\n".join(lines))
    return clean("\n\n".join(filter(None, parts)))


def _labelled(label: str, *names: str) -> str:
    """A label with who speaks in brackets; long names and those with brackets are left out."""
    plain = (" ".join(html.unescape(name).split()) for name in names)
    who = " · ".join(name for name in plain if name and not _UNFIT.search(name))
    return f"{label}（{who}）：" if 0 < len(who) <= _WHO else f"{label}："


def words_of(value: str) -> str:
    r"""A field's words: line ends written as `\n`, tags and entities as what they stand for."""
    if "\n" not in value and "\\n" in value:
        value = value.replace("\\r", "").replace("\\n", "\n")
    if _TAGS.search(value):
        if not _BLOCKS.search(value):
            value = value.replace("\n", "<br>")
        return text_of(trees.fragment_fromstring(parsable(value), create_parent="div"))
    return clean(html.unescape(value))


def _printed(turn: Turn) -> str:
    words = words_of(turn.words)
    name, firm, title = (
        " ".join(html.unescape(one).split()) for one in (turn.speaker, turn.firm, turn.title)
    )
    name = name.rstrip(":：")
    title = _ROLES.get(title.lower(), title)
    rest = [one for one in (firm, title) if one and one.lower() != name.lower()]
    if not name or _OPERATORS.fullmatch(name):
        rest = []
    if any(char > "\u2e7f" for char in name):
        return f"{name}（{''.join(rest)}）：{words}" if rest else f"{name}：{words}"
    if _COUNTED.fullmatch(name):
        return f"{name if len(name) > 1 else f'Speaker {name}'}: {words}"
    return "\n".join(filter(None, (" -- ".join(filter(None, (name, *rest))), words)))
