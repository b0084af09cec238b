"""Starting with settings that are missing or wrong: one line that names the setting, and no start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SETTINGS = {
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "DATABASE_URL",
    "TIME_ZONE",
}


def run_manage(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with these settings and no others."""
    outside = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    outside["DJANGO_SETTINGS_MODULE"] = "config.settings"
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=outside | settings, capture_output=True, text=True, check=False
    )


def read_setting(name: str, **settings: str) -> str:
    """Return what the setting `name` is, as Python writes it."""
    program = f"from django.conf import settings; print(settings.{name})"
    result = run_manage("shell", "--no-imports", "--command", program, **settings)
    assert result.stderr == ""
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("DEBUG", "maybe"),
        ("DATABASE_URL", "mysql://localhost/amendments"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:////no/such/folder/db.sqlite3"),
        ("DATABASE_URL", "postgres://localhost"),
        ("DATABASE_URL", "postgres://localhost:many/amendments"),
        ("TIME_ZONE", "Europe/Strassburg"),
        ("TIME_ZONE", "../etc"),
        ("CSRF_TRUSTED_ORIGINS", "amendments.example.org"),
    ],
)
def test_a_setting_that_is_missing_or_wrong_stops_the_start_with_one_line_that_names_it(
    name, value
):
    assert_stopped(run_manage("check", **{"SECRET_KEY": "secret", name: value}), name)


@pytest.mark.parametrize("command", ["migrate", "runserver", "consolidate"])
def test_no_command_starts_without_its_settings(command):
    assert_stopped(run_manage(command), "SECRET_KEY")


def assert_stopped(result: subprocess.CompletedProcess[str], name: str) -> None:
    assert (result.returncode, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"Cannot start: {name} ")


def test_a_database_password_is_not_repeated_in_the_error():
    result = run_manage("check", SECRET_KEY="secret", DATABASE_URL="mysql://me:hidden@host/name")
    assert "hidden" not in result.stderr


def test_debugging_is_off_unless_switched_on():
    assert read_setting("DEBUG", SECRET_KEY="secret") == "False"


def test_debugging_needs_no_key():
    assert read_setting("DEBUG", DEBUG="1") == "True"


@pytest.mark.parametrize(
    ("hosts", "is_secure"),
    [("", "False"), ("localhost,127.0.0.1", "False"), ("amendments.example.org", "True")],
)
def test_the_session_cookie_is_for_https_only_unless_served_to_this_machine_alone(hosts, is_secure):
    setting = read_setting("SESSION_COOKIE_SECURE", SECRET_KEY="secret", ALLOWED_HOSTS=hosts)
    assert setting == is_secure
