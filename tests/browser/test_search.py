"""Any word finds its page, through the real box, online under a sub-path and from disk."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

import fixture_archive
import sites
from browser.conftest import Reader
from browser.search_box import Answer, ask, open_box, shown
from callbook import search
from callbook.archive import places
from callbook.model import Archive
from callbook.search import alphabet, scripts
from callbook.search.groups import groups
from callbook.search.normal import Folding
from callbook.typography import shown as typeset

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases/search"
CALL = "calls/kuaishou-2021q3"


# --- the engine alone, on an index in memory ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Engine:
    """The scripts of search in a blank page."""

    page: Page

    def use(self, archive: Archive) -> None:
        """Search this archive from now on."""
        texts = {}
        for path, content in search.files(archive).items():
            script = content.decode()
            if script.startswith("callbookSearch.add("):
                inner = script[script.index(",") + 1 : script.rindex(")")]
                texts[Path(path).stem] = json.loads(inner)
        self.page.evaluate(
            """async (texts) => {
              callbookSearch.forget();
              callbookSearch.readShard = async (name) => texts[name];
              callbookSearch.loadScript = async () => {};
              callbookSearch.meta = null;
              callbookSearch.meta = await callbookSearch.shard("meta");
            }""",
            texts,
        )

    def addresses(self, queries: list[str]) -> list[list[str]]:
        """For each query the addresses found, best first."""
        found: list[list[str]] = self.page.evaluate(
            """async (queries) => {
              const found = [];
              for (const query of queries) {
                const { items } = await callbookSearch.searched(query);
                found.push(items.flat().map((item) => item.location.replace(/[?][^#]*/, "")));
              }
              return found;
            }""",
            queries,
        )
        return found


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Engine]:
    page = browser.new_page()
    page.goto("about:blank")
    page.add_script_tag(content=scripts.engine())
    page.add_script_tag(content=dict(scripts.scripts())["syllables"].decode())
    yield Engine(page)
    page.close()


def test_browser_folds_and_cuts_as_the_index_does(engine: Engine) -> None:
    cases = yaml.safe_load((CASES / "vectors.yml").read_text("utf-8"))
    found = engine.page.evaluate(
        """texts => texts.map((text) => {
          const folded = callbookSearch.fold(text).text;
          return { folded, terms: [...callbookSearch.terms(folded)] };
        })""",
        [case["text"] for case in cases],
    )
    for case, (folded, terms) in zip(cases, map(dict.values, found), strict=True):
        assert (folded, sorted(terms)) == (case["folded"], case["terms"]), case["name"]


def test_browser_unpacks_texts_as_they_were(engine: Engine) -> None:
    texts = ["用户增长，用户", "DAU 4.1亿", "\0\uffff𠮷野家🙂 に 매출", "x", "\n\t\"'\\"]
    codes = alphabet.alphabet([text * 600 for text in texts[:2]])
    found = engine.page.evaluate(
        """([alphabet, texts]) => {
          const meta = callbookSearch.meta;
          callbookSearch.meta = { alphabet };
          const found = texts.map(callbookSearch.unpack);
          callbookSearch.meta = meta;
          return found;
        }""",
        [codes.by_length, alphabet.written(texts, codes)],
    )
    assert found == texts


def test_browser_finds_words_of_groups_only_on_pages_listed(engine: Engine) -> None:
    engine.use(sites.archive())
    missed = engine.page.evaluate(
        """async () => {
          const query = callbookSearch.parse("x");
          await callbookSearch.groupsIn(query);
          const rows = await callbookSearch.shard("everyday");
          const { pages } = callbookSearch.layout();
          const lists = [];
          for (let group = 0; group < rows.length; group++) {
            const ids = [...await callbookSearch.list(`~${group}`),
              ...await callbookSearch.list(`~${group}+`)];
            lists.push(new Set(ids.map((id) => id >> 1)));
          }
          const missed = [];
          for (let page = 0; page < pages; page++) {
            for (const { text } of (await callbookSearch.page(page)).entries) {
              const squeezed = callbookSearch.squeeze(text);
              rows.forEach((_, group) => {
                const { ranges } = callbookSearch.groupPlaces(squeezed, group);
                const isCovered = ranges.some(({ from, to }) => !squeezed.parted.slice(from, to)
                  .includes(true) && /^[^\\x00-\\x7f]+$/.test(squeezed.text.slice(from, to)));
                if (isCovered && !lists[group].has(page)) missed.push([group, page]);
              });
            }
          }
          return missed;
        }"""
    )
    assert missed == []


@pytest.mark.parametrize("made", [sites.archive, fixture_archive.archive])
def test_any_part_of_any_text_finds_its_paragraph(
    engine: Engine, made: Callable[[], Archive]
) -> None:
    archive = made()
    engine.use(archive)
    blocks = [place for place in places(archive) if len(place.block.text) > 1]

    @settings(max_examples=12)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        wanted = []
        for _ in range(40):
            place = data.draw(st.sampled_from(blocks))
            text = typeset(place.block.text)
            size = data.draw(st.integers(2, min(12, len(text))))
            start = data.draw(st.integers(0, len(text) - size))
            part = text[start : start + size]
            # A quotation mark or a hyphen is an order to the box when it is typed first.
            # One letter or digit cut out of a word or number says nothing: 1. of 61.2.
            lone = len(_plain(part)) < 2 and part.isascii()
            if _plain(part) and not lone and not set(part) & set('"“”「-－'):
                wanted.append((part, place.permalink))
        found = engine.addresses([part for part, _ in wanted])
        for (part, permalink), addresses in zip(wanted, found, strict=True):
            assert permalink in addresses, f"{part!r} does not find {permalink}"

    check()


def test_empty_box_is_answered_only_after_a_query(engine: Engine) -> None:
    """The theme asks for nothing first, and by the answer may hold what is being typed."""
    engine.use(sites.archive())
    answers = [
        engine.page.evaluate("data => callbookSearch.answer({ type: 2, data })", query)
        for query in ("", "直播业务", "")
    ]
    assert answers[0] is None
    assert answers[1]["data"]["items"]
    assert answers[2]["data"]["items"] == []


def test_signs_typed_with_a_number_are_looked_for(engine: Engine) -> None:
    engine.use(fixture_archive.archive())
    percent, people = engine.page.evaluate(
        """async () => {
          const query = callbookSearch.parse("78%");
          await callbookSearch.candidates(query);
          const page = { kind: "question", title: "", tags: [] };
          return ["渗透增长至78%。", "编制从78人优化。"].map((text) =>
            callbookSearch.weigh({ ...page, entries: [{ text: "" }, { text }] }, query).score);
        }"""
    )
    assert percent > people > 0


# --- the box --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Query:
    """A query with the pages of which one is right."""

    kind: str
    text: str
    right: frozenset[str]
    holds: str
    never: str


def _tuned() -> list[Query]:
    """Those that the ranking was tuned to."""
    return [query for query, number in _read("queries.yml") if number % 3]


def _aside() -> list[Query]:
    """Every third of a kind, and all that were written when the ranking was settled."""
    kept = [query for query, number in _read("queries.yml") if not number % 3]
    return [*kept, *(query for query, _ in _read("later.yml"))]


def _read(name: str) -> list[tuple[Query, int]]:
    """The queries of a file, each with its number among its kind."""
    kinds = yaml.safe_load((CASES / name).read_text("utf-8"))
    return [
        (
            Query(
                kind=kind,
                text=case["q"],
                right=frozenset(
                    page if isinstance(page, str) else f"{CALL}/q{page}" for page in case["right"]
                ),
                holds=case.get("holds", ""),
                never=case.get("never", ""),
            ),
            number,
        )
        for kind, cases in kinds.items()
        for number, case in enumerate(cases, start=1)
    ]


@dataclass(frozen=True, slots=True)
class Figures:
    """How good the answers to many queries are."""

    empty: float
    first_five: float
    reciprocal: float
    first: float
    marks: float


def _figures(asked: list[tuple[Query, Answer]]) -> Figures:
    ranks = [_rank(query, answer) for query, answer in asked]
    marks = [
        _is_asked_for(mark, query, answer)
        for query, answer in asked
        for hit in answer.hits
        for mark in hit.marks
    ]
    return Figures(
        empty=sum(not a.groups for q, a in asked if q.right) / len(asked),
        first_five=sum(0 < rank <= 5 for rank in ranks) / len(ranks),
        reciprocal=sum(1 / rank for rank in ranks if rank) / len(ranks),
        first=sum(rank == 1 for rank in ranks) / len(ranks),
        marks=sum(marks) / len(marks),
    )


def _rank(query: Query, answer: Answer) -> int:
    """Place of the first right page, 0 where there is none; nothing is right where nothing is."""
    if not query.right:
        return 0 if answer.groups else 1
    return next((at for at, page in enumerate(answer.pages, 1) if page in query.right), 0)


def _is_asked_for(mark: str, query: Query, answer: Answer) -> bool:
    """Whether a mark is part of the query, as typed or mended, or another word for it."""
    asked = (_plain(query.text), _plain(answer.note), *_synonyms(), *_near(query.text))
    return any(_plain(mark) in text for text in asked)


def _near(text: str) -> Iterator[str]:
    """The words of the groups that a query names by one of their words."""
    asked = _plain(text)
    for group in groups():
        if any(_plain(word) in asked for word in (*group.same, *group.asked)):
            yield from map(_plain, (*group.same, *group.told))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.translate(Folding())))


@cache
def _synonyms() -> frozenset[str]:
    archive = sites.archive()
    metrics = ((m.abbreviation, m.name, m.english, *m.aliases) for m in archive.metrics)
    topics = ((t.title, t.english, *t.aliases) for t in archive.topics)
    return frozenset(_plain(word) for words in (*metrics, *topics) for word in words)


@pytest.fixture(params=["online", "disk"])
def root(request: pytest.FixtureRequest, book: Path, book_address: str) -> str:
    return book_address if request.param == "online" else f"{book.as_uri()}/"


def test_queries_find_their_pages(root: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{root}index.html")
    asked = [(query, ask(page, query.text, root)) for query in _aside()]
    figures = _figures(asked)
    wrong = [(q.text, a.pages[:3]) for q, a in asked if _rank(q, a) != 1]
    assert figures.empty == 0, wrong
    assert figures.first_five >= 0.99, wrong
    assert figures.reciprocal >= 0.98, wrong
    assert figures.first >= 0.97, wrong
    assert figures.marks >= 0.99
    for query, answer in asked:
        if query.holds:
            assert any(_plain(query.holds) in _plain(hit.text) for hit in answer.hits[:12]), query
        if query.never:
            assert not any(query.never in hit.text for hit in answer.hits), query


def test_questions_in_other_words_find_what_they_share(root: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{root}index.html")
    for query, _ in _read("own_words.yml"):
        answer = ask(page, query.text, root)
        assert _rank(query, answer) == 1, (query.text, answer.pages[:3])
        for mark in (mark for hit in answer.hits for mark in hit.marks):
            assert _is_asked_for(mark, query, answer), (query.text, mark)
            assert len(mark) > 1, (query.text, mark)  # 做 of 怎么做 says nothing
    assert ask(page, "无人机 珍宝", root).note == "没有一处全部说到，这些说到一部分"
    assert ask(page, "物流", root).note == ""
    assert ask(page, "网红", root).note == "没有一处照这样说，按意思相近的词查找"


def test_ranking_is_the_same_online_and_from_disk(
    book: Path, book_address: str, reader: Reader
) -> None:
    answers = []
    for root in (book_address, f"{book.as_uri()}/"):
        page = reader()
        open_box(page, f"{root}{CALL}/q3.html")
        asked = [ask(page, query.text, root) for query in _tuned()[::4]]
        answers.append([[(h.page, h.anchor, h.text) for h in a.hits] for a in asked])
    assert answers[0] == answers[1]


def test_page_behind_a_result_marks_what_was_found(root: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{root}index.html")
    asked = [(query, ask(page, query.text, root)) for query in _aside()[::6]]
    right: list[bool] = []
    for query, answer in asked:
        for hit in [hit for hit in answer.hits if hit.marks][:1]:
            page.goto(hit.href)
            page.wait_for_selector("mark.cb-hit")
            marks = page.locator("mark.cb-hit").all_text_contents()
            right.extend(_is_asked_for(mark, query, answer) for mark in marks)
            assert not page.locator(".cb-ours mark.cb-hit").count()
    assert len(right) > 10
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_found_stands_out_from_figures(
    scheme: str, book_address: str, reader: Reader
) -> None:
    page = reader(color_scheme=scheme)
    page.goto(f"{book_address}{CALL}/q3.html?h=带宽")
    page.wait_for_selector("mark.cb-hit")
    style = """mark => [getComputedStyle(mark).color, getComputedStyle(mark).backgroundColor]
      .map((colour) => colour.match(/[0-9.]+/g).slice(0, 3).map(Number))"""
    ink, found = page.locator("mark.cb-hit").first.evaluate(style)
    _, figure = page.locator(".cb-figures mark").first.evaluate(style)
    assert found != figure
    assert (max(map(_light, (ink, found))) + 0.05) / (min(map(_light, (ink, found))) + 0.05) >= 4.5


def _light(colour: list[float]) -> float:
    """The relative luminance of WCAG."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
              for c in (part / 255 for part in colour)]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_card_says_that_it_is_one(book_address: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{book_address}index.html")
    hits = {hit.page: hit.text for hit in ask(page, "DAU", book_address).hits}
    assert "术语卡" in hits["metrics/dau"]
    assert not any("术语卡" in text for name, text in hits.items() if name.startswith("calls/"))


def test_words_found_over_a_comma_are_marked_on_their_page(
    book_address: str, reader: Reader
) -> None:
    page = reader()
    open_box(page, f"{book_address}index.html")
    answer = ask(page, "赛道，国内", book_address)
    page.goto(answer.hits[1].href)
    assert page.locator("mark.cb-hit").all_text_contents() == ["赛道，国内"]


def test_result_leads_to_the_paragraph(root: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{root}index.html")
    answer = ask(page, "补贴策略", root)
    assert answer.groups[0][0].page == f"{CALL}/q3"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.startswith(f"{root}{CALL}/q3.html?h="))
    anchor = page.evaluate("location.hash.slice(1)")
    assert (
        "补贴策略" in page.locator(f"p:has(> a#{anchor}), .cb-said:has(> a#{anchor})").inner_text()
    )


def test_shared_address_searches_without_a_touch(root: str, reader: Reader) -> None:
    page = reader()
    page.goto(f"{root}index.html?q=磁力金牛")
    page.wait_for_selector(".md-search-result__item")
    assert shown(page, root).pages[0] == f"{CALL}/q2"


def test_mended_query_says_so(root: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{root}index.html")
    assert ask(page, "直拨业务", root).note == "没有找到“直拨业务”，按“直播业务”查找"
    assert ask(page, "直播业务", root).note == ""
    assert ask(page, "量子计算机", root).status == "没有找到，可以换个说法"


PINYIN = {
    "zhibo": "直播",
    "ZhiBo": "直播",
    "zhi bo": "直播",
    "rihuo": "日活",
    "DIANSHANG": "电商",
    "guang gao shou ru": "广告收入",
    "zhiboyewu": "直播业务",  # named by no vocabulary
    "zhibo 业务": "直播 业务",
    "rihuo dianshang": "日活 电商",
}


@pytest.mark.parametrize("typed", PINYIN)
def test_pinyin_is_read_where_nothing_matches(engine: Engine, typed: str) -> None:
    engine.use(sites.archive())
    script = "async (query) => (await callbookSearch.searched(query)).about.repaired"
    assert engine.page.evaluate(script, typed) == PINYIN[typed]
    found, expected = engine.addresses([typed, PINYIN[typed]])
    assert found[0] == expected[0]


def test_words_of_letters_are_no_pinyin_where_the_book_has_them(engine: Engine) -> None:
    """Nor is a slip in one, nor what sounds like nothing that the book says."""
    archive = sites.archive()
    engine.use(archive)
    words = {
        word
        for place in places(archive)
        for word in re.findall("[a-z]+", place.block.text.translate(Folding()))
    }
    typed = [*sorted(words), "reteniton", "share", "retention", "beijing", "nihao", "gang"]
    used = engine.page.evaluate(
        """async (typed) => {
          const used = [];
          for (const query of typed) {
            used.push((await callbookSearch.searched(query)).about.repaired);
          }
          return used;
        }""",
        typed,
    )
    assert set(used) == {"", "retention"}


def test_english_ending_is_mended(shelf_address: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{shelf_address}index.html")
    answer = ask(page, "helping", shelf_address)
    assert "helped" in answer.note
    assert {mark for hit in answer.hits for mark in hit.marks} == {"helped"}
    assert ask(page, "margincame", shelf_address).pages


def test_filters_narrow_down_and_stay_in_the_box(shelf_address: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{shelf_address}index.html")
    everything = ask(page, "增长", shelf_address)
    choice = page.locator(".cb-search-filters select").first
    company = "示例科技"
    choice.select_option(company)
    page.wait_for_function("document.querySelector('[name=query]').value.includes('公司:')")
    page.wait_for_timeout(500)
    narrowed = shown(page, shelf_address)
    assert 0 < len(narrowed.groups) < len(everything.groups)
    assert not [p for p in narrowed.pages if p.startswith(("metrics/", "topics/"))]
    again = reader()
    again.goto(f"{shelf_address}index.html?q=增长 公司:{company}")
    again.wait_for_selector(".md-search-result__item")
    assert shown(again, shelf_address).pages == narrowed.pages
    assert again.locator(".cb-search-filters select").first.input_value() == company


def test_words_are_shown_as_text(shelf_address: str, reader: Reader) -> None:
    """What a source says can't become part of the page, nor can what a reader types."""
    page = reader()
    open_box(page, f"{shelf_address}index.html")
    for query in ("script", "alert", "<b>增长</b>", '<img src=x onerror="document.title=1">'):
        ask(page, query, shelf_address)
        assert not page.locator(".md-search :is(script, img, b)").count()


def test_missing_shard_is_said_and_asked_for_again(root: str, reader: Reader) -> None:
    reader.forgive("data/search", "can't load", "Failed to fetch", "ERR_FAILED")
    page = reader()
    page.context.route("**/data/search/t*.js*", lambda route: route.abort())
    open_box(page, f"{root}index.html")
    assert ask(page, "直播业务", root).status == "搜索数据没有载入，请刷新页面"
    page.context.unroute_all()
    assert ask(page, "直播业务", root).pages[0] == f"{CALL}/q4"


def test_pinyin_is_not_searched_while_it_is_typed(book_address: str, reader: Reader) -> None:
    page = reader()
    open_box(page, f"{book_address}index.html")
    ask(page, "直播业务", book_address)
    page.evaluate("""() => {
      const box = document.querySelector("[data-md-component=search-query]");
      window.asked = 0;
      callbookSearchPort.addEventListener("message", () => { window.asked += 1; });
      box.dispatchEvent(new CompositionEvent("compositionstart"));
      box.value = "hai";
      box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
      box.dispatchEvent(new KeyboardEvent("keyup", { isComposing: true, bubbles: true }));
    }""")
    page.wait_for_timeout(300)
    assert page.evaluate("window.asked") == 0
    page.evaluate("""() => {
      const box = document.querySelector("[data-md-component=search-query]");
      box.value = "海外";
      box.dispatchEvent(new CompositionEvent("compositionend"));
    }""")
    page.wait_for_function("window.asked > 0")
    assert shown(page, book_address).pages[0] == f"{CALL}/q7"


def test_without_scripts_the_box_leads_to_all_questions(book_address: str, reader: Reader) -> None:
    page = reader(java_script_enabled=False)
    page.goto(f"{book_address}{CALL}/q3.html")
    page.locator(".cb-search-plain").click()
    assert page.url == f"{book_address}all.html"
