"""Document the JSON files by JSON Schemas (2020-12), one a kind of file, complete in themselves.

Every field is required and no other is allowed, so that a test against real output proves that
the documentation says neither too much nor too little.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

from callbook.linked_data import Json
from callbook.model import Basis, BlockKind, FigureKind, PieceKind, Role, Sameness

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DATE = r"^\d{4}-\d{2}-\d{2}"  # matches 2021-11-23; not 23/11/2021


def documents() -> Iterator[tuple[str, Json]]:
    """Name of each schema (call, index, metrics, topics) and the schema."""
    yield "call", _document("One call: all that its pages show.", _call(), _shared())
    yield "index", _document("The book: its calls, newest period first.", _index())
    yield "metrics", _document("The glossary.", {"metrics": _list(_metric(), "Its entries.")})
    yield "topics", _document("The topics.", {"topics": _list(_topic(), "Its entries.")})


def _document(
    description: str, properties: Mapping[str, Json], shared: Mapping[str, Json] | None = None
) -> Json:
    named = {"$schema": _text("Where this schema lies, seen from the file."), **properties}
    document = {"$schema": DRAFT, **_object(description, named)}
    return {**document, "$defs": dict(shared)} if shared else document


def _index() -> dict[str, Json]:
    summary = {
        **_facts(),
        "data": _link("Path of the call's own JSON"),
        "exchanges": _count("How many questions."),
        "blocks": _count("How many paragraphs and points, questions and remarks included."),
        "figures": _count("How many numbers were said."),
    }
    return {
        "title": _text("Title of the book."),
        "language": _text("Language of the pages' own words (BCP 47)."),
        "address": _maybe("Address of the online edition, put before every permalink."),
        "calls": _list(_object("One call.", summary), "The calls."),
    }


def _call() -> dict[str, Json]:
    return {
        **_facts(),
        "layout": _text("Name of the transcript layout by which the source was read."),
        "source": _object("The raw transcript.", _source()),
        "speakers": _list(_person(), "Who spoke, as far as the source says."),
        "remarks": _list(_shared_as("block"), "What was said before the questions."),
        "exchanges": _list(_exchange(), "The questions with their answers, in order."),
        "corrections": _list(_object("A slip.", _correction()), "Suspected slips, not applied."),
        "removed": _list(_object("One piece.", _removed()), "What was left out of the pages."),
        "receipt": _list(_object("One piece.", _piece()), "What became of every source line."),
    }


def _shared() -> dict[str, Json]:
    """What a call's schema describes once and refers to."""
    parts = _object("One of several asks in a question.", {**_place(), **_span("ask")})
    listed = _list(parts, "The asks of the question; empty where it is one.")
    return {
        "speaker": _speaker(),
        "block": _object("A paragraph or point: the smallest thing with an address.", _words()),
        "question": _object("What was asked.", {**_words(), "parts": listed}),
        "answer": _list(_shared_as("block"), "What was said in reply; empty where nothing was."),
    }


