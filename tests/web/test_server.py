"""What a server loads when it starts, and whom it answers meanwhile."""

import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from amendments.models import ImportReview
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
