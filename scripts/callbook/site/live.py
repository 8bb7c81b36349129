"""Show a folder on 127.0.0.1 to someone who is working on it, with news of every change."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

EVENTS = "/-/events"
"""Where a page listens for news; no page of the book is called so."""

_BEAT = 15.0  # seconds between signs of life, by which a closed page is noticed


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the pages on show should know."""

    version: int = 0  # rises with each build that went well
    problems: tuple[str, ...] = ()  # of the last build
    open: bool = True  # false: no more news will come


@dataclass(slots=True)
class News:
    """The state, which pages wait to see changed."""

    state: State = State()
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, problems: tuple[str, ...]) -> None:
        """A build has ended: pages reload, or say what is wrong and stay as they are."""
        version = self.state.version + (not problems)
        self._become(replace(self.state, version=version, problems=problems))

    def close(self) -> None:
        """No more news will come."""
        self._become(replace(self.state, open=False))

    def states(self) -> Iterator[State | None]:
        """The state now and after every change, and None as a sign of life between."""
        state: State | None = self.state
        known = self.state
        while known.open:
            yield state
            state = self._other_than(known)
            known = state or known

    def _other_than(self, known: State) -> State | None:
        with self._changed:
            changed = self._changed.wait_for(lambda: self.state != known, timeout=_BEAT)
            return self.state if changed else None

    def _become(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._changed.notify_all()


def server(folder: Path, news: News, script: str, port: int) -> ThreadingHTTPServer:
    """A server of `folder` on 127.0.0.1, at `port` or the next free one of twenty.

    `script` is put at the end of every page shown. Raises OSError where no port is free.
    """
    handler = partial(_Handler, folder=folder, news=news, script=script)
    for candidate in range(port, port + 20):
        try:
            return _Server(("127.0.0.1", candidate), handler)
        except OSError:
            if candidate == port + 19:
                raise
    raise AssertionError


class _Server(ThreadingHTTPServer):
    allow_reuse_address = False  # on Windows it would let two servers share a port
    daemon_threads = True


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self, *connection: object, folder: Path, news: News, script: str, **options: object
    ) -> None:
        self.folder = folder
        self.news = news
        self.script = script
        super().__init__(*connection, directory=str(folder), **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if urlsplit(self.path).path == EVENTS:
            self._events()
        elif (page := self._page()) is not None:
            self._send_page(page)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing: the terminal is for what the author should know."""

    def _page(self) -> Path | None:
        """The file of the page asked for; 404.html where there is none, None if not a page."""
        asked = Path(self.translate_path(self.path))
        if asked.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                return None  # http.server sends the reader on to the folder
            asked /= "index.html"
        if not asked.is_file():
            return self.folder / "404.html"
        return asked if asked.suffix == ".html" else None

    def _send_page(self, page: Path) -> None:
        found = page.is_file()
        text = page.read_text(encoding="utf-8") if found else ""
        body = f"{text}<script>{self.script}</script>".encode()
        lost = page.name == "404.html" or not found
        self.send_response(HTTPStatus.NOT_FOUND if lost else HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        """Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for state in self.news.states():
                self.wfile.write(_event(state))
                self.wfile.flush()
        except OSError:
            return  # the reader has left the page


def _event(state: State | None) -> bytes:
    if state is None:
        return b":\n\n"
    news = {"version": state.version, "problems": state.problems}
    return f"data: {json.dumps(news, ensure_ascii=False)}\n\n".encode()
