"""Documents of invented calls for tests, made when they are needed."""

# mypy: disable-error-code="import-untyped"
# reportlab comes without types.

import io
import zipfile
from collections.abc import Iterable, Sequence

from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

CHINESE = "STSong-Light"  # a font that every reader of PDF has, so that none is needed here

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)


# --- Word ---------------------------------------------------------------------------------


def paragraph(text: str, depth: int | None = None) -> str:
    """A paragraph; with a depth, one of the document's numbered list."""
    numbered = (
        ""
        if depth is None
        else f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    return f'<w:p>{numbered}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbering(*levels: tuple[str, str]) -> str:
    """The part that says how lists are numbered: form and text of each depth."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return (
        f'<?xml version="1.0"?><w:numbering {_WORD}>'
        f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def docx(body: str, **parts: str) -> bytes:
    """A Word document; `parts` are further ones below word/: numbering, styles."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document {_WORD}><w:body>{body}</w:body></w:document>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return made.getvalue()


# --- PDF ----------------------------------------------------------------------------------


def style(
    font: str = "Helvetica", *, leading: int = 12, after: int = 0, indent: int = 0
) -> ParagraphStyle:
    """How a paragraph is printed; `indent` is that of its first line."""
    wrap = None
    if font == CHINESE:
        pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))
        wrap, leading = "CJK", 18
    return ParagraphStyle(
        "made",
        fontName=font,
        fontSize=10,
        leading=leading,
        spaceAfter=after,
        firstLineIndent=indent,
        wordWrap=wrap,
    )


def printed(text: str, how: ParagraphStyle) -> Flowable:
    """A paragraph of a PDF."""
    return Paragraph(text, how)


def _furniture(head: str, foot: str, font: str) -> object:
    def draw(canvas: Canvas, _document: object) -> None:
        canvas.setFont(font, 8)
        canvas.drawString(72, 800, head)
        canvas.drawString(72, 40, foot.replace("#", str(canvas.getPageNumber())))

    return draw


def pdf(
    story: Iterable[Flowable],
    *,
    head: str = "",
    foot: str = "",
    font: str = "Helvetica",
    password: str = "",
) -> bytes:
    """A PDF of one column; `#` in the foot is the page's number."""
    made = io.BytesIO()
    locked = pdfencrypt.StandardEncryption(password) if password else None
    draw = _furniture(head, foot, font)
    SimpleDocTemplate(made, pagesize=A4, encrypt=locked, invariant=1).build(
        list(story), onFirstPage=draw, onLaterPages=draw
    )
    return made.getvalue()


def columns(story: Iterable[Flowable], *, head: str, foot: str) -> bytes:
    """A PDF of two columns."""
    made = io.BytesIO()
    document = BaseDocTemplate(made, pagesize=A4, invariant=1)
    frames = [Frame(50, 60, 235, 700), Frame(305, 60, 235, 700)]
    draw = _furniture(head, foot, "Helvetica")
    document.addPageTemplates([PageTemplate(frames=frames, onPage=draw)])
    document.build(list(story))
    return made.getvalue()


def form(rows: Sequence[tuple[str, Sequence[Flowable]]], widths: tuple[float, float]) -> Table:
    """A ruled table of labels and what they say, as exchanges print it."""
    label = style(CHINESE)
    cells = [[Paragraph(name, label) if name else "", list(words)] for name, words in rows]
    grid = [("GRID", (0, 0), (-1, -1), 1, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, colWidths=list(widths), style=grid)


def beside(turns: Iterable[tuple[str, Sequence[str]]]) -> bytes:
    """A PDF with names in the margin and the words beside them, three turns a page."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    place, page = 760, 1
    for count, (name, lines) in enumerate(turns):
        if count and count % 3 == 0:
            canvas.showPage()
            place, page = 760, page + 1
        canvas.setFont("Helvetica", 9)
        canvas.drawString(400, 800, "Larkfield India Limited")
        canvas.drawString(400, 40, f"Page {page} of 4")
        canvas.drawString(60, place, name)
        for line in lines:
            canvas.drawString(150, place, line)
            place -= 13
        place -= 6
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def drawing() -> bytes:
    """A PDF that shows something and says nothing, as a scanner makes it."""
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()
    return made.getvalue()
