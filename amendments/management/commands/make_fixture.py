"""`make_fixture`: the rows of a published compendium as a fixture for the demo."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core import serializers
from django.core.management.base import CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from amendments.compendium.decode import decode
from amendments.compendium.reader import read_compendium
from amendments.importing.saving import save_compendium
from amendments.importing.understanding import understand
from amendments.management.one_line import OneLineCommand, refused, slug
from amendments.models import Amendment, DependencyRule, Instruction, Sponsor
from resolutions.models import Document, Dossier, DraftText, Paragraph


class Command(OneLineCommand):
    help = (
        "Imports compendia, in the order given, into a published dossier, writes its rows as JSON for loaddata, "
        "and saves nothing. The same files always give the same bytes. docs/fixtures.md tells more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", type=Path, nargs="+", metavar="FILE", help="compendia in plain text"
        )
        parser.add_argument("--dossier", type=slug, required=True, metavar="SLUG")
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        if Dossier.objects.exists():
            raise refused("A fixture is made in an empty database; this one has dossiers.")
        with transaction.atomic():
            for file in options["files"]:
                text = decode(file.read_bytes())
                understood = understand(read_compendium(text))
                save_compendium(understood, text=text, source=file.name, dossier=options["dossier"])
            Dossier.objects.update(is_published=True)
            count = write_rows(rows_of_everything(), options["output"])
            transaction.set_rollback(True)
        self.stdout.write(f"{options['output']}: {count} rows.")


def write_rows(querysets: Iterable[models.QuerySet[Any]], output: Path) -> int:
    """Write the rows as JSON, named by their natural keys; return how many there are."""
    rows = serializers.serialize(
        "python",
        chain.from_iterable(querysets),
        use_natural_foreign_keys=True,
        use_natural_primary_keys=True,
    )
    # PostgreSQL keeps the keys of JSON in an order of its own, so they are sorted here.
    written = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1, sort_keys=True)
    output.write_text(f"{written}\n", encoding="utf-8")
    return len(rows)


def rows_of_everything() -> Iterator[models.QuerySet[Any]]:
    """Yield the rows of each model in the order in which they were saved, parents before children."""
    for model in (
        Dossier,
        Document,
        DraftText,
        Paragraph,
        Amendment,
        Sponsor,
        Instruction,
        DependencyRule,
    ):
        yield model.objects.order_by("pk")
