"""Turn documents as people have them into text: one module a container."""

from collections.abc import Callable
from importlib import import_module

from callbook import source as sources
from callbook.importers.containers import container_of
from callbook.importers.imported import Container, Converted, Imported, Left, refusal

__all__ = ["LARGEST", "Imported", "Left", "read"]

LARGEST = 20_000_000
"""Bytes of a document; a day of talk is below two million as text, and a scan is refused."""

_MODULES: dict[Container, str] = {
    "web page": "web_page",
    "Word document": "word",
    "PDF": "pdf",
    "JSON": "json_data",
    "CSV": "csv_table",
    "captions": "captions",
}
"""Loaded when met: the libraries behind them take up to a second, and most builds need none."""


def read(data: bytes, name: str) -> Imported:
    """The document in `data` as a transcript.

    What it is shows in its bytes; the ending of `name` is only a hint, and `name` stands in
    problems. Plain text and Markdown are kept byte for byte, everything else becomes UTF-8
    text. Raises Refused, with a line that says why, where no text can be had. Nothing outside
    `data` is read, nothing in it is run.
    """
    if len(data) > LARGEST:
        message = f"{len(data)} bytes; expected at most {LARGEST}, one call a file"
        raise refusal(name, message)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise refusal(name, "an empty file; expected the words of a call")
    container = container_of(data, name)
    if container not in _MODULES:
        return Imported(
            container=container, data=data, source=sources.decode(data, name), converted=False
        )
    made = _converter(container)(data, name)
    kept = f"{made.text}\n".encode()
    return Imported(
        container=container,
        data=kept,
        source=sources.decode(kept, name),
        converted=True,
        left=made.left,
        notes=made.notes,
        found=made.found,
    )


def _converter(container: Container) -> Callable[[bytes, str], Converted]:
    module = import_module(f"{__name__}.{_MODULES[container]}")
    convert: Callable[[bytes, str], Converted] = module.convert
    return convert
