"""What is written into a page's file is what a reader gets: text as text, facts as facts."""

import json
from collections.abc import Mapping
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from callbook import render
from callbook.escaping import escape
from callbook.model import Page
from callbook.pages.front import Front
from callbook.words import Words, languages, load

ROOT = Path(__file__).parent.parent
CASES = sorted((ROOT / "tests" / "cases" / "render").glob("*.yml"))

# What can stand in a block: everything that is no line end and that HTML can hold.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), min_size=1
)
HOSTILE = st.lists(
    st.sampled_from(
        [
            *("<script>alert(1)</script>", "<!--", "-->", "<b>", "</div>", "&lt;", "&#38;", "&"),
            *("**", "__", "*", "_", "`", "~~~", "```", "[x](y)", "[x]: y", "![i](s)", "<x@y.z>"),
            *("!!! note", "??? tip", "{: #id }", "{ .c }", "--8<--", "[TOC]", "[[toc]]", "[^1]"),
            *("# ", "1. ", "- ", "+ ", "| a | b |", "---", "===", "> ", "    ", "\\", "*[A]: b"),
            *(
                "https://example.com/?a=b&c",
                "www.example.com",
                "{{ x }}",
                "{% raw %}",
                "$x$",
                ":+1:",
            ),
            *("wzxhzdk:0", "klzzwxh:0", "\u3000", "增长", "4.1万", " "),
        ]
    ),
    min_size=1,
    max_size=8,
).map("".join)


@pytest.fixture(scope="module")
def reader() -> markdown.Markdown:
    """Python-Markdown as mkdocs.yml sets it up for MkDocs."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    chosen = yaml.safe_load(text.replace("!ENV ", ""))["markdown_extensions"]
    options = {name: o for each in chosen if isinstance(each, dict) for name, o in each.items()}
    names = [each if isinstance(each, str) else next(iter(each)) for each in chosen]
    return markdown.Markdown(extensions=["toc", *names], extension_configs=options)


def said(reader: markdown.Markdown, text: str) -> LexborHTMLParser:
    """The page that a block with this text makes."""
    reader.reset()
    page = f'<div class="cb-said" markdown>\n\n<a id="p1"></a>{escape(text)}\n\n</div>'
    return LexborHTMLParser(f"<body>{reader.convert(page)}</body>")


def words_of(page: LexborHTMLParser) -> str:
    """What a reader sees in the block."""
    block = page.css_first("#p1")
    assert block is not None
    assert block.parent is not None
    return block.parent.text(deep=True)


def tags_of(page: LexborHTMLParser) -> list[str]:
    """The elements of the page, in order."""
    body = page.body
    assert body is not None
    return [node.tag for node in body.traverse() if node.tag]


# --- text -------------------------------------------------------------------------------------


@given(text=TEXT | HOSTILE)
@settings(max_examples=400, deadline=None)
def test_any_text_is_shown_as_itself_and_makes_no_element(
    reader: markdown.Markdown, text: str
) -> None:
    page = said(reader, text)
    assert words_of(page) == text
    assert tags_of(page) == ["body", "div", "p", "a"]


@given(text=TEXT | HOSTILE)
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_a_link_a_title_a_cell_and_a_heading(
    reader: markdown.Markdown, text: str
) -> None:
    reader.reset()
    made = escape(text)
    page = LexborHTMLParser(
        reader.convert(
            f'<h1>{made}</h1>\n\n[{made}](a.md "{made}")\n\n'
            f"| a | b |\n| --- | --- |\n| {made} | c |"
        )
    )
    link = page.css_first("p > a")
    assert link is not None
    assert link.text() == text
    assert link.attributes["title"] == text
    cells = page.css("td")
    assert [cell.text() for cell in cells] == [text, "c"]
    heading = page.css_first("h1")
    assert heading is not None
    assert heading.text() == text


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_escape(reader: markdown.Markdown, case: Path) -> None:
    for item in yaml.safe_load(case.read_text("utf-8")):
        assert escape(item["text"]) == item["markdown"]
        assert words_of(said(reader, item["text"])) == item["text"]


def test_markup_of_ours_is_not_escaped_again() -> None:
    once = escape("a*b")
    assert escape(once) is once


# --- pages ------------------------------------------------------------------------------------


def page(front: Front) -> Page:
    """A page with this front and the simplest template."""
    view = {"text": "<i>", "made": Markup("<b>x</b>")}
    return Page(
        path="x.md",
        template="calls.md.j2",
        context={"front": front, "view": _View(view), "w": load("zh")},
        made_from=("sources/a.txt", "sources/a.yml"),
    )


class _View:
    shelves = ()

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = values


def test_a_page_says_what_it_was_made_from_under_its_front_matter() -> None:
    text = render.render(page(Front(title="题", kind="calls", language="zh")))
    head, _, rest = text.removeprefix("---\n").partition("\n---\n")
    assert yaml.safe_load(head)["title"] == "题"
    assert rest.startswith(
        "<!-- Generated by callbook from sources/a.txt, sources/a.yml. "
        "Edit those, then run: python scripts/build.py -->\n\n# 业绩会\n"
    )
    assert rest.splitlines()[0].startswith(render.MARK)


@given(title=st.text(), tags=st.lists(st.text(), max_size=3))
@settings(deadline=None)
def test_front_matter_is_read_back_as_it_was(title: str, tags: list[str]) -> None:
    front = Front(title=title or "x", kind="calls", language="zh", tags=tuple(tags))
    text = render.front_matter(front)
    read = yaml.safe_load(text.strip("-\n"))
    assert read["title"] == (title or "x")
    assert read.get("tags", []) == tags
    assert text.count("\n---") == 1


@given(value=st.text() | HOSTILE)
@settings(deadline=None)
def test_facts_come_out_of_their_comment_as_they_went_in(value: str) -> None:
    front = Front(title="x", kind="calls", language="zh", facts={"value": value})
    text = render.render(page(front))
    comment = text.partition("<!-- callbook:facts ")[2]
    facts, end, rest = comment.partition(" callbook:facts -->")
    assert json.loads(facts) == {"value": value}
    assert end
    assert rest == "\n"
    assert "<" not in facts
    assert "--" not in facts


def test_a_template_that_names_what_is_not_there_fails() -> None:
    broken = Page(path="x.md", template="calls.md.j2", context={"w": load("zh")}, made_from=())
    with pytest.raises(UndefinedError):
        render.render(broken)


# --- words ------------------------------------------------------------------------------------


def test_every_language_has_the_same_words_with_the_same_blanks() -> None:
    tables = {name: load(name).table for name in languages()}
    blanks = {
        name: {key: sorted(_blanks(word)) for key, word in table.items()}
        for name, table in tables.items()
    }
    assert sorted(tables) == ["en", "zh"]
    assert blanks["en"] == blanks["zh"]


def _blanks(word: str) -> list[str]:
    return [part.partition("}")[0] for part in word.split("{")[1:]]


def test_what_fills_a_blank_is_escaped() -> None:
    words = Words(language="zh", table={"nth": "第 {n} 问"})
    assert words("nth", n="*2*") == "第 &#42;2&#42; 问"
    assert words.plain("nth", n="*2*") == "第 *2* 问"


@pytest.mark.parametrize(
    ("asked", "taken"), [("zh", "zh"), ("en-GB", "en"), ("zh-Hant", "zh"), ("fr", "zh")]
)
def test_a_language_without_a_table_takes_the_default(asked: str, taken: str) -> None:
    assert load(asked).language == taken
