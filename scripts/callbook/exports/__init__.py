"""Make the files beside the pages: data for programs, a feed, and each call as a download."""

import json
from collections.abc import Iterable, Iterator

from callbook.editions.epub import epub
from callbook.editions.single_file import single_file
from callbook.exports import records, schema, tables
from callbook.exports.feed import feed
from callbook.exports.guide import guide
from callbook.linked_data import Json
from callbook.model import Archive, Call
from callbook.permalinks import Ledger, retired
from callbook.words import load


def files(archive: Archive, ledgers: Iterable[Ledger] = ()) -> dict[str, bytes]:
    """Every such file: path below docs/ → its bytes, the same for the same archive.

    `ledgers` are those of the calls: downloads, too, know what became of retired addresses.
    """
    of = {ledger.base: ledger for ledger in ledgers}
    made = files_of_site(archive)
    for call in archive.calls:
        made |= files_of_call(archive, call, of.get(f"calls/{call.details.call}/"))
    return dict(sorted(made.items()))


def files_of_site(archive: Archive) -> dict[str, bytes]:
    """Those that speak of the whole book.

    Each JSON file names the schema (JSON Schema 2020-12) that it keeps to,
    `data/csv-metadata.json` (W3C CSV on the Web) describes the tables.
    """
    return dict(_files(archive))


def files_of_call(archive: Archive, call: Call, ledger: Ledger | None) -> dict[str, bytes]:
    """Those of one call: `calls/<call>/` holds its data, `downloads/` the call as HTML and EPUB.

    They say nothing of the other calls in the archive.
    """
    folder, download = f"calls/{call.details.call}", f"downloads/{call.details.call}"
    edition = (archive, call, load(call.details.language), retired(ledger) if ledger else ())
    return {
        f"{folder}/call.json": _json(records.call(call, archive.site)),
        f"{folder}/blocks.csv": tables.blocks(archive, call),
        f"{download}.html": single_file(*edition).encode(),
        f"{download}.epub": epub(*edition),
    }


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


def _json(record: Json) -> bytes:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return f"{text}\n".encode()
