"""Print, for each layout, how its invented documents are read: `python tests/layout_report.py`."""

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from readings import documents, outline, read


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts over the documents of one layout."""

    documents: int = 0
    exact: int = 0
    wanted: int = 0
    given: int = 0
    right: int = 0
    starts: int = 0

    def __str__(self) -> str:
        precision = self.right / (self.given or 1)
        recall = self.right / (self.wanted or 1)
        return (
            f"{self.exact:3} of {self.documents:3} exact   precision {precision:.3f}   "
            f"recall {recall:.3f}   answers start right {self.starts / (self.right or 1):.3f}"
        )


def asks(outlined: dict[str, object]) -> dict[str, str]:
    """Question → the first words of its answer, follow-ups included."""
    made: dict[str, str] = {}
    exchanges = outlined["exchanges"]
    assert isinstance(exchanges, list)
    for exchange in exchanges:
        for one in (exchange, *exchange.get("follow_ups", [])):
            made[one["question"]] = (one["answer"] or [""])[0]
    return made


def scores() -> dict[str, Score]:
    """The score of each layout that has documents."""
    made: dict[str, Score] = defaultdict(Score)
    for _, text, wanted in documents():
        given = outline(read(text))
        score = made[str(wanted["layout"])]
        right, got = asks(wanted), asks(given)
        common = right.keys() & got.keys()
        score.documents += 1
        score.exact += given["exchanges"] == wanted["exchanges"]
        score.wanted += len(right)
        score.given += len(got)
        score.right += len(common)
        score.starts += sum(right[question] == got[question] for question in common)
    return made


def main() -> None:
    """Print the table."""
    for layout, score in sorted(scores().items()):
        sys.stdout.write(f"{layout:4} {score}\n")


if __name__ == "__main__":
    main()
