"""Drive an installed Firefox by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).

Playwright drives only its own build of Firefox; the protocol itself needs nothing but a socket.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from browser.chromium import FIREFOXES

# No host can be reached: every request but those for files goes to a proxy that is not there.
PREFERENCES = """\
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("network.proxy.no_proxies_on", "");
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
"""


@dataclass(slots=True, kw_only=True)
class Firefox:
    """One tab, what its pages asked for, and what they complained of."""

    socket: ClientConnection
    tab: str = ""
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    sent: int = 0

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """The answer to one command; events that come before it are noted."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(timeout=60))
            if message.get("id") == self.sent:
                assert message["type"] == "success", message
                result: dict[str, Any] = message["result"]
                return result
            self._note(message)

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def value(self, expression: str) -> object:
        """What a JavaScript expression says on the page."""
        said = self.call(
            "script.evaluate",
            expression=expression,
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert said["type"] == "success", said
        return said["result"].get("value")

    def _note(self, message: dict[str, Any]) -> None:
        event = message["params"]
        if message["method"] == "network.beforeRequestSent":
            self.asked.append(event["request"]["url"])
        elif event.get("level") in ("error", "warn"):
            self.faults.append(event["text"])


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A headless Firefox without a network, its profile in the empty folder `profile`."""
    program = next(filter(None, map(shutil.which, FIREFOXES)), None)
    assert program, "no Firefox on PATH; Debian: apt-get install firefox-esr"
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    process = subprocess.Popen(
        [program, "--headless", "--no-remote", "--profile", str(profile),
         "--remote-debugging-port", "0", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with connect(f"{_address(profile, process)}/session", max_size=None) as socket:
            driver = Firefox(socket=socket)
            driver.call("session.new", capabilities={})
            driver.tab = driver.call("browsingContext.getTree")["contexts"][0]["context"]
            driver.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
            yield driver
    finally:
        process.terminate()
        process.wait(timeout=30)


def _address(profile: Path, process: subprocess.Popen[bytes]) -> str:
    """Where Firefox listens; it writes so into its profile when it is ready."""
    told = profile / "WebDriverBiDiServer.json"
    for _ in range(600):
        assert process.poll() is None, "Firefox ended before it listened"
        if told.is_file() and (text := told.read_text(encoding="utf-8")):
            server = json.loads(text)
            return f"ws://{server['ws_host']}:{server['ws_port']}"
        time.sleep(0.1)
    raise AssertionError("Firefox did not listen within a minute")
