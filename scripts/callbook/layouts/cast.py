"""Who the speakers of a call are, by the names that head their turns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from callbook.layouts.courtesy import is_courtesy, is_reply, words_of
from callbook.layouts.turns import Turn
from callbook.model import Speaker

# prey: `Ian`, `O'Neil`, `Jean-Paul`; not `12%`
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
# prey: the name of `Thanks for the questions, Chad.`, whoever that is; not of `Copper, tin.`
_ADDRESSED = re.compile(
    r"^((?:thank|appreciate|hi\b|hello|hey|good (?:morning|afternoon|evening))[^.?!,]*),"
    r" [A-Z][a-z]+(?=[.!]?$)",
    re.IGNORECASE,
)


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
        return is_courtesy(_ADDRESSED.sub(r"\1", turn.text), self.words, strict=strict)

    def reply(self, turn: Turn) -> bool:
        """Whether a turn answers by yes or no: `Yes, Ian, it is.`"""
        return is_reply(turn.text) or is_reply(_WORD.sub(self._unnamed, turn.text))

    def _unnamed(self, hit: re.Match[str]) -> str:
        """A word of a text, unless it is one of the names'."""
        word = hit.group()
        named = word[0].isupper() and self.words.issuperset(words_of(word))
        return "" if named else word


def cast_of(people: Mapping[str, Speaker], called_names: Iterable[str] = ()) -> Cast:
    """The speakers under the names that head their turns, with the words of all names."""
    names = [*people, *called_names]
    words = (word for name in names for word in words_of(name))
    return Cast(people=people, words=frozenset(words))
