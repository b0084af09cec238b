import django.db.models.deletion
from django.db import migrations, models

# FTS5 reads the stems from the entries themselves. A stem can have points, hyphens and "=" in it; letters
# beyond ASCII are letters. No two stems are ever looked for side by side here, so no places are kept.
SQLITE = """
CREATE VIRTUAL TABLE amendments_searchindex USING fts5(
    stems,
    whole_words,
    content = 'amendments_searchentry',
    content_rowid = 'id',
    tokenize = "ascii tokenchars '.-='",
    detail = 'none'
)
"""
# The stems are put together here and nowhere else, so no dictionary of PostgreSQL's touches them. The
# column is kept, not computed anew for each row that a common word finds.
POSTGRESQL = (
    """
    ALTER TABLE amendments_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
        array_to_tsvector(string_to_array(btrim(stems || whole_words, '|'), '||'))
    ) STORED
    """,
    "CREATE INDEX amendments_searchindex ON amendments_searchentry USING gin (words)",
)


def make_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in (SQLITE,) if is_sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def remove_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(
        "DROP TABLE amendments_searchindex"
        if is_sqlite
        else "ALTER TABLE amendments_searchentry DROP COLUMN words"
    )


class Migration(migrations.Migration):
    """What the search looks in. The database's watchers come with every `migrate`: amendments/apps.py."""

    dependencies = [
        ("amendments", "0002_items_put_to_the_vote"),
        ("resolutions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchPending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("object_id", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "row to be indexed",
                "verbose_name_plural": "rows to be indexed",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("object_id", models.BigIntegerField()),
                ("language", models.CharField(blank=True, max_length=2)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="resolutions.dossier",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30)),
                ("length", models.PositiveIntegerField()),
                ("title_stems", models.TextField(blank=True)),
                ("stems", models.TextField(blank=True)),
                ("whole_words", models.TextField(blank=True)),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["kind", "object_id"], name="search_entry_of"),
                ],
            },
        ),
        migrations.RunPython(make_index, remove_index),
    ]
