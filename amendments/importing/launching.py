"""Start the reading of files apart from the request that brought them in."""

import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

LOG = logging.getLogger(__name__)
PROGRAM = Path(__file__).resolve().parents[2] / "manage.py"


def launch(reviews: Sequence[int]) -> None:
    """Start a process of its own that reads these reviews, one after the other; return at once.

    It outlives the server process that starts it, and keeps what it finds in the rows. When it
    dies, the page notices that nothing is heard of it, and lets people start it again.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 (our own program and numbers)
            [sys.executable, str(PROGRAM), "read_review", *map(str, reviews)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=PROGRAM.parent,
            start_new_session=True,
        )
    except OSError:  # no memory or no process left; the page lets people start it again
        LOG.exception("The reading of what was brought in could not be started.")
        return
    # Somebody must take note of its end, or the system keeps its entry until the server ends.
    Thread(target=process.wait, daemon=True).start()
