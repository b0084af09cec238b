"""The database's own watchers: whoever writes a row that belongs to a draft, they note that the draft changed.

They come and go with `migrate` like those of the search (amendments/search/watching.py), and hear what the
sitting, the admin, an import or another program writes. On PostgreSQL they also send a notice, which is
delivered when the transaction is committed, once for each draft.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from amendments.search.watching import EVENTS, Triggers, drop_all, installed, name_of

CHANGES = "amendments_change"
CHANNEL = "amendments_change"  # of PostgreSQL's notices; what they say is the key of the draft
PREFIX = "live_"
TELL = "live_tell"  # the function of PostgreSQL that notes a change

OF_AMENDMENT = "SELECT draft_id FROM amendments_amendment WHERE id = {row}."
OF_ITEM = "SELECT draft_id FROM amendments_item WHERE id = {row}."
OF_RULE = "SELECT draft_id FROM amendments_dependencyrule WHERE id = {row}.dependencyrule_id"

# The tables that a draft is made of, each with the query of the drafts that its row belongs to, `{row}` being
# the changed row. Tables that are not there are passed over.
WATCHED = {
    "resolutions_dossier": "SELECT t.id FROM resolutions_drafttext t"
    " JOIN resolutions_document d ON d.id = t.document_id WHERE d.dossier_id = {row}.id",
    "resolutions_document": "SELECT id FROM resolutions_drafttext WHERE document_id = {row}.id",
    "resolutions_drafttext": "SELECT {row}.id",
    "resolutions_paragraph": "SELECT {row}.draft_id",
    "resolutions_member": "SELECT a.draft_id FROM amendments_amendment a"
    " JOIN amendments_sponsor s ON s.amendment_id = a.id WHERE s.member_id = {row}.id",
    "amendments_amendment": "SELECT {row}.draft_id",
    "amendments_instruction": f"{OF_AMENDMENT}amendment_id",
    "amendments_sponsor": f"{OF_AMENDMENT}amendment_id",
    "amendments_item": "SELECT {row}.draft_id",
    "amendments_compatiblepair": f"{OF_AMENDMENT}first_id",
    "amendments_vote": f"{OF_AMENDMENT}amendment_id UNION {OF_ITEM}item_id",
    "amendments_dependencyrule": "SELECT {row}.draft_id",
    "amendments_dependencyrule_triggers": OF_RULE,
    "amendments_dependencyrule_trigger_items": OF_RULE,
    "amendments_dependencyrule_printed_on": OF_RULE,
    "amendments_draftprocedure": "SELECT {row}.draft_id",
    "amendments_procedureprofile": "SELECT draft_id FROM amendments_draftprocedure"
    " WHERE profile_id = {row}.id",
    "amendments_sitting": "SELECT {row}.draft_id",
    "amendments_act": "SELECT draft_id FROM amendments_sitting WHERE id = {row}.sitting_id",
}

# One row a transaction and draft, which nobody else can be writing. What is a day old goes, except where
# another transaction is about to take it away: nobody waits.
TELLING = f"""
CREATE OR REPLACE FUNCTION {TELL}(draft bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO {CHANGES} (draft_id, of_transaction)
        VALUES (draft, pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM pg_notify('{CHANNEL}', draft::text);
    DELETE FROM {CHANGES} WHERE id IN (
        SELECT id FROM {CHANGES} WHERE at < now() - interval '1 day' FOR UPDATE SKIP LOCKED
    );
END $$
"""  # noqa: S608


def remove_watchers(using: str, plan: Any) -> None:
    """Take all watchers away, if `migrate` has anything to do."""
    connection = connections[using]
    if plan and has_table(connection):
        with transaction.atomic(using=using):
            drop_all(connection, PREFIX)


def install_watchers(using: str, plan: Any) -> None:
    """Put the watchers in place, after a migration or when others are wanted."""
    connection = connections[using]
    if not has_table(connection):
        return
    wanted = triggers(connection)
    if not plan and set(wanted) == set(installed(connection, PREFIX)):
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        drop_all(connection, PREFIX)
        if connection.vendor == "postgresql":
            cursor.execute(TELLING)
        for statements in wanted.values():
            for statement in statements:
                cursor.execute(statement)


def has_table(connection: BaseDatabaseWrapper) -> bool:
    return CHANGES in connection.introspection.table_names()


def triggers(connection: BaseDatabaseWrapper) -> Triggers:
    """Return the statements that make each watcher of the tables that are there, by its name."""
    tables = set(connection.introspection.table_names())
    make = sqlite_watchers if connection.vendor == "sqlite" else postgresql_watchers
    return {
        name: statements
        for table, keys in WATCHED.items()
        if table in tables
        for name, statements in make(table, keys)
    }


def touched(keys: str, rows: tuple[str, ...]) -> str:
    return " UNION ".join(keys.format(row=row) for row in rows)


def sqlite_watchers(table: str, keys: str) -> Iterator[tuple[str, list[str]]]:
    for event, rows in EVENTS.items():
        drafts = touched(keys, rows)
        # Not "INSERT OR REPLACE": whoever wrote "INSERT OR IGNORE" would have changed that as well.
        does = (
            f"AFTER {event.upper()} ON {table} FOR EACH ROW BEGIN "  # noqa: S608 (names of ours)
            f"DELETE FROM {CHANGES} WHERE draft_id IN ({drafts}); "
            f"INSERT INTO {CHANGES} (draft_id, of_transaction) SELECT touched.*, 0 FROM ({drafts}) AS touched; "
            "END"
        )
        name = name_of(table, event, does=does, prefix=PREFIX)
        yield name, [f"CREATE TRIGGER {name} {does}"]


def postgresql_watchers(table: str, keys: str) -> Iterator[tuple[str, list[str]]]:
    for event, rows in EVENTS.items():
        body = f"BEGIN PERFORM {TELL}(touched.draft) FROM ({touched(keys, rows)}) AS touched(draft); RETURN NULL; END"
        does = f"AFTER {event.upper()} ON {table} FOR EACH ROW"
        name = name_of(table, event, does=does + body + TELLING, prefix=PREFIX)
        yield (
            name,
            [
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
                f"CREATE TRIGGER {name} {does} EXECUTE FUNCTION {name}()",
            ],
        )
