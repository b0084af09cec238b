"""The database's own watchers: whoever writes a row that is searched, they note it to be indexed.

A migration on SQLite makes a table anew and so loses its triggers, and may stumble over those of others. So
`migrate` takes them all away before it works, and afterwards puts them back and has everything indexed
anew. With nothing to migrate it leaves them alone, unless they are not those that this module makes: their
names end in a digest of what they do.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from amendments.search.kinds import KINDS, Kind, Watch, table_of

PENDING = "amendments_searchpending"
ENTRIES = "amendments_searchentry"
INDEX = "amendments_searchindex"
PREFIX = "search_"
LONGEST = 63  # characters of a name on PostgreSQL, which cuts off the rest
EVENTS = {"insert": ("NEW",), "update": ("NEW", "OLD"), "delete": ("OLD",)}

Triggers = dict[str, list[str]]  # statements that make a trigger, by its name


def remove_watchers(using: str, plan: Any) -> None:
    """Take all watchers away, if `migrate` has anything to do."""
    connection = connections[using]
    if plan and has_tables(connection):
        with transaction.atomic(using=using):
            drop_all(connection)


def install_watchers(using: str, plan: Any) -> None:
    """Put the watchers in place, after a migration or when others are wanted, and have all indexed anew."""
    connection = connections[using]
    if not has_tables(connection):
        return
    wanted = triggers(connection)
    if not plan and set(wanted) == set(installed(connection)):
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        drop_all(connection)
        mark_everything(connection)
        for statements in wanted.values():
            for statement in statements:
                cursor.execute(statement)


def missing_watchers(using: str) -> list[str]:
    """Return the names of the watchers that should be there and are not."""
    connection = connections[using]
    return sorted(set(triggers(connection)) - set(installed(connection)))


def has_tables(connection: BaseDatabaseWrapper) -> bool:
    return {PENDING, ENTRIES} <= set(connection.introspection.table_names())


def mark_everything(connection: BaseDatabaseWrapper) -> None:
    """Empty the index and note every row of every kind."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {ENTRIES}")  # noqa: S608 (names of ours, here and below)
        cursor.execute(f"DELETE FROM {PENDING}")  # noqa: S608
        for kind in KINDS:
            if table_of(kind) in tables:
                cursor.execute(note(kind, f"SELECT id FROM {table_of(kind)}"))  # noqa: S608
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")  # noqa: S608


def installed(connection: BaseDatabaseWrapper, prefix: str = PREFIX) -> dict[str, str]:
    """Return the tables of the watchers that are there, by their names, which begin with `prefix`."""
    query = (
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name: table for name, table in cursor.fetchall() if name.startswith(prefix)}


def drop_all(connection: BaseDatabaseWrapper, prefix: str = PREFIX) -> None:
    with connection.cursor() as cursor:
        for name, table in installed(connection, prefix).items():
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER {name}")
            else:
                cursor.execute(f"DROP TRIGGER {name} ON {table}")
                cursor.execute(f"DROP FUNCTION {name}()")


def triggers(connection: BaseDatabaseWrapper) -> Triggers:
    """Return the watchers of every kind, as `connection` makes them; tables that are not there have none."""
    tables = set(connection.introspection.table_names())
    make = sqlite_watchers if connection.vendor == "sqlite" else postgresql_watchers
    found = {
        name: statements
        for kind in KINDS
        for watch in kind.watches
        if watch.table in tables
        for name, statements in make(kind, watch)
    }
    return found | (sqlite_index() if connection.vendor == "sqlite" else {})


def note(kind: Kind, keys: str) -> str:
    """Return the statement that notes the rows of `kind` whose keys the query `keys` gives."""
    return (
        f"INSERT INTO {PENDING} (kind, object_id) "  # noqa: S608
        f"SELECT '{kind.name}', touched.* FROM ({keys}) AS touched"
    )


def touched(kind: Kind, watch: Watch, rows: tuple[str, ...]) -> str:
    return note(kind, " UNION ".join(watch.keys.format(row=row) for row in rows))


def name_of(*parts: str, does: str, prefix: str = PREFIX) -> str:
    """Return the name of the trigger that does this; one that does anything else has another name."""
    digest = hashlib.sha256(does.encode()).hexdigest()[:6]
    name = f"{prefix}{'_'.join(parts)}_{digest}"
    if len(name) > LONGEST:
        raise ValueError(f"{name} is too long for a name; give the kind a shorter one.")
    return name


def sqlite_watchers(kind: Kind, watch: Watch) -> Iterator[tuple[str, list[str]]]:
    for event, rows in EVENTS.items():
        if watch.column and event != "update":
            continue
        only = f"WHEN OLD.{watch.column} IS NOT NEW.{watch.column} " if watch.column else ""
        does = (
            f"AFTER {event.upper()} ON {watch.table} FOR EACH ROW {only}"
            f"BEGIN {touched(kind, watch, rows)}; END"
        )
        name = name_of(kind.name, watch.table, event, does=does)
        yield name, [f"CREATE TRIGGER {name} {does}"]


def postgresql_watchers(kind: Kind, watch: Watch) -> Iterator[tuple[str, list[str]]]:
    for event, rows in EVENTS.items():
        if watch.column and event != "update":
            continue
        only = f"WHEN (OLD.{watch.column} IS DISTINCT FROM NEW.{watch.column})"
        does = f"AFTER {event.upper()} ON {watch.table} FOR EACH ROW {only if watch.column else ''}"
        body = f"BEGIN {touched(kind, watch, rows)}; RETURN NULL; END"
        name = name_of(kind.name, watch.table, event, does=does + body)
        yield (
            name,
            [
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
                f"CREATE TRIGGER {name} {does} EXECUTE FUNCTION {name}()",
            ],
        )


def sqlite_index() -> Triggers:
    """FTS5 keeps no copy of the stems: it is told what comes, and what goes as it was."""
    add = (
        f"INSERT INTO {INDEX} (rowid, stems, whole_words) "  # noqa: S608
        "VALUES (NEW.id, NEW.stems, NEW.whole_words);"
    )
    remove = (
        f"INSERT INTO {INDEX} ({INDEX}, rowid, stems, whole_words) "  # noqa: S608
        "VALUES ('delete', OLD.id, OLD.stems, OLD.whole_words);"
    )
    found = {}
    for event, body in {"insert": add, "update": f"{remove} {add}", "delete": remove}.items():
        does = f"AFTER {event.upper()} ON {ENTRIES} FOR EACH ROW BEGIN {body} END"
        name = name_of("index", event, does=does)
        found[name] = [f"CREATE TRIGGER {name} {does}"]
    return found
