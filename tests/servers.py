"""Real servers on the database of a test, each a process of its own, and readers who follow a draft there."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from django.db import connection

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0  # seconds that a busy machine has: no test measures time, but each ends


def database_address() -> str:
    """Return the test's own database in the form of DATABASE_URL."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    person = f"{quote(values['USER'])}:{quote(values['PASSWORD'])}"
    options = {name: value for name, value in values["OPTIONS"].items() if name != "pool"}
    query = urlencode({"host": values["HOST"], **options})
    return f"postgres://{person}@:{values['PORT']}/{values['NAME']}?{query}"


class Server:
    """One server process on the test's database; `log` keeps what it writes. It can be killed and started again."""

    def __init__(self, log: Path, settings: str) -> None:
        self.log, self.settings = log, settings
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = (
            f"http://localhost:{self.port}"  # as the live server: cookies are those of a name
        )
        self.process: subprocess.Popen[bytes] | None = None
        self.followers: list[Follower] = []

    def start(self) -> None:
        """Start the process; return when it answers. Raises AssertionError when it never does."""
        command = [sys.executable, "-m", "config.server", "--port", str(self.port)]
        environment = os.environ | {
            "DATABASE_URL": database_address(),
            "DJANGO_SETTINGS_MODULE": self.settings,
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=PROJECT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._wait(self.process)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        latest = time.monotonic() + PATIENCE
        while time.monotonic() < latest:
            assert process.poll() is None, self.log.read_text()
            try:
                with urlopen(f"{self.url}/healthz", timeout=PATIENCE):
                    return
            except (URLError, ConnectionError):
                time.sleep(0.02)
        raise AssertionError(f"The server did not start: {self.log.read_text()}")

    def follow(self, draft: int, **query: str) -> "Follower":
        """Return somebody who follows `draft`, as known by `cookie`, from `last` or `seen` on."""
        self.followers.append(Follower(self, draft, **query))
        return self.followers[-1]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop, and return its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End the process at once: it is not asked, and finishes nothing."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(PATIENCE)

    def restart(self) -> None:
        """Kill it, and start another one at the same place."""
        self.kill()
        self.start()


@contextmanager
def serving(*, settings: str = "tests.settings") -> Iterator[Server]:
    """Yield a server of the whole site on the test's database, with `settings`."""
    with TemporaryDirectory() as folder:
        server = Server(Path(folder) / "server.log", settings)
        try:
            server.start()
            yield server
        finally:
            for follower in server.followers:
                follower.close()
            server.kill()


class Follower:
    """Somebody who follows a draft: the open answer of a server."""

    def __init__(self, server: Server, draft: int, *, cookie: str = "", **query: str) -> None:
        headers = {"Cookie": cookie} if cookie else {}
        if last := query.pop("last", ""):
            headers["Last-Event-ID"] = last
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        self._connection.request(
            "GET", f"/drafts/{draft}/events?{urlencode(query)}", headers=headers
        )
        self.answer: HTTPResponse = self._connection.getresponse()
        self.position = query.get("seen", last)

    def next_event(self) -> dict[str, Any] | None:
        """Return what the next event says; None when the stream has ended."""
        told: dict[str, Any] | None = None
        while line := self.answer.readline():
            name, _colon, value = line.decode().strip().partition(": ")
            if name == "id":
                self.position = value
            elif name == "data":
                told = json.loads(value)
            elif not name and told is not None:
                return told
        return None

    def items(self, count: int) -> list[tuple[str, str]]:
        """Return item and decision of the acts told, once `count` of them have come."""
        found: list[tuple[str, str]] = []
        while len(found) < count:
            event = self.next_event()
            assert event is not None, "The stream ended."
            found += [(act["item"], act["decision"]) for act in event["acts"]]
        return found

    def close(self) -> None:
        self.answer.close()
        self._connection.close()
