"""What search in the browser stands on: folding, cutting, numerals, shards, and their size."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import fixture_archive
import synthetic_book
from callbook import search
from callbook.search import alphabet, groups, lists, swapping, tables
from callbook.search.bits import DIGITS, pack
from callbook.search.entries import findables
from callbook.search.normal import Folding
from callbook.search.pairs import pairs
from callbook.search.postings import postings
from callbook.search.segment import END, terms
from callbook.search.sounds import by_sound, plain
from callbook.search.vocabulary import Matcher, concepts, facets
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
    keys = [found.key(at) for at in range(len(names))]
    assert keys == sorted(keys)
    assert keys == [name.translate(swapping.table()) for name in names]


@given(st.lists(TEXTS, max_size=8), st.lists(TEXTS, max_size=8))
def test_pairs_are_found_where_they_stand(texts: list[str], others: list[str]) -> None:
    found = pairs(list(enumerate(text.translate(Folding()) for text in texts)))
    names = [found.name(at) for at in range(len(found.counts()))]
    wanted = {
        term for text in others for term in terms(text) if len(term) == 2 and min(term) >= "\u4e00"
    }
    assert found.places(sorted(wanted)) == {
        name: at for at, name in enumerate(names) if name in wanted
    }


def test_words_of_texts_are_more_than_one_character() -> None:
    """Else half the book would be marked; readers may type one."""
    for group in groups.groups():
        words = (*group.same, *group.told)
        assert not [word for word in words if len(word) == 1 and not word.isascii()]
        assert len(set(words)) == len(words), words
        assert group.same


def test_pages_with_a_word_of_a_group_are_listed() -> None:
    archive = fixture_archive.archive()
    pages = findables(archive)
    found = postings(pages, Matcher(concepts(archive)), facets(pages, archive))
    listed = dict(groups.listed(found))
    met = 0
    for at, group in enumerate(groups.groups()):
        for ending, words in (("", group.same), ("+", group.told)):
            held = {number // 2 for number in listed.get(f"~{at}{ending}", [])}
            chinese = [word for word in words if not any(map(str.isascii, word))]
            for number, shown in enumerate(pages):
                text = "|".join(entry.text for entry in shown.entries).translate(Folding())
                if any(word in text for word in chinese):
                    met += 1
                    assert number in held, (words, shown.address)
    assert met > 20


NUMBERS = st.lists(st.tuples(st.integers(0, 2**51 - 1), st.integers(1, 51)), max_size=20)


@given(st.lists(NUMBERS, max_size=5))
def test_packed_texts_hold_the_bits_of_their_numbers(texts: list[list[tuple[int, int]]]) -> None:
    cut = [[(value & ((1 << length) - 1), length) for value, length in text] for text in texts]
    numbers = [number for text in cut for number in text]
    values = np.array([value for value, _ in numbers], dtype=np.uint64)
    lengths = np.array([length for _, length in numbers], dtype=np.int64)
    packed = pack(values, lengths, np.array([len(text) for text in cut], dtype=np.int64))
    for text, some in zip(packed, cut, strict=True):
        bits = "".join(f"{value:0{length}b}" for value, length in some)
        assert _bits(text).startswith(bits)
        assert len(_bits(text)) - len(bits) < 13


def _bits(text: str) -> str:
    """The bits of a packed text, two characters at a time."""
    found = ""
    for at in range(0, len(text), 2):
        values = [DIGITS.index(character) for character in text[at : at + 2]]
        found += f"{values[0] * 91 + values[1]:013b}" if len(values) == 2 else f"{values[0]:06b}"
    return found


@given(st.lists(st.lists(st.integers(0, 1999), min_size=1, unique=True).map(sorted), max_size=5))
def test_packed_lists_are_told_from_their_first_bits(listed: list[list[int]]) -> None:
    written = lists.written(listed, 1000)
    assert [_list(_bits(text), 2 * 1000) for text in written] == listed


def _list(bits: str, universe: int) -> list[int]:
    """The list that these bits begin with, read as lists.py says that it is written."""

    def gamma() -> int:
        nonlocal bits
        zeros = bits.index("1")
        number = int(bits[zeros : 2 * zeros + 1], 2)
        bits = bits[2 * zeros + 1 :]
        return number

    size, last, found = gamma(), -1, []
    kept = (universe // size).bit_length() - 1
    for _ in range(size):
        upper = gamma() - 1
        last += 1 + (upper << kept) + int(bits[:kept] or "0", 2)
        bits = bits[kept:]
        found.append(last)
    return found


@given(st.lists(st.text(min_size=1), max_size=3))
def test_no_code_begins_another(texts: list[str]) -> None:
    codes = alphabet.alphabet([text * 600 for text in texts])
    assert sum(0.5**length * len(row) for length, row in enumerate(codes.by_length)) <= 1
    assert alphabet.ESCAPE in "".join(codes.by_length)


def test_codes_outlive_an_edit() -> None:
    """Else an edit would change all texts' shards."""
    texts = [entry.text for page in findables(fixture_archive.archive()) for entry in page.entries]
    assert alphabet.alphabet(texts) == alphabet.alphabet([*texts[1:], "一条新的回答。"])


@given(st.text())
def test_swapping_twice_gives_the_text_back(text: str) -> None:
    assert text.translate(swapping.table()).translate(swapping.table()) == text


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
    assert [Path(path).stem for path in files] == ["everyday", "meta", "engine", "syllables"]
    assert _meta(files)["kinds"] == [0, 0, 0, 0, 0]


def _sizes(files: dict[str, bytes], kind: str) -> list[int]:
    return [
        len(files[path]) for path in files if re.fullmatch(f"data/search/{kind}[0-9]+.js", path)
    ]


def _meta(files: dict[str, bytes]) -> dict[str, Any]:
    script = files["data/search/meta.js"].decode()
    inner = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    meta: dict[str, Any] = json.loads(inner)
    return meta
