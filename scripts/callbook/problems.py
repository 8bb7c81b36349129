"""What is wrong with the input, where, and what was expected instead."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing wrong with the input.

    `path` is relative to the project; `line` counts from 1, and is 0 where no line can be
    named; `message` says what was found; what was expected; an example, on one line.
    """

    path: str
    line: int = 0
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


class Refused(Exception):  # noqa: N818 - the input is refused; the code has no error
    """Raised where no right value can be made of the input; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
