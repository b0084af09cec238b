"""The Chromium that is on this machine."""

import shutil
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Root has no sandbox; the rest keeps a browser in a closed network from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> Path | None:
    """Return the browser's program, or None when there is none."""
    found = [path for program in PROGRAMS if (path := shutil.which(program))]
    return Path(found[0]) if found else None
