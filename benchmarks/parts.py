"""How long it takes after a vote until every page that is open shows it.

Readers do what the script of the page does (static/js/live.js): they follow the events, and at each fetch the part
of the page that shows the draft. Half of them are at the server where the vote is recorded. All of them are one
process beside the servers and PostgreSQL, and browsers that are elsewhere would leave more of the machine.
"""

import asyncio
import html
import re
import time
from collections.abc import Sequence

from benchmarks.clerk import PATIENCE, Clerk, head, line, load_commits, say_kept

READERS = {"screen/": 200, "": 100}  # by the page of the draft, which is itself ""
VOTES = 20
MEDIAN, WORST = 1_000, 2_000  # milliseconds that are allowed, for the median and for 99 of 100
PART = re.compile(rb'data-live hx-get="([^"]*)"')
SEEN = re.compile(r"[?&]seen=(\d+\.(\d+)[\d.]*)")
REVISION = re.compile(rb'"revision":(\d+)')

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def measure(clerk: Clerk, ports: Sequence[int]) -> None:
    """Print the figures, and whether they keep within what is allowed."""
    readers = [
        Reader(ports[number % len(ports)], f"/drafts/{clerk.draft}/{page}")
        for page, count in READERS.items()
        for number in range(count)
    ]
    first = clerk.revision + 1
    asyncio.run(vote(clerk, ports[0], readers))
    begins = {at: begin for at, begin in load_commits().items() if at >= first}
    votes = [
        [one.shown[at] - begin for one in readers if at in one.shown]
        for at, begin in begins.items()
    ]
    times = [seconds for vote in votes for seconds in vote]
    who = "{} readers of the screen and {} of the text".format(*READERS.values())
    head(f"{who}, at {len(ports)} servers, {VOTES} votes")
    line("from the commit to a reader's part", times)
    line("  to the last of the readers", [max(vote) for vote in votes if vote])
    say_kept(times, len(readers) * VOTES - len(times), MEDIAN, WORST)
    print(f"  parts older than the event: {sum(one.outdated for one in readers) or 'none'}")
    for what, waits in clerk.waits.items():
        line(what, waits)


async def vote(clerk: Clerk, desk: int, readers: Sequence["Reader"]) -> None:
    """Have `VOTES` votes recorded at the port `desk`, each when all `readers` have seen the one before."""
    for reader in readers:
        await reader.open()
    for _ in range(VOTES):
        await asyncio.to_thread(clerk.vote, desk)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and any(clerk.revision not in one.shown for one in readers):
            await asyncio.sleep(0.01)
    for reader in readers:
        await reader.close()


class Reader:
    """An open page. `shown`: when it showed each revision. `outdated`: parts older than the event it was told."""

    def __init__(self, port: int, page: str) -> None:
        self._port, self._address = port, page
        self.shown: dict[int, float] = {}
        self.outdated = 0
        self._told = 0
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Load the page, and follow the draft from there on."""
        draft = self._address.split("/")[2]
        seen = await self._fetch(self._address, "")
        events, self._stream = await self._ask(f"/drafts/{draft}/events?seen={seen[1]}", "")
        await events.readuntil(b"retry")
        self._tasks = [
            asyncio.create_task(self._listen(events)),
            asyncio.create_task(self._follow()),
        ]

    async def close(self) -> None:
        """Close the page. Raises what it stopped at, if it did."""
        for task in self._tasks:
            task.cancel()
        ends = await asyncio.gather(*self._tasks, return_exceptions=True)
        self._stream.close()
        for end in ends:
            if isinstance(end, Exception):
                raise end

    async def _listen(self, events: asyncio.StreamReader) -> None:
        while event := await events.readuntil(b"\n\n"):
            if told := REVISION.search(event):
                self._told = int(told[1])
                self._news.set()

    async def _follow(self) -> None:
        while await self._news.wait():
            self._news.clear()
            told = self._told
            seen = await self._fetch(self._address, "HX-Request: true\r\n")
            self.shown[int(seen[2])] = time.time()
            self.outdated += int(seen[2]) < told

    async def _fetch(self, address: str, headers: str) -> re.Match[str]:
        """Fetch a page or a part, and return the position that it shows; note where it is fetched next."""
        reader, writer = await self._ask(address, f"{headers}Connection: close\r\n")
        answer = await reader.read()
        writer.close()
        part = PART.search(answer)
        if not answer.startswith(b"HTTP/1.1 200") or not part:
            raise RuntimeError(f"{address} was answered {answer[:40]!r}.")
        self._address = html.unescape(part[1].decode())
        seen = SEEN.search(self._address)
        assert seen, self._address
        return seen

    async def _ask(self, address: str, headers: str) -> Connection:
        # A connection each time: votes are minutes apart, and a server closes those that rest for seconds.
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode())
        return reader, writer
