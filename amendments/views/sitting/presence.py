"""Who else has the desk open: a page that is open says so every few seconds, and when it is closed."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from amendments.models import Presence, Sitting
from amendments.models.presence import BEAT
from amendments.views.sitting.asking import RECORD, clerk
from amendments.views.sitting.showing import name_of_user
from resolutions.access import get_draft

BEAT_SECONDS = int(BEAT.total_seconds())


@require_POST
@permission_required(RECORD, raise_exception=True)
def beat(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep that the desk is open, or that it was closed; the answer is who else is there.

    A desk of another sitting than the one that is open says nothing.
    """
    draft = get_draft(request.user, pk)
    sitting = Sitting.objects.filter(draft=draft).open().first()
    if sitting is None or request.POST.get("sitting") != str(sitting.pk):
        return HttpResponse(status=204)
    if request.POST.get("do") == "leave":
        Presence.objects.leave(sitting, clerk(request))
        return HttpResponse(status=204)
    Presence.objects.beat(sitting, clerk(request), timezone.now())
    context = {"others": others_here(sitting, request)}
    return render(request, "amendments/sitting/_here.html", context)


def others_here(sitting: Sitting, request: HttpRequest) -> list[str]:
    """Return the names of the others whose desk is open now, who came first at first."""
    here = Presence.objects.here(sitting, timezone.now()).select_related("user")
    return [name_of_user(one.user) for one in here if one.user_id != request.user.pk]
