"""The clerk's desk: one item after the other, one key each."""

import hashlib
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.desk import Desk, load_desk
from amendments.engine.sitting.acts import last_to_undo
from amendments.live.position import load_position, parse_position
from amendments.models import Act, Sitting
from amendments.models.procedure import load_procedure
from amendments.sitting.steps import running_steps as steps_of
from amendments.views.drafts import choose_language
from amendments.views.sitting.asking import RECORD, Asking, CountsForm
from amendments.views.sitting.bloc import make_panel
from amendments.views.sitting.changing import make_changed
from amendments.views.sitting.differing import Differing, make_differing
from amendments.views.sitting.final import final_result
from amendments.views.sitting.oral import oral_hrefs
from amendments.views.sitting.presence import others_here
from amendments.views.sitting.room import list_screens
from amendments.views.sitting.showing import ActLine, make_called, make_lines, make_rows
from amendments.views.sitting.taking_over import taking_over_href
from amendments.views.tabs import make_languages, make_tabs
from resolutions.access import get_draft
from resolutions.models import DraftText

LATEST = 12  # acts that the desk lists; the record has them all
MARK = 12  # characters of the mark by which the desk knows what it was told


@require_safe
@permission_required(RECORD, raise_exception=True)
@vary_on_headers("HX-Request")
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk; to htmx, only what others did since revision `seen`, and nothing when that was `told`."""
    draft = get_draft(request.user, pk)
    if "HX-Request" not in request.headers:
        return render_desk(request, draft)
    news = find_news(request, draft)
    if news.get("told") == request.GET.get("told"):
        return HttpResponse(status=204)
    return render(request, "amendments/sitting/desk.html#news", news)


def find_news(request: HttpRequest, draft: DraftText) -> dict[str, Any]:
    """Return the acts since the revision that the reader has seen, and what was changed without an act.

    That is votes, whatever else the desk shows since position `at`, and that it is another sitting now.
    """
    position = load_position(draft.pk)
    row = draft.sittings.newest_first().first()
    seen, language = request.GET.get("seen", ""), request.GET.get("language", "")
    at = parse_position(request.GET.get("at", ""))
    if row is None or at is None or not (seen.isascii() and seen.isdigit() and len(seen) < MARK):
        return {"draft": draft, "seen": seen[:MARK], "language": language}
    acts = list(row.acts.select_related("by").order_by("sequence"))
    lines = make_lines(acts, load_procedure(draft)[0])
    is_other = row.pk != at.sitting
    news = lines[int(seen) :] if row.revision > int(seen) and not is_other else []
    language, _doubts = choose_language(draft, language)
    differing = make_differing(load_desk(draft, language), acts) if row.is_open else []
    has_changed = position != at and not news and not is_other
    return {
        "draft": draft,
        "sitting": row,
        "seen": seen,
        "position": at,
        "language": language,
        "news": news,
        "differing": differing,
        "is_other": is_other,
        "has_changed": has_changed,
        "told": mark_of(news, differing, is_other=is_other, has_changed=has_changed),
    }


def mark_of(
    news: list[ActLine],
    differing: list[Differing],
    *,
    is_other: bool = False,
    has_changed: bool = False,
) -> str:
    """Return a mark of what the desk is told, by which one knows whether it has changed."""
    told = repr([[line.words for line in news], differing, is_other, has_changed])
    return hashlib.sha256(told.encode()).hexdigest()[:MARK]


def render_desk(
    request: HttpRequest,
    draft: DraftText,
    *,
    form: CountsForm | None = None,
    asking: Asking | None = None,
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Return the desk, with what was wrong with an act or is asked about it."""
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    position = load_position(draft.pk)
    desk = load_desk(draft, language)
    row = draft.sittings.newest_first().first()
    context: dict[str, Any] = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "sitting-record"),
        "languages": make_languages(desk, request.path),
        "problems": (*doubts, *problems),
        "sitting": row,
        "screens": list_screens(draft),
        "position": position,
    }
    if row and row.is_open:
        acts = list(row.acts.select_related("by").order_by("sequence"))
        context |= draw_sitting(request, desk, row, acts)
        context |= {"form": form or CountsForm(label_suffix=""), "asking": asking}
    return render(request, "amendments/sitting/desk.html", context, status=status)


def draw_sitting(
    request: HttpRequest, desk: Desk, sitting: Sitting, acts: list[Act]
) -> dict[str, Any]:
    """Return what the desk shows of a sitting that goes on."""
    steps = steps_of(desk)
    profile, _times = load_procedure(desk.draft)
    called = make_called(desk, steps, sitting.current)
    differing = make_differing(desk, acts)
    return {
        "rows": make_rows(desk, steps, sitting.current, acts),
        "bloc": make_panel(desk, acts),
        "called": called,
        "others": others_here(sitting, request),
        "acts": make_lines(acts, profile)[: -LATEST - 1 : -1],
        "changed": make_changed(sitting),
        "can_undo": last_to_undo([act.as_engine() for act in acts]) is not None,
        "seen": sitting.revision,
        "differing": differing,
        "told": mark_of([], differing),
        "may_take_over": profile.withdrawn_may_be_taken_over,
        **oral_hrefs(request, desk, called),
        **taking_over_href(desk, acts),
        **final_result(desk),
    }
