"""File a document in its dossier: a new one, or what changed in one that is there. All or nothing."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.models import Document, DocumentKind, Dossier
from resolutions.models.documents import tidy_reference
from resolutions.reading.choices import fitting

REASON = "import of a document"  # stands in the history
READ_ELSEWHERE = {DocumentKind.COMPENDIUM, DocumentKind.REPORT}


class FilingRefusedError(ValueError):
    """The document cannot be saved; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a document by the person who files it; "" or None where it is not said."""

    kind: DocumentKind
    language: str
    title: str = ""
    date: datetime.date | None = None
    source: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """The row, whether it is new, and the names of the fields that changed."""

    document: Document
    is_new: bool
    changed: tuple[str, ...]


def file_document(
    facts: Facts,
    found: Facts,
    *,
    text: str,
    dossier: str,
    lines: Mapping[str, str] | None = None,
    is_trial: bool = False,
) -> Filed:
    """Save the document of `text` in the dossier with this short name.

    `facts` are what a person says, and always count; `found` is what the file says, and only fills what is empty,
    so that a correction made by hand stays. `lines` are further choices of lines. A trial saves nothing.
    Raises `FilingRefusedError`.
    """
    if facts.kind in READ_ELSEWHERE:
        raise FilingRefusedError(f"A {facts.kind} is not filed here: use import_compendium.")
    if not (facts.title or found.title or facts.reference):
        raise FilingRefusedError("No title was found; give one with --title.")
    with transaction.atomic():
        place = Dossier.objects.filter(slug=dossier).first()
        if place is None:
            raise FilingRefusedError(f"There is no dossier {dossier}.")
        row = find_document(facts, found, place)
        filed = fill(row, facts, found, text, lines or {})
        if filed.changed:
            check(row)
            row._change_reason = REASON  # type: ignore[attr-defined]  # simple_history takes it from there
            row.save()
        if is_trial:
            transaction.set_rollback(True)
    return filed


def find_document(facts: Facts, found: Facts, dossier: Dossier) -> Document:
    """Return the document that has the same kind, language and reference, or title; else a new one."""
    same = Document.objects.filter(kind=facts.kind, language=facts.language)
    reference = tidy_reference(facts.reference)
    if reference:
        same = same.filter(reference=reference)
    else:
        title = facts.title or found.title
        same = same.filter(dossier=dossier, **{f"title_{facts.language}": title})
    rows = list(same.select_related("dossier").select_for_update(of=("self",))[:2])
    if len(rows) > 1:
        raise FilingRefusedError(
            _("Several documents could be meant: %(first)s, %(second)s.")
            % {"first": rows[0].slug, "second": rows[1].slug}
        )
    if rows and rows[0].dossier != dossier:
        other = rows[0].dossier.slug
        raise FilingRefusedError(
            _("%(reference)s is in the dossier %(there)s, not in %(dossier)s.")
            % {"reference": reference, "there": other, "dossier": dossier.slug}
        )
    new = Document(dossier=dossier, kind=facts.kind, language=facts.language, reference=reference)
    return rows[0] if rows else new


def fill(row: Document, facts: Facts, found: Facts, text: str, lines: Mapping[str, str]) -> Filed:
    """Give `row` its values, and return which of them changed."""
    title = f"title_{facts.language}"
    choices = fitting(text, {**row.line_choices, **lines})
    wanted: dict[str, object] = {"text": text, "line_choices": choices}
    for field, said, read in (
        (title, facts.title, found.title),
        ("date", facts.date, found.date),
        ("source", facts.source, found.source),
    ):
        wanted[field] = said or getattr(row, field) or read
    changed = [field for field, value in wanted.items() if getattr(row, field) != value]
    for field in changed:
        setattr(row, field, wanted[field])
    return Filed(row, row.pk is None, tuple(changed))


def check(row: Document) -> None:
    """Raise `FilingRefusedError` for a value that does not fit into its column."""
    try:
        row.full_clean(exclude={"slug"})
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise FilingRefusedError(
            _("The %(name)s cannot be saved: %(why)s") % {"name": name, "why": messages[0]}
        ) from error
