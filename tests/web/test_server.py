"""What a server loads when it starts, and whom it answers meanwhile."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.test import Client

from amendments.models import ImportReview
from config.threads import OneThreadHandler
from tests.factories import make_user

LOADED = "import sys, {}; print('amendments.views.imports.pages' in sys.modules)"


@pytest.mark.parametrize("server", ["config.wsgi", "config.asgi", "config.server"])
def test_the_pages_are_loaded_before_the_first_request(server: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED.format(server)],
        cwd=settings.BASE_DIR,
        env={"DEBUG": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "True\n"


def send_head(address: str, path: str, length: str, cookie: str = "") -> socket.socket:
    """Send the head of a request that declares a body of `length`, and no body."""
    parts = urlsplit(address)
    assert parts.hostname
    assert parts.port
    sending = socket.create_connection((parts.hostname, parts.port), timeout=20)
    head = f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Length: {length}\r\n"
    sending.sendall(
        f"{head}Cookie: sessionid={cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n".encode()
    )
    return sending


@pytest.mark.parametrize(
    ("path", "length", "is_signed_in"),
    [
        ("/import/", "1000000000", True),
        ("/import/", "2000000", False),
        ("/accounts/login/", "1000000000", False),
    ],
)
def test_too_much_is_refused_before_it_is_sent(
    live_server, client: Client, path: str, length: str, is_signed_in: bool
) -> None:
    if is_signed_in:
        client.force_login(make_user(permissions=["amendments.add_importreview"]))
    session = client.cookies["sessionid"].value if is_signed_in else ""
    with send_head(live_server.url, path, length, session) as sending:
        answer = sending.recv(100)
    assert b" 413 " in answer.split(b"\r\n")[0]


def test_while_a_file_is_being_sent_others_are_answered(live_server, client: Client) -> None:
    client.force_login(make_user(permissions=["amendments.add_importreview"]))
    session = client.cookies["sessionid"].value
    sending = send_head(live_server.url, "/import/", "19000000", session)
    asking = HTTPConnection(urlsplit(live_server.url).netloc, timeout=20)
    with closing(sending), closing(asking):
        asking.request("GET", "/accounts/login/")
        assert asking.getresponse().status == 200
    assert not ImportReview.objects.exists()


class CountingLoop(asyncio.SelectorEventLoop):
    """An event loop that counts how often something is done in a thread."""

    changes = 0

    def run_in_executor[T](
        self, executor: Executor | None, act: Callable[..., T], *given: Any
    ) -> asyncio.Future[T]:
        self.changes += 1
        return super().run_in_executor(executor, act, *given)


def count_changes(application: ASGIHandler) -> int:
    """Return how often `application` goes to a thread for one page."""
    scope = {"type": "http", "method": "GET", "path": "/accounts/login/", "query_string": b""}

    async def ask() -> Any:
        asking = ApplicationCommunicator(
            application, scope | {"headers": [(b"host", b"localhost")]}
        )
        await asking.send_input({"type": "http.request"})
        answer = await asking.receive_output(30)
        await asking.receive_output(30)
        await asking.wait(30)
        return answer

    with asyncio.Runner(loop_factory=CountingLoop) as runner:
        assert runner.run(ask())["status"] == 200
        loop = runner.get_loop()
        assert isinstance(loop, CountingLoop)
        return loop.changes


@pytest.mark.django_db
def test_a_page_is_made_in_one_thread_without_going_to_and_fro() -> None:
    assert count_changes(OneThreadHandler()) <= 4  # its beginning, the page, its end
    assert count_changes(ASGIHandler()) > 10  # so it is still worth it
