"""What a person types, what he is told, and what is on disk afterwards."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from callbook.cli import main
from callbook.site import serve

REPO = Path(__file__).parent.parent
TINY = Path(__file__).parent / "cases" / "site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "示例 book")


def new_project(root: Path) -> Path:
    """A project of two invented calls, as a newcomer has it before the first build."""
    shutil.copytree(TINY / "sources", root / "sources")
    shutil.copytree(REPO / "overrides", root / "overrides")
    serve.mirror(REPO / "docs", root / "docs")
    shutil.copy(REPO / "mkdocs.yml", root)
    return root


def run(project: Path, *words: str) -> int:
    return main([words[0], "--root", str(project), *words[1:]])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8", newline="")


def test_build_makes_the_book_and_a_second_one_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "build") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "Questions: 5 in 2 call(s)" in said.out
    assert (project / "site" / "calls" / "shili-2024q1" / "q2.html").is_file()
    before = tree(project / "docs"), tree(project / "site"), tree(project / "sources")
    assert run(project, "build") == 0
    assert "nothing has changed" in capsys.readouterr().out
    assert (tree(project / "docs"), tree(project / "site"), tree(project / "sources")) == before
    assert run(project, "build", "--check", "--strict") == 0


def test_the_folder_one_stands_in_is_the_project_where_it_is_one(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project / "sources/metrics.yml", "aliases: [日活]", "aliases: [日活, 每日活跃]")
    monkeypatch.chdir(project)
    assert main(["build", "--aliases"]) == 0
    listed = capsys.readouterr().out
    assert "Questions: 5 in 2 call(s)" in listed
    assert (project / "docs" / "calls" / "shili-2024q1" / "q2.md").is_file()
    assert main(["build"]) == 0
    assert "Aliases never met (1): 每日活跃" in listed
    assert "Aliases never met: 1 of 2 " in capsys.readouterr().out


def test_text_of_the_source_runs_nothing(project: Path) -> None:
    assert run(project, "build") == 0
    page = (project / "site" / "calls" / "shili-2024q1" / "q2.html").read_text("utf-8")
    answer = LexborHTMLParser(page).css_first("article")
    assert answer is not None
    assert "[点这里](javascript:alert(1)) <script>alert(1)</script>" in answer.text()
    assert not [link for link in answer.css("a[href]") if "alert" in str(link.attributes["href"])]
    running = (one for one in answer.css("script") if "json" not in str(one.attributes))
    assert not [script for script in running if "alert" in script.text()]


def test_check_names_the_stale_page_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "build") == 0
    edit(project / "sources/calls/shili-2024q1.yml", "毛利率的展望", "毛利率的走势")
    before = tree(project)
    capsys.readouterr()
    assert run(project, "build", "--check") == 1
    assert tree(project) == before
    assert (
        "docs/calls/shili-2024q1/q2.md: is not what the sources make; expected an up-to-date "
        "page; run: python scripts/build.py\n" in capsys.readouterr().err
    )


def test_broken_call_is_left_out_and_its_published_pages_stay(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "build") == 0
    edit(project / "sources/calls/qinghe-2023q4.yml", "period: 2023Q4", "perod: 2023Q4")
    edit(project / "sources/calls/shili-2024q1.yml", "毛利率的展望", "毛利率的走势")
    capsys.readouterr()
    assert run(project, "build") == 1
    said = capsys.readouterr()
    assert "sources/calls/qinghe-2023q4.yml:2: perod: unknown field; did you mean" in said.err
    assert "qinghe-2023q4 is left out" in said.out
    assert (project / "site/calls/qinghe-2023q4/q1.html").is_file()
    assert "毛利率的走势" in (project / "site/calls/shili-2024q1/index.html").read_text("utf-8")


def test_strict_writes_nothing_where_anything_is_wrong(project: Path) -> None:
    edit(project / "sources/calls/qinghe-2023q4.yml", "period: 2023Q4", "perod: 2023Q4")
    before = tree(project)
    assert run(project, "build", "--strict") == 1
    shutil.rmtree(project / ".cache")  # which only helps the next build, and is git's to ignore
    assert tree(project) == before


def test_address_that_would_vanish_is_refused_and_can_be_retired(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "build") == 0
    edit(project / "sources/calls/shili-2024q1.txt", "目标不变。\n\n", "")
    edit(project / "sources/calls/shili-2024q1.yml", "line: 19", "line: 17")
    capsys.readouterr()
    assert run(project, "build") == 1
    refusal = capsys.readouterr().err
    address = "calls/shili-2024q1/q1.html#p4"
    assert f"retire {address}" in refusal
    assert "目标不变" in (project / "site/calls/shili-2024q1/q1.html").read_text("utf-8")
    assert run(project, "retire", address, "--why", "原文已删去此句") == 0
    assert run(project, "build") == 0
    page = (project / "site/calls/shili-2024q1/q1.html").read_text("utf-8")
    assert 'id="p4"' in page
    assert "原文已删去此句" in page


def test_inserted_question_takes_a_new_number(project: Path) -> None:
    assert run(project, "build") == 0
    edit(
        project / "sources/calls/qinghe-2023q4.txt",
        "2、成本",
        "2、海外进展如何?\n答:海外四季度起量。\n\n3、成本",
    )
    assert run(project, "build") == 0
    call = project / "site/calls/qinghe-2023q4"
    assert "单套成本明年再降" in (call / "q2.html").read_text("utf-8")
    assert "海外四季度起量" in (call / "q3.html").read_text("utf-8")


def test_parse_prints_one_object_with_the_promised_fields(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = TINY / "sources/calls/shili-2024q1.txt"
    assert main(["parse", str(file), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert {"layout", "exchanges", "removed", "problems"} <= set(read)
    first = read["exchanges"][0]
    assert {"number", "question", "answer", "follow_ups"} <= set(first)
    assert first["question"]["lines"] == [5, 5]
    assert first["question"]["parts"] == ["1Q用户增长的原因?", "全年4亿DAU目标是否调整?"]
    assert [block["text"] for block in first["answer"]][1:] == [
        "内容:供给更多,DAU渗透提升;",
        "渠道:单个用户的获客成本环比下降3.8%。",
        "目标不变。",
    ]
    gone = {(line, removed["reason"]) for removed in read["removed"] for line in removed["lines"]}
    assert {line for line, _ in gone} == {1, 20, 21}
    assert all(reason for _, reason in gone)


def test_parse_tells_programs_what_a_document_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<html><body><nav>首页</nav><article><p>问：一季度的毛利率为什么下降？</p>"
        "<p>答：主要是产品结构的变化，下半年会恢复。</p><p>问：产能利用率如何？</p>"
        "<p>答：目前是满产的，新产线四季度投产。</p></article><footer>版权所有</footer></body></html>",
        "utf-8",
    )
    main(["parse", str(page), "--json"])
    told = json.loads(capsys.readouterr().out)["document"]
    assert (told["container"], told["converted"], told["notes"]) == ("web page", True, [])
    assert told["left_out"] == [{"kind": "menus, comments, footer", "count": 2, "example": "首页"}]


def test_parse_tells_programs_why_a_document_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text('{"price": 3}', "utf-8")
    assert main(["parse", str(tmp_path / "a.json"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["exchanges"] == []
    assert "JSON without a transcript" in told["problems"][0]


def test_parse_describes_a_transcript_to_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(TINY / "sources/calls/qinghe-2023q4.txt")]) == 0
    assert "  1. line 3: 四季度交付多少?全年目标完成了吗?" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["parse", "/no/such/file.txt"], 1, "/no/such/file.txt: No such file or directory"),
        (
            ["build", "--root", "/no/such/folder"],
            1,
            "/no/such/folder/sources: is missing; expected",
        ),
        (["build", "--chek"], 2, "unrecognized arguments: --chek"),
        (["retire", "calls/x/q1.html"], 2, "the following arguments are required: --why"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    words: list[str], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        got = main(words)
    except SystemExit as end:
        got = int(str(end.code))
    assert got == status
    assert said in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    for command in ("build", "serve", "parse", "add", "retire"):
        assert f"\n    {command}" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no broken pipe")
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_reader_who_has_seen_enough_hears_no_complaint(project: Path, more: list[str]) -> None:
    words = ["parse", "sources/calls/shili-2024q1.txt", *more]
    command = [sys.executable, str(REPO / "scripts" / "build.py"), *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=project, stdout=pipe, stderr=pipe) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 128 + 13  # as of a program that the signal SIGPIPE ended
