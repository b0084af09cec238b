"""The page of one review, whatever it is of, and the page of what a compendium would change."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.importing.placing import dossiers_touched
from amendments.importing.sheets import load_sheet, save_review
from amendments.importing.writing import ImportRefusedError
from amendments.models import ImportReview, ReviewState
from amendments.views.imports.asking import SentAnswer
from amendments.views.imports.compendium import draw_changes, draw_compendium
from amendments.views.imports.declaration import draw_declaration
from amendments.views.imports.document import draw_document
from amendments.views.imports.filling import Sent
from amendments.views.imports.refusals import refused_words
from amendments.views.imports.sorting import DossierForm, KindForm, mark_words
from amendments.views.imports.words import cut
from resolutions.access import may_read

IMPORT = "amendments.add_importreview"
EXCERPT = 800  # characters of a file that nothing is known of
HEAVY = ("file", "text", "found")  # which a compendium's page does not need


@require_safe
@never_cache
@permission_required(IMPORT, raise_exception=True)
@vary_on_headers("HX-Request")
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The review; while its file is read, how far that is (to htmx, only this)."""
    row = get_review(pk)
    if "HX-Request" not in request.headers:
        return show_review(request, row)
    response = render(request, "amendments/import_progress.html#progress", {"review": row})
    if not row.is_on_the_way or row.is_stuck:
        response["HX-Refresh"] = "true"
    return response


def get_review(pk: int) -> ImportReview:
    rows = ImportReview.objects.defer(*HEAVY)
    return get_object_or_404(
        rows.select_related("uploaded_by", "dossier", "report__dossier"), pk=pk
    )


def show_review(
    request: HttpRequest,
    row: ImportReview,
    *,
    sent: Sent | SentAnswer | KindForm | DossierForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page; a form that was `sent` and refused stands where it was filled in."""
    context: dict[str, Any] = {
        "review": row,
        "refusal": refused_words(row.refusal),
        "mark": mark_words(row),
        "kind_form": sent if isinstance(sent, KindForm) else KindForm(row),
        "dossier_form": sent if isinstance(sent, DossierForm) else DossierForm(row, request.user),
        "is_sent": isinstance(sent, KindForm | DossierForm),
        "may_open": bool(row.report and may_read(request.user, row.report.dossier)),
    }
    template = "import_progress"
    if row.state == ReviewState.UNSORTED:
        context["excerpt"] = cut(row.text, EXCERPT)
    if row.state == ReviewState.TO_REVIEW:
        template, drawn = draw_review(request, row, sent)
        context |= drawn
    return render(request, f"amendments/{template}.html", context, status=status)


def draw_review(
    request: HttpRequest, row: ImportReview, sent: object
) -> tuple[str, dict[str, Any]]:
    """Return the template for what the file is, and what it shows."""
    if row.is_compendium:
        drawn = draw_compendium(request, row, sent if isinstance(sent, Sent) else None)
        return "import_review", {**drawn, "locked": locked_words(request, row)}
    answer = sent if isinstance(sent, SentAnswer) else None
    locked = locked_words(request, row)
    if row.is_declaration:
        return "import_declaration", draw_declaration(request, row, answer, locked)
    return "import_document", draw_document(request, row, answer, locked)


def locked_words(request: HttpRequest, row: ImportReview) -> str:
    """Return why this reader may not import it: it would change what they may not read. "" when they may."""
    if all(may_read(request.user, dossier) for dossier in dossiers_touched(row)):
        return ""
    return _(
        "It is in a dossier that you may not read. Somebody who may read it can look at what changes, and import it."
    )


@require_safe
@never_cache
@permission_required(IMPORT, raise_exception=True)
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What the import would change of what is there: a trial, of which nothing stays."""
    row = get_review(pk)
    if row.state != ReviewState.TO_REVIEW or not row.is_compendium:
        return show_review(request, row)
    context: dict[str, Any] = {"review": row, "problem": locked_words(request, row)}
    if context["problem"]:
        return render(request, "amendments/import_changes.html", context, status=403)
    try:
        saved = save_review(row, is_trial=True)
        context |= draw_changes(saved, load_sheet(row).understood.compendium)
    except ImportRefusedError as error:
        context["problem"] = str(error)
    status = 400 if context["problem"] else 200
    return render(request, "amendments/import_changes.html", context, status=status)
