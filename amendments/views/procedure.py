"""Which rules a draft follows, when it is debated, and until when amendments can be tabled."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from amendments.desk import load_desk
from amendments.engine.procedure import Profile, deadline_of
from amendments.engine.procedure.majorities import Majority, VoteKind
from amendments.engine.procedure.profile import Declaring, OrderRule, Speaker
from amendments.locking import lock_draft
from amendments.models import DraftProcedure
from amendments.models.procedure import load_procedure
from amendments.views.drafts import choose_language
from amendments.views.sitting.speaking import share_words
from amendments.views.tabs import in_language, make_tabs
from resolutions.access import get_draft
from resolutions.models import DraftText

SET = "amendments.change_draftprocedure"
MOMENTS = ("opens_at", "previous_ends_at", "until", "subs_until")
COLUMNS = ("profile", "opens_at", "day", "previous_ends_at", "until", "subs_until")
ORDERS: dict[OrderRule, str | Promise] = {
    OrderRule.FURTHEST_FIRST: gettext_lazy("by the text, what departs furthest from it first"),
    OrderRule.BY_NUMBER: gettext_lazy("by number"),
    OrderRule.AS_PRINTED: gettext_lazy("as printed"),
}
SPEAKERS: dict[Speaker, str | Promise] = {
    Speaker.MOVER: gettext_lazy("the mover"),
    Speaker.AGAINST: gettext_lazy("one against"),
    Speaker.COMMITTEE: gettext_lazy("the committee"),
}
KINDS: dict[VoteKind, str | Promise] = {
    VoteKind.AMENDMENT: gettext_lazy("Amendment"),
    VoteKind.RESOLUTION: gettext_lazy("Resolution"),
    VoteKind.RECOMMENDATION: gettext_lazy("Recommendation"),
    VoteKind.OPINION: gettext_lazy("Opinion"),
    VoteKind.DECISION: gettext_lazy("Other decision"),
}


class ProcedureForm(forms.ModelForm):
    """The rules and the times of a draft; `seen` is the mark of what the person saw."""

    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)

    class Meta:
        model = DraftProcedure
        fields = COLUMNS
        widgets = {
            name: forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
            for name in MOMENTS
        }


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(SET, raise_exception=True)
def procedure(request: HttpRequest, pk: int) -> HttpResponse:
    """The procedure of a draft, to be set; what somebody else has set since is shown, not overwritten."""
    draft = get_draft(request.user, pk)
    if request.method != "POST":
        return render_procedure(request, draft, make_form(find_row(draft)))
    with transaction.atomic():
        # One at a time, also while there is no row of its own yet.
        lock_draft(draft.pk)
        row = find_row(draft)
        seen = mark_of(row)
        form = ProcedureForm(request.POST, instance=row, label_suffix="")
        if not form.is_valid():
            return render_procedure(request, draft, form, status=400)
        if form.cleaned_data["seen"] != seen:
            words = _(
                "Nothing was saved: somebody else has set it meanwhile. This is how it is now."
            )
            return render_procedure(
                request, draft, make_form(find_row(draft)), problem=words, status=409
            )
        form.save()
    messages.success(request, _("Saved."))
    desk = load_desk(draft, choose_language(draft, "")[0])
    return redirect(in_language(reverse("committee", args=[pk]), desk))


def find_row(draft: DraftText) -> DraftProcedure:
    """Return the procedure of `draft` as it is saved; a new one where it has none."""
    return DraftProcedure.objects.filter(draft=draft).first() or DraftProcedure(draft_id=draft.pk)


def make_form(row: DraftProcedure) -> ProcedureForm:
    """Return the form that holds `row`."""
    return ProcedureForm(instance=row, initial={"seen": mark_of(row)}, label_suffix="")


def mark_of(row: DraftProcedure) -> str:
    """Return a mark by which one state of `row` is known from another."""
    values = [str(getattr(row, f"{name}_id" if name == "profile" else name)) for name in COLUMNS]
    return hashlib.sha256("|".join(values).encode()).hexdigest()[:16]


def render_procedure(
    request: HttpRequest,
    draft: DraftText,
    form: ProcedureForm,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page, with what the rules that are saved say."""
    desk = load_desk(draft, choose_language(draft, "")[0])
    profile, _times = load_procedure(draft)
    context: dict[str, Any] = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "tabs": make_tabs(desk, "committee"),
        "form": form,
        "problem": problem,
        "deadlines": tell_deadlines(draft),
        "rules": list(tell_rules(profile)),
    }
    return render(request, "amendments/procedure.html", context, status=status)


def tell_deadlines(draft: DraftText) -> list[tuple[str, str]]:
    """Return until when amendments and sub-amendments can be tabled, as far as it is known."""
    profile, times = load_procedure(draft)
    ends: list[tuple[str, datetime | None]] = [
        (_("Deadline for amendments"), deadline_of(profile, times)),
        (_("Deadline for sub-amendments"), deadline_of(profile, times, is_sub=True)),
    ]
    return [(name, date_format(end, "j F Y, H:i")) for name, end in ends if end]


def tell_rules(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield what `profile` says, as names and values."""
    yield _("Signatures"), str(profile.signatures)
    yield (
        _("Words of an explanatory note, at most"),
        str(_("no limit") if profile.note_words is None else profile.note_words),
    )
    yield _("Voting order"), str(ORDERS[profile.order])
    yield _("Declared adopted en bloc"), declaring_words(profile.en_bloc)
    yield _("Definitively rejected"), declaring_words(profile.definitive_rejection)
    yield _("Objections that refuse an oral amendment"), str(profile.oral_objections)
    taken_over = _("yes") if profile.withdrawn_may_be_taken_over else _("no")
    yield _("Another member may take over what was withdrawn"), taken_over
    if profile.en_bloc.is_used or profile.definitive_rejection.is_used:
        first = _("before what is called") if profile.en_bloc_first else _("after what is called")
        yield _("What is declared comes"), first
    yield (
        _("Who may speak on an amendment"),
        ", ".join(str(SPEAKERS[one]) for one in profile.speakers),
    )
    for kind, majority in profile.majorities.items():
        yield _("Majority: %(kind)s") % {"kind": KINDS[kind]}, majority_words(majority)
    counted = _("yes") if profile.abstentions_count else _("no")
    yield _("Abstentions count as votes cast"), counted


def declaring_words(way: Declaring) -> str:
    """Return whether it is used, and how many objections lift an amendment out."""
    if not way.is_used:
        return _("no")
    return _("yes, unless %(count)s object") % {"count": way.objections}


def majority_words(majority: Majority) -> str:
    """Return "more than 1/2", "at least two thirds"."""
    words = _("more than %(share)s") if majority.is_more_than else _("at least %(share)s")
    return words % {"share": share_words(majority.share)}
