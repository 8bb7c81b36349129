"""Make the book's files for programs: JSON with its schema, CSV, a feed and a guide for agents."""

import json
from collections.abc import Iterator

from callbook.exports import records, schema, tables
from callbook.exports.feed import feed
from callbook.exports.guide import guide
from callbook.exports.linked_data import json_ld
from callbook.exports.records import Json
from callbook.model import Archive

__all__ = ["Json", "files", "json_ld"]


def files(archive: Archive) -> dict[str, bytes]:
    """Every file for programs: path below docs/ → its bytes, the same for the same archive.

    `data/` speaks of the whole book, `calls/<call>/` of one call; each JSON file names the
    schema (JSON Schema 2020-12) that it keeps to, `data/csv-metadata.json` (W3C CSV on the
    Web) describes the tables.
    """
    return dict(sorted(_files(archive)))


def _files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    yield "feed.xml", feed(archive).encode()
    yield "llms.txt", guide(archive).encode()
    for name, record in records.book(archive):
        yield f"data/{name}.json", _json(record)
    for name, document in schema.documents():
        yield f"data/{name}.schema.json", _json(document)
    for name, table in tables.book(archive):
        yield f"data/{name}.csv", table
    yield "data/csv-metadata.json", _json(tables.metadata())
    for call in archive.calls:
        yield f"calls/{call.details.call}/call.json", _json(records.call(call, archive.site))
        yield f"calls/{call.details.call}/blocks.csv", tables.blocks(archive, call)


def _json(record: Json) -> bytes:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return f"{text}\n".encode()
