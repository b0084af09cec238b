"""The way of a file under review, whatever it is: it is read apart, sorted, reviewed, imported or abandoned."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from amendments.compendium.compendium import NotACompendiumError
from amendments.importing.apart import Read, read_apart
from amendments.importing.declared import columns_of_declaration
from amendments.importing.filed import columns_of_document
from amendments.importing.locking import ReviewChangedError, lock
from amendments.importing.recognising import Guess, Why
from amendments.importing.sheets import columns_of_compendium
from amendments.models import ImportReview, ReviewState
from resolutions.models import Dossier

OPEN = frozenset({ReviewState.UNSORTED, ReviewState.TO_REVIEW, ReviewState.REFUSED})
# What a review has of a file as it was read; it is let go when the file is read as something else.
UNREAD: dict[str, Any] = {
    "refusal": "", "reference": "", "title": "", "found": None, "text": "", "answers": [], "sheet": None,
}  # fmt: skip


def read_review(pk: int) -> None:
    """Read the file of the review `pk`, if nobody does so yet, and keep what was found or why not."""
    waiting = ImportReview.objects.filter(pk=pk, state=ReviewState.RECEIVED)
    if not waiting.update(state=ReviewState.READING, asked_at=timezone.now(), progress={}):
        return
    row = ImportReview.objects.get(pk=pk)
    mine = ImportReview.objects.filter(pk=pk, state=ReviewState.READING, attempt=row.attempt)

    def tell(progress: dict[str, int]) -> None:
        mine.update(progress=progress, asked_at=timezone.now())

    try:
        read = read_apart(
            bytes(row.file),
            name=row.name,
            language=row.language or None,
            kind=row.kind,
            tell=tell,
        )
    except NotACompendiumError as error:
        finish(row, state=ReviewState.REFUSED, refusal=str(error))
    else:
        finish(row, **columns_of(row, read))


def columns_of(row: ImportReview, read: Read) -> dict[str, Any]:
    """Return what the review keeps of a file that was read; one in doubt waits to be told what it is."""
    columns = {
        "text": read.text,
        "kind": read.guess.kind,
        "mark": row.mark if read.guess.why == Why.SAID else mark_of(read.guess),
    }
    if not read.guess.kind:
        return {**columns, "state": ReviewState.UNSORTED}
    columns["state"] = ReviewState.TO_REVIEW
    if read.understood:
        return {**columns, **columns_of_compendium(read.understood)}
    if read.declaration:
        return {**columns, **columns_of_declaration(read.declaration, read.repairs)}
    return {**columns, **columns_of_document(read)}


def mark_of(guess: Guess) -> dict[str, str]:
    return {"why": guess.why.value, "shown": guess.shown}


def finish(row: ImportReview, **columns: Any) -> None:
    """Save what became of a reading, unless it was given up or asked for again meanwhile."""
    with transaction.atomic():
        now = ImportReview.objects.select_for_update().filter(pk=row.pk).first()
        if now and now.state == ReviewState.READING and now.attempt == row.attempt:
            now.move(**columns, asked_at=timezone.now())


def read_again(pk: int) -> None:
    """Let a reading that died begin anew. Raises `ReviewChangedError` when it did not die."""
    with transaction.atomic():
        row = ImportReview.objects.select_for_update().get(pk=pk)
        if not row.is_stuck:
            raise ReviewChangedError
        row.move(state=ReviewState.RECEIVED, asked_at=timezone.now(), attempt=row.attempt + 1)


def say_kind(pk: int, kind: str, language: str, *, by: str, revision: int) -> None:
    """Take a file for what a person says it is: it is read anew as that. Raises `ReviewChangedError`."""
    with transaction.atomic():
        row = lock(pk, states=OPEN, revision=revision)
        row.move(
            **UNREAD,
            kind=kind,
            language=language,
            mark={"why": Why.SAID.value, "shown": by},
            state=ReviewState.RECEIVED,
            asked_at=timezone.now(),
            attempt=row.attempt + 1,
            revision=row.revision + 1,
        )


def place(pk: int, dossier: Dossier | None, new_dossier: str, revision: int) -> None:
    """Say which dossier it goes into: one that is there, or a new one. Raises `ReviewChangedError`."""
    with transaction.atomic():
        row = lock(pk, states=OPEN, revision=revision)
        row.move(dossier=dossier, new_dossier=new_dossier, revision=row.revision + 1)


def abandon(pk: int) -> None:
    """Give the review up, and let go of its file. Raises `ReviewChangedError` when it was imported."""
    with transaction.atomic():
        row = ImportReview.objects.select_for_update().defer("file").get(pk=pk)
        if row.state == ReviewState.IMPORTED:
            raise ReviewChangedError
        row.move(
            state=ReviewState.ABANDONED,
            file=b"",
            text="",
            found=None,
            sheet=None,
            revision=row.revision + 1,
        )
