"""A host like GitHub Pages: the site under a sub-path, 404.html for whatever is not there."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

SUB = "/sub/path/"


@contextmanager
def hosted(site: Path, sub: str = SUB) -> Iterator[str]:
    """The address of `site` on a host that runs as long as the context."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, site=site, sub=sub))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{sub}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page hangs up; nothing else is worth a word either."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two writes: the second would wait for the browser to confirm the first,
    # which it delays by 40 ms.
    disable_nagle_algorithm = True

    def __init__(self, *connection: object, site: Path, sub: str) -> None:
        self.sub = sub
        super().__init__(*connection, directory=str(site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        file = Path(self.directory) / "404.html"
        status = HTTPStatus.NOT_FOUND
        if path.startswith(self.sub):
            asked = Path(self.translate_path(path.removeprefix(self.sub[:-1])))
            asked = asked / "index.html" if asked.is_dir() else asked
            if asked.is_file():
                file, status = asked, HTTPStatus.OK
        self._send(file, status)

    do_HEAD = do_GET  # noqa: N815 - named by http.server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """The tests say what they have to say themselves."""

    def _send(self, file: Path, status: HTTPStatus) -> None:
        content = file.read_bytes()
        kind = self.guess_type(str(file))
        self.send_response(status)
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        if "gzip" in self.headers.get("Accept-Encoding", "") and len(content) > 500:
            content = _gzipped(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


@lru_cache(maxsize=1_000)
def _gzipped(content: bytes) -> bytes:
    """A host keeps its files compressed."""
    return gzip.compress(content, mtime=0)
