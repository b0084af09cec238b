"""Table an oral amendment or sub-amendment by editing the text: choose, edit, see what it does, save."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amendments.desk import Desk, load_desk
from amendments.engine.proposals import Act
from amendments.models import Amendment
from amendments.sitting.recording import record_tabling
from amendments.tabling.proposing import (
    Proposal,
    Target,
    find_parent,
    is_there,
    propose_tabling,
    words_of,
)
from amendments.tabling.saving import NotAsShownError, Tabling, table_amendment
from amendments.views.marks import Mark
from amendments.views.tabling_accepting import FROM_SITTING, AcceptingForm, make_accepting
from amendments.views.tabling_form import TablingForm
from amendments.views.tabling_preview import (
    make_previews,
    now_marks,
    provisional_name,
    provisional_number,
    tell_clashes,
    tell_place,
)
from amendments.views.words import STANDINGS, said
from resolutions.access import get_draft
from resolutions.models import DraftText
from resolutions.models.languages import reader_language

TABLE = "amendments.add_amendment"
ACTS: dict[Act, str | Promise] = {
    Act.EDIT: gettext_lazy("edit its words"),
    Act.AFTER: gettext_lazy("put a new paragraph after it"),
    Act.BEFORE: gettext_lazy("put a new paragraph before it"),
    Act.DELETE: gettext_lazy("delete it"),
}
LONGEST_CHOICE = 80  # characters of a paragraph in the list of paragraphs


@dataclass(frozen=True, slots=True)
class EditedField:
    """A field of the page, and how its words stand where votes have changed them."""

    bound: Any
    language: str
    now: tuple[Mark, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(TABLE, raise_exception=True)
def new_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """A new amendment to the draft: first the choice of what it changes, then the words to edit."""
    draft = get_draft(request.user, pk)
    desks = load_desks(draft)
    target = read_target(request.GET.get("act", ""), request.GET.get("paragraph", ""))
    if target is None or not any(is_there(desk, target) for desk in desks):
        return choose(request, draft, desks, problem=problem_of(request, target))
    return edit(request, draft, desks, target)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(TABLE, raise_exception=True)
def new_sub_amendment(request: HttpRequest, pk: int, number: str) -> HttpResponse:
    """A new sub-amendment: the new text of amendment `number`, to be edited."""
    draft = get_draft(request.user, pk)
    desks = load_desks(draft)
    target = Target(None, number)
    if not any(find_parent(desk, target) for desk in desks):
        raise Http404
    return edit(request, draft, desks, target)


def load_desks(draft: DraftText) -> list[Desk]:
    """Return the desk of `draft` in each of its languages."""
    return [load_desk(draft, language) for language in draft.languages]


def read_target(act: str, paragraph: str) -> Target | None:
    """Return what the address asks to amend; None when it does not say."""
    if act not in set(Act):
        return None
    return Target(Act(act), "" if act == Act.TITLE else paragraph)


def problem_of(request: HttpRequest, target: Target | None) -> str:
    """Return what is wrong with the choice in the address; nothing when none was made yet."""
    if target is not None and target.act != Act.TITLE:
        return _("The draft has no paragraph “%(number)s”.") % {"number": target.number[:20]}
    if target is not None:
        return _("The draft has no title.")
    return _("Choose what the amendment does.") if request.GET.get("act") else ""


def choose(
    request: HttpRequest, draft: DraftText, desks: Sequence[Desk], *, problem: str
) -> HttpResponse:
    """The choice of a paragraph and of what the amendment does with it."""
    own = [desk for desk in desks if desk.language == reader_language()]
    shown = next(iter([*own, *desks]), None)
    context = page_of_draft(draft) | {
        "heading": _("New oral amendment"),
        "problem": problem,
        "acts": ACTS.items(),
        "chosen": request.GET.get("paragraph", ""),
        "comes_from": request.GET.get("from", ""),
        "paragraphs": [
            (one.number, f"{one.number}. {Truncator(one.text).chars(LONGEST_CHOICE)}")
            for one in (shown.text.paragraphs if shown else ())
        ],
        "language": shown.language if shown else "",
        "has_title": any(desk.text.title for desk in desks),
    }
    return render(request, "amendments/choose.html", context, status=400 if problem else 200)


def edit(
    request: HttpRequest, draft: DraftText, desks: Sequence[Desk], target: Target
) -> HttpResponse:
    """The words to edit; sent, what they amount to; sent to be saved and as shown, the amendment."""
    words = [one for desk in desks for one in words_of(desk, target)]
    accepting = make_accepting(request, draft)
    form = TablingForm(
        request.POST or None, target=target, words=words, names_language=len(desks) > 1
    )
    if request.method != "POST" or not form.is_valid():
        form.initial["base"] = form.base_mark
        return show(request, draft, desks, target, form, None, accepting)
    is_accepted = accepting is None or accepting.is_valid()
    if request.POST.get("do") == "save" and not form.is_on_older_text and is_accepted:
        row = save(request, draft, target, form, is_sitting=accepting is not None)
        if row is not None:
            messages.success(request, _("%(name)s was saved.") % {"name": row.name})
            if accepting is not None and request.GET.get("from") == FROM_SITTING:
                return redirect("sitting", draft.pk)
            return redirect("amendment", draft.pk, row.number)
    proposal = propose_tabling(desks, target, form.edited())
    return show(request, draft, desks, target, form, proposal, accepting)


def save(
    request: HttpRequest,
    draft: DraftText,
    target: Target,
    form: TablingForm,
    *,
    is_sitting: bool,
) -> Amendment | None:
    """Return the saved amendment; None when nothing was saved, and the form says why.

    In a sitting that it was tabled is an act of it.
    """
    assert request.user.is_authenticated  # who has the right is signed in
    tabling = tabling_of(request, target, form)
    try:
        with transaction.atomic():
            row = table_amendment(draft, tabling)
            act = record_tabling(draft, request.user, row.number)
            if (act is not None) != is_sitting:
                raise ValidationError(
                    _("A sitting was opened or closed meanwhile, so nothing was saved. Save again.")
                )
            return row
    except NotAsShownError as error:
        if error.proposal.is_ready:
            form.add_error(None, _("This is what your words do now. Look at it, then save."))
    except ValidationError as error:
        form.add_error(None, error)
    return None


def tabling_of(request: HttpRequest, target: Target, form: TablingForm) -> Tabling:
    """Return what the sent form asks to save."""
    assert request.user.is_authenticated  # who has the right is signed in
    return Tabling(
        target=target,
        edited=form.edited(),
        shown=form.cleaned_data["shown"],
        number=form.cleaned_data["number"],
        signatories=form.cleaned_data["signatories"],
        user=request.user,
    )


def show(
    request: HttpRequest,
    draft: DraftText,
    desks: Sequence[Desk],
    target: Target,
    form: TablingForm,
    proposal: Proposal | None,
    accepting: AcceptingForm | None,
) -> HttpResponse:
    """The form, with what is `proposed` once words were sent."""
    context = page_of_draft(draft) | {
        "heading": heading_of(desks[0], target),
        "target": target,
        "form": form,
        "accepting": accepting,
        "comes_from": FROM_SITTING if accepting and request.GET.get("from") == FROM_SITTING else "",
        "act": ACTS.get(target.act) if target.act else "",
        "again_href": reverse("new-amendment", args=[draft.pk]),
        "parent": parent_of(desks[0], target),
        "decided": decided_words(desks[0], target),
    }
    if proposal is not None:
        context |= proposed(desks, target, form, proposal)
    elif form.words:
        form.fields[form.words[0].key].widget.attrs["autofocus"] = True
    desk_of = {desk.language: desk for desk in desks}
    context["fields"] = [
        EditedField(
            form[one.key],
            one.language,
            now_marks(desk_of[one.language], target, one.operation, one.line),
        )
        for one in form.words
    ]
    is_wrong = form.errors or (accepting and accepting.errors)
    return render(request, "amendments/tabling.html", context, status=400 if is_wrong else 200)


def proposed(
    desks: Sequence[Desk], target: Target, form: TablingForm, proposal: Proposal
) -> dict[str, Any]:
    """Return what the page says of `proposal`; what is wrong with the words stands beside them."""
    for key, told in proposal.faults.items():
        form.add_error(key or None, said(told))
    if form.is_on_older_text:
        form.add_error(
            None,
            _("The words of the draft changed after you opened this page. Compare, then go on."),
        )
    if not proposal.drafted and not proposal.faults:
        form.add_error(None, _("Nothing was changed, so there is nothing to table."))
    form.shows(proposal.mark if proposal.is_ready else "")
    if not proposal.is_ready:
        return {}
    number = provisional_number(desks[0], target)
    first = next(desk for desk in desks if desk.language == proposal.drafted[0].language)
    clashes, unknown = tell_clashes(desks, target, proposal, number)
    return {
        "previews": make_previews(desks, target, proposal, number),
        "clashes": clashes,
        "not_compared": unknown,
        "later": [get_language_info(code)["name_translated"] for code in proposal.later],
        "place": tell_place(first, target, proposal.drafted[0], number),
    }


def heading_of(desk: Desk, target: Target) -> str:
    """Return "Oral sub-amendment 1 to amendment 3"."""
    return _("New: %(name)s") % {"name": provisional_name(desk, target)}


def parent_of(desk: Desk, target: Target) -> Amendment | None:
    """Return the row of the amendment that is changed, None for an amendment to the draft."""
    return next((one.row for one in desk.amendments if one.number == target.parent), None)


def decided_words(desk: Desk, target: Target) -> str:
    """Return what was already decided of the amendment that is changed; nothing while it is open."""
    decision = desk.recorded.get(target.parent or "")
    return str(STANDINGS[decision]).lower() if decision else ""


def page_of_draft(draft: DraftText) -> dict[str, Any]:
    """Return what every page of a draft says of it."""
    return {"draft": draft, "dossier": draft.document.dossier}
