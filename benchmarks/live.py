"""How long a vote takes to reach those who follow, on one PostgreSQL: the event first, then the part of a page.

Two times of each listener: from the press, when the clerk's browser sends it, and from the commit, when the vote
is there for others. How long the clerk waits for the answer and for the next desk is told beside them.
"""

import asyncio
import os
import re
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack

from benchmarks import parts
from benchmarks.clerk import PATIENCE, Clerk, head, line, load_commits, make_clerk, say_kept
from tests.postgres import CannotStart, database_address

LISTENERS = 500
VOTES = 40
MEDIAN, WORST = 200, 500  # milliseconds that are allowed, for the median and for 99 of 100
REVISION = re.compile(rb'"revision":(\d+)')

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

    clerk = make_clerk()
    with ExitStack() as stack:
        desk, other = (stack.enter_context(serving()) for _ in range(2))
        arrivals = asyncio.run(vote(clerk, desk.port, other.port))
        head(f"{LISTENERS} listeners at one server, {VOTES} votes recorded by another")
        tell("from the press", clerk.pressed, arrivals)
        tell("from the commit", load_commits(), arrivals)
        for what, times in clerk.waits.items():
            line(what, times)
        print()
        clerk.begin()
        parts.measure(clerk, [desk.port, other.port])


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
    say_kept(times, LISTENERS * VOTES - len(times), MEDIAN, WORST)


async def vote(clerk: Clerk, desk: int, stream: int) -> Arrivals:
    """Return when each vote, recorded at the port `desk`, arrived at those who listen at the port `stream`."""
    arrivals: Arrivals = {}
    listeners = [
        asyncio.create_task(follow(stream, clerk.draft, arrivals)) for _ in range(LISTENERS)
    ]
    await wait_for(arrivals, 1)  # the opening, which each is told first
    for _ in range(VOTES):
        await asyncio.to_thread(clerk.vote, desk)
        await wait_for(arrivals, clerk.revision)
    for listener in listeners:
        listener.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    return arrivals


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
