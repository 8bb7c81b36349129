"""What search in the browser stands on: folding, cutting, numerals, shards, and their size."""

import json
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import fixture_archive
import synthetic_book
from callbook import search
from callbook.search import numerals, swapping, tables
from callbook.search.entries import findables
from callbook.search.normal import Folding
from callbook.search.pairs import pairs, written
from callbook.search.segment import END, terms
from callbook.search.sounds import by_sound, plain
from callbook.search.written import page

CASES = Path(__file__).parent / "cases/search"
VECTORS = yaml.safe_load((CASES / "vectors.yml").read_text("utf-8"))

# Text as it may come: Chinese, Latin, digits and whatever stands between them.
CHINESE = st.characters(min_codepoint=0x4E00, max_codepoint=0x4E20)
TEXTS = st.text(st.one_of(CHINESE, st.sampled_from("abcDAU0123456789 .,-，。、%/“”")), max_size=40)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_texts_are_folded_and_cut(case: dict[str, Any]) -> None:
    folded = case["text"].translate(Folding())
    assert folded == case["folded"]
    assert sorted(terms(folded)) == case["terms"]


@given(TEXTS)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    once = text.translate(Folding())
    assert once.translate(Folding()) == once


@given(TEXTS, st.data())
def test_pairs_of_any_part_of_a_text_are_terms_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    chinese = {term for term in terms(part) if min(term) >= "\u4e00" and END not in term}
    assert chinese <= terms(text)


@given(st.lists(TEXTS, max_size=8))
def test_pairs_in_one_go_are_those_of_each_text(texts: list[str]) -> None:
    """Of a page's two numbers, the even one wins: it stands for question and title."""
    folded = [text.translate(Folding()) for text in texts]
    found = pairs(list(enumerate(folded)))
    expected: dict[str, list[int]] = {}
    for number, text in enumerate(folded):
        for term in sorted(terms(text)):
            if len(term) == 2 and term[0] >= "\u4e00" and (term[1] >= "\u4e00" or term[1] == END):
                listed = expected.setdefault(term, [])
                if not listed or listed[-1] // 2 != number // 2:
                    listed.append(number)
    names = [found.name(at) for at in range(len(found.counts()))]
    assert {name: found.of(at) for at, name in enumerate(names)} == expected
    assert names == sorted(names)
    table = numerals.table(2 * len(texts) + 1)
    texts_ = list(written(found, table))
    assert texts_ == [numerals.gaps(found.of(at), table) for at in range(len(names))]


def test_numerals_are_all_different_and_no_one_begins_another() -> None:
    table = numerals.table(60_000)
    assert len(set(table)) == len(table)
    assert [len(table[at]) for at in (0, 63, 64, 1791, 1792)] == [1, 1, 2, 2, 3]
    ordered = sorted(table)
    assert not any(after.startswith(before) for before, after in pairwise(ordered))
    assert set("".join(table)).isdisjoint(' !"\\')


@given(st.text())
def test_swapping_twice_gives_the_text_back(text: str) -> None:
    for table in (swapping.table(), swapping.table_of_texts()):
        assert text.translate(table).translate(table) == text


def test_sounds_that_are_often_confused_are_one() -> None:
    assert [plain(syllable) for syllable in ("zhi", "hai", "lang", "ling", "gong")] == [
        "zi", "hai", "lan", "lin", "gong",
    ]  # fmt: skip
    assert by_sound(["直播"])["zi-bo"] == ["直播"]
    assert "直播" in by_sound(["直拨", "直播"])["zi-bo"]


def test_tables_of_characters_are_what_their_script_makes() -> None:
    sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
    import make_search_tables

    for path, text in make_search_tables.files().items():
        assert path.read_text("utf-8") == text, f"{path}: run scripts/make_search_tables.py"
    assert len(set(tables.common())) == len(tables.common()) == 0x800 - swapping.FIRST


def test_each_text_is_found_at_home_alone() -> None:
    """Nothing from the whole call's page, the topic lists or the table of figures."""
    found = findables(fixture_archive.archive())
    addresses = [page.address for page in found]
    assert len(set(addresses)) == len(addresses)
    assert not [a for a in addresses if a.endswith(("full.html", "figures.html", "all.html"))]
    kinds = [page.kind for page in found]
    assert kinds == sorted(kinds, key=("question", "remarks", "metric", "topic", "page").index)


def test_pages_by_hand_are_found_by_section() -> None:
    text = "---\ntitle: x\n---\n# 关于\n\n开头。\n\n## 版权 {#rights}\n\n归原作者。\n\n- 一点\n"
    found = page("about.md", text)
    assert (found.address, found.title) == ("about.html", "关于")
    assert [(entry.anchor, entry.text) for entry in found.entries] == [
        ("", "开头。"),
        ("rights", "版权 归原作者。 一点"),
    ]


def test_same_book_same_bytes() -> None:
    archive = fixture_archive.archive()
    assert search.files(archive) == search.files(archive)


def test_more_pages_make_more_shards_not_larger_ones() -> None:
    small, large = (search.files(synthetic_book.book(size)) for size in (60, 240))
    for kind in "pts":
        some, more = (_sizes(files, kind) for files in (small, large))
        assert len(more) > 1.5 * len(some)
        assert max(more) < 9_000
    assert sum(map(len, large.values())) < 5 * sum(map(len, small.values()))


def test_book_without_calls_has_an_index() -> None:
    archive = fixture_archive.archive()
    bare = type(archive)(site=archive.site, calls=(), topics=(), metrics=())
    files = search.files(bare)
    assert [Path(path).stem for path in files] == ["meta", "engine", "syllables"]
    assert _meta(files)["kinds"] == [0, 0, 0, 0, 0]


def _sizes(files: dict[str, bytes], kind: str) -> list[int]:
    return [
        len(files[path]) for path in files if re.fullmatch(f"data/search/{kind}[0-9]+.js", path)
    ]


def _meta(files: dict[str, bytes]) -> dict[str, Any]:
    script = files["data/search/meta.js"].decode()
    inner = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    meta: dict[str, Any] = json.loads(inner.translate(swapping.table()))
    return meta
