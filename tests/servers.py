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
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 30  # seconds: no test measures time, but each ends


def database_address() -> str:
    """Return the address of the test's database, in the form of DATABASE_URL."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    where = f"{values['HOST']}:{values['PORT'] or 5432}"
    if str(values["HOST"]).startswith("/"):
        return f"postgres://{values['USER']}@/{values['NAME']}?host={values['HOST']}"
    return f"postgres://{values['USER']}:{values['PASSWORD']}@{where}/{values['NAME']}"


class Running:
    """A server that runs: its process, where it answers, and who follows there."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port
        self.followers: list[Follower] = []

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def follow(self, draft: int, **query: str) -> "Follower":
        """Return somebody who follows `draft`, as known by `cookie`, from `last` or `seen` on."""
        self.followers.append(Follower(self, draft, **query))
        return self.followers[-1]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop, and return its exit code."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def restart(self) -> None:
        """Kill it, and start another one at the same place."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self.process = start(self.port)


@contextmanager
def serving() -> Iterator[Running]:
    """Yield a server of the whole site on the test's database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Running(start(port), port)
    try:
        yield server
    finally:
        for follower in server.followers:
            follower.close()
        server.process.kill()
        server.process.wait(PATIENCE)


def start(port: int) -> subprocess.Popen[bytes]:
    """Return a server at `port`, once it answers there."""
    environment = os.environ | {
        "DATABASE_URL": database_address(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "1",  # static files need not be collected
        "SECRET_KEY": settings.SECRET_KEY,
    }
    command = [sys.executable, "-W", "ignore", "-m", "config.server", "--port", str(port)]
    process = subprocess.Popen(command, cwd=PROJECT, env=environment)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.1)
    process.kill()
    process.wait(PATIENCE)
    raise AssertionError("The server did not start.")


class Follower:
    """Somebody who follows a draft: the open answer of a server."""

    def __init__(self, server: Running, draft: int, *, cookie: str = "", **query: str) -> None:
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
