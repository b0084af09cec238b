"""What others see of a sitting: the screen of the room, the President's notes, the record."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import Kind as PieceKind
from amendments.engine.items import WHOLE_TEXT, kind_of
from amendments.engine.procedure import Profile
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import Result
from amendments.engine.sitting.running import Step
from amendments.live.position import load_position
from amendments.models import Act, Sitting
from amendments.models.procedure import load_procedure
from amendments.models.sittings import Kind
from amendments.sitting.votes import find_differences, recorded_results
from amendments.views.drafts import choose_language
from amendments.views.effects import Effect
from amendments.views.following import has_seen
from amendments.views.marks import Mark
from amendments.views.sitting.desk import RECORD
from amendments.views.sitting.showing import (
    OF_AN_AMENDMENT,
    Called,
    make_called,
    make_lines,
    make_rows,
    running_steps,
)
from amendments.views.sitting.speaking import (
    calling_words,
    committee_words,
    decision_words,
    falling_words,
    find,
    item_title,
    passed_over_words,
    result_words,
)
from amendments.views.tabs import make_languages, make_tabs
from resolutions.access import READ, get_draft
from resolutions.models import DraftText

LONGEST_NEW = 420  # characters of one stretch of words that the screen shows
SHORTENED = 90  # characters of unchanged words that the screen leaves on each side of a change


@dataclass(frozen=True, slots=True)
class Spoken:
    """An item of the running order in the President's notes."""

    title: str
    words: tuple[str, ...]
    committee: str
    result: str
    look: str
    is_called: bool


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen of the room; to htmx nothing while nothing has changed since position `seen`."""
    draft = get_draft(request.user, pk)
    position = load_position(draft.pk)
    if has_seen(request, position):
        return HttpResponse(status=204)
    sitting = newest(draft)
    is_htmx = "HX-Request" in request.headers
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    context = {"draft": draft, "language": language, "sitting": sitting, "position": position}
    context |= draw_screen(desk, sitting)
    part = "#screen" if is_htmx else ""
    return render(request, f"amendments/sitting/screen.html{part}", context)


def draw_screen(desk: Desk, sitting: Sitting | None) -> dict[str, Any]:
    """Return what the screen shows: what was just decided, else what is called."""
    if sitting is None:
        return {}
    steps = running_steps(desk)
    last = sitting.acts.exclude(kind=Kind.CLOSED).order_by("sequence").last()
    is_result = last is not None and last.kind in (Kind.DECIDED, Kind.CORRECTED)
    number = last.item if is_result and last else sitting.current
    shown = make_called(desk, steps, number)
    following = next((one for one in steps if one.number == sitting.current), None)
    numbers = [step.number for step in steps]
    return {
        "shown": shown,
        "is_result": is_result or (shown is not None and not shown.is_open),
        "place": numbers.index(number) + 1 if number in numbers else 0,
        "places": len(numbers),
        "changes": [one for one in find_changes(shown) if one.after],
        "falls": just_fallen(steps, number),
        "following": item_title(sitting.current) if is_result and sitting.current else "",
        "following_falls": falling_words(sitting.current, desk)
        if following and is_result and sitting.current != WHOLE_TEXT
        else [],
        "at": last.at if last else timezone.now(),
    }


def just_fallen(steps: tuple[Step, ...], number: str) -> list[str]:
    """Return what has fallen because of item `number`."""
    return [
        words
        for step in steps
        if number in step.standing.because
        for words in passed_over_words(step)
    ]


def find_changes(shown: Called | None) -> list[Effect]:
    """Return the paragraphs that the item touches, as they stand now, or as they would while it is open."""
    if shown is None or shown.effects is None:
        return []
    # An amendment changes the text when it is adopted, a separate vote when it is lost.
    changes_if = Decision.ADOPTED if kind_of(shown.number) in OF_AN_AMENDMENT else Decision.REJECTED
    is_changed = shown.is_open or shown.decision == changes_if
    return [shorten(one) if is_changed else untouched(one) for one in shown.effects.changes]


def shorten(effect: Effect) -> Effect:
    """Return the paragraph as it will be, with unchanged words far from a change left out."""
    marks = effect.after or effect.before
    return replace(effect, after=tuple(map(short, marks)))


def untouched(effect: Effect) -> Effect:
    """Return the paragraph as it was before, which it stays."""
    words = "".join(mark.text for mark in effect.before)
    stays = (Mark(PieceKind.KEPT, cut(words)),) if words else ()
    return replace(effect, after=stays, note="")


def cut(words: str) -> str:
    """Return `words`, or as many whole ones as the screen has room for."""
    if len(words) <= LONGEST_NEW:
        return words
    return f"{words[:LONGEST_NEW].rpartition(' ')[0] or words[:LONGEST_NEW]} …"


def short(mark: Mark) -> Mark:
    """Return `mark`, of many unchanged words only the two ends, of many new ones the first."""
    if mark.kind != PieceKind.KEPT:
        return replace(mark, text=cut(mark.text))
    if len(mark.text) <= 2 * SHORTENED:
        return mark
    start, end = mark.text[:SHORTENED], mark.text[-SHORTENED:]
    return replace(mark, text=f"{start.rpartition(' ')[0]} … {end.partition(' ')[2]}")


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The sentences that the President says, in order, in the reader's language; they follow the sitting."""
    draft = get_draft(request.user, pk)
    position = load_position(draft.pk)
    if has_seen(request, position):
        return HttpResponse(status=204)
    sitting = newest(draft)
    is_htmx = "HX-Request" in request.headers
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    current = sitting.current if sitting and sitting.is_open else ""
    profile, _times = load_procedure(draft)
    context = page_of(request, draft, desk) | {
        "position": position,
        "spoken": [speak(desk, step, current, profile) for step in running_steps(desk)],
    }
    part = "#spoken" if is_htmx else ""
    return render(request, f"amendments/sitting/notes.html{part}", context)


