"""Recording from the desk what is declared without a vote, and the members who object."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from amendments.models import Sitting
from amendments.sitting.declaring import Declared, declare, object_to
from amendments.sitting.recording import StaleActError
from amendments.views.sitting.acts import language_query, mistakes, tell_fallen, tell_stale
from amendments.views.sitting.asking import RECORD, SeenForm, clerk
from amendments.views.sitting.bloc import outcome_words, tell_skipped
from amendments.views.sitting.desk import render_desk
from amendments.views.sitting.speaking import item_title, listed
from amendments.views.words import sentence
from resolutions.access import get_draft
from resolutions.models import DraftText

MOST = 99_999  # members who object


class ObjectionForm(SeenForm):
    """How many members object to what."""

    item = forms.CharField(max_length=40)
    objections = forms.IntegerField(label=gettext_lazy("Objections"), min_value=0, max_value=MOST)


@require_POST
@permission_required(RECORD, raise_exception=True)
def declare_en_bloc(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare all that the positions of the committee settle."""
    draft = get_draft(request.user, pk)
    sitting = find_open(draft)
    form = SeenForm(request.POST)
    if not form.is_valid():
        return render_desk(request, draft, problems=mistakes(form), status=400)
    if other := form.refuse_other(sitting):
        return render_desk(request, draft, problems=other, status=409)
    try:
        done = declare(sitting, clerk(request), form.cleaned_data["revision"])
    except StaleActError as error:
        return render_desk(request, draft, problems=tell_stale(sitting, error), status=409)
    except ValidationError as error:
        return render_desk(request, draft, problems=tuple(error.messages), status=400)
    tell_declared(request, done)
    tell_fallen(request, draft, done.fell)
    return redirect(reverse("sitting", args=[pk]) + language_query(request))


def find_open(draft: DraftText) -> Sitting:
    """Return the sitting that goes on. Raises Http404."""
    sitting = draft.sittings.open().first()
    if sitting is None:
        raise Http404
    return sitting


def tell_declared(request: HttpRequest, done: Declared) -> None:
    """Say what was declared, and what was not and why."""
    for words in outcome_words(done.acts):
        messages.success(request, words)
    for title, why in tell_skipped(done.skipped):
        messages.info(request, _("Not declared: %(item)s. %(why)s.") % {"item": title, "why": why})


@require_POST
@permission_required(RECORD, raise_exception=True)
def add_objections(request: HttpRequest, pk: int) -> HttpResponse:
    """Record how many members object; with enough of them the amendment is called."""
    draft = get_draft(request.user, pk)
    sitting = find_open(draft)
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return render_desk(request, draft, problems=mistakes(form), status=400)
    if other := form.refuse_other(sitting):
        return render_desk(request, draft, problems=other, status=409)
    sent = form.cleaned_data
    try:
        lifted = object_to(
            sitting, clerk(request), sent["revision"], sent["item"], sent["objections"]
        )
    except StaleActError as error:
        return render_desk(request, draft, problems=tell_stale(sitting, error), status=409)
    except ValidationError as error:
        return render_desk(request, draft, problems=tuple(error.messages), status=400)
    words = _("Objections to %(item)s: %(count)s.")
    messages.success(
        request, words % {"item": item_title(sent["item"]), "count": sent["objections"]}
    )
    if lifted:
        words = _("%(items)s: to be called after all.")
        messages.info(request, sentence(words % {"items": listed(lifted)}))
    return redirect(reverse("sitting", args=[pk]) + language_query(request))