def _shared_as(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _facts() -> dict[str, Json]:
    return {
        "call": _text("Name of the call: kuaishou-2021q3."),
        "title": _text("Title of the call."),
        "company": _object("Whose call it is.", _company()),
        "period": _text("The period spoken of: 2021Q3."),
        "language": _text("Language of what was said (BCP 47)."),
        "date": _maybe("Day of the call (ISO 8601).", pattern=DATE),
        "event": _maybe("What kind of event it was."),
        "origin": _object("Where the text came from.", _origin()),
        "rights": _maybe("What may be done with the text."),
        "verbatim": {"type": "boolean", "description": "False for condensed minutes."},
        "note": _maybe("The warning that goes with every quotation; null where verbatim."),
        "permalink": _link("The call's page"),
    }


def _company() -> dict[str, Json]:
    return {
        "name": _text("Its name."),
        "english": _maybe("Its English name."),
        "ticker": _maybe("Exchange and code of its share."),
    }


def _origin() -> dict[str, Json]:
    return {
        "address": _maybe("Address of the page it was taken from."),
        "publisher": _maybe("Who published it."),
        "captured": _maybe("Day it was taken (ISO 8601).", pattern=DATE),
    }


def _source() -> dict[str, Json]:
    return {
        "path": _text("Path in the project."),
        "sha256": _text("Checksum of its bytes.", pattern="^[0-9a-f]{64}$"),
        "encoding": _text("Its encoding."),
        "lines": _count("How many lines it has."),
    }


def _exchange() -> Json:
    turn = {"question": _shared_as("question"), "answer": _shared_as("answer")}
    follow_up = _object("One further question.", turn)
    return _object(
        "One question and what was said in reply.",
        {
            "number": _count("Its place in the call, from 1."),
            "printed": _maybe("The number that the source prints."),
            "title": _maybe("A short title, given by the editor."),
            "permalink": _link("Its page"),
            "topics": _list(_text("Id of a topic."), "What it is about, weightiest first."),
            **turn,
            "follow_ups": _list(follow_up, "Further questions of the same turn."),
        },
    )


def _words() -> dict[str, Json]:
    topic = {"topic": _text("Id of the topic."), **_span("evidence")}
    mention = {"metric": _text("Id of the metric or term."), **_span("mention")}
    return {
        **_place(),
        "fingerprint": _text("Of the text: changes when the text does."),
        "citations": _object("As its page's button copies them, in three styles.", _citations()),
        "kind": _one_of(get_args(BlockKind), "Paragraph or point of a list."),
        "mark": _maybe("The point's mark as printed: 1)."),
        "level": _count("Depth of a nested point, from 0."),
        "text": _text("The source's words; the pages show half-width punctuation full-width."),
        "other": _maybe("The same words in the document's other language."),
        "speaker": {
            "anyOf": [_shared_as("speaker"), {"type": "null"}],
            "description": "Who speaks; null where the source does not say.",
        },
        "lines": _range(),
        "topics": _list(_object("Evidence for a topic.", topic), "Topics of the block."),
        "mentions": _list(_object("A named metric.", mention), "Metrics and terms named."),
        "figures": _list(_object("A business number.", _figure()), "Numbers said."),
    }


def _citations() -> dict[str, Json]:
    """Their address begins with that of the book, where it has one."""
    return {
        "plain": _text("As plain text."),
        "markdown": _text("As a quotation in Markdown."),
        "bibtex": _text("As an entry of BibTeX."),
    }


def _figure() -> dict[str, Json]:
    number = r"^-?\d+(\.\d+)?$"  # matches -3.8; not 1e3, not 1,000
    return {
        "value": _text("The number, exact; its unit stands apart.", pattern=number),
        "high": _maybe("Upper end of a range.", pattern=number),
        "unit": _maybe("As said: %, 亿, 元."),
        "metric": _maybe("Id of what was measured; null where the sentence does not say."),
        "period": _maybe("As said: 3Q, 9月."),
        "basis": _one_of(get_args(Basis), "A level, or a change on the quarter or the year."),
        "qualifier": _maybe("As said: 以上, 约."),
        "kind": _one_of(get_args(FigureKind), "What kind of statement it is."),
        **_span("figure"),
    }


def _piece() -> dict[str, Json]:
    return {
        "line": _count("Source line, from 1."),
        "start": _count("Where in the line it starts, from 0."),
        "end": _count("Where it ends."),
        "kind": _one_of(get_args(PieceKind), "What it was taken for."),
        "reason": _maybe("Why."),
        "exchange": {"type": ["integer", "null"], "description": "Number of its exchange."},
        "text": _text("Its words."),
    }


def _removed() -> dict[str, Json]:
    return {
        "lines": _range(),
        "reason": _text("Why it was left out."),
        "text": _text("Its words."),
    }


def _correction() -> dict[str, Json]:
    return {
        "line": _count("Source line, from 1."),
        "find": _text("The words as they stand."),
        "suggest": _text("The words that seem meant."),
        "note": _maybe("Why we think so."),
    }


def _topic() -> Json:
    return _object(
        "One topic.",
        {
            "id": _text("Its id."),
            "title": _text("Its title."),
            "english": _maybe("Its English title."),
            "description": _text("What it covers."),
            "aliases": _list(_text("A word."), "Other words for it."),
            "parent": _maybe("Id of the wider topic."),
            "permalink": _link("Its page"),
            "blocks": _list(_link("A block about it"), "Blocks about it, newest call first."),
        },
    )


def _metric() -> Json:
    usage = {"company": _text("Company."), "meaning": _text("What it means by the word.")}
    return _object(
        "One metric or term.",
        {
            "id": _text("Its id."),
            "kind": _one_of(("metric", "term"), "A metric, or a term."),
            "name": _text("Its name."),
            "abbreviation": _maybe("Its abbreviation."),
            "english": _maybe("Its English name."),
            "aliases": _list(_text("A word."), "Other words for it."),
            "definition": _text("What it is."),
            "formula": _maybe("How it is computed."),
            "unit": _maybe("Its unit."),
            "category": _maybe("Its group in the glossary."),
            "usage": _list(_object("A usage.", usage), "What companies mean by it."),
            "confusables": _list(_text("An id."), "What it is easily taken for."),
            "see_also": _list(_text("An id."), "Kindred entries."),
            "permalink": _link("Its card"),
            "blocks": _list(_link("A block naming it"), "Blocks naming it, newest call first."),
        },
    )


def _speaker() -> Json:
    return _object("Who speaks.", _who())


def _who() -> dict[str, Json]:
    roles = [role for role in get_args(Role) if role != "unknown"]
    return {
        "name": _maybe("Name."),
        "firm": _maybe("Firm."),
        "title": _maybe("Title."),
        "role": {"enum": [*roles, None], "description": "Part played in the call."},
    }


def _person() -> Json:
    """A speaker with the evidence for his spellings; blocks name him without it."""
    other: dict[str, Json] = {
        "name": _text("The name as the source has it there."),
        "line": {"type": ["integer", "null"], "description": "Its first line; null: in a list."},
        "why": {"enum": [*get_args(Sameness)], "description": "Why it is the same person."},
    }
    spellings = _list(_object("Another spelling.", other), "Other spellings of the name.")
    return _object("Who spoke.", {**_who(), "spellings": spellings})


def _place() -> dict[str, Json]:
    return {
        "anchor": _text("Its anchor on its page: p2."),
        "permalink": _link("Its address"),
    }


def _span(of: str) -> dict[str, Json]:
    return {
        "start": _count("First character in the block's text, from 0, in code points."),
        "end": _count("One past its last character."),
        "text": _text(f"The words of the {of}."),
    }


def _range() -> Json:
    item = _count("Source line, from 1.")
    description = "First and last source line."
    return {**_list(item, description), "minItems": 2, "maxItems": 2}


def _link(what: str) -> Json:
    return _text(f"{what}, below the address of the book.")


def _object(description: str, properties: Mapping[str, Json]) -> Json:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _list(items: Json, description: str) -> Json:
    return {"type": "array", "description": description, "items": items}


def _one_of(values: tuple[str, ...], description: str) -> Json:
    return {"enum": list(values), "description": description}


def _text(description: str, **more: str) -> Json:
    return {"type": "string", "description": description, **more}


def _maybe(description: str, **more: str) -> Json:
    return {
        "type": ["string", "null"],
        "description": f"{description} Null where unknown.",
        **more,
    }


def _count(description: str) -> Json:
    return {"type": "integer", "minimum": 0, "description": description}
