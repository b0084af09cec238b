"""People who use a server over HTTP (tests/servers.py): they sign in, read pages, send forms with their token.

A redirect is not followed: it is the answer that something was recorded.
"""

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from django.utils.html import strip_tags

from tests.servers import PATIENCE, Server

PASSWORD = "a long sentence that nobody guesses"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    html: str

    @property
    def text(self) -> str:
        return " ".join(html.unescape(strip_tags(self.html)).split())

    @property
    def problems(self) -> str:
        """The words of the box that says what was wrong; empty when there is none."""
        found = re.search(r'<div class="notice wrong".*?</div>', self.html, re.S)
        return " ".join(html.unescape(strip_tags(found[0])).split()) if found else ""

    @property
    def fields(self) -> dict[str, str]:
        """The fields of its forms as a browser would send them back; of one name the last."""
        reader = FieldReader()
        reader.feed(self.html)
        return reader.fields

    def field(self, name: str) -> str:
        """Return the value of the first hidden field `name`. Raises AssertionError when there is none."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.html)
        assert found, f"no field {name} in {self.text[:500]}"
        return html.unescape(found[1])


class FieldReader(HTMLParser):
    """Collects the fields of forms with their values."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        name = found.get("name") or ""
        value = found.get("value", "on" if found.get("type") == "checkbox" else "") or ""
        if tag == "textarea":
            self.area, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in found:
            self.fields[self.select] = value
        elif tag == "input" and name and is_sent(found):
            self.fields[name] = value

    def handle_endtag(self, tag: str) -> None:
        self.area = "" if tag == "textarea" else self.area
        self.select = "" if tag == "select" else self.select

    def handle_data(self, data: str) -> None:
        if self.area:
            # A browser leaves out the line break that follows the tag.
            self.fields[self.area] = (self.fields[self.area] + data).removeprefix("\n")


def is_sent(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an input is sent as it stands: buttons and what is not ticked are not."""
    kind = attributes.get("type")
    return kind not in ("submit", "button") and (
        kind not in ("checkbox", "radio") or "checked" in attributes
    )


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


class Person:
    """Somebody at a browser, with the cookies of one sign-in."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.cookies = http.cookiejar.CookieJar()
        keeper = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(keeper, NoRedirect())

    def sign_in(self, name: str) -> None:
        page = self.get("/accounts/login/")
        fields = {"username": name, "password": PASSWORD}
        answer = self.post("/accounts/login/", page, fields)
        assert answer.status == 302, answer.text

    def get(self, path: str) -> Answer:
        return self._open(path, None)

    def post(self, path: str, page: Answer, fields: Mapping[str, object]) -> Answer:
        """Send `fields` with the token of `page`. Raises OSError or HTTPException when the server dies."""
        token = page.field("csrfmiddlewaretoken")
        sent = {"csrfmiddlewaretoken": token, **fields}
        return self._open(path, urllib.parse.urlencode(sent).encode())

    def _open(self, path: str, sent: bytes | None) -> Answer:
        try:
            with self.opener.open(self.server.url + path, sent, timeout=PATIENCE) as response:
                return Answer(response.status, response.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.read().decode())
