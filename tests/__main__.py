"""Runs every test: where a database is used on SQLite and again on PostgreSQL, in a browser, and the rest.

`make test` calls this; what ARGS holds goes on to pytest in each part. A part that cannot run here is
named with the reason, and counts as a failure where CI=true. Two parts run at once; each is printed when
it and those before it have ended.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

import pytest

from tests.chromium import PROGRAMS, find_chromium
from tests.postgres import CannotStart, database_address

PROJECT = Path(__file__).resolve().parent.parent
PASSED = "passed"
FAILED = "failed"
AT_ONCE = 2  # parts, which have a processor each
Part = Callable[[Sequence[str], IO[str]], str]  # runs with these arguments, prints there


def run_all(arguments: Sequence[str]) -> int:
    """Run the parts, print what became of each, and return the exit code."""
    results = {}
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        running = {part: pool.submit(keep_output, run, arguments) for part, run in PARTS.items()}
        for part, one in running.items():
            results[part], output = one.result()
            print(output, flush=True)
    print("\nTests:")
    for part, result in results.items():
        print(f"  {part:<11} {result}")
    did_not_run = set(results.values()) - {PASSED, FAILED}
    return 1 if FAILED in results.values() or (did_not_run and is_ci()) else 0


def keep_output(run: Part, arguments: Sequence[str]) -> tuple[str, str]:
    """Return what became of a part, and what it printed."""
    with tempfile.TemporaryFile("w+", errors="replace") as kept:
        result = run(arguments, kept)
        kept.seek(0)
        return result, kept.read()


def run_without_database(arguments: Sequence[str], output: IO[str]) -> str:
    return run_pytest("not database and not browser", arguments, output)


def run_on_sqlite(arguments: Sequence[str], output: IO[str]) -> str:
    return run_pytest("database and not browser", arguments, output)


def run_on_postgresql(arguments: Sequence[str], output: IO[str]) -> str:
    try:
        with database_address() as address:
            return run_pytest("database and not browser", arguments, output, DATABASE_URL=address)
    except CannotStart as error:
        return f"did not run: {error}"


def run_in_browser(arguments: Sequence[str], output: IO[str]) -> str:
    if not find_chromium():
        return f"did not run: no browser here ({', '.join(PROGRAMS)}); install the package chromium"
    return run_pytest("browser", arguments, output)


def run_pytest(markers: str, arguments: Sequence[str], output: IO[str], **environment: str) -> str:
    """Run the tests with these `markers`, by default on SQLite; return PASSED or FAILED."""
    outside = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", "-m", markers, *arguments]
    print(f"\n$ pytest -m '{markers}' {' '.join(arguments)}", file=output, flush=True)
    ended = subprocess.run(
        command, cwd=PROJECT, env=outside | environment, stdout=output, stderr=output, check=False
    )
    # With ARGS that pick some tests, a part may well be left with none.
    nothing_picked = ended.returncode == pytest.ExitCode.NO_TESTS_COLLECTED and arguments
    return PASSED if ended.returncode == pytest.ExitCode.OK or nothing_picked else FAILED


PARTS: dict[str, Part] = {
    "PostgreSQL": run_on_postgresql,
    "SQLite": run_on_sqlite,
    "Browser": run_in_browser,
    "Engine": run_without_database,
}


def is_ci() -> bool:
    return os.environ.get("CI") == "true"


if __name__ == "__main__":
    sys.exit(run_all(sys.argv[1:]))
