"""The pages that lead to the drafts: a dossier with its documents, and one document."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.access import get_document, get_dossier
from resolutions.conversation import draw_turns
from resolutions.links import make_links
from resolutions.models import Document, DocumentKind
from resolutions.reading.choices import read_chosen
from resolutions.reading.furniture import ADDRESS


@login_not_required
@require_safe
def dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """A dossier: its drafts, and its documents by kind and date."""
    dossier = get_dossier(request.user, slug)
    rows = dossier.documents.defer("text").select_related("declaration")
    documents = list(rows.prefetch_related("drafts"))
    drafts = [draft for document in documents for draft in document.drafts.all()]
    context = {"dossier": dossier, "kinds": by_kind(documents), "drafts": drafts}
    return render(request, "resolutions/dossier.html", context)


def by_kind(documents: Iterable[Document]) -> list[tuple[str, list[Document]]]:
    """Return the documents under the name of their kind, in the order of `DocumentKind`, each kind as it comes."""
    kinds: dict[str, list[Document]] = {kind: [] for kind in DocumentKind}
    for document in documents:
        kinds[document.kind].append(document)
    return [(str(DocumentKind(kind).label), rows) for kind, rows in kinds.items() if rows]


@login_not_required
@require_safe
def document(request: HttpRequest, slug: str, document: str) -> HttpResponse:
    """A document: its text in paragraphs or turns, with links; `?text=original` shows it as published."""
    row = get_document(request.user, slug, document)
    reading = read_chosen(row.text, row.kind, row.line_choices)
    links = make_links((passage.text for passage in reading.passages), row.dossier, request.user)
    context = {
        "document": row,
        "dossier": row.dossier,
        "reading": reading,
        "turns": draw_turns(reading),
        "links": links,
        "drafts": row.drafts.all(),
        "source_is_address": bool(ADDRESS.fullmatch(row.source)),
        "is_original": request.GET.get("text") == "original",
    }
    return render(request, "resolutions/document.html", context)
