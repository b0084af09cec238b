"""A clerk who records votes at one of the servers that are measured, and how long the clerk waits."""

import os
import statistics
import time
from collections.abc import Mapping
from http.client import HTTPConnection
from urllib.parse import urlencode

PATIENCE = 30  # seconds
TOKEN = "t" * 32


class Clerk:
    """Adopts amendment 1 and undoes it, again and again. `revision` is how far the sitting has come.

    `pressed`: when each vote was sent, by the revision that it made. `waits`: seconds, by what was waited for.
    """

    def __init__(self, draft: int, sitting: int, cookie: str) -> None:
        self.draft, self._sitting, self._cookie = draft, sitting, cookie
        self.revision = 1  # the opening
        self.begin()

    def begin(self) -> None:
        """Forget what was measured until now."""
        self.pressed: dict[int, float] = {}
        self.waits: dict[str, list[float]] = {
            "press and answer at the desk": [],
            "the desk afterwards": [],
        }

    def vote(self, port: int) -> None:
        """Press a button of the desk and see the next one. Raises RuntimeError when the vote was not recorded."""
        do = {"do": "adopted", "item": "1"} if self.revision % 2 else {"do": "undo"}
        fields = {**do, "sitting": self._sitting, "revision": self.revision}
        self.revision += 1
        self.pressed[self.revision] = time.time()
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        for times, act in zip(self.waits.values(), (self._press, self._look), strict=True):
            start = time.monotonic()
            act(connection, fields)
            times.append(time.monotonic() - start)
        connection.close()

    def _press(self, connection: HTTPConnection, fields: Mapping[str, object]) -> None:
        headers = {
            "Cookie": self._cookie,
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request(
            "POST", f"/drafts/{self.draft}/sitting/acts/", urlencode(fields), headers
        )
        read_answer(connection, 302)

    def _look(self, connection: HTTPConnection, _fields: Mapping[str, object]) -> None:
        address = f"/drafts/{self.draft}/sitting/"
        connection.request("GET", address, headers={"Cookie": self._cookie})
        read_answer(connection, 200)


def make_clerk() -> Clerk:
    """Return the clerk of a sitting that is open on the draft of Doc. 16245, in an empty database."""
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client

    from amendments.sitting.recording import open_sitting
    from resolutions.models import DraftText

    call_command("migrate", verbosity=0)
    call_command("loaddata", "kazakhstan", verbosity=0)
    clerk = User.objects.create_superuser("clerk")
    draft = DraftText.objects.get()
    sitting = open_sitting(draft, clerk, "Benchmark")
    client = Client()
    client.force_login(clerk)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}"
    return Clerk(draft.pk, sitting.pk, cookie)


def load_commits() -> dict[int, float]:
    """Return when each act was committed, by the revision that it made."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence, extract(epoch FROM pg_xact_commit_timestamp(xmin)) FROM amendments_act"
        )
        return {sequence: float(at) for sequence, at in cursor.fetchall()}


def read_answer(connection: HTTPConnection, wanted: int) -> None:
    """Read the answer. Raises RuntimeError when it is not the one `wanted`."""
    answer = connection.getresponse()
    answer.read()
    if answer.status != wanted:
        raise RuntimeError(f"The desk answered {answer.status}.")


def head(what: str) -> None:
    """Print what is measured, and the head of a table of times."""
    print(what)
    print(f"load average at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print(f"{'milliseconds':<36} {'median':>8} {'99 %':>8} {'worst':>8}")


def line(what: str, times: list[float]) -> None:
    """Print one line of the table; `times` are seconds."""
    median, worst = statistics.median(times) * 1000, percentile(times, 99) * 1000
    print(f"{what:<36} {median:>8.0f} {worst:>8.0f} {max(times) * 1000:>8.0f}")


def percentile(times: list[float], part: int) -> float:
    """Return the time that `part` of a hundred do not exceed."""
    return sorted(times)[max(0, -(-len(times) * part // 100) - 1)]


def say_kept(times: list[float], missed: int, median: int, worst: int) -> None:
    """Print whether `times` keep within the milliseconds that are allowed, and none is missed."""
    is_kept = (
        statistics.median(times) * 1000 <= median
        and percentile(times, 99) * 1000 <= worst
        and not missed
    )
    kept = "kept" if is_kept else f"NOT KEPT, {missed} missed"
    print(f"  at most {median} and {worst}, none missed: {kept}")
