"""The dossier that a review goes into: chosen, made new, or the one that its Doc. is in already."""

from typing import Any

from django.utils.text import slugify

from amendments.importing.saying import said_of
from amendments.importing.writing import save_row
from amendments.models import ImportReview
from resolutions.models import Document, DocumentKind, Dossier, WrittenDeclaration
from resolutions.models.documents import tidy_reference

LONGEST_SLUG = 50
# Where the rows of a compendium and of a declaration are found again.
KINDS = {
    "compendium": (DocumentKind.REPORT, DocumentKind.COMPENDIUM),
    "written_declaration": (DocumentKind.WRITTEN_DECLARATION,),
}


def wanted_slug(row: ImportReview) -> str | None:
    """Return the short name of the dossier that people chose for it, None when they chose none."""
    if row.dossier:
        return row.dossier.slug
    return slugify(row.new_dossier)[:LONGEST_SLUG].strip("-") or None


def wanted_dossier(row: ImportReview, language: str) -> str | None:
    """Return the same, and save the dossier when it is a new one. Raises `ImportRefusedError`.

    Files that were dropped together can name the same new dossier: the first one makes it.
    """
    slug = wanted_slug(row)
    if slug and not Dossier.objects.filter(slug=slug).exists():
        save_row(Dossier(slug=slug, **{f"title_{language or 'en'}": row.new_dossier}))
    return slug


def dossiers_touched(row: ImportReview) -> list[Dossier]:
    """Return the dossiers that are there and that an import of this review would change."""
    slug = wanted_slug(row)
    found = list(Dossier.objects.filter(slug=slug)) if slug else []
    kinds = KINDS.get(row.kind, (row.kind,))
    reference = tidy_reference(str(said_value(row, "reference") or row.reference))
    if reference:
        documents = Document.objects.filter(kind__in=kinds, reference=reference)
        found += [one.dossier for one in documents.select_related("dossier").defer("text")]
    if row.is_declaration and row.found:
        number = said_value(row, "number") or row.found["declaration"]["number"]
        declarations = WrittenDeclaration.objects.select_related("document__dossier")
        found += [one.document.dossier for one in declarations.filter(number=number)]
    return found


def said_value(row: ImportReview, about: str) -> Any:
    """Return what people said of a field of the file, None when nothing."""
    return None if row.is_compendium else said_of(row).get(about, {}).get("value")
