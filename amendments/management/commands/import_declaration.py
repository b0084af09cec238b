"""`import_declaration`: read a published written declaration and save it."""

import datetime
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import IntegrityError

from amendments.compendium.compendium import NotACompendiumError
from amendments.importing.apart import read_apart
from amendments.importing.recognising import DECLARATION
from amendments.management.commands.import_compendium import bytes_of
from amendments.management.one_line import OneLineCommand, refused, slug
from resolutions.declarations.reader import read_declaration
from resolutions.declarations.values import Declaration, Finding, NotADeclarationError
from resolutions.models import Language
from resolutions.recording.declarations import save_declaration
from resolutions.recording.report import as_json, in_words
from resolutions.recording.writing import RecordingRefusedError


class Command(OneLineCommand):
    help = (
        "Reads a written declaration (text, HTML, PDF or DOCX), says what it found, repaired and could not read, "
        "and saves it: all of it or nothing. A newer version adds signatures; none is ever removed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the written declaration")
        parser.add_argument("--language", choices=Language.values, help="found out when left out")
        parser.add_argument(
            "--dossier",
            type=slug,
            metavar="SLUG",
            help="where it belongs; made when there is none. Left out: one of its own",
        )
        parser.add_argument(
            "--signed-on",
            type=datetime.date.fromisoformat,
            metavar="DATE",
            help="the day, as 2026-01-30, of signatures that an earlier version did not have",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say; save nothing")
        parser.add_argument("--json", action="store_true", help="say it as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"].name
        try:
            text, declaration = read(options["file"], options["language"])
            saved = save_declaration(
                declaration,
                text=text,
                source=name,
                dossier=options["dossier"],
                signed_on=options["signed_on"],
                is_trial=options["dry_run"],
            )
        except OSError as error:
            raise refused(f"{options['file']}: {error.strerror}.") from error
        except (NotACompendiumError, NotADeclarationError, RecordingRefusedError) as error:
            raise refused(f"{name}: {error}") from error
        except IntegrityError as error:
            # Two first imports of one declaration at the same moment: the database lets one of them through.
            raise refused(
                f"{name}: somebody else saved this declaration at the same moment."
            ) from error
        if options["json"]:
            report = as_json(declaration, saved, is_trial=options["dry_run"])
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(in_words(declaration, saved, is_trial=options["dry_run"]))


def read(path: Path, language: str | None) -> tuple[str, Declaration]:
    """Return the text of the file, whatever its format, and the declaration in it, repairs of both.

    Raises OSError, `NotACompendiumError` for a file that cannot be read, `NotADeclarationError`.
    """
    found = read_apart(bytes_of(path), name=path.name, language=language, kind=DECLARATION)
    declaration = read_declaration(found.text, language)
    repairs = (Finding(**asdict(one)) for one in found.repairs)
    return found.text, replace(declaration, repairs=(*repairs, *declaration.repairs))
