"""Make the files beside the pages: data for programs, a feed, and each call as a download."""

import json
from collections.abc import Iterable, Iterator

from callbook.editions.epub import epub
from callbook.editions.single_file import single_file
from callbook.exports import records, schema, tables
from callbook.exports.feed import feed
from callbook.exports.guide import guide
from callbook.linked_data import Json
from callbook.model import Archive
from callbook.permalinks import Ledger, retired
from callbook.words import load


def files(archive: Archive, ledgers: Iterable[Ledger] = ()) -> dict[str, bytes]:
    """Every such file: path below docs/ → its bytes, the same for the same archive.

    `ledgers` are those of the calls: downloads, too, know what became of retired addresses.

    `data/` speaks of the whole book, `calls/<call>/` of one call; each JSON file names the
    schema (JSON Schema 2020-12) that it keeps to, `data/csv-metadata.json` (W3C CSV on the
    Web) describes the tables. `downloads/` holds each call as one HTML file and as an EPUB.
    """
    return dict(sorted(_files(archive, ledgers)))


def _files(archive: Archive, ledgers: Iterable[Ledger]) -> Iterator[tuple[str, bytes]]:
    yield "feed.xml", feed(archive).encode()
    yield "llms.txt", guide(archive).encode()
    for name, record in records.book(archive):
        yield f"data/{name}.json", _json(record)
    for name, document in schema.documents():
        yield f"data/{name}.schema.json", _json(document)
    for name, table in tables.book(archive):
        yield f"data/{name}.csv", table
    yield "data/csv-metadata.json", _json(tables.metadata())
    gone = {ledger.base: retired(ledger) for ledger in ledgers}
    for call in archive.calls:
        folder = f"calls/{call.details.call}/"
        edition = (archive, call, load(call.details.language), gone.get(folder, ()))
        yield f"downloads/{call.details.call}.html", single_file(*edition).encode()
        yield f"downloads/{call.details.call}.epub", epub(*edition)
        yield f"{folder}call.json", _json(records.call(call, archive.site))
        yield f"{folder}blocks.csv", tables.blocks(archive, call)


def _json(record: Json) -> bytes:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return f"{text}\n".encode()
