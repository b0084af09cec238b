"""The listeners of this process and the events that they are sent.

An event is read and written once for all who follow a draft, in one thread; each listener has a short queue.
A listener holds no connection to the database.
"""

import asyncio
import json
import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db import Error, connections

from amendments.live.listening import Heard, hear
from amendments.live.position import Position, load_position, tell_since
from resolutions.models import DraftText

MOST_LISTENERS = 1_000  # of one process: each also keeps a thread that sleeps
MOST_WAITING = 100  # events; who is further behind is cut off, comes back and catches up
PAUSE = 0.5  # seconds, before a connection that was cut is tried again

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """What one listener is sent; `position` is how far the draft had come."""

    position: Position
    written: bytes


class Listener:
    """Somebody who follows a draft: an open response in the event loop that made it.

    `by_right`: may read the draft although it is not published. `has_begun`: is sent what happens from now on.
    `is_ended`: nothing more comes.
    """

    def __init__(self, draft: int, *, by_right: bool) -> None:
        self.draft = draft
        self.by_right = by_right
        self.loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[Event | None] = asyncio.Queue(MOST_WAITING)
        self.has_begun = False
        self.is_ended = False

    async def next_event(self, patience: float) -> Event | None:
        """Return the next event; None when there is none within `patience` seconds, or when it is over."""
        try:
            async with asyncio.timeout(patience):
                return await self._waiting.get()
        except TimeoutError:
            return None

    def put(self, event: Event | None) -> None:
        """Let the listener have `event`, or with None know that it is over; only within its event loop."""
        if event is None or self._waiting.full():
            self.is_ended = True
            event = None
            if self._waiting.full():
                self._waiting.get_nowait()
        self._waiting.put_nowait(event)


def send(listeners: Iterable[Listener], event: Event | None) -> None:
    """Let the `listeners` have `event`, from any thread: each event loop is woken once, not for each of them."""
    for loop, those in groupby(listeners, key=lambda listener: listener.loop):
        loop.call_soon_threadsafe(put_all, list(those), event)


def put_all(listeners: list[Listener], event: Event | None) -> None:
    for listener in listeners:
        listener.put(event)


class Hub:
    """Who follows which draft in this process, and the thread that hears of changes while anybody does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # of who follows what; never held while the database is asked
        self._telling = threading.Lock()  # held from reading a position until it is sent
        self._listeners: dict[int, set[Listener]] = {}
        self._told: dict[int, Position] = {}
        self._stop: threading.Event | None = None
        self._is_over = False

    @property
    def is_full(self) -> bool:
        """Whether this process has as many listeners as it takes."""
        return len(self._who()) >= MOST_LISTENERS

    def join(self, listener: Listener) -> None:
        """Hear for `listener`, which is sent what happens once it begins, and the end at any time."""
        with self._lock:
            self._listeners.setdefault(listener.draft, set()).add(listener)
            listener.is_ended = self._is_over
            if self._stop is None:
                self._stop = threading.Event()
                threading.Thread(target=self._run, args=[self._stop], daemon=True).start()

    def leave(self, listener: Listener) -> None:
        """Forget `listener`; with the last one, hear of nothing any more."""
        with self._lock:
            remaining = self._listeners.get(listener.draft, set())
            remaining.discard(listener)
            if not remaining:
                self._listeners.pop(listener.draft, None)
                self._told.pop(listener.draft, None)
            if not self._listeners and self._stop:
                self._stop.set()
                self._stop = None

    def begin(self, listener: Listener) -> Position:
        """Return how far the draft of `listener`, who has joined, has come: it is sent what happens after that.

        Those who follow already are told of it first, so that all have come equally far.
        """
        with self._telling:
            now = self._tell_draft(listener.draft)
            listener.has_begun = True
        return now

    def end(self) -> None:
        """Tell every listener, and whoever comes yet, that it is over."""
        self._is_over = True
        send(self._who(), None)

    def _who(self) -> list[Listener]:
        with self._lock:
            return [one for listeners in self._listeners.values() for one in listeners]

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                for heard in hear(stop):
                    self._tell(heard)
            except Error as error:
                logger.warning("The database cannot be heard, trying again: %s", error)
                stop.wait(PAUSE)
            finally:
                connections.close_all()

    def _tell(self, heard: Heard) -> None:
        with self._lock:
            drafts = [one for one in self._listeners if heard is None or one in heard]
        for draft in drafts:
            with self._telling:
                self._tell_draft(draft)

    def _tell_draft(self, draft: int) -> Position:
        """Send those who follow `draft` what is new, and who may not read it any more the end; return its position."""
        seen, now = self._told.get(draft), load_position(draft)
        with self._lock:
            begun = [one for one in self._listeners.get(draft, ()) if one.has_begun]
        if begun and seen != now:
            event = make_event(seen, now)
            is_open = DraftText.objects.filter(
                pk=draft, document__dossier__is_published=True
            ).exists()
            send([one for one in begun if is_open or one.by_right], event)
            send([one for one in begun if not (is_open or one.by_right)], None)
        with self._lock:
            if draft in self._listeners:
                self._told[draft] = now
        return now


def make_event(seen: Position | None, now: Position) -> Event:
    """Return the event for those who have seen a draft as far as `seen`, in one query or two."""
    told = json.dumps(tell_since(seen, now), separators=(",", ":"))
    return Event(now, f"id: {now}\nevent: change\ndata: {told}\n\n".encode())


hub = Hub()


def catch_up(listener: Listener, seen: Position | None) -> Event | None:
    """Return what the draft of `listener`, who has joined, came to since `seen`; None when that is all."""
    now = hub.begin(listener)
    return make_event(seen, now) if seen != now else None
