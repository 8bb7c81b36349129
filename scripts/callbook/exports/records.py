"""Say a call, a topic or a metric as plain JSON; what the source does not say is null.

Field names are a promise to the programs of others: add, never rename. `schema` documents them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from callbook import archive as index
from callbook.archive import Place
from callbook.exports.citations import Quoting, citations
from callbook.linked_data import Json
from callbook.model import (
    Archive,
    Block,
    Call,
    Exchange,
    Figure,
    FollowUp,
    Lines,
    Metric,
    Piece,
    Question,
    Site,
    Span,
    Speaker,
    Topic,
)
from callbook.pages.titles import short_title
from callbook.permalinks import fingerprint
from callbook.words import Words, load


def book(archive: Archive) -> Iterator[tuple[str, Json]]:
    """The records of the whole book: name below data/, without ending, and the record."""
    topics = index.by_topic(archive)
    metrics = index.by_metric(archive)
    yield "index", _index(archive)
    yield (
        "topics",
        {
            "$schema": "topics.schema.json",
            "topics": [_topic(topic, topics.get(topic.id, ())) for topic in archive.topics],
        },
    )
    yield (
        "metrics",
        {
            "$schema": "metrics.schema.json",
            "metrics": [_metric(metric, metrics.get(metric.id, ())) for metric in archive.metrics],
        },
    )


def call(call: Call, site: Site) -> Json:
    """Everything the pages of one call show."""
    quoting = Quoting(
        call=call, words=load(call.details.language), address=site.address, name="remarks"
    )
    return {
        "$schema": "../../data/call.schema.json",
        **_facts(call, load(site.language)),
        "layout": call.layout,
        "source": {
            "path": call.source.path,
            "sha256": call.source.sha256,
            "encoding": call.source.encoding,
            "lines": len(call.source.lines),
        },
        "speakers": [_person(speaker) for speaker in call.speakers],
        "remarks": [_block(block, quoting) for block in call.remarks],
        "exchanges": [_exchange(exchange, quoting) for exchange in call.exchanges],
        "corrections": [
            {
                "line": correction.line,
                "find": correction.find,
                "suggest": correction.suggest,
                "note": _known(correction.note),
            }
            for correction in call.details.corrections
        ],
        "removed": [
            {
                "lines": [piece.line, piece.line],
                "reason": piece.reason,
                "text": _text(piece, call),
            }
            for piece in call.pieces
            if piece.kind == "removed"
        ],
        "receipt": [
            {
                "line": piece.line,
                "start": piece.start,
                "end": piece.end,
                "kind": piece.kind,
                "reason": _known(piece.reason),
                "exchange": piece.exchange or None,
                "text": _text(piece, call),
            }
            for piece in call.pieces
        ],
    }


def _index(archive: Archive) -> Json:
    words = load(archive.site.language)
    return {
        "$schema": "index.schema.json",
        "title": archive.site.title,
        "language": archive.site.language,
        "address": _known(archive.site.address),
        "calls": [_summary(call, words) for call in archive.calls],
    }


def _summary(call: Call, words: Words) -> Json:
    blocks = [block for exchange in call.exchanges for block in exchange.blocks()]
    return {
        **_facts(call, words),
        "data": f"{_folder(call)}/call.json",
        "exchanges": len(call.exchanges),
        "blocks": len(blocks) + len(call.remarks),
        "figures": sum(len(block.figures) for block in (*blocks, *call.remarks)),
    }


def _facts(call: Call, words: Words) -> Json:
    """What a citation of the call needs, its permalink included."""
    details = call.details
    origin = details.origin
    return {
        "call": details.call,
        "title": details.title,
        "company": {
            "name": details.company.name,
            "english": _known(details.company.english),
            "ticker": _known(details.company.ticker),
        },
        "period": details.period,
        "language": details.language,
        "date": _known(details.date),
        "event": _known(details.event),
        "origin": {
            "address": _known(origin.address),
            "publisher": _known(origin.publisher),
            "captured": _known(origin.captured),
        },
        "rights": _known(details.rights),
        "verbatim": details.verbatim,
        "note": None if details.verbatim else words.plain("condensed"),
        "permalink": f"{_folder(call)}/index.html",
    }


def _exchange(exchange: Exchange, quoting: Quoting) -> Json:
    on_page = replace(quoting, name=exchange.address, question=short_title(exchange))
    return {
        "number": exchange.number,
        "printed": _known(exchange.printed),
        "title": _known(exchange.title),
        "permalink": on_page.page,
        "topics": list(exchange.topics),
        **_turn(exchange, on_page),
        "follow_ups": [_turn(follow_up, on_page) for follow_up in exchange.follow_ups],
    }


def _turn(turn: Exchange | FollowUp, quoting: Quoting) -> Json:
    return {
        "question": _question(turn.question, quoting),
        "answer": [_block(block, quoting) for block in turn.answer],
    }


def _question(question: Question, quoting: Quoting) -> Json:
    return {
        **_block(question.block, quoting),
        "parts": [
            {
                "anchor": part.address,
                "permalink": f"{quoting.page}#{part.address}",
                **_slice(part.span, question.block.text),
            }
            for part in question.parts
        ],
    }


def _block(block: Block, quoting: Quoting) -> Json:
    return {
        "anchor": block.address,
        "permalink": f"{quoting.page}#{block.address}",
        "fingerprint": fingerprint(block.text),
        "citations": citations(block, quoting),
        "kind": block.kind,
        "mark": _known(block.mark),
        "level": block.level,
        "text": block.text,
        "other": _known(block.other),
        "speaker": _speaker(block.speaker),
        "lines": _lines(block.lines),
        "topics": [
            {"topic": evidence.topic, **_slice(evidence.span, block.text)}
            for evidence in block.topics
        ],
        "mentions": [
            {"metric": mention.metric, **_slice(mention.span, block.text)}
            for mention in block.mentions
        ],
        "figures": [_figure(figure, block.text) for figure in block.figures],
    }


def _figure(figure: Figure, text: str) -> Json:
    """Numbers are text in JSON: a Decimal must not pass through binary floating point."""
    return {
        "value": f"{figure.value:f}",
        "high": None if figure.high is None else f"{figure.high:f}",
        "unit": _known(figure.unit),
        "metric": _known(figure.metric),
        "period": _known(figure.period),
        "basis": figure.basis,
        "qualifier": _known(figure.qualifier),
        "kind": figure.kind,
        **_slice(figure.span, text),
    }


def _topic(topic: Topic, places: Iterable[Place]) -> Json:
    return {
        "id": topic.id,
        "title": topic.title,
        "english": _known(topic.english),
        "description": topic.description,
        "aliases": list(topic.aliases),
        "parent": _known(topic.parent),
        "permalink": f"topics/{topic.id}.html",
        "blocks": [place.permalink for place in places],
    }


def _metric(metric: Metric, places: Iterable[Place]) -> Json:
    return {
        "id": metric.id,
        "kind": metric.kind,
        "name": metric.name,
        "abbreviation": _known(metric.abbreviation),
        "english": _known(metric.english),
        "aliases": list(metric.aliases),
        "definition": metric.definition,
        "formula": _known(metric.formula),
        "unit": _known(metric.unit),
        "category": _known(metric.category),
        "usage": [{"company": company, "meaning": said} for company, said in metric.usage],
        "confusables": list(metric.confusables),
        "see_also": list(metric.see_also),
        "permalink": f"metrics/{metric.id}.html",
        "blocks": [place.permalink for place in places],
    }


def _speaker(speaker: Speaker) -> Json | None:
    return None if speaker == Speaker() else _who(speaker)


def _who(speaker: Speaker) -> Json:
    return {
        "name": _known(speaker.name),
        "firm": _known(speaker.firm),
        "title": _known(speaker.title),
        "role": speaker.role if speaker.role != "unknown" else None,
    }


def _person(speaker: Speaker) -> Json:
    return {
        **_who(speaker),
        "spellings": [
            {"name": one.name, "line": one.line or None, "why": one.why}
            for one in speaker.spellings
        ],
    }


def _slice(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _lines(lines: Lines) -> list[int]:
    return [lines.first, lines.last]


def _text(piece: Piece, call: Call) -> str:
    return call.source.lines[piece.line - 1][piece.start : piece.end]


def _folder(call: Call) -> str:
    return f"calls/{call.details.call}"


def _known(text: str) -> str | None:
    return text or None
