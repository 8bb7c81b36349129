"""Who is who: the name, firm and role of each speaker, joined from all that the text says."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from callbook.layouts.anonymous import with_host
from callbook.layouts.behaviour import Behaviour, behaviour, with_caller
from callbook.layouts.introductions import Asker
from callbook.layouts.latin_names import without_title
from callbook.layouts.namesakes import Namesakes
from callbook.layouts.persons import sameness, spelling
from callbook.layouts.roles import role_among
from callbook.layouts.self_introductions import introduces_himself
from callbook.layouts.turns import Turn
from callbook.model import Speaker, Spelling


@dataclass(frozen=True, kw_only=True)
class _Sayings:
    """All that a text says of its people. (No slots: what is looked up is kept.)"""

    turns: tuple[Turn, ...]
    roster: tuple[Speaker, ...]
    behaviour: Behaviour

    @cached_property
    def _heads(self) -> dict[str, list[tuple[int, Speaker]]]:
        made: defaultdict[str, list[tuple[int, Speaker]]] = defaultdict(list)
        for place, turn in enumerate(self.turns):
            made[turn.speaker.name].append((place, turn.speaker))
        return made

    @cached_property
    def lines(self) -> dict[str, int]:
        """The source line of the first turn under each name."""
        first = [
            (turn.speaker.name, row.line)
            for turn in self.turns
            for row in (*turn.header, *turn.rows)[:1]
        ]
        return dict(reversed(first))

    @cached_property
    def _listed(self) -> Namesakes:
        return Namesakes(one.name for one in self.roster)

    @cached_property
    def _called(self) -> Namesakes:
        return Namesakes(one.name for one in self.behaviour.called)

    def heads(self, spellings: Iterable[str]) -> list[Speaker]:
        """What the headers under these names say, in order."""
        found = (head for name in spellings for head in self._heads[name])
        return [speaker for _, speaker in sorted(found, key=lambda head: head[0])]

    def entries(self, name: str) -> list[Speaker]:
        """The entries of the lists under this name; `Mr. Pell` is the only Pell in them."""
        places = self._listed.same(name)
        if not places and _is_part(name):
            meant = self._listed.meant_by(name)
            places = meant if len(meant) == 1 else []
        return [self.roster[place] for place in places]

    @cached_property
    def introduced(self) -> dict[str, str]:
        """The firm that the speaker under a name says he is of, where it is always the same."""
        made: defaultdict[str, set[str]] = defaultdict(set)
        for turn in self.turns:
            firm = introduces_himself(turn.text).firm
            if firm:
                made[turn.speaker.name].add(firm)
        return {name: next(iter(firms)) for name, firms in made.items() if len(firms) == 1}

    def asked(self, spellings: Iterable[str]) -> list[Asker]:
        """The calls of the operator's that may mean one of these names."""
        places = {place for name in spellings for place in self._called.meaning(name)}
        return [self.behaviour.called[place] for place in sorted(places)]


def known(turns: tuple[Turn, ...], listed: Iterable[Speaker]) -> dict[str, Speaker]:
    """Each name that heads a turn → the speaker, from lists, headers and the operator.

    A person under two spellings is one speaker, named as the list does, else as most often.
    """
    listed = tuple(listed)
    turns = with_caller(with_host(turns), listed)
    said = _Sayings(turns=turns, roster=listed, behaviour=behaviour(turns))
    made: dict[str, Speaker] = {}
    for main, spellings in _groups(said).items():
        made.update(dict.fromkeys(spellings, _person(main, spellings, said)))
    return made


def _groups(said: _Sayings) -> dict[str, list[str]]:
    """The spellings that head turns, by the name they stand for."""
    count = Counter(turn.speaker.name for turn in said.turns if turn.speaker.name)
    groups: dict[str, list[str]] = {}
    mains = Namesakes()
    for name, _ in sorted(count.items(), key=lambda item: (_is_part(item[0]), -item[1])):
        entry = next(iter(said.entries(name)), None)
        same = () if entry else mains.meant_by(name) if _is_part(name) else mains.same(name)
        same = same if len(same) == 1 or not _is_part(name) else ()
        main = entry.name if entry else (list(groups)[same[0]] if same else name)
        if main not in groups:
            mains.add(main)
        groups.setdefault(main, []).append(name)
    order = {name: place for place, name in enumerate(count)}
    return dict(sorted(groups.items(), key=lambda item: min(order[one] for one in item[1])))


def _is_part(name: str) -> bool:
    """Whether a name is one word, which may be the first or the last of a longer one."""
    one = spelling(name)
    return len(one.words) == 1 and one.words[0].isascii() and not (one.counts or one.role)


def _person(main: str, spellings: list[str], said: _Sayings) -> Speaker:
    entries, heads, asked = said.entries(main), said.heads(spellings), said.asked(spellings)
    if main.upper() == main or without_title(main) != main:
        mixed = [name for name in spellings if name.upper() != name]
        main = next(iter(sorted(mixed, key=lambda name: without_title(name) != name)), main)
    stated = [*entries, *heads]
    firm = next((one.firm for one in stated if one.firm), "")
    title = next((one.title for one in stated if one.title), "")
    called_from = next((one.firm for one in asked if one.firm), "")
    says = next((said.introduced[one] for one in spellings if one in said.introduced), "")
    one = Speaker(
        name=main,
        firm=firm or called_from or says,
        title=title,
        spellings=tuple(_other_spellings(main, spellings, said)),
    )
    asks = bool(asked or says)
    role = role_among(one, entries, heads, spellings, said.behaviour, called_to_ask=asks)
    if role != "analyst" and not firm:
        one = replace(one, firm="")
    return replace(one, role=role)


def _other_spellings(main: str, heads: Iterable[str], said: _Sayings) -> Iterator[Spelling]:
    """How else the text writes a name: in headers, in lists, in the operator's calls."""
    others = {name: said.lines[name] for name in heads}
    others = {one.name: 0 for one in said.entries(main)} | others
    for one in said.asked([main]):
        if sameness(main, one.name):
            others[one.name] = min(filter(None, (others.get(one.name, 0), one.line)))
    others.pop(main, None)
    for name, line in sorted(others.items(), key=lambda other: other[1]):
        yield Spelling(name=name, line=line, why=sameness(main, name) or "part")
