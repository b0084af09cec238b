"""`make_declaration_fixture`: the rows of a published written declaration as a fixture for the demo."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from resolutions.declarations.decode import decode
from resolutions.declarations.reader import read_declaration
from resolutions.management.one_line import OneLineCommand, refused, slug
from resolutions.models import Document, Dossier, Signature, WrittenDeclaration
from resolutions.recording.declarations import save_declaration


class Command(OneLineCommand):
    help = (
        "Imports a written declaration, writes its rows as JSON for loaddata (the dossier and the delegations "
        "come from other fixtures), and saves nothing. The same file always gives the same bytes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dossier", type=slug, required=True, metavar="SLUG")
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        if Dossier.objects.exists():
            raise refused("A fixture is made in an empty database; this one has dossiers.")
        with transaction.atomic():
            assembly = Path(settings.BASE_DIR, "fixtures", "assembly.json")
            call_command("loaddata", assembly, verbosity=0)
            text = decode(options["file"].read_bytes())
            save_declaration(
                read_declaration(text),
                text=text,
                source=options["file"].name,
                dossier=options["dossier"],
            )
            rows = serializers.serialize(
                "python",
                chain.from_iterable(rows_of_declarations()),
                use_natural_foreign_keys=True,
                use_natural_primary_keys=True,
            )
            transaction.set_rollback(True)
        # PostgreSQL keeps the keys of JSON in an order of its own, so they are sorted here.
        written = json.dumps(
            rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1, sort_keys=True
        )
        options["output"].write_text(f"{written}\n", encoding="utf-8")
        self.stdout.write(f"{options['output']}: {len(rows)} rows.")


def rows_of_declarations() -> Iterator[models.QuerySet[Any]]:
    """Yield the rows of each model in the order in which they were saved, parents before children."""
    for model in (Document, WrittenDeclaration, Signature):
        yield model.objects.order_by("pk")
