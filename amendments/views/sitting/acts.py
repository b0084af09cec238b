"""Recording acts from the desk: opening, deciding, undoing, calling, closing."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind
from amendments.engine.sitting.running import Step
from amendments.models import Act, Sitting
from amendments.models.procedure import load_procedure
from amendments.models.votes import Recorded
from amendments.sitting.recording import (
    Planned,
    StaleActError,
    open_sitting,
    record,
)
from amendments.sitting.steps import load_any_desk, running_steps
from amendments.views.sitting.asking import (
    RECORD,
    CountsForm,
    SentForm,
    TitleForm,
    ask_about_closing,
    ask_about_counts,
    clerk,
    read_sent,
)
from amendments.views.sitting.desk import render_desk
from amendments.views.sitting.showing import act_words, make_lines
from amendments.views.sitting.speaking import item_title, passed_over_words, result_words
from amendments.vote_sets import normal
from resolutions.access import get_draft
from resolutions.models import DraftText

DECISIONS = {value: Decision(value) for value in Recorded.values}
OTHERS = {"undo": ActKind.UNDONE, "next": ActKind.CALLED, "go": ActKind.CALLED, "close": ActKind.CLOSED}  # fmt: skip
UNKNOWN = gettext_lazy("The desk has no such button.")
STALE = gettext_lazy("Nothing was recorded: the page was an older one. Look again, then press.")

YOU_TYPED = gettext_lazy("You had typed – %(act)s")


@require_POST
@permission_required(RECORD, raise_exception=True)
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a sitting."""
    draft = get_draft(request.user, pk)
    form = TitleForm(request.POST)
    if not form.is_valid():
        return render_desk(request, draft, problems=mistakes(form), status=400)
    try:
        open_sitting(draft, clerk(request), form.cleaned_data["title"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("sitting", pk)


@require_POST
@permission_required(RECORD, raise_exception=True)
def add_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what a button of the desk says, or ask first."""
    draft = get_draft(request.user, pk)
    sitting = draft.sittings.newest_first().first()
    if sitting is None:
        raise Http404
    sent = read_sent(request.POST)
    do = request.POST.get("do", "")
    if not sent.is_valid():
        return refuse_mistyped(request, draft, sitting, sent)
    if other := sent.refuse_other(sitting):
        return render_desk(request, draft, problems=other, status=409)
    if do in DECISIONS or do == "counts":
        return decide(request, draft, sitting, sent, DECISIONS.get(do))
    if do not in OTHERS:
        return render_desk(request, draft, problems=(str(UNKNOWN),), status=400)
    asking = ask_about_closing(open_items(draft)) if do == "close" else None
    if asking and "confirmed" not in request.POST:
        return render_desk(request, draft, asking=asking)
    item = normal(sent.cleaned_data["item"]) if do == "go" else ""
    return keep(request, draft, sitting, Planned(OTHERS[do], sent.cleaned_data["revision"], item))


def mistakes(form: Form) -> tuple[str, ...]:
    """Return what is wrong with what was sent, each with the name of its field."""
    return tuple(
        str(error) if name == "__all__" else f"{form.fields[name].label or name}: {error}"
        for name, errors in form.errors.items()
        for error in errors
    )


def refuse_mistyped(
    request: HttpRequest, draft: DraftText, sitting: Sitting, sent: SentForm
) -> HttpResponse:
    """Say what is wrong with what was typed, and first what others did meanwhile.

    What was typed stays in the fields of what is still called, and never comes into those of another item.
    """
    found = sent.cleaned_data
    since: list[Act] = []
    if found.get("sitting") == sitting.pk and "revision" in found:
        since = list(sitting.acts.filter(sequence__gt=found["revision"]))
    problems = tell_stale(sitting, StaleActError(since)) if since else ()
    return render_desk(
        request,
        draft,
        form=sent if found.get("item") == sitting.current else None,
        problems=(*problems, *mistakes(sent)),
        status=409 if since else 400,
    )


def decide(
    request: HttpRequest,
    draft: DraftText,
    sitting: Sitting,
    sent: SentForm,
    decision: Decision | None,
) -> HttpResponse:
    """Record `decision`, or what the counts say; where they do not agree, ask."""
    item, counts = sent.cleaned_data["item"], sent.counts()
    if decision is None and counts is None:
        words = _("Nothing was counted: press Adopted or Rejected.")
        return render_desk(request, draft, problems=(words,), status=400)
    asking = ask_about_counts(item, draft, counts, decision)
    if asking and (decision is None or "confirmed" not in request.POST):
        return render_desk(request, draft, form=sent, asking=asking)
    assert decision is not None
    is_vote = decision in (Decision.ADOPTED, Decision.REJECTED)
    revision = sent.cleaned_data["revision"]
    planned = Planned(ActKind.DECIDED, revision, item, decision, counts if is_vote else None)
    return keep(request, draft, sitting, planned)


def keep(
    request: HttpRequest, draft: DraftText, sitting: Sitting, planned: Planned
) -> HttpResponse:
    """Record the act and say what it did; a refused one is answered with the reason."""
    try:
        kept = record(sitting, clerk(request), planned)
    except StaleActError as error:
        return refuse_stale(request, draft, sitting, planned, error)
    except ValidationError as error:
        return render_desk(request, draft, problems=tuple(error.messages), status=400)
    if kept.act.kind != ActKind.CALLED:
        messages.success(request, tell(sitting, kept.act))
        tell_fallen(request, draft, kept.fell)
    return redirect(reverse("sitting", args=[draft.pk]) + language_query(request))


def language_query(request: HttpRequest) -> str:
    """Return the language of the text that the desk was in, as the end of an address."""
    wanted = request.GET.get("language", "")
    return f"?language={wanted}" if wanted.isalpha() else ""


def tell(sitting: Sitting, act: Act) -> str:
    """Return what was recorded, in words."""
    undone = sitting.acts.filter(sequence=act.undoes) if act.undoes else ()
    acts = {one.sequence: one for one in undone}
    return act_words(act, acts, profile=load_procedure(sitting.draft)[0])


def refuse_stale(
    request: HttpRequest,
    draft: DraftText,
    sitting: Sitting,
    planned: Planned,
    error: StaleActError,
) -> HttpResponse:
    """Say who was quicker and what was done since; counts typed for what is still called stay."""
    sitting.refresh_from_db()
    problems = tell_stale(sitting, error)
    form = None
    if planned.counts and planned.item == sitting.current:
        form = CountsForm(label_suffix="", initial=planned.counts._asdict())
        problems = (*problems, _("Your counts are kept: look again, then press again."))
    elif planned.counts and planned.decision:
        words = result_words(planned.item, planned.decision, planned.counts)
        problems = (*problems, YOU_TYPED % {"act": words})
    elif planned.mover:
        taking_over = _("%(item)s, taken over by %(mover)s")
        words = taking_over % {"item": item_title(planned.item), "mover": planned.mover}
        problems = (*problems, YOU_TYPED % {"act": words})
    return render_desk(request, draft, form=form, problems=problems, status=409)


def tell_stale(sitting: Sitting, error: StaleActError) -> tuple[str, ...]:
    """Return that somebody was quicker, and what was done since."""
    acts = list(sitting.acts.select_related("by").order_by("sequence"))
    lines = {
        act.pk: line
        for act, line in zip(acts, make_lines(acts, load_procedure(sitting.draft)[0]), strict=True)
    }
    since = [lines[act.pk] for act in error.acts]
    who = ", ".join(dict.fromkeys(line.who for line in since))
    first = _("Nothing was recorded: %(who)s was quicker.") % {"who": who} if who else STALE
    return (str(first), *(f"{line.words} ({line.who})" for line in since))


def open_items(draft: DraftText) -> list[str]:
    """Return the numbers of what is still open, in running order."""
    return [step.number for step in running_steps(load_any_desk(draft)) if step.is_open]


def tell_fallen(request: HttpRequest, draft: DraftText, fell: Iterable[Step]) -> None:
    """Say what fell by an act, as the President does."""
    profile, _times = load_procedure(draft)
    for step in fell:
        messages.info(request, " ".join(passed_over_words(step, profile)))