def speak(desk: Desk, step: Step, current: str, profile: Profile) -> Spoken:
    """Return what the President says on one item."""
    result = recorded_results(desk).get(step.number)
    is_fallen = bool(step.passed_over)
    of_amendment = kind_of(step.number) in OF_AN_AMENDMENT
    standing = step.standing.standing
    return Spoken(
        title=item_title(step.number),
        words=tuple(passed_over_words(step) if is_fallen else calling_words(step, desk)),
        committee=committee_words(find(desk, step.number), profile)
        if of_amendment and not is_fallen
        else "",
        result=""
        if is_fallen or step.is_open
        else result_words(step.number, standing, result.counts if result else None),
        look=standing,
        is_called=step.number == current,
    )


@login_not_required
@require_safe
def show_record(request: HttpRequest, pk: int) -> HttpResponse:
    """The record: results, every act with its time, and whether the acts replayed give the votes.

    Only the secretariat is told who recorded an act.
    """
    draft = get_draft(request.user, pk)
    position = load_position(draft.pk)
    if has_seen(request, position):
        return HttpResponse(status=204)
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    sittings = list(Sitting.objects.filter(draft=draft).newest_first())
    acts = Act.objects.filter(sitting__in=sittings).select_related("by").order_by("sequence")
    by_sitting = {one.pk: [act for act in acts if act.sitting_id == one.pk] for one in sittings}
    context = page_of(request, draft, desk) | {
        "position": position,
        "rows": make_rows(desk, running_steps(desk), ""),
        "records": [(one, make_lines(by_sitting[one.pk])) for one in sittings],
        "shows_names": request.user.has_perm(READ),
        "differences": [
            (item_title(one.number), told(one.by_the_acts), told(one.recorded))
            for one in find_differences(desk, by_sitting[sittings[0].pk])
        ]
        if sittings
        else [],
    }
    return render(request, "amendments/sitting/record.html", context)


def told(result: Result | None) -> str:
    """Return what was decided, with counts, for the list of differences."""
    return decision_words(result.decision, result.counts) if result else _("nothing")


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
