"""The smallest site that keeps every promise, written by hand: what `verify` reads."""

from pathlib import Path

from callbook.model import (
    Archive,
    Block,
    Call,
    Company,
    Details,
    Exchange,
    FollowUp,
    Lines,
    Piece,
    PieceKind,
    Question,
    Site,
    Source,
)

LINES = (
    "问答纪要",
    "",
    "各位好,欢迎参加。",
    "1. 收入增长强劲,原因?",
    "答:主要有两点:",
    "1)用户增长,MPU ARPPU均提升;",
    "2)供给 (supply) 丰富, including new",
    "shows and games。",
    "追问:还会持续吗?",
    "答:会的。",
    "转载须知",
)

QUESTION = """<!doctype html><html lang="zh"><head><title>一</title>
<link rel="stylesheet" href="../../assets/book.css"></head>
<body><main><article>
<p><a href="index.html">示例科技</a></p>
<h1 class="cb-said"><a id="q1"></a>收入增长强劲，原因？</h1>
<p>第三方整理 <a href="receipt.html#l4">原文第 4 行</a></p>
<div class="cb-said">
<p><a id="p1"></a>主要有两点：</p>
<ol>
<li><a id="p2" data-mark="1)"></a>用户增长，<a href="../../metrics/mpu.html" title="付费">MPU</a>\
 ARPPU均提升<span class="cb-ours">〔疑为“x”〕</span>；</li>
<li><a id="p3" data-mark="2)"></a>供给 （supply） 丰富， including new shows and games。</li>
</ol>
</div>
<div class="cb-said"><p><a id="f1"></a>还会持续吗？</p></div>
<div class="cb-said"><p><a id="p4"></a>会的。</p></div>
<p><a href="q1.html#p2">回到</a> <a href="https://example.com/a">原址</a></p>
</article></main></body></html>
"""

REMARKS = """<!doctype html><title>开场</title><main>
<div class="cb-said"><p><a id="p1"></a>各位好，欢迎参加。</p></div></main>
"""

_PIECES: tuple[tuple[int, str, PieceKind, int], ...] = (
    (1, "问答纪要", "heading", 0),
    (3, "各位好,欢迎参加。", "remark", 0),
    (4, "1.", "mark", 1),
    (4, "收入增长强劲,原因?", "question", 1),
    (5, "答:", "mark", 1),
    (5, "主要有两点:", "answer", 1),
    (6, "1)", "mark", 1),
    (6, "用户增长,MPU ARPPU均提升;", "answer", 1),
    (7, "2)", "mark", 1),
    (7, "供给 (supply) 丰富, including new", "answer", 1),
    (8, "shows and games。", "answer", 1),
    (9, "追问:", "mark", 1),
    (9, "还会持续吗?", "question", 1),
    (10, "答:", "mark", 1),
    (10, "会的。", "answer", 1),
    (11, "转载须知", "removed", 0),
)


def pieces() -> tuple[Piece, ...]:
    """The pieces of the source, each found in its line."""
    return tuple(
        Piece(
            line=line,
            start=LINES[line - 1].index(words),
            end=LINES[line - 1].index(words) + len(words),
            kind=kind,
            reason="转载声明" if kind == "removed" else "",
            exchange=exchange,
        )
        for line, words, kind, exchange in _PIECES
    )


def _block(text: str, address: str, lines: tuple[int, int], mark: str = "") -> Block:
    return Block(
        text=text,
        lines=Lines(first=lines[0], last=lines[1]),
        address=address,
        kind="point" if mark else "paragraph",
        mark=mark,
    )


def archive() -> Archive:
    """The archive that the site is of."""
    follow_up = FollowUp(
        question=Question(block=_block("还会持续吗?", "f1", (9, 9))),
        answer=(_block("会的。", "p4", (10, 10)),),
    )
    exchange = Exchange(
        number=1,
        question=Question(block=_block("收入增长强劲,原因?", "q1", (4, 4))),
        answer=(
            _block("主要有两点:", "p1", (5, 5)),
            _block("用户增长,MPU ARPPU均提升;", "p2", (6, 6), "1)"),
            _block("供给 (supply) 丰富, including new shows and games。", "p3", (7, 8), "2)"),
        ),
        follow_ups=(follow_up,),
    )
    call = Call(
        source=Source(
            path="sources/calls/shili-2024q1.txt", sha256="0", encoding="utf-8", lines=LINES
        ),
        details=Details(
            path="sources/calls/shili-2024q1.yml",
            call="shili-2024q1",
            company=Company(name="示例科技"),
            period="2024Q1",
            title="示例科技问答",
        ),
        layout="c1",
        exchanges=(exchange,),
        remarks=(_block("各位好,欢迎参加。", "p1", (3, 3)),),
        pieces=pieces(),
    )
    return Archive(site=Site(title="示例"), calls=(call,), topics=(), metrics=())


def files() -> dict[str, str]:
    """The pages and sheets of the site, by path."""
    full = QUESTION.replace('<a id="', '<a id="q1-').replace(
        '<div class="cb-said">', '<section id="q1"></section><div class="cb-said">', 1
    )
    full = full.replace("<h1", REMARKS.replace("p1", "r-p1") + "<h1")
    return {
        "assets/book.css": "body { background: url(paper.png) } @import 'more.css';",
        "assets/more.css": "p { mask: url(#clip) }",
        "assets/paper.png": "",
        "metrics/mpu.html": "<title>MPU</title>",
        "calls/shili-2024q1/index.html": '<title>一</title><a href="q1.html#p3">三</a>',
        "calls/shili-2024q1/q1.html": QUESTION,
        "calls/shili-2024q1/remarks.html": REMARKS,
        "calls/shili-2024q1/full.html": full.replace("q1.html#p2", "q1.html#p4"),
        "calls/shili-2024q1/receipt.html": _receipt(),
    }


def _receipt() -> str:
    lines: dict[int, list[str]] = {}
    for piece in pieces():
        words = LINES[piece.line - 1][piece.start : piece.end]
        html = f'<span class="cb-piece cb-piece-{piece.kind}">{words}</span>'
        lines.setdefault(piece.line, []).append(html)
    told = "\n".join(
        f'<p><a id="l{number}" href="#l{number}">{number}</a> {" ".join(spans)}</p>'
        for number, spans in lines.items()
    )
    counted = '<p data-punctuation="10">10 处</p>'
    return f'{counted}<div class="cb-lines">{told}</div>'


def write(into: Path) -> Path:
    """The site as files."""
    for path, text in files().items():
        file = into / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return into
