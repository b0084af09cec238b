"""Correcting what was decided earlier: first what that changes, then whether it is meant."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from amendments.desk import Desk, load_desk
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind
from amendments.engine.sitting.checks import refuse_correction, refuse_reopening
from amendments.engine.sitting.majority import Counts
from amendments.engine.sitting.running import find_consequences
from amendments.sitting.recording import Planned
from amendments.sitting.steps import ballot_of
from amendments.sitting.votes import recorded_results
from amendments.views.drafts import choose_language
from amendments.views.sitting.acts import DECISIONS, keep, mistakes
from amendments.views.sitting.asking import RECORD, CountsForm, ask_about_counts, read_sent
from amendments.views.sitting.desk import render_desk
from amendments.views.sitting.speaking import item_title, result_words
from amendments.views.sitting.taking_over import MoverForm, offer_taking_over
from amendments.views.words import STANDINGS, said
from resolutions.access import get_draft
from resolutions.models import DraftText

CORRECTIONS = {**DECISIONS, Decision.PENDING.value: Decision.PENDING}  # pending: open again


@require_safe
@permission_required(RECORD, raise_exception=True)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided of an item, to be corrected: the choice, then what it changes."""
    return render_correcting(request, get_draft(request.user, pk), request.GET.get("item", ""))


def render_correcting(
    request: HttpRequest,
    draft: DraftText,
    item: str,
    *,
    taking_over: MoverForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page, with `taking_over` as it was sent. Raises Http404 where nothing is to be corrected."""
    sitting = draft.sittings.open().first()
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    result = recorded_results(desk).get(item)
    if sitting is None or result is None:
        raise Http404
    decision = CORRECTIONS.get(request.GET.get("decision", ""))
    was = result.counts or Counts(None, None)
    form = CountsForm(request.GET if decision else None, initial=was._asdict(), label_suffix="")
    context: dict[str, Any] = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "sitting": sitting,
        "item": item,
        "title": item_title(item),
        "now": result_words(item, result.decision, result.counts),
        "decisions": [(one, STANDINGS[one]) for one in DECISIONS.values()],
        "open": Decision.PENDING,
        "chosen": decision or result.decision,
        "form": form,
        **offer_taking_over(desk, item, taking_over),
    }
    if decision and form.is_valid():
        context |= find_changes(desk, item, decision, form.counts())
    return render(request, "amendments/sitting/correct.html", context, status=status)


def find_changes(
    desk: Desk, item: str, decision: Decision, counts: Counts | None
) -> dict[str, Any]:
    """Return what the correction would change, or why it may not be made."""
    counts = counts if is_by_vote(decision) else None
    ballot, recorded = ballot_of(desk), desk.recorded
    is_reopening = decision == Decision.PENDING
    if is_reopening:
        refusal = refuse_reopening(ballot, recorded, item)
    else:
        refusal = refuse_correction(ballot, recorded, item, decision)
    found = find_consequences(ballot, recorded, item, None if is_reopening else decision)
    asking = ask_about_counts(item, desk.draft, counts, decision)
    return {
        "refusal": said(refusal) if refusal else "",
        "is_asked": refusal is None,
        "warning": asking.words if asking else "",
        "planned": result_words(item, decision, counts),
        "is_reopening": is_reopening,
        "falls": [
            (item_title(one.number), " ".join(map(said, one.reasons)), one.ignored)
            for one in found.falls
        ],
        "rises": [(item_title(one.number), STANDINGS[one.standing]) for one in found.rises],
    }


def is_by_vote(decision: Decision) -> bool:
    """Tell whether it is taken by a vote, and so has counts."""
    return decision in (Decision.ADOPTED, Decision.REJECTED)


@require_POST
@permission_required(RECORD, raise_exception=True)
def add_correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the correction that was asked about."""
    draft = get_draft(request.user, pk)
    sitting = draft.sittings.open().first()
    if sitting is None:
        raise Http404
    sent = read_sent(request.POST)
    decision = CORRECTIONS.get(request.POST.get("decision", ""))
    if not sent.is_valid() or decision is None:
        return render_desk(request, draft, problems=mistakes(sent), status=400)
    if other := sent.refuse_other(sitting):
        return render_desk(request, draft, problems=other, status=409)
    counts = sent.counts() if is_by_vote(decision) else None
    revision, item = sent.cleaned_data["revision"], sent.cleaned_data["item"]
    planned = Planned(ActKind.CORRECTED, revision, item, decision, counts)
    if decision == Decision.PENDING:
        planned = Planned(ActKind.REOPENED, revision, item)
    return keep(request, draft, sitting, planned)


@require_POST
@permission_required(RECORD, raise_exception=True)
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that another member takes over what was withdrawn: it is called again."""
    draft = get_draft(request.user, pk)
    sitting = draft.sittings.open().first()
    if sitting is None:
        raise Http404
    sent = MoverForm(request.POST, label_suffix="")
    if list(sent.errors) == ["mover"]:
        item = sent.cleaned_data["item"]
        return render_correcting(request, draft, item, taking_over=sent, status=400)
    if not sent.is_valid():
        return render_desk(request, draft, problems=mistakes(sent), status=400)
    if other := sent.refuse_other(sitting):
        return render_desk(request, draft, problems=other, status=409)
    named = sent.cleaned_data
    planned = Planned(ActKind.REOPENED, named["revision"], named["item"], mover=named["mover"])
    return keep(request, draft, sitting, planned)
