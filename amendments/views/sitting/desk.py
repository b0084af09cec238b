"""The clerk's desk: one item after the other, one key each."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.desk import load_desk
from amendments.engine.sitting.acts import last_to_undo
from amendments.live.position import load_position
from amendments.models import Act, Sitting
from amendments.views.drafts import choose_language
from amendments.views.sitting.asking import Asking, CountsForm
from amendments.views.sitting.showing import make_called, make_lines, make_rows, person
from amendments.views.sitting.showing import running_steps as steps_of
from amendments.views.tabs import make_languages, make_tabs
from resolutions.access import get_draft
from resolutions.models import DraftText

RECORD = "amendments.record_sitting"
LATEST = 12  # acts that the desk lists; the record has them all


@require_safe
@permission_required(RECORD, raise_exception=True)
@vary_on_headers("HX-Request")
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk; to htmx, only what somebody else did since revision `seen`."""
    draft = get_draft(request.user, pk)
    if "HX-Request" in request.headers:
        return render(request, "amendments/sitting/desk.html#news", find_news(request, draft))
    return render_desk(request, draft)


def find_news(request: HttpRequest, draft: DraftText) -> dict[str, Any]:
    """Return the acts since the revision that the reader has seen."""
    row = Sitting.objects.filter(draft=draft).newest_first().first()
    seen, language = request.GET.get("seen", ""), request.GET.get("language", "")
    if row is None or not (seen.isascii() and seen.isdigit() and len(seen) < 10):
        return {"draft": draft, "seen": seen[:10], "language": language}
    acts = row.acts.select_related("by").order_by("sequence")
    news = make_lines(acts) if row.revision > int(seen) else []
    return {"draft": draft, "seen": seen, "language": language, "news": news[int(seen) :]}


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
    row = Sitting.objects.filter(draft=draft).newest_first().first()
    context: dict[str, Any] = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "sitting-record"),
        "languages": make_languages(desk, request.path),
        "problems": (*doubts, *problems),
        "sitting": row,
        "position": position,
    }
    if row and row.is_open:
        steps = steps_of(desk)
        acts = list(row.acts.select_related("by").order_by("sequence"))
        context |= {
            "rows": make_rows(desk, steps, row.current),
            "called": make_called(desk, steps, row.current),
            "others": others(acts, request),
            "acts": make_lines(acts)[: -LATEST - 1 : -1],
            "can_undo": last_to_undo([act.as_engine() for act in acts]) is not None,
            "form": form or CountsForm(label_suffix=""),
            "asking": asking,
            "seen": row.revision,
        }
    return render(request, "amendments/sitting/desk.html", context, status=status)


def others(acts: Sequence[Act], request: HttpRequest) -> list[str]:
    """Return who else has recorded in this sitting, each once."""
    return list(dict.fromkeys(person(act) for act in acts if act.by_id != request.user.pk))
