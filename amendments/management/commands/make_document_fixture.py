"""`make_document_fixture`: documents of a dossier, listed in a TOML file, as a fixture for the demo."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from amendments.compendium.decode import decode
from amendments.management.commands.import_document import import_document
from amendments.management.commands.make_fixture import write_rows
from amendments.management.one_line import OneLineCommand, refused
from resolutions.models import Document, Dossier


class Command(OneLineCommand):
    help = (
        "Files the documents that a TOML file lists, writes their rows as JSON for loaddata, and saves nothing. "
        "The dossier's own row is in the fixture of its compendium. docs/fixtures.md tells more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("list", type=Path, metavar="LIST", help="such as documents.toml")
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        if Dossier.objects.exists():
            raise refused("A fixture is made in an empty database; this one has dossiers.")
        listed = tomllib.loads(options["list"].read_text(encoding="utf-8"))
        with transaction.atomic():
            slug = listed["dossier"]
            Dossier.objects.create(slug=slug, title_en=slug)
            for document in listed["documents"]:
                text = decode(options["list"].with_name(document["file"]).read_bytes())
                unsaid = {
                    "title": "",
                    "source": "",
                    "reference": "",
                    "date": None,
                    "dry_run": False,
                }
                import_document(text, unsaid | {"dossier": slug} | document)
            count = write_rows([Document.objects.order_by("pk")], options["output"])
            transaction.set_rollback(True)
        self.stdout.write(f"{options['output']}: {count} rows.")
