"""A throw-away PostgreSQL server made from the programs that are on this machine."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Nothing in a throw-away server needs to outlive a power cut.
SERVER_OPTIONS = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c track_commit_timestamp=on"
    " -c listen_addresses="
)


class CannotStart(Exception):
    """No PostgreSQL server can be started here; the message says why and what would help."""


@contextmanager
def database_address() -> Iterator[str]:
    """Yield the address of a PostgreSQL database, in the form of DATABASE_URL.

    It is TEST_DATABASE_URL where that is set, else that of a new server, stopped and deleted afterwards.
    Raises CannotStart.
    """
    if address := os.environ.get("TEST_DATABASE_URL"):
        yield address
        return
    programs = _find_programs()
    # A Unix socket's path may be about 100 characters long, which the usual TMPDIR can exceed.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        owner = _ordinary_user()
        if owner:
            shutil.chown(folder, owner)
        _run(programs / "initdb", "-D", folder / "data", "-U", "postgres", "--auth=trust", "--no-sync",
             "--encoding=UTF8", "--locale=C.UTF-8", owner=owner)  # fmt: skip
        _run(programs / "pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log",
             "-o", f"{SERVER_OPTIONS} -k {folder}", owner=owner)  # fmt: skip
        try:
            yield f"postgres://postgres@/postgres?host={folder}"
        finally:
            _run(programs / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate", owner=owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_programs() -> Path:
    """Return the folder of initdb and pg_ctl; of several versions in Debian's folders, the newest."""
    if initdb := shutil.which("initdb"):
        return Path(initdb).parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda program: float(program.parts[-3]), default=None)
    if not newest:
        raise CannotStart(
            "no PostgreSQL server programs here; install the package postgresql or set TEST_DATABASE_URL"
        )
    return newest.parent


def _ordinary_user() -> str | None:
    """Return the user to run the server as, or None for the present one: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    users = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in users else "nobody"


def _run(program: Path, *arguments: str | Path, owner: str | None) -> None:
    try:
        subprocess.run(
            [program, *arguments],
            cwd="/",
            user=owner,
            group=pwd.getpwnam(owner).pw_gid if owner else None,
            extra_groups=[] if owner else None,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        output = getattr(error, "stderr", None) or str(error)
        raise CannotStart(f"{program.name} failed: {' '.join(output.split())}") from error
