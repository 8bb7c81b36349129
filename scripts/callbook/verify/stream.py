"""Words as shown, taken off piece by piece in the order of the source."""

import re
from dataclasses import dataclass

from callbook.typography import PAIRS

_TO_HALF = str.maketrans({full: half for half, full in PAIRS.items()})

# A stretch of white space: "\n" where a page or a line breaks, " " elsewhere; U+3000 counts.
# matches: the space in "MPU ARPPU"; not: the place between two characters
_SPACE = re.compile(r"\s+")

# Two of these beside each other are one word: U and 7; not: 快, %
_LATIN = re.compile(r"[A-Za-z0-9]")

_AROUND = 12  # characters shown on either side of a difference


def plain(text: str) -> str:
    """The text with the declared punctuation at half width and each space as one character."""
    return _SPACE.sub(_one, text.translate(_TO_HALF)).strip()


def bare(text: str) -> str:
    """The text without any white space, its punctuation as it is."""
    return _SPACE.sub("", text)


def _one(space: re.Match[str]) -> str:
    return "\n" if "\n" in space[0] else " "


@dataclass(slots=True)
class Stream:
    """Words of a page from which the pieces of its source are taken, first to last.

    Inside a piece every character and every space counts. Between two pieces a page may
    break or not, but two words of Latin letters may not run together across lines.
    """

    text: str  # plain
    at: int = 0
    line: int = 0  # of the piece taken last

    def take(self, piece: str, line: int) -> bool:
        """Take a piece off, if the page says it here; `piece` is plain."""
        start = self._start()
        end = self._match(piece, start)
        if end < 0 or self._runs_on(start, line):
            return False
        self.at, self.line = end, line
        return True

    def rest(self) -> str:
        """What no piece has taken."""
        return self.text[self.at :].strip()

    def spot(self, piece: str) -> tuple[str, str]:
        """Where the page and the piece part: what each has around there."""
        start = self._start()
        same = 0
        rest = self.text[start : start + len(piece) + _AROUND]
        while same < min(len(piece), len(rest)) and piece[same] == rest[same]:
            same += 1
        begin = max(0, same - _AROUND)
        return rest[begin : same + _AROUND], piece[begin : same + _AROUND]

    def _start(self) -> int:
        at = self.at
        while at < len(self.text) and self.text[at] in " \n":
            at += 1
        return at

    def _match(self, piece: str, start: int) -> int:
        """Where the piece ends in the text, or -1."""
        if self.text.startswith(piece, start):
            return start + len(piece)
        at = start
        for character in piece:
            if at < len(self.text) and self.text[at] == "\n":
                at += 1  # the page begins a paragraph within the line
                if character == " ":
                    continue
            if at >= len(self.text) or self.text[at] != character:
                return -1
            at += 1
        return at

    def _runs_on(self, start: int, line: int) -> bool:
        if start != self.at or not start or line == self.line:
            return False
        around = self.text[start - 1 : start + 1]
        return len(_LATIN.findall(around)) == 2
