"""Votes that were changed outside the sitting while it goes on: shown at once, settled by an act."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from amendments.engine.sitting.acts import ActKind
from amendments.sitting.recording import Planned
from amendments.views.sitting.acts import DECISIONS, UNKNOWN, keep, mistakes
from amendments.views.sitting.asking import RECORD, read_sent
from amendments.views.sitting.desk import render_desk
from resolutions.access import get_draft

SETTLING = {"keep": ActKind.RESTORED, "take": ActKind.ACCEPTED}


@require_POST
@permission_required(RECORD, raise_exception=True)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the acts say of an item, or take over what is recorded."""
    draft = get_draft(request.user, pk)
    sitting = draft.sittings.open().first()
    if sitting is None:
        raise Http404
    sent = read_sent(request.POST)
    if not sent.is_valid():
        return render_desk(request, draft, problems=mistakes(sent), status=400)
    if other := sent.refuse_other(sitting):
        return render_desk(request, draft, problems=other, status=409)
    kind = SETTLING.get(request.POST.get("do", ""))
    if kind is None:
        return render_desk(request, draft, problems=(str(UNKNOWN),), status=400)
    seen = DECISIONS.get(sent.cleaned_data["decision"])
    planned = Planned(kind, sent.cleaned_data["revision"], sent.cleaned_data["item"], seen)
    return keep(request, draft, sitting, planned)
