"""`import_document`: file a press article, a transcript, a briefing or another document in its dossier."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from amendments.compendium.compendium import NotACompendiumError
from amendments.compendium.language import detect
from amendments.importing.apart import read_apart
from amendments.management.commands.import_compendium import bytes_of
from amendments.management.one_line import OneLineCommand, refused, slug
from resolutions.filing import Facts, Filed, FilingRefusedError, file_document
from resolutions.models import DocumentKind, Language
from resolutions.reading.reader import read
from resolutions.reading.values import Reading


def iso_date(text: str) -> date:
    """Return the date that `text` names; else the call is wrong."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date such as 2025-09-30") from error


class Command(OneLineCommand):
    help = (
        "Files a document (text, HTML, PDF or DOCX) in a dossier: says what is its text and what is not, and saves it "
        "as published. Importing it again changes only what the file changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the document")
        parser.add_argument("--kind", choices=DocumentKind.values, required=True)
        parser.add_argument("--dossier", type=slug, required=True, metavar="SLUG")
        parser.add_argument(
            "--language", choices=Language.values, help="its language; found out when left out"
        )
        parser.add_argument("--date", type=iso_date, metavar="YYYY-MM-DD")
        parser.add_argument("--title", default="", help="the title; found out when left out")
        parser.add_argument("--source", default="", help="where it comes from, an address or words")
        parser.add_argument("--reference", default="", help='such as "Doc. 16320"')
        parser.add_argument("--dry-run", action="store_true", help="only say; save nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"].name
        try:
            raw = bytes_of(options["file"])
            found = read_apart(raw, name=name, language=options["language"], kind=options["kind"])
            reading, filed = import_document(found.text, options)
        except OSError as error:
            raise refused(f"{options['file']}: {error.strerror}.") from error
        except (NotACompendiumError, FilingRefusedError) as error:
            raise refused(f"{name}: {error}") from error
        self.stdout.write(in_words(reading, filed, is_trial=options["dry_run"]))


def import_document(text: str, options: dict[str, Any]) -> tuple[Reading, Filed]:
    """File `text` as `options` of the command say. Raises `FilingRefusedError`."""
    reading = read(text, options["kind"])
    language = options["language"] or detect(text)
    kind = DocumentKind(options["kind"])
    facts = Facts(
        kind=kind,
        language=language,
        title=options["title"],
        date=options["date"],
        source=options["source"],
        reference=options["reference"],
    )
    found = Facts(
        kind=kind,
        language=language,
        title=reading.title,
        date=date.fromisoformat(reading.date) if reading.date else None,
        source=reading.source,
    )
    filed = file_document(
        facts, found, text=text, dossier=options["dossier"], is_trial=options["dry_run"]
    )
    return reading, filed


def in_words(reading: Reading, filed: Filed, *, is_trial: bool) -> str:
    """Return what was found and what became of it, a line each."""
    row = filed.document
    lines = [
        f"{row.get_kind_display()} in {row.get_language_display()}: {row.title or row.reference}",
        f"date: {row.date or 'not found'}; source: {row.source or 'not found'}",
        f"{len(reading.passages)} paragraphs"
        + (f", {len(reading.speakers)} speakers:" if reading.speakers else "."),
    ]
    lines += [f"  {one.name} ({one.turns})" for one in reading.speakers]
    if reading.left_out:
        lines.append(f"{len(reading.left_out)} lines are not part of the text:")
        lines += [f"  line {one.line}, {one.reason}: {one.text}" for one in reading.left_out]
    if not filed.changed:
        lines.append("Nothing changed.")
    elif is_trial:
        lines.append("Nothing was saved: this was a trial.")
    else:
        what = "new" if filed.is_new else f"changed: {', '.join(filed.changed)}"
        lines.append(f"Saved as {row.slug} ({what}).")
    return "\n".join(lines)
