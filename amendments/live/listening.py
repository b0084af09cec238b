"""Hearing of changes: from PostgreSQL's notices, or by looking at SQLite twenty times a second.

Both run in a thread of their own, one a process, while somebody follows a draft here.
"""

import threading
from collections.abc import Iterator

from django.db import connection

from amendments.live.watching import CHANNEL

LOOK_EVERY = 0.05  # seconds, on SQLite
STOP_WITHIN = 1.0  # seconds
# A connection that somebody between the machines has forgotten is found dead within half a minute.
KEEPALIVES = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}

Heard = set[int] | None  # keys of the drafts that changed; None: any draft may have changed


def hear(stop: threading.Event) -> Iterator[Heard]:
    """Yield what changed until `stop` is set; first None, once every later change is heard of.

    Raises django.db.Error when the connection is cut; begin again then, and nothing is missed.
    """
    return hear_sqlite(stop) if connection.vendor == "sqlite" else hear_postgresql(stop)


def hear_postgresql(stop: threading.Event) -> Iterator[Heard]:
    # A connection of its own beside the pool, whose connections are lent out by the transaction.
    line = connection.copy()
    line.settings_dict["OPTIONS"] = line.settings_dict["OPTIONS"] | {"pool": False} | KEEPALIVES
    try:
        with line.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        heard: Heard = None
        while not stop.is_set():
            if heard is None or heard:
                yield heard
                connection.close()  # what was read with is lent no longer
            with line.wrap_database_errors:
                notices = line.connection.notifies(timeout=STOP_WITHIN, stop_after=1)
                heard = {int(notice.payload) for notice in notices}
    finally:
        line.close()


def hear_sqlite(stop: threading.Event) -> Iterator[Heard]:
    seen = None
    while not stop.is_set():
        with connection.cursor() as cursor:
            cursor.execute(
                "PRAGMA data_version"
            )  # counts what others wrote, and costs next to nothing
            (version,) = cursor.fetchone()
        if version != seen:
            seen = version
            yield None
        stop.wait(LOOK_EVERY)
