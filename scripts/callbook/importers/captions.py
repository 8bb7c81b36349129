"""Join the captions of a recording (SRT, WebVTT) to what each speaker says."""

import html
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import srt
import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from callbook import source as sources
from callbook.importers.imported import Converted, refusal
from callbook.importers.page_words import is_chinese
from callbook.importers.spellings import STARTS, WORDS, key_of, keys_for
from callbook.importers.tree_text import clean

# prey: `>> Ian Pell: Thanks`, `Operator: …`, `问：…`, `Q1：`, `王青：…`; not `at 10:30`, `是的`
_OPENS = re.compile(
    r"(?:>>|[-–]\s)|(?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,3}:\s|[QA问答]\s?\d*[:：]"
    r"|[\u4e00-\u9fff·]{2,6}[:：]"
)
# prey: the `Ian Pell: ` with which each of one speaker's captions begins; not `at 10:30`
_LABEL = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}:\s|[\u4e00-\u9fff·]{2,6}[:：]")
# prey: `<i>`, `<c.yellow>`, `<00:00:01.500>`, `{\an8}`; not `a < b`
_TAGS = re.compile(r"<[^<>]{1,60}>|\{\\[^{}]{1,40}\}")
# prey: `>> Ian Pell: Thanks`, `>> Mara`, whose name goes on; not `>> Good morning, and welcome`
_NAMED = re.compile(r">>\s*(?:[^\W\d_][\w.'’ -]{1,40}[:：]|(?:[A-Z][\w.'’-]*\s?){1,3}$)")
_NAME = 40  # characters of a name behind `>>` that goes on in the next line
# prey: the place before `>> Ian Pell` in `Thank you. >> Ian Pell: Thanks`
_CHANGES = re.compile(r"\s+(?=>>)")
_STOPS = tuple('.?!。？！…"”')
_EXPECTED = "expected a number, a line of times, lines of words, and an empty line after them"
_PAUSE = 2.0  # seconds after a full sentence that part paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Caption:
    start: float
    end: float
    voice: str
    lines: tuple[str, ...]


def convert(data: bytes, name: str) -> Converted:
    """What is said, without times: a paragraph a turn, where captions tell the speaker.

    Lines that roll on into the next caption stand once. Raises Refused where no caption can
    be read.
    """
    text = "\n".join(sources.decode(data, name).lines)
    captions = tuple(_web(text, name) if text.lstrip().startswith("WEBVTT") else _plain(text, name))
    words = clean("\n\n".join(_paragraphs(_once(captions))))
    if not words:
        raise refusal(name, "captions without words; expected what was said")
    return Converted(text=words)


def text_of_timed(records: Iterable[Mapping[str, object]]) -> str:
    """The words of pieces of speech that speech recognition left as records."""
    return clean("\n\n".join(_paragraphs(_once(tuple(map(_piece, records))))))


def _piece(record: Mapping[str, object]) -> _Caption:
    times = {key_of(key): one for key, one in record.items() if isinstance(one, int | float)}
    start = next((times[key] for key in STARTS if key in times), 0.0)
    end = times.get("end", times.get("endtime", start + times.get("duration", 0.0)))
    said = (one for key in keys_for(WORDS, record) if isinstance(one := record[key], str))
    return _Caption(start=float(start), end=float(end), voice="", lines=_lines(next(said, "")))


def _plain(text: str, name: str) -> Iterator[_Caption]:
    try:
        for one in srt.parse(text):
            yield _Caption(
                start=one.start.total_seconds(),
                end=one.end.total_seconds(),
                voice="",
                lines=_lines(one.content),
            )
    except srt.SRTParseError as error:
        line = text[: error.expected_start].count("\n") + 1
        excerpt = " ".join(error.unmatched_content.split())[:40]
        raise refusal(name, f"line {line}: broken captions ({excerpt}); {_EXPECTED}") from error
    except (ValueError, OverflowError) as error:
        raise refusal(name, _broken(error)) from error


def _web(text: str, name: str) -> Iterator[_Caption]:
    try:
        for one in webvtt.from_buffer(io.StringIO(text)).captions:
            yield _Caption(
                start=one.start_in_seconds,
                end=one.end_in_seconds,
                voice=one.voice or "",
                lines=_lines(one.text),
            )
    except (MalformedCaptionError, MalformedFileError, ValueError, IndexError) as error:
        raise refusal(name, _broken(error)) from error


def _broken(error: Exception) -> str:
    return f"broken captions ({' '.join(str(error).split())[:60]}); {_EXPECTED}"


def _lines(text: str) -> tuple[str, ...]:
    plain = html.unescape(_TAGS.sub("", text))
    return tuple(line.strip() for line in plain.split("\n") if line.strip())


def _once(captions: tuple[_Caption, ...]) -> Iterator[tuple[_Caption, tuple[str, ...]]]:
    """Each caption's lines without those that the caption before already showed."""
    before: tuple[str, ...] = ()
    for caption in captions:
        lines = caption.lines
        shared = next(
            (n for n in range(len(lines), 0, -1) if before[-n:] == lines[:n]),
            0,
        )
        if lines:
            before = lines
        if lines[shared:]:
            yield caption, lines[shared:]


def _paragraphs(captions: Iterator[tuple[_Caption, tuple[str, ...]]]) -> Iterator[str]:
    text, voice, label, end, naming = "", "", "", 0.0, False
    shown = tuple(captions)
    gap = "" if any("，" in line for _, lines in shown for line in lines) else " "
    arrows = _nameless(piece for _, lines in shown for piece in _pieces(lines))
    for caption, lines in shown:
        for piece in _pieces(lines):
            hit = _LABEL.match(piece)
            again = hit is not None and hit.group() == label
            line = piece.removeprefix(label) if again else piece
            label = hit.group() if hit else label
            named = caption.voice and caption.voice != voice
            paused = text.endswith(_STOPS) and caption.start - end > _PAUSE
            opens = line.startswith(">>") or (not naming and _OPENS.match(line))
            if text and (named or paused or opens):
                yield text
                text = ""
            said = line if arrows else line.removeprefix(">>").strip()
            text = _joined(text, f"{caption.voice}: {said}" if named else said, gap)
            naming = line.startswith(">>") and ":" not in line and len(line) < _NAME
            voice, end = caption.voice or voice, caption.end
    yield text


def _nameless(pieces: Iterable[str]) -> bool:
    """Whether most changes of speaker bear a mark `>>` and no name: the marks say it then."""
    marked = [piece for piece in pieces if piece.startswith(">>") and len(piece) > len(">>")]
    named = sum(bool(_NAMED.match(piece)) for piece in marked)
    return len(marked) > 2 * named


def _pieces(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines of a caption, parted where another begins to speak inside one."""
    for line in lines:
        yield from filter(None, _CHANGES.split(line))


def _joined(text: str, more: str, gap: str) -> str:
    """Two captions as one text; `gap` parts Chinese ones, which may break where a stop would be."""
    if not text or not more:
        return text or more
    if is_chinese(text[-1]):
        return text + gap + more if text[-1].isalnum() else text + more
    broken = text.endswith("-") and text[-2:-1].isalpha() and more[0].isalpha()
    return text + more if broken else f"{text} {more}"
