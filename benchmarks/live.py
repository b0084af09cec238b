"""How long a vote takes to reach those who follow: recorded by one server, told by another, on one PostgreSQL.

Two times of each listener: from the press, when the clerk's browser sends it, and from the commit, when the vote
is there for others. How long the clerk waits for the answer and for the next desk is told beside them.
"""

import asyncio
import os
import re
import statistics
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.postgres import CannotStart, database_address

LISTENERS = 500
VOTES = 40
PATIENCE = 30  # seconds
MEDIAN, WORST = 200, 500  # milliseconds that are allowed, for the median and for 99 of 100
REVISION = re.compile(rb'"revision":(\d+)')
TOKEN = "t" * 32

Arrivals = dict[int, list[float]]  # by revision, when it reached each listener


def main() -> None:
    """Print the figures, and whether they keep within what is allowed."""
    try:
        with database_address() as address:
            os.environ |= {"DATABASE_URL": address, "SECRET_KEY": "for benchmarks"}
            os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
            measure()
    except CannotStart as error:
        sys.exit(f"The votes were not measured: {error}")


def measure() -> None:
    import django

    django.setup()
    from tests.servers import serving

    draft, sitting, cookie = prepare()
    with ExitStack() as stack:
        desk, stream = (stack.enter_context(serving()) for _ in range(2))
        pressed, waits, arrivals = asyncio.run(vote(draft, sitting, cookie, desk.port, stream.port))
    print(f"{LISTENERS} listeners at one server, {VOTES} votes recorded by another")
    print(f"load average at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print(f"{'milliseconds':<36} {'median':>8} {'99 %':>8} {'worst':>8}")
    tell("from the press", pressed, arrivals)
    tell("from the commit", load_commits(), arrivals)
    for what, times in waits.items():
        line(what, times)


def tell(what: str, begins: Mapping[int, float], arrivals: Arrivals) -> None:
    """Print how long the votes took to arrive, by revision when each began, and whether that is allowed."""
    votes = [
        [at - begin for at in arrivals.get(revision, [])]
        for revision, begin in begins.items()
        if revision > 1
    ]
    times = [seconds for vote in votes for seconds in vote]
    line(f"{what} to a listener", times)
    line("  to the last of the listeners", [max(vote) for vote in votes if vote])
    median, worst = statistics.median(times) * 1000, percentile(times, 99) * 1000
    missed = LISTENERS * VOTES - len(times)
    is_kept = median <= MEDIAN and worst <= WORST and not missed
    kept = "kept" if is_kept else f"NOT KEPT, {missed} missed"
    print(f"  at most {MEDIAN} and {WORST}, none missed: {kept}")


def prepare() -> tuple[int, int, str]:
    """Return the draft of Doc. 16245, the sitting that is open on it, and the cookies of a clerk."""
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
    return draft.pk, sitting.pk, f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}"


def load_commits() -> dict[int, float]:
    """Return when each act was committed, by the revision that it made."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence, extract(epoch FROM pg_xact_commit_timestamp(xmin)) FROM amendments_act"
        )
        return {sequence: float(at) for sequence, at in cursor.fetchall()}


async def vote(
    draft: int, sitting: int, cookie: str, desk: int, stream: int
) -> tuple[dict[int, float], dict[str, list[float]], Arrivals]:
    """Return by revision when each vote was sent, how long the clerk waited, and when each arrived."""
    arrivals: Arrivals = {}
    listeners = [asyncio.create_task(follow(stream, draft, arrivals)) for _ in range(LISTENERS)]
    await wait_for(arrivals, 1)  # the opening, which each is told first
    pressed: dict[int, float] = {}
    waits: dict[str, list[float]] = {"press and answer at the desk": [], "the desk afterwards": []}
    connection = HTTPConnection("127.0.0.1", desk, timeout=PATIENCE)
    for revision in range(2, VOTES + 2):
        do = {"do": "undo"} if revision % 2 else {"do": "adopted", "item": "1"}
        pressed[revision] = time.time()
        fields = {**do, "sitting": sitting, "revision": revision - 1}
        for what, act in zip(waits, (press, look), strict=True):
            start = time.monotonic()
            await asyncio.to_thread(act, connection, draft, cookie, fields)
            waits[what].append(time.monotonic() - start)
        await wait_for(arrivals, revision)
    connection.close()
    for listener in listeners:
        listener.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    return pressed, waits, arrivals


async def follow(port: int, draft: int, arrivals: Arrivals) -> None:
    """Note in `arrivals` when each revision comes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /drafts/{draft}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    try:
        while event := await reader.readuntil(b"\n\n"):
            if found := REVISION.search(event):
                arrivals.setdefault(int(found[1]), []).append(time.time())
    finally:
        writer.close()


async def wait_for(arrivals: Arrivals, revision: int) -> None:
    """Wait until every listener has `revision`, or for `PATIENCE` seconds."""
    end = time.monotonic() + PATIENCE
    while len(arrivals.get(revision, ())) < LISTENERS and time.monotonic() < end:
        await asyncio.sleep(0.01)


def press(
    connection: HTTPConnection, draft: int, cookie: str, fields: Mapping[str, object]
) -> None:
    """Press a button of the desk. Raises RuntimeError when the vote was not recorded."""
    headers = {
        "Cookie": cookie,
        "X-CSRFToken": TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection.request("POST", f"/drafts/{draft}/sitting/acts/", urlencode(fields), headers)
    read_answer(connection, 302)


def look(
    connection: HTTPConnection, draft: int, cookie: str, _fields: Mapping[str, object]
) -> None:
    """Fetch the desk to which a press leads."""
    connection.request("GET", f"/drafts/{draft}/sitting/", headers={"Cookie": cookie})
    read_answer(connection, 200)


def read_answer(connection: HTTPConnection, wanted: int) -> None:
    """Read the answer. Raises RuntimeError when it is not the one `wanted`."""
    answer = connection.getresponse()
    answer.read()
    if answer.status != wanted:
        raise RuntimeError(f"The desk answered {answer.status}.")


def line(what: str, times: list[float]) -> None:
    median, worst = statistics.median(times) * 1000, percentile(times, 99) * 1000
    print(f"{what:<36} {median:>8.0f} {worst:>8.0f} {max(times) * 1000:>8.0f}")


def percentile(times: list[float], part: int) -> float:
    """Return the time that `part` of a hundred do not exceed."""
    return sorted(times)[max(0, -(-len(times) * part // 100) - 1)]
