"""`import_compendium`: read a published compendium and save it."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import IntegrityError

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.decode import SIZE_LIMIT
from amendments.compendium.formats import FORMATS
from amendments.importing.apart import read_compendium_apart
from amendments.importing.earlier import with_earlier_answers
from amendments.importing.report import as_json, in_words
from amendments.importing.saving import save_compendium
from amendments.importing.writing import ImportRefusedError
from amendments.management.one_line import OneLineCommand, refused, slug
from resolutions.models import Language


class Command(OneLineCommand):
    help = (
        "Reads a compendium of amendments, says what it found, repaired and could not read, and saves it: "
        "all of it or nothing. Importing it again changes only what the file changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the compendium")
        parser.add_argument(
            "--language", choices=Language.values, help="its language; found out when left out"
        )
        parser.add_argument(
            "--format", choices=("auto", *FORMATS), default="auto", help="found out when left out"
        )
        parser.add_argument(
            "--dossier",
            type=slug,
            metavar="SLUG",
            help="where it belongs; made when there is none. Left out: the dossier of its Doc.",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say; save nothing")
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            file = options["file"]
            understood, text = read_compendium_apart(
                bytes_of(file),
                name=file.name,
                format=options["format"],
                language=options["language"],
            )
            understood = with_earlier_answers(understood, text)
            saved = save_compendium(
                understood,
                text=text,
                source=file.name,
                dossier=options["dossier"],
                is_trial=options["dry_run"],
            )
        except OSError as error:
            raise refused(f"{options['file']}: {error.strerror}.") from error
        except (NotACompendiumError, ImportRefusedError) as error:
            raise refused(f"{options['file'].name}: {error}") from error
        except IntegrityError as error:
            # Two first imports of one Doc. at the same moment: the database lets one of them through.
            raise refused(
                f"{options['file'].name}: somebody else saved this Doc. at the same moment; import it again."
            ) from error
        if options["json"]:
            report = as_json(understood, saved, is_trial=options["dry_run"])
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(in_words(understood, saved, is_trial=options["dry_run"]))


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file, no more than show that it is too large."""
    with path.open("rb") as file:
        return file.read(SIZE_LIMIT + 1)
