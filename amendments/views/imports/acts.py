"""What people do with a review: say what it is and where it goes, take back, import, abandon."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from amendments.importing import reviews, saying, sheets
from amendments.importing.declared import Paper, import_declaration
from amendments.importing.filed import import_document
from amendments.importing.launching import launch
from amendments.importing.locking import ReviewChangedError
from amendments.importing.sheets import load_sheet
from amendments.importing.writing import ImportRefusedError
from amendments.models import ImportReview
from amendments.views.imports.answering import OLDER, older, page
from amendments.views.imports.pages import (
    IMPORT,
    draw_review,
    get_review,
    locked_words,
    show_review,
)
from amendments.views.imports.sorting import DossierForm, KindForm
from resolutions.access import may_read
from resolutions.filing import FilingRefusedError
from resolutions.recording.writing import RecordingRefusedError

REFUSALS = (ImportRefusedError, RecordingRefusedError, FilingRefusedError)


@require_POST
@permission_required(IMPORT, raise_exception=True)
def say_kind(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the file for what somebody says it is: it is read anew as that."""
    row = get_review(pk)
    form = KindForm(row, request.POST)
    if not form.is_valid():
        return show_review(request, row, sent=form, status=400)
    said = form.cleaned_data
    if (said["kind"], said["language"]) == (row.kind, row.language):
        return redirect("import-review", pk)
    assert request.user.is_authenticated  # the decorator has made sure of it
    try:
        with transaction.atomic():
            reviews.say_kind(
                pk,
                said["kind"],
                said["language"],
                by=request.user.get_username(),
                revision=said["revision"],
            )
            transaction.on_commit(lambda: launch([pk]))
    except ReviewChangedError:
        return older(request, pk)
    return redirect("import-review", pk)


@require_POST
@permission_required(IMPORT, raise_exception=True)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which dossier it goes into."""
    row = get_review(pk)
    form = DossierForm(row, request.user, request.POST)
    if not form.is_valid():
        return show_review(request, row, sent=form, status=400)
    said = form.cleaned_data
    try:
        reviews.place(pk, said["dossier"], said["new_dossier"], said["revision"])
    except ReviewChangedError:
        return older(request, pk)
    return redirect(page(pk, request))


@require_POST
@permission_required(IMPORT, raise_exception=True)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer back, as if it had not been given."""
    row = get_review(pk)
    at, revision = posted_number(request, "answer"), posted_number(request, "revision")
    try:
        if row.is_compendium:
            sheets.take_back(pk, at, revision)
        else:
            saying.unsay(pk, at, revision)
    except ReviewChangedError:
        return older(request, pk)
    messages.success(request, _("The answer was taken back."))
    return redirect(page(pk, request))


@require_POST
@permission_required(IMPORT, raise_exception=True)
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin anew with a file whose reading died."""
    get_review(pk)
    try:
        with transaction.atomic():
            reviews.read_again(pk)
            transaction.on_commit(lambda: launch([pk]))
    except ReviewChangedError:
        messages.error(request, _("Its reading is under way; nothing was started anew."))
    return redirect("import-review", pk)


@require_POST
@permission_required(IMPORT, raise_exception=True)
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Import the review as the reader saw it; lead to what was saved."""
    row = get_review(pk)
    refusal = refusal_words(request, row)
    if refusal:
        messages.error(request, refusal)
        return redirect("import-review", pk)
    try:
        row = import_row(row, posted_number(request, "revision"))
    except ReviewChangedError:
        return older(request, pk)
    except REFUSALS as error:
        messages.error(request, str(error))
        return redirect("import-review", pk)
    except IntegrityError:
        # Two first imports of one Doc. at the same moment: the database lets one of them through.
        messages.error(
            request, _("Somebody else saved this Doc. at the same moment; import it again.")
        )
        return redirect("import-review", pk)
    return lead_to_saved(request, row)


def refusal_words(request: HttpRequest, row: ImportReview) -> str:
    """Return why this reader cannot import it as it stands; "" when they can."""
    if row.state != "to_review":
        return str(OLDER)
    if locked := locked_words(request, row):
        return locked
    if row.is_compendium:
        return ""
    _template, drawn = draw_review(request, row, None)
    if drawn.get("stops"):
        return _("Answer first: %(question)s") % {"question": drawn["stops"][0].words}
    if drawn.get("needs_dossier"):
        return _("Say first which dossier it belongs to.")
    return ""


def import_row(row: ImportReview, revision: int) -> ImportReview:
    if row.is_compendium:
        return sheets.import_review(row.pk, revision)
    if row.is_declaration:
        return import_declaration(row.pk, revision)
    return import_document(row.pk, revision)


def lead_to_saved(request: HttpRequest, row: ImportReview) -> HttpResponse:
    """Say what was saved, and lead to it: to the draft, the declaration, the document or the dossier."""
    report = row.report
    assert report is not None  # it was imported
    messages.success(request, imported_words(row))
    if not may_read(request.user, report.dossier):
        return redirect("import-review", row.pk)
    if row.is_declaration:
        return redirect("declaration", Paper(row).mended.declaration.number)
    if not row.is_compendium:
        return redirect("document", report.dossier.slug, report.slug)
    drafts = list(report.drafts.all())
    if len(drafts) == 1:
        return redirect("draft", drafts[0].pk)
    return redirect("dossier", report.dossier.slug)


def imported_words(row: ImportReview) -> str:
    """Return what the reader is told: what was imported, and how many amendments wait for a person."""
    done = _("%(reference)s was imported.") % {"reference": row.reference or row.title or row.name}
    left = len(load_sheet(row).unclear) if row.is_compendium else 0
    waiting = ngettext(
        "One amendment is marked for a person to resolve.",
        "%(count)s amendments are marked for a person to resolve.",
        left,
    ) % {"count": left}
    return f"{done} {waiting}" if left else done


@require_POST
@permission_required(IMPORT, raise_exception=True)
def abandon(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a review up: nothing of it is saved, its file is let go."""
    row = get_review(pk)
    try:
        reviews.abandon(pk)
    except ReviewChangedError:
        return older(request, pk)
    messages.success(request, _("%(name)s was put aside; nothing of it was saved.") % {"name": row})
    return redirect("imports")


def posted_number(request: HttpRequest, name: str) -> int:
    """Return the number that a form sent, -1 when it sent none."""
    number = request.POST.get(name, "")
    return int(number) if number.isdecimal() and len(number) < 10 else -1
