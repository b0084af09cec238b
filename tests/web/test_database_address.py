"""What a DATABASE_URL stands for."""

from pathlib import Path

import pytest

from config.environment import read_database


def read(monkeypatch: pytest.MonkeyPatch, address: str) -> dict:
    monkeypatch.setenv("DATABASE_URL", address)
    return read_database("DATABASE_URL", default="", folder=Path("/"))


def test_a_file_is_looked_for_in_the_projects_folder(monkeypatch):
    assert read(monkeypatch, "sqlite:///tmp/amendments.sqlite3")["NAME"] == Path(
        "/tmp/amendments.sqlite3"
    )


def test_a_file_with_an_absolute_path_is_where_it_says(monkeypatch, tmp_path):
    assert (
        read(monkeypatch, f"sqlite:///{tmp_path}/my%20desk.db")["NAME"] == tmp_path / "my desk.db"
    )


def test_every_part_of_a_postgresql_address_is_used(monkeypatch):
    database = read(monkeypatch, "postgres://clerk:p%40ss@db.example.org:5433/desk?sslmode=require")
    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "desk",
        "USER": "clerk",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require", "pool": True},
    }


def test_a_socket_folder_is_a_host(monkeypatch):
    database = read(monkeypatch, "postgresql://clerk@/desk?host=/run/Postgres")
    assert (database["HOST"], database["PORT"]) == ("/run/Postgres", "")
