"""What a sentence tells: that somebody asks or answers, and where his words stand."""

from dataclasses import dataclass

from callbook.model import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A telling sentence, its places counted in the text of its passage."""

    at: int
    words: int  # where the words begin
    end: int = 0  # where they end, as far as the sentence shows it; else 0
    after: int = 0  # where it is over that they are his
    speaker: Speaker
    asks: bool
    again: bool = False  # one who has asked before asks on
    quoted: bool = False  # the words themselves are printed
