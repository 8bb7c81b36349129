"""A link sent today and opened after the transcript was corrected, renumbered and added to."""

from pathlib import Path

from playwright.sync_api import expect

from browser.conftest import Reader
from browser.hosting import hosted
from test_cli import edit, new_project, run

LINK = "calls/shili-2024q1/q1.html"


def test_link_shows_its_paragraph_and_the_words_as_cited(reader: Reader, tmp_path: Path) -> None:
    project = new_project(tmp_path / "book")
    assert run(project, "build") == 0
    with hosted(project / "site") as address:
        page = reader()
        page.goto(f"{address}{LINK}#p1")
        fingerprint = page.evaluate("callbook.facts.prints.p1")
    text = project / "sources/calls/shili-2024q1.txt"
    edit(text, "主要来自两款新产品", "主要来自三款新产品")
    edit(text, "1. 1Q用户增长", "1. 渠道调整的进展?\n\n答:已经完成。\n\n2. 1Q用户增长")
    edit(text, "2.毛利率", "3.毛利率")
    edit(text, "3. 费用", "4. 费用")
    edit(project / "sources/calls/shili-2024q1.yml", "line: 19", "line: 23")
    assert run(project, "build") == 0
    with hosted(project / "site") as address:
        page = reader()
        page.goto(f"{address}{LINK}?c={fingerprint}#p1")
        expect(page.locator("p:has(> a#p1)")).to_contain_text("主要来自三款新产品")
        note = page.locator(".cb-changed")
        expect(note.locator("blockquote")).to_contain_text("主要来自两款新产品")
        page.goto(f"{address}calls/shili-2024q1/q4.html#p1")
        expect(page.locator("p:has(> a#p1)")).to_contain_text("已经完成")
