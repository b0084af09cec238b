"""The review of any other document: what it says of itself, what people said, its filing."""

import datetime
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from amendments.compendium.answers import fingerprint
from amendments.importing.apart import Read
from amendments.importing.locking import lock
from amendments.importing.placing import wanted_dossier, wanted_slug
from amendments.importing.saying import said_of
from amendments.importing.writing import ImportRefusedError
from amendments.models import ImportReview, ReviewState
from resolutions.filing import Facts, Filed, file_document, find_document
from resolutions.models import Document, DocumentKind, Dossier
from resolutions.reading.lines import all_lines
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
    """Return the text of the document: as people corrected it, without the lines that they left out."""
    said = said_of(row)
    text = str(said["text"]["value"]) if "text" in said else row.text
    if not any(about.startswith("line-") for about in said):
        return text
    lines = all_lines(text)
    return "\n".join(
        line for at, line in enumerate(lines, start=1) if line_key(at, line) not in said
    )


def line_key(at: int, line: str) -> str:
    """Return what an answer about a line is about; another line at its place is not meant."""
    return f"line-{at}-{fingerprint(line)}"


def reading_of(row: ImportReview) -> Reading:
    return read(text_of(row), row.kind)


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
    text = text_of(row)
    given, found = facts_of(row, read(text, row.kind))
    with transaction.atomic():
        slug = wanted_dossier(row, given.language)
        if slug is None:
            raise ImportRefusedError(_("Say first which dossier it belongs to."))
        filed = file_document(given, found, text=text, dossier=slug, is_trial=is_trial)
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
        row.move(state=ReviewState.IMPORTED, report=filed.document, revision=row.revision + 1)
    return row
