"""The first page: what is on today, and the dossiers."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amendments.models import DraftProcedure, Sitting
from amendments.views.sitting.desk import RECORD
from amendments.views.sitting.speaking import item_title
from resolutions.access import readable_dossiers
from resolutions.models import Document
from resolutions.models.dossiers import DossierQuerySet


@dataclass(frozen=True, slots=True)
class OnToday:
    """A sitting as the first page shows it: `called` is the name of what is called, "" when all is decided."""

    sitting: Sitting
    called: str


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The sittings of today and the drafts debated today, then the dossiers that the reader may open."""
    reports = Document.objects.reports().prefetch_related("drafts")
    dossiers = readable_dossiers(request.user).prefetch_related(
        Prefetch("documents", reports, to_attr="reports")
    )
    sittings = sittings_today(dossiers)
    context = {
        "dossiers": dossiers,
        "sittings": sittings,
        "debates": debates_today(dossiers, {one.sitting.draft_id for one in sittings}),
        "may_record": request.user.has_perm(RECORD),
    }
    return render(request, "amendments/home.html", context)


def sittings_today(dossiers: DossierQuerySet) -> list[OnToday]:
    """Return the sittings that go on and those that were closed today, the first opened first."""
    rows = Sitting.objects.today(timezone.localdate()).filter(draft__document__dossier__in=dossiers)
    rows = rows.select_related("draft__document").order_by("opened_at", "pk")
    return [OnToday(row, item_title(row.current) if row.current else "") for row in rows]


def debates_today(dossiers: DossierQuerySet, besides: set[int]) -> list[DraftProcedure]:
    """Return when the drafts of today's debates come up, without those with the keys `besides`."""
    rows = DraftProcedure.objects.filter(
        opens_at__date=timezone.localdate(), draft__document__dossier__in=dossiers
    )
    rows = rows.exclude(draft__in=besides).select_related("draft__document")
    return list(rows.order_by("opens_at", "pk"))
