"""Runs every test: on SQLite, again on PostgreSQL where a database is used, and in a browser.

`make test` calls this; what ARGS holds goes on to pytest in each part. A part that cannot run here is
named with the reason, and counts as a failure where CI=true.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.chromium import PROGRAMS, find_chromium
from tests.postgres import CannotStart, database_address

PROJECT = Path(__file__).resolve().parent.parent
PASSED = "passed"
FAILED = "failed"


def run_all(arguments: Sequence[str]) -> int:
    """Run the three parts, print what became of each, and return the exit code."""
    results = {
        "SQLite": run_on_sqlite(arguments),
        "PostgreSQL": run_on_postgresql(arguments),
        "Browser": run_in_browser(arguments),
    }
    print("\nTests:")
    for part, result in results.items():
        print(f"  {part:<11} {result}")
    did_not_run = set(results.values()) - {PASSED, FAILED}
    return 1 if FAILED in results.values() or (did_not_run and is_ci()) else 0


def run_on_sqlite(arguments: Sequence[str]) -> str:
    return run_pytest("not browser", arguments)


def run_on_postgresql(arguments: Sequence[str]) -> str:
    try:
        with database_address() as address:
            return run_pytest("database and not browser", arguments, DATABASE_URL=address)
    except CannotStart as error:
        return f"did not run: {error}"


def run_in_browser(arguments: Sequence[str]) -> str:
    if not find_chromium():
        return f"did not run: no browser here ({', '.join(PROGRAMS)}); install the package chromium"
    return run_pytest("browser", arguments)


def run_pytest(markers: str, arguments: Sequence[str], **environment: str) -> str:
    """Run the tests with these `markers`, by default on SQLite; return PASSED or FAILED."""
    outside = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", "-m", markers, *arguments]
    print(f"\n$ pytest -m '{markers}' {' '.join(arguments)}", flush=True)
    code = subprocess.run(command, cwd=PROJECT, env=outside | environment, check=False).returncode
    # With ARGS that pick some tests, a part may well be left with none.
    nothing_picked = code == pytest.ExitCode.NO_TESTS_COLLECTED and arguments
    return PASSED if code == pytest.ExitCode.OK or nothing_picked else FAILED


def is_ci() -> bool:
    return os.environ.get("CI") == "true"


if __name__ == "__main__":
    sys.exit(run_all(sys.argv[1:]))
