"""The file of addresses: its text, what it refuses, letting go, and asking it."""

import shutil
import subprocess
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbook import permalinks
from callbook.permalinks import ledger
from callbook.permalinks.ledger import KEPT_WORDINGS, Ledger, Link, Order, Wording
from callbook.problems import Refused
from edited_call import Edited, built, insert, invent, typo

PATH = "sources/calls/qinghe-2024q1.links.yml"
SITE = "sources/links.yml"

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


def link(address: str, text: str = "原文。", **more: object) -> Link:
    return Link(address=address, text=text, **more)  # type: ignore[arg-type]  # test shorthand


def book(*links: Link) -> Ledger:
    return Ledger(path=PATH, links=ledger.ordered(links))


def problems(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        permalinks.load(text, PATH)
    return list(map(str, refused.value.problems))


# --- the file -----------------------------------------------------------------------------


def test_file_has_a_line_a_value_and_says_what_it_is() -> None:
    kept = Wording(mark=permalinks.fingerprint("原文"), text="原文")
    text = permalinks.dump(
        Ledger(
            path=PATH,
            links=ledger.ordered(
                (
                    link("q10.html", "问?"),
                    link("q9.html#p2", "原文。", earlier=(kept,)),
                    link("q9.html#p1", state="moved", to="q9.html#p2"),
                    link("q9.html", state="retired", why="重复", to="q10.html"),
                )
            ),
            order=(Order(page="q9.html", names=("p2", "p1")),),
        )
    )
    assert text == (Path(__file__).parent / "cases/ledger/file.yml").read_text("utf-8")


@given(st.lists(st.tuples(TEXT, TEXT, st.lists(TEXT, max_size=3))))
def test_file_reads_back_as_it_was_written(values: list[tuple[str, str, list[str]]]) -> None:
    links = [
        link(
            f"q{number}.html",
            text,
            state="retired" if why else "live",
            why=why,
            earlier=tuple(Wording(mark=permalinks.fingerprint(one), text=one) for one in earlier),
        )
        for number, (text, why, earlier) in enumerate(values, start=1)
    ]
    written = permalinks.dump(book(*links))
    assert permalinks.load(written, PATH) == book(*links)
    assert permalinks.dump(book(*reversed(links))) == written


def test_empty_file_is_the_ledger_of_a_new_call() -> None:
    assert permalinks.load("", PATH) == Ledger(path=PATH)
    assert permalinks.load(permalinks.dump(Ledger(path=PATH)), PATH) == Ledger(path=PATH)


def test_every_contradiction_is_told_with_its_line() -> None:
    mark = permalinks.fingerprint("甲")
    text = (
        f"links:\n- at: q1.html\n  mark: {mark}\n  text: 甲\n- at: q1.html\n  mark: {mark}\n"
        f"  text: 甲\n- at: q2.html\n  mark: 00000000\n  text: 甲\n- at: q3.html\n  mark: {mark}\n"
        f"  text: 甲\n  moved: q9.html\n- at: q4.html\n  mark: {mark}\n  text: 甲\n"
        f"  moved: q4.html\n  colour: red\n- at: q5.html\n"
    )
    assert problems(text) == [
        (
            f"{PATH}:5: q1.html is given twice (line 2); keep the one that was published first, "
            "the build gives the other text a new number"
        ),
        (
            f"{PATH}:8: q2.html: mark 00000000 does not fit the words, whose mark is {mark}; "
            "words and marks are changed by the build alone: take them from git again"
        ),
        f'{PATH}:11: q3.html: moved to "q9.html"; expected an address of this file',
        f"{PATH}:15: q4.html: moved in a circle; expected an end that is live",
        (
            f'{PATH}:19: unknown field "colour"; allowed: at, mark, text, moved, merged, retired, '
            "to, earlier"
        ),
        f"{PATH}:20: an address without its words; expected at, mark and text",
    ]


@pytest.mark.parametrize(
    "text",
    ["links: [", "- a", "links: {}", "links: [[]]", "order: 1", "a: &a [*a]", "? [a]\n: b", "\0"],
)
def test_what_is_no_ledger_is_a_problem_and_no_crash(text: str) -> None:
    assert all(line.startswith(PATH) for line in problems(text))


def test_branches_that_change_different_paragraphs_merge(tmp_path: Path) -> None:
    git = shutil.which("git")
    assert git, "these tests need git"
    first = invent(3, 3)
    _, base = permalinks.assign(built(first), permalinks.load("", PATH))
    _, ours = permalinks.assign(built(typo(first, Random(1))), base)
    _, theirs = permalinks.assign(built(insert(first, Random(4))), base)
    for name, one in (("ours", ours), ("base", base), ("theirs", theirs)):
        (tmp_path / name).write_text(permalinks.dump(one), "utf-8")
    subprocess.run([git, "merge-file", "ours", "base", "theirs"], cwd=tmp_path, check=True)
    merged = permalinks.load((tmp_path / "ours").read_text("utf-8"), PATH)
    assert {one.address for one in merged.links} == {one.address for one in theirs.links}
    assert sum(len(one.earlier) for one in merged.links) == 1


# --- fingerprints and history -------------------------------------------------------------


def test_fingerprint_is_of_the_words_whatever_their_width_and_white_space() -> None:
    assert permalinks.fingerprint("用户,增长 4亿DAU") == permalinks.fingerprint(
        "用户，增长\n４亿ＤＡＵ\ufeff"
    )
    assert permalinks.fingerprint("用户增长") != permalinks.fingerprint("用户增多")
    assert permalinks.fingerprint("3.5%") != permalinks.fingerprint("35%")
    assert permalinks.fingerprint("abc") == "ba7816bf"  # the first of the SHA-256 in FIPS 180-2


def test_history_shows_all_wordings_of_a_text_wherever_it_stood() -> None:
    past = Wording(mark=permalinks.fingerprint("甲"), text="甲")
    told = book(
        link("q1.html#p1", "乙", state="moved", to="q2.html#p1", earlier=(past,)),
        link("q2.html#p1", "丙"),
        link("q2.html#p2", "丁", state="merged", to="q2.html#p1"),
    )
    history = permalinks.history(told, "calls/qinghe-2024q1/q2.html#p1")
    assert [wording.text for wording in history] == ["甲", "乙", "丙"]
    assert history[0].mark == permalinks.fingerprint("甲")
    with pytest.raises(KeyError):
        permalinks.history(told, "q9.html")


def test_old_wordings_keep_their_marks_for_ever_and_their_words_for_a_while() -> None:
    told = permalinks.load("", SITE)
    texts = ["全年交付目标维持二十万套不变" + "啊" * number for number in range(KEPT_WORDINGS + 4)]
    for text in texts:
        told = permalinks.assign_pages(
            {"topics/ads.html": text}, Ledger(path=SITE, links=told.links)
        )
    earlier = told.links[0].earlier
    assert [wording.mark for wording in earlier] == list(map(permalinks.fingerprint, texts[:-1]))
    assert [bool(wording.text) for wording in earlier] == [False] * 3 + [True] * KEPT_WORDINGS
    assert permalinks.load(permalinks.dump(told), SITE) == told


# --- letting go ---------------------------------------------------------------------------


def test_retired_address_says_what_it_was_and_where_to_go() -> None:
    told = book(link("q1.html"), link("q1.html#p1", "甲"), link("q1.html#p2", "乙"))
    told = permalinks.retire(
        told, "https://a.example/b/calls/qinghe-2024q1/q1.html#p1", " 说了\n两遍 ", "q1.html#p2"
    )
    told = permalinks.retire(told, "q1.html#p2", "更正", "calls/other-2024q1/q1.html")
    assert permalinks.retired(told) == (
        permalinks.Retired(
            address="calls/qinghe-2024q1/q1.html#p1",
            was="甲",
            why="更正",
            to="calls/other-2024q1/q1.html",
            state="retired",
        ),
        permalinks.Retired(
            address="calls/qinghe-2024q1/q1.html#p2",
            was="乙",
            why="更正",
            to="calls/other-2024q1/q1.html",
            state="retired",
        ),
    )


def test_the_question_is_its_page() -> None:
    told = permalinks.retire(book(link("q1.html")), "calls/qinghe-2024q1/q1.html#q1", "误")
    assert told.links[0].state == "retired"


@pytest.mark.parametrize(
    ("address", "why", "to", "message"),
    [
        ("q7.html", "误", "", "q7.html: never published; expected an address of this file, as "),
        ("q1.html", " ", "", 'q1.html: no reason given; expected one, as in --why "said twice"'),
        ("q1.html", "误", "q7.html", "--to q7.html: this call never had that address; expected"),
        ("q1.html", "误", "q1.html", "--to q1.html: leads back to q1.html; expected another"),
        ("q1.html", "误", "q2.html", "--to q2.html: leads back to q1.html; expected another"),
    ],
)
def test_slips_in_letting_go_are_refused(address: str, why: str, to: str, message: str) -> None:
    told = book(link("q1.html"), link("q2.html", state="moved", to="q1.html"))
    with pytest.raises(Refused) as refused:
        permalinks.retire(told, address, why, to)
    assert [one.message.startswith(message) for one in refused.value.problems] == [True]


def test_call_without_its_transcript_is_refused_until_all_of_it_is_let_go() -> None:
    _, told = permalinks.assign(built(invent(1, 1)), permalinks.load("", PATH))
    (problem,) = permalinks.abandoned(told)
    assert problem.message.endswith('build.py retire calls/qinghe-2024q1/ --why "…"')
    told = permalinks.retire(told, "calls/qinghe-2024q1/", "公司要求撤下")
    assert permalinks.abandoned(told) == ()
    assert {one.why for one in permalinks.retired(told)} == {"公司要求撤下"}


def test_other_pages_of_a_call_are_for_life_too() -> None:
    spoken = invent(1, 1)
    _, told = permalinks.assign(built(spoken), permalinks.load("", PATH))
    names = [one.address for one in told.links if "#" not in one.address]
    assert names == ["full.html", "index.html", "q1.html", "receipt.html", "remarks.html"]
    silent = built(Edited(turns=spoken.turns, remarks=()))
    with pytest.raises(Refused) as refused:
        permalinks.assign(silent, told)
    (problem,) = refused.value.problems
    assert problem.message.startswith("calls/qinghe-2024q1/remarks.html with #p1 is published")
    told = permalinks.retire(told, "calls/qinghe-2024q1/remarks.html", "不是致辞")
    _, told = permalinks.assign(silent, told)
    assert [one.address for one in told.links if one.state == "retired"] == [
        "remarks.html",
        "remarks.html#p1",
    ]


def test_draft_gets_addresses_and_enters_no_ledger() -> None:
    told = permalinks.load("", PATH)
    call, after = permalinks.assign(built(invent(2, 2), draft=True), told)
    assert after == told
    assert [exchange.address for exchange in call.exchanges] == ["q1", "q2"]


# --- pages with chosen names --------------------------------------------------------------


def test_topic_that_is_gone_is_refused_until_it_is_retired() -> None:
    told = permalinks.assign_pages(
        {"topics/ads.html": "广告", "topics/gmv.html": "电商"}, permalinks.load("", SITE)
    )
    with pytest.raises(Refused) as refused:
        permalinks.assign_pages({"topics/ads.html": "广告"}, told)
    assert str(refused.value) == (
        "sources/links.yml: topics/gmv.html is published and its text is gone (“电商”); put it "
        "back, or let the address go: "
        'python scripts/build.py retire topics/gmv.html --why "…"'
    )
    told = permalinks.retire(told, "topics/gmv.html", "并入广告", "topics/ads.html")
    told = permalinks.assign_pages({"topics/ads.html": "广告与营销"}, told)
    (gone,) = permalinks.retired(told)
    assert (gone.address, gone.was, gone.to) == ("topics/gmv.html", "电商", "topics/ads.html")


def test_retired_topic_can_come_back_and_no_other_in_its_place() -> None:
    told = permalinks.assign_pages({"topics/gmv.html": "电商"}, permalinks.load("", SITE))
    told = permalinks.retire(told, "topics/gmv.html", "并入广告")
    with pytest.raises(Refused, match="can't come to mean “商誉”"):
        permalinks.assign_pages({"topics/gmv.html": "商誉"}, told)
    back = permalinks.assign_pages({"topics/gmv.html": "电商"}, told)
    assert permalinks.retired(back) == ()


# --- at size ------------------------------------------------------------------------------


def test_large_call_is_addressed_again_in_less_than_a_second() -> None:
    large = invent(500, 10)
    _, told = permalinks.assign(built(large), permalinks.load("", PATH))
    edited = typo(large, Random(1))
    started = process_time()
    _, after = permalinks.assign(built(edited), told)
    assert process_time() - started < 1
    assert [one.address for one in after.links] == [one.address for one in told.links]
