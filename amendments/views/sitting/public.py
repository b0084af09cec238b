"""What others see of a sitting: the screen of the room, the President's notes, the record."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.desk import Desk, load_desk
from amendments.live.position import Position
from amendments.models import Act, Sitting
from amendments.models.procedure import load_procedure
from amendments.sitting.checking import check_replay
from amendments.sitting.steps import running_steps
from amendments.views.drafts import choose_language
from amendments.views.following import follows_draft
from amendments.views.sitting.changing import make_changed
from amendments.views.sitting.desk import RECORD
from amendments.views.sitting.differing import make_differing
from amendments.views.sitting.final import final_result
from amendments.views.sitting.room import draw_room
from amendments.views.sitting.showing import (
    make_lines,
    make_rows,
)
from amendments.views.sitting.speaking import (
    item_title,
)
from amendments.views.tabs import make_languages, make_tabs
from resolutions.access import READ
from resolutions.models import DraftText


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
@follows_draft
def screen(request: HttpRequest, draft: DraftText, position: Position) -> HttpResponse:
    """The screen of the room; to htmx nothing while nothing has changed since position `seen`."""
    sitting = newest(draft)
    is_htmx = "HX-Request" in request.headers
    asked = request.GET.get("languages", ""), request.GET.get("language", "")
    context = {"draft": draft, "sitting": sitting, "position": position, "asked": asked[1]}
    context |= draw_room(draft, sitting, *asked)
    part = "#screen" if is_htmx else ""
    return render(request, f"amendments/sitting/screen.html{part}", context)


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
@follows_draft
def show_record(request: HttpRequest, draft: DraftText, position: Position) -> HttpResponse:
    """The record: results, every act with its time, and whether the acts replayed give the votes.

    Only the secretariat is told who recorded an act.
    """
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    sittings = list(Sitting.objects.filter(draft=draft).newest_first())
    acts = Act.objects.filter(sitting__in=sittings).select_related("by").order_by("sequence")
    profile, _times = load_procedure(draft)
    by_sitting = {one.pk: [act for act in acts if act.sitting_id == one.pk] for one in sittings}
    context = page_of(request, draft, desk) | {
        "position": position,
        "rows": make_rows(
            desk, running_steps(desk), "", by_sitting[sittings[0].pk] if sittings else ()
        ),
        "records": [
            (one, make_lines(by_sitting[one.pk], profile), make_changed(one)) for one in sittings
        ],
        "shows_names": request.user.has_perm(READ),
        **final_result(desk),
    }
    if sittings:
        context |= check_words(draft, desk, by_sitting[sittings[0].pk])
    part = "#record" if "HX-Request" in request.headers else ""
    return render(request, f"amendments/sitting/record.html{part}", context)


def check_words(draft: DraftText, desk: Desk, acts: list[Act]) -> dict[str, Any]:
    """Return what comes of replaying `acts`: the check, and in words where it differs."""
    others = [load_desk(draft, code) for code in draft.languages if code != desk.language]
    check = check_replay([desk, *others], acts)
    return {
        "check": check,
        "differing": make_differing(desk, acts),
        "standings_differ": ", ".join(item_title(number) for number in check.standings),
        "text_differs": ", ".join(
            f"{number or _('Title')} ({language})" for language, number in check.paragraphs
        ),
        "compared": [
            get_language_info(code)["name_translated"]
            for code in draft.languages or [desk.language]
        ],
    }


def newest(draft: DraftText) -> Sitting | None:
    """Return the sitting that goes on, or the last one."""
    return Sitting.objects.filter(draft=draft).newest_first().first()


def page_of(request: HttpRequest, draft: DraftText, desk: Desk) -> dict[str, Any]:
    """Return what every page of a draft shows."""
    return {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": desk.language,
        "tabs": make_tabs(desk, "sitting-record"),
        "languages": make_languages(desk, request.path),
        "may_record": request.user.has_perm(RECORD),
    }
