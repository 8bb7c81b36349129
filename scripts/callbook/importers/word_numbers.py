"""Write the numbers that Word prints before list paragraphs into a document's text.

Word keeps them apart from the words, and a list that goes on after an answer keeps counting;
read as a plain list, each question would be number 1.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "〇一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """How the paragraphs of one depth of a list are numbered."""

    form: str  # decimal, chineseCounting, bullet …
    text: str  # %1.
    start: int


def with_printed_numbers(data: bytes) -> bytes:
    """The document `data` with its list numbers as words; other parts are copied.

    Raises ValueError, KeyError or zipfile's and lxml's errors where the document is broken, or
    where a part declares entities.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as copy:
        parts = {part: archive.read(part) for part in dict.fromkeys(archive.namelist())}
        for part, content in parts.items():
            if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content[:4096]:
                raise ValueError("it declares entities")
            numbered = _numbered(parts) if part == "word/document.xml" else content
            copy.writestr(part, numbered)
    return made.getvalue()


def _numbered(parts: dict[str, bytes]) -> bytes:
    body = _tree(parts["word/document.xml"])
    lists = dict(_lists(parts.get("word/numbering.xml", b"")))
    styles = dict(_styles(parts.get("word/styles.xml", b"")))
    counts: dict[str, list[int]] = {}
    for paragraph in body.iter(f"{_W}p"):
        where, numbering = _place(paragraph, styles)
        levels = lists.get(where[0], {})
        if where[1] in levels:
            _write(paragraph, _label(levels, counts.setdefault(where[0], [0] * 9), where[1]))
            if numbering is not None:
                numbering.getparent().remove(numbering)
    return bytes(etree.tostring(body, xml_declaration=True, encoding="UTF-8"))


def _tree(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _value(node: etree._Element, path: str, otherwise: str = "") -> str:
    found = node.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return otherwise if found is None else str(found.get(f"{_W}val", otherwise))


def _lists(content: bytes) -> Iterator[tuple[str, dict[int, _Level]]]:
    """Number of a list → its levels; bullets are left to the converter."""
    if not content:
        return
    root = _tree(content)
    abstract = {
        one.get(f"{_W}abstractNumId"): {
            int(level.get(f"{_W}ilvl", "0")): _Level(
                form=_value(level, "numFmt", "decimal"),
                text=_value(level, "lvlText", "%1."),
                start=int(_value(level, "start", "1")),
            )
            for level in one.iter(f"{_W}lvl")
        }
        for one in root.iter(f"{_W}abstractNum")
    }
    for one in root.iter(f"{_W}num"):
        yield one.get(f"{_W}numId", ""), abstract.get(_value(one, "abstractNumId"), {})


def _styles(content: bytes) -> Iterator[tuple[str, tuple[str, int]]]:
    """Style of a paragraph → the list and depth that it brings."""
    for style in _tree(content).iter(f"{_W}style") if content else ():
        number = _value(style, "pPr/numPr/numId")
        if number:
            depth = _value(style, "pPr/numPr/ilvl", "0")
            yield style.get(f"{_W}styleId", ""), (number, int(depth))


def _place(
    paragraph: etree._Element, styles: dict[str, tuple[str, int]]
) -> tuple[tuple[str, int], etree._Element | None]:
    """The list and depth of a paragraph, its own before its style's."""
    numbering = paragraph.find(f"{_W}pPr/{_W}numPr")
    if numbering is not None:
        place = (_value(numbering, "numId"), int(_value(numbering, "ilvl", "0")))
        return place, numbering
    return styles.get(_value(paragraph, "pPr/pStyle"), ("", 0)), None


def _label(levels: dict[int, _Level], counts: list[int], depth: int) -> str:
    """The next label of a list; deeper levels start again."""
    if levels[depth].form in ("bullet", "none"):
        return "•" if levels[depth].form == "bullet" else ""
    for level in range(depth + 1):
        if level in levels and not counts[level]:
            counts[level] = levels[level].start - (level == depth)
    counts[depth] += 1
    counts[depth + 1 :] = [0] * (8 - depth)
    text = levels[depth].text
    for level in range(depth + 1):
        form = levels[level].form if level in levels else "decimal"
        text = text.replace(f"%{level + 1}", _counted(counts[level], form))
    return text


def _counted(number: int, form: str) -> str:
    """A number as its form prints it; forms that are not known as digits."""
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if form.startswith("upper") else letter.lower()
    if form.startswith(("chinese", "ideographTrad", "japaneseCounting", "taiwanese")):
        return _chinese(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return _CIRCLED[number - 1]
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form.startswith("upper") else roman.lower()
    return str(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return before + (_CHINESE[ones] if ones else "")


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    steps = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    text = ""
    for step, sign in zip(steps, signs, strict=True):
        text += sign * (number // step)
        number %= step
    return text


def _write(paragraph: etree._Element, label: str) -> None:
    """Put a label before a paragraph's first words."""
    if not label:
        return
    run = etree.Element(f"{_W}r")
    words = etree.SubElement(run, f"{_W}t")
    words.text = label if label.endswith(("、", "）", "．")) else f"{label} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    at = 1 if len(paragraph) and paragraph[0].tag == f"{_W}pPr" else 0
    paragraph.insert(at, run)
