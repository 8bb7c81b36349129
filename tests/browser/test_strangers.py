"""Queries as strangers type them find their answers, on calls of many fields."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import sites
from browser.test_search import CASES, Engine, engine
from callbook.model import Archive
from callbook.project import read

__all__ = ["engine"]

OURS = "kuaishou-2021q3"
OWN_WORDS = ("question", "everyday")
"""Kinds of queries that share few words with the text, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """The places of the first right question for many queries, 0 where it is not found."""

    places: Sequence[int]

    def share(self, most: int) -> float:
        """How many find a right question among so many first."""
        return sum(0 < place <= most for place in self.places) / len(self.places)

    @property
    def reciprocal(self) -> float:
        """The mean of one by the place."""
        return sum(1 / place for place in self.places if place) / len(self.places)


# The floors lie a little below what was reached when the sets were written.
@pytest.mark.parametrize(("name", "first", "five"), [("tuned", 0.9, 0.94), ("aside", 0.88, 0.94)])
def test_strangers_find_their_answers(
    name: str, first: float, five: float, engine: Engine, tmp_path: Path
) -> None:
    ranks = _ranks(name, engine, tmp_path)
    own = Ranks(places=[place for kind in OWN_WORDS for place in ranks[kind]])
    told = f"{own.share(1):.3f} {own.share(5):.3f} {own.reciprocal:.3f}"
    assert own.share(1) >= first, told
    assert own.share(5) >= five, told
    assert own.reciprocal >= (first + five) / 2 - 0.01, told
    assert Ranks(places=ranks["none"]).share(1) >= 0.94, "something is found where nothing is"
    for kind in ranks.keys() - {"none", *OWN_WORDS}:
        assert Ranks(places=ranks[kind]).share(1) >= 0.97, kind


def _ranks(name: str, engine: Engine, place: Path) -> Mapping[str, list[int]]:
    """Kind → the places of the first right question for its queries."""
    ranks: dict[str, list[int]] = {}
    calls = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    for call, kinds in calls.items():
        engine.use(sites.archive() if call == OURS else _archive(call, place / call))
        for kind, cases in kinds.items():
            found = engine.addresses([case["q"] for case in cases])
            for case, addresses in zip(cases, found, strict=True):
                ranks.setdefault(kind, []).append(_place(case["right"], addresses))
    return ranks


def _place(right: Sequence[int], addresses: Sequence[str]) -> int:
    pages = list(dict.fromkeys(address.partition("#")[0] for address in addresses))
    if not right:
        return 0 if pages else 1
    wanted = tuple(f"/q{number}.html" for number in right)
    return next((at for at, page in enumerate(pages, 1) if page.endswith(wanted)), 0)


def _archive(call: str, root: Path) -> Archive:
    """The archive of one invented call, with the vocabularies of the project."""
    (root / "sources/calls").mkdir(parents=True)
    for file in (sites.REPO / "sources").glob("*.yml"):
        shutil.copy(file, root / "sources")
    shutil.copy(CASES / f"calls/{call}.txt", root / f"sources/calls/{call}-2024q2.txt")
    details = {"company": {"name": "示例公司"}, "period": "2024Q2", "title": "示例公司业绩会"}
    text = yaml.safe_dump(details, allow_unicode=True)
    (root / f"sources/calls/{call}-2024q2.yml").write_text(text, encoding="utf-8")
    return read(root, address="", drafts=False, progress=lambda _: None).archive
