"""The page `/import/`: the files that are under review, and the form that brings new ones in."""

from django.contrib.auth.decorators import permission_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from amendments.importing.launching import launch
from amendments.importing.recognising import Why
from amendments.models import ImportReview
from amendments.views.imports.pages import IMPORT
from amendments.views.imports.sorting import mark_words
from amendments.views.imports.upload import UploadForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vary_on_headers("HX-Request")
@permission_required(IMPORT, raise_exception=True)
def imports(request: HttpRequest) -> HttpResponse:
    """The reviews that are open (to htmx, only these), and a form for new files, each a review of its own."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, user=request.user)
    if form.is_valid():
        rows = take_in(request, form)
        if len(rows) == 1:
            return redirect("import-review", rows[0].pk)
        return redirect("imports")
    rows = list(ImportReview.objects.open().light())
    context = {
        "form": form,
        "open": [(row, mark_words(row)) for row in rows],
        "is_reading": any(row.is_on_the_way and not row.is_stuck for row in rows),
        "imported": ImportReview.objects.imported().light()[:10],
    }
    part = "#open" if "HX-Request" in request.headers and not form.is_bound else ""
    status = 400 if form.is_bound else 200
    return render(request, f"amendments/imports.html{part}", context, status=status)


def take_in(request: HttpRequest, form: UploadForm) -> list[ImportReview]:
    """Save the files, and start reading them once they are saved."""
    assert request.user.is_authenticated  # the view has made sure of it
    said = form.cleaned_data
    mark = {"why": Why.SAID.value, "shown": request.user.get_username()} if said["kind"] else {}
    with transaction.atomic():
        rows = [
            ImportReview.objects.create(
                name=tidy_name(file),
                file=file.read(),
                language=said["language"],
                kind=said["kind"],
                mark=mark,
                dossier=said["dossier"],
                new_dossier=said["new_dossier"],
                uploaded_by=request.user,
            )
            for file in said["dropped"]
        ]
        transaction.on_commit(lambda: launch([row.pk for row in rows]))
    return rows


def tidy_name(file: UploadedFile) -> str:
    """Return the name of a file as it can be shown; a browser may send anything."""
    name = "".join(letter for letter in file.name or "" if letter.isprintable())
    return name[-200:] or _("file")
