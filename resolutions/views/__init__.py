"""The pages that lead to the drafts: all dossiers, and one with its documents."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resolutions.access import get_dossier, readable_dossiers
from resolutions.models import Document


@login_not_required
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers that the reader may open, each with its reports."""
    reports = Document.objects.reports().prefetch_related("drafts")
    found = readable_dossiers(request.user).prefetch_related(
        Prefetch("documents", reports, to_attr="reports")
    )
    return render(request, "resolutions/dossiers.html", {"dossiers": found})


@login_not_required
@require_safe
def dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """A dossier: its drafts, and its documents by date."""
    dossier = get_dossier(request.user, slug)
    documents = list(dossier.documents.select_related("declaration").prefetch_related("drafts"))
    drafts = [draft for document in documents for draft in document.drafts.all()]
    context = {"dossier": dossier, "documents": documents, "drafts": drafts}
    return render(request, "resolutions/dossier.html", context)
