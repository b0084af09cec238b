"""The review of any other document: what it says of itself, what people said, its filing."""

import datetime
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.importing.apart import Read
from amendments.importing.locking import lock
from amendments.importing.placing import wanted_dossier, wanted_slug
from amendments.importing.saying import said_of
from amendments.importing.writing import ImportRefusedError
from amendments.models import ImportReview, ReviewState
from resolutions.filing import Facts, Filed, file_document, find_document
from resolutions.models import Document, DocumentKind, Dossier
from resolutions.reading.choices import Choice, read_chosen
from resolutions.reading.reader import read
from resolutions.reading.values import Reading


def columns_of_document(found: Read) -> dict[str, Any]:
    """Return what a review keeps of a document as it was read."""
    title = read(found.text, found.guess.kind).title
    return {
        "title": title[:500],
        "found": {"language": found.language, "repairs": [asdict(one) for one in found.repairs]},
        "sheet": {},
    }


def text_of(row: ImportReview) -> str:
    """Return the text of the document as published, or as people corrected it."""
    said = said_of(row)
    return str(said["text"]["value"]) if "text" in said else row.text


def choices_of(row: ImportReview, before: Document | None = None) -> dict[str, str]:
    """Return what people decided of single lines: here, and earlier of the document that is there."""
    said = {
        about: Choice.OUT if "left_out" in values else Choice.KEPT
        for about, values in said_of(row).items()
        if about.startswith("line-")
    }
    return {**(before.line_choices if before else {}), **said}


def reading_of(row: ImportReview, before: Document | None = None) -> Reading:
    return read_chosen(text_of(row), row.kind, choices_of(row, before))


def facts_of(row: ImportReview, reading: Reading) -> tuple[Facts, Facts]:
    """Return what people said of the document, and what its file says."""
    assert row.found is not None  # a constraint holds it
    said = {about: values.get("value", "") for about, values in said_of(row).items()}
    kind = DocumentKind(row.kind)
    language = said.get("language") or row.found["language"]
    day = said.get("date")
    given = Facts(
        kind=kind,
        language=language,
        title=said.get("title", ""),
        date=datetime.date.fromisoformat(day) if day else None,
        source=said.get("source", ""),
        reference=said.get("reference", ""),
    )
    found = Facts(
        kind=kind,
        language=language,
        title=reading.title,
        date=datetime.date.fromisoformat(reading.date) if reading.date else None,
        source=reading.source or row.name,
    )
    return given, found


def document_before(row: ImportReview) -> Document | None:
    """Return the document that is there already and that this file would change. Raises `FilingRefusedError`."""
    dossier = Dossier.objects.filter(slug=wanted_slug(row) or "").first()
    if dossier is None:
        return None
    given, found = facts_of(row, reading_of(row))
    if not (given.title or found.title or given.reference):
        return None
    with transaction.atomic():  # it locks what it finds
        document = find_document(given, found, dossier)
    return document if document.pk else None


def save_document(row: ImportReview, *, is_trial: bool) -> Filed:
    """File the document of a review. Raises `FilingRefusedError` or `ImportRefusedError`."""
    given, found = facts_of(row, reading_of(row))
    with transaction.atomic():
        slug = wanted_dossier(row, given.language)
        if slug is None:
            raise ImportRefusedError(_("Say first which dossier it belongs to."))
        filed = file_document(
            given,
            found,
            text=text_of(row),
            dossier=slug,
            lines=choices_of(row),
            is_trial=is_trial,
        )
        if is_trial:
            transaction.set_rollback(True)
    return filed


def import_document(pk: int, revision: int) -> ImportReview:
    """Import the review as it stood in `revision`; return it.

    Raises `ReviewChangedError`, `FilingRefusedError` or `ImportRefusedError`; then nothing is saved.
    """
    with transaction.atomic():
        row = lock(pk, revision=revision)
        filed = save_document(row, is_trial=False)
        row.move(
            state=ReviewState.IMPORTED,
            report=filed.document,
            title=filed.document.title_in(filed.document.language),
            revision=row.revision + 1,
        )
    return row
