"""What people do on `/import/`: bring files in, answer, take back, import, abandon."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from amendments.compendium.answers import AnswerRefusedError, Kind, key_of
from amendments.importing import reviews
from amendments.importing.launching import launch
from amendments.importing.reviews import NotLocatedByHandError, ReviewChangedError, load_sheet
from amendments.importing.writing import ImportRefusedError
from amendments.models import ImportReview, ReviewState
from amendments.views.imports.filling import Sent, form_options, make_desk
from amendments.views.imports.forms import FORMS, AnswerForm
from amendments.views.imports.pages import IMPORT, get_review, nothing_open, show_review
from amendments.views.imports.questions import open_findings, open_repairs
from amendments.views.imports.upload import UploadForm
from amendments.views.imports.words import answer_refused_words
from amendments.views.words import said
from resolutions.access import may_read

OLDER = gettext_lazy(
    "Somebody else has worked on this review meanwhile. This is how it stands now; look at it again."
)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@permission_required(IMPORT, raise_exception=True)
def imports(request: HttpRequest) -> HttpResponse:
    """The reviews that are open, and a form for new files; each becomes a review of its own."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, user=request.user)
    if form.is_valid():
        rows = take_in(request, form)
        if len(rows) == 1:
            return redirect("import-review", rows[0].pk)
        return redirect("imports")
    context = {
        "form": form,
        "open": ImportReview.objects.open().light(),
        "imported": ImportReview.objects.imported().light()[:10],
    }
    status = 400 if form.is_bound else 200
    return render(request, "amendments/imports.html", context, status=status)


def take_in(request: HttpRequest, form: UploadForm) -> list[ImportReview]:
    """Save the files, and start reading them once they are saved."""
    assert request.user.is_authenticated  # the view has made sure of it
    with transaction.atomic():
        rows = [
            ImportReview.objects.create(
                name=tidy_name(file),
                file=file.read(),
                language=form.cleaned_data["language"],
                dossier=form.cleaned_data["dossier"],
                uploaded_by=request.user,
            )
            for file in form.cleaned_data["compendia"]
        ]
        transaction.on_commit(lambda: launch([row.pk for row in rows]))
    return rows


def tidy_name(file: UploadedFile) -> str:
    """Return the name of a file as it can be shown; a browser may send anything."""
    name = "".join(letter for letter in file.name or "" if letter.isprintable())
    return name[-200:] or _("file")


@require_POST
@permission_required(IMPORT, raise_exception=True)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer in; one that does not fit comes back with the reason beside it."""
    row = get_review(pk)
    if row.state != ReviewState.TO_REVIEW:
        return older(request, pk)
    form = sent_form(request, row)
    if not form.is_valid():
        return show_review(request, row, sent=Sent(form.place, form), status=400)
    after = next_anchor(row, form)
    try:
        reviews.give_answer(pk, form.answer(), request.user)
    except ReviewChangedError:
        return older(request, pk)
    except AnswerRefusedError as error:
        form.add_error(None, answer_refused_words(error))
    except NotLocatedByHandError as error:
        form.add_error(None, said(error.reason))
    else:
        return redirect(f"{page(pk, request)}{after}")
    return show_review(request, get_review(pk), sent=Sent(form.place, form), status=400)


def sent_form(request: HttpRequest, row: ImportReview) -> AnswerForm:
    """Return the form that was sent, filled in. Raises Http404 when there is no such form."""
    kind, place = request.POST.get("kind", ""), request.POST.get("at", "")
    about = request.POST.get("about", "")
    if kind not in set(Kind) or not re.fullmatch(r"[0-9a-f]{12}|", about) or len(place) > 60:
        raise Http404
    options = form_options(
        make_desk(load_sheet(row)), Kind(kind), request.POST.get("amendment", "")
    )
    return FORMS[Kind(kind)](request.POST, place=place, about=about, **options)


def next_anchor(row: ImportReview, form: AnswerForm) -> str:
    """Return the anchor of what comes next on the page: the next question, else where the text is."""
    sheet = load_sheet(row)
    for things in (open_findings(sheet), open_repairs(sheet)):
        keys = [key_of(one) for one in things]
        if form.about in keys:
            after = keys[keys.index(form.about) + 1 :]
            return f"#question-{after[0]}" if after else "#questions"
    values = form.answer().values
    if values.get("amendment"):
        return f"#am-{values['amendment']}"
    return f"#paragraph-{values.get('draft', '')}-{values.get('paragraph', '')}"


def page(pk: int, request: HttpRequest) -> str:
    """Return the address of the review, on the part of it that the reader was on, nothing opened for mending."""
    query = nothing_open(request)
    address = reverse("import-review", args=[pk])
    return f"{address}?{query.urlencode()}" if query else address


def older(request: HttpRequest, pk: int) -> HttpResponse:
    messages.error(request, OLDER)
    return redirect(page(pk, request))


@require_POST
@permission_required(IMPORT, raise_exception=True)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer back, as if it had not been given."""
    get_review(pk)
    at, revision = posted_number(request, "answer"), posted_number(request, "revision")
    try:
        reviews.take_back(pk, at, revision)
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
    get_review(pk)
    try:
        row = reviews.import_review(pk, posted_number(request, "revision"))
    except ReviewChangedError:
        return older(request, pk)
    except ImportRefusedError as error:
        messages.error(request, str(error))
        return redirect("import-review", pk)
    except IntegrityError:
        # Two first imports of one Doc. at the same moment: the database lets one of them through.
        messages.error(
            request, _("Somebody else saved this Doc. at the same moment; import it again.")
        )
        return redirect("import-review", pk)
    return lead_to_saved(request, row)


def lead_to_saved(request: HttpRequest, row: ImportReview) -> HttpResponse:
    """Say what was saved, and lead to it: to the draft, or to the dossier when there are several."""
    report = row.report
    assert report is not None  # it was imported
    messages.success(request, imported_words(row))
    if not may_read(request.user, report.dossier):
        return redirect("import-review", row.pk)
    drafts = list(report.drafts.all())
    if len(drafts) == 1:
        return redirect("draft", drafts[0].pk)
    return redirect("dossier", report.dossier.slug)


def imported_words(row: ImportReview) -> str:
    sheet = load_sheet(row)
    left = len(sheet.unclear)
    done = _("%(reference)s was imported.") % {"reference": row.reference}
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
