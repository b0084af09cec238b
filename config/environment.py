"""Reads settings from the environment. A value that cannot be used is refused by the setting's name."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}

# A request that writes takes SQLite's write lock at once and waits for it, instead of failing half-way
# when another request writes too; readers are not held up by a writer (WAL).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def read_text(name: str, *, default: str | None = None) -> str:
    """Return the value of `name`, or `default` when it is not set or empty.

    Raises ImproperlyConfigured when there is neither.
    """
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set in the environment.")
    return value


def read_flag(name: str) -> bool:
    """Return whether `name` is switched on; it is off when not set."""
    value = os.environ.get(name, "").strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(
            f"{name} is {value!r}; it must be 1 or 0 (or true, false, yes, no, on, off)."
        )
    return value in TRUE


def read_list(name: str, *, default: str = "") -> list[str]:
    """Return the values of `name`, separated there by commas, in that order."""
    return [value.strip() for value in read_text(name, default=default).split(",") if value.strip()]


def read_origins(name: str) -> list[str]:
    """Return the web origins in `name`, such as https://amendments.example.org."""
    origins = read_list(name)
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
            raise ImproperlyConfigured(
                f"{name} has {origin!r}; write each as https://host, separated by commas."
            )
    return origins


def read_time_zone(name: str, *, default: str) -> str:
    """Return the time zone in `name`, as the tz database calls it."""
    zone = read_text(name, default=default)
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError) as error:
        raise ImproperlyConfigured(
            f"{name} is {zone!r}, which is no time zone; write for example Europe/Paris."
        ) from error
    return zone


def read_database(name: str, *, default: str, folder: Path) -> dict[str, Any]:
    """Return the database that the address in `name` stands for, as Django's DATABASES wants it.

    The file of a `sqlite:///` address is looked for in `folder` unless its path is absolute (four slashes).
    """
    address = read_text(name, default=default)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read: {error}.") from error
    path = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and not parts.netloc and path:
        file = folder / path
        if not file.parent.is_dir():
            raise ImproperlyConfigured(
                f"{name} names a file in {file.parent}, and there is no such folder."
            )
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": SQLITE_OPTIONS}
    if parts.scheme in {"postgres", "postgresql"} and path:
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": path,
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            # libpq takes the folder of a Unix socket for a host; an address can only carry it after a "?".
            "HOST": options.pop("host", unquote(parts.hostname or "")),
            "PORT": port or "",
            "OPTIONS": {**options, "pool": True},
        }
    # The value itself may hold a password, so it is not repeated.
    raise ImproperlyConfigured(
        f"{name} must be sqlite:///path or postgres://user:password@host:port/name."
    )
