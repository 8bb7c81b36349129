"""Who the speakers of a call are, by the names that head their turns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callbook.layouts.courtesy import is_courtesy
from callbook.layouts.turns import Turn
from callbook.model import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who the speakers are, and the words of their names."""

    people: Mapping[str, Speaker]
    words: frozenset[str]

    def of(self, turn: Turn) -> Speaker:
        """The speaker of a turn."""
        return self.people.get(turn.speaker.name, turn.speaker)

    def courtesy(self, turn: Turn, *, strict: bool = False) -> bool:
        """Whether a turn is nothing but courtesy, without a strange word if `strict`."""
        return is_courtesy(turn.text, self.words, strict=strict)


def cast_of(people: Mapping[str, Speaker], called_names: Iterable[str] = ()) -> Cast:
    """The speakers under the names that head their turns, with the words of all names."""
    names = [*people, *called_names]
    words = (word.lower().strip(".,") for name in names for word in name.split())
    return Cast(people=people, words=frozenset(word for word in words if len(word) > 1))
