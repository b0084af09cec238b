"""The running order as a person puts it: by keyboard, by drag or by buttons, with what that changes."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amendments.desk import Desk, load_desk
from amendments.engine.procedure.profile import OrderRule
from amendments.models.amendments import name_of
from amendments.models.procedure import load_procedure
from amendments.ordering import (
    Changes,
    Move,
    OrderChangedError,
    Way,
    find_changes,
    find_order,
    find_sitting,
    mark_of,
    save_order,
)
from amendments.sitting.steps import ballot_of
from amendments.views.drafts import choose_language
from amendments.views.sheets import gist, tablers
from amendments.views.tabs import in_language, make_languages, make_tabs
from amendments.views.words import STANDINGS, look
from resolutions.access import get_draft
from resolutions.models import DraftText

RIGHTS = ("amendments.record_sitting", "amendments.change_amendment")
# "earlier:4", "before:4:6" ("before:4:" puts it last), "rule".
MOVE = re.compile(r"(?:(earlier|later):([^:]{1,20})|(before):([^:]{1,20}):([^:]{0,20})|(rule))")


@dataclass(frozen=True, slots=True)
class Row:
    """An amendment in the order."""

    number: str
    name: str
    who: str
    what: str
    is_sub: bool
    look: str
    standing: str | Promise


@dataclass(frozen=True, slots=True)
class Asking:
    """A move that changes the text as adopted so far: what it changes, and the move again."""

    words: tuple[str, ...]
    move: str


def may_order(request: HttpRequest) -> bool:
    """Tell whether the reader may change the order."""
    return any(request.user.has_perm(right) for right in RIGHTS)


@require_safe
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """The amendments in the order in which they are called, to be moved."""
    if not may_order(request):
        raise PermissionDenied
    return render_order(request, get_draft(request.user, pk))


@require_POST
def move_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an amendment, or ask first where that changes the text as adopted so far."""
    if not may_order(request):
        raise PermissionDenied
    draft = get_draft(request.user, pk)
    sent = request.POST.get("move", "")[:80]
    move = read_move(sent)
    if move is None:
        return render_order(request, draft, problem=_("There is no such move."), status=400)
    desk = load_desk(draft, choose_language(draft, request.POST.get("language", ""))[0])
    try:
        changes = find_changes(desk, find_order(desk, move))
        if changes.now and "confirmed" not in request.POST:
            asking = Asking(tell_changes(changes), sent)
            return render_order(request, draft, asking=asking)
        moved = save_order(draft, person(request), move, request.POST.get("seen", ""))
    except OrderChangedError:
        words = _(
            "Nothing was moved: somebody else changed the order, or opened or closed a sitting. "
            "This is how it is now."
        )
        return render_order(request, draft, problem=words, status=409)
    except ValidationError as error:
        return render_order(request, draft, problem=" ".join(error.messages), status=400)
    told = tell_moved(load_desk(draft, desk.language), move, changes if moved else Changes())
    if "HX-Request" in request.headers:
        return render_order(request, draft, told=told if moved else (stays(move),))
    for words in told if moved else (stays(move),):
        messages.success(request, words)
    anchor = f"#am-{move.number}" if move.number else ""
    return redirect(in_language(reverse("order", args=[pk]), desk) + anchor)


def person(request: HttpRequest) -> User:
    """Return who moves it: nobody has the right without a sign-in."""
    assert isinstance(request.user, User)
    return request.user


def read_move(sent: str) -> Move | None:
    """Return the move that was sent; None when it is none."""
    found = MOVE.fullmatch(sent)
    if found is None:
        return None
    way = found[1] or found[3] or found[6]
    return Move(Way(way), found[2] or found[4] or "", found[5] or "")


def tell_moved(desk: Desk, move: Move, changes: Changes) -> tuple[str, ...]:
    """Return where the amendment stands now, and what that changes."""
    if not move.number:
        return (_("The amendments stand in the order of the rules again."), *tell_changes(changes))
    place = desk.numbers.index(move.number) + 1
    words = _("%(amendment)s is number %(place)s of %(count)s now.") % {
        "amendment": name_of(move.number),
        "place": place,
        "count": len(desk.numbers),
    }
    return (words, *tell_changes(changes))


def stays(move: Move) -> str:
    """Return that nothing was moved, as there was nowhere to go."""
    if not move.number:
        return _("The amendments stand in the order of the rules already.")
    return _("%(amendment)s stays where it is.") % {"amendment": name_of(move.number)}


def tell_changes(changes: Changes) -> tuple[str, ...]:
    """Return what another order changes in the text; nothing when it changes nothing."""
    told = []
    if changes.now:
        words = _("The text as adopted so far changes at: %(places)s.")
        told.append(words % {"places": place_names(changes.now)})
    if changes.later:
        words = _(
            "If all that is open is adopted, the text changes at: %(places)s. What is inserted at one "
            "place stands in voting order, and of two that clash the first is applied."
        )
        told.append(words % {"places": place_names(changes.later)})
    return tuple(told)


def place_names(numbers: tuple[str, ...]) -> str:
    """Return "paragraph 2, paragraph 5"."""
    return ", ".join(
        _("paragraph %(number)s") % {"number": number} if number else _("the title")
        for number in numbers
    )


def render_order(
    request: HttpRequest,
    draft: DraftText,
    *,
    problem: str = "",
    asking: Asking | None = None,
    told: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Return the page; to htmx the list, with what is to be announced."""
    fields = request.POST if request.method == "POST" else request.GET
    language, problems = choose_language(draft, fields.get("language", ""))
    desk = load_desk(draft, language)
    profile, _times = load_procedure(draft)
    is_htmx = "HX-Request" in request.headers
    context: dict[str, Any] = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "amendments"),
        "languages": make_languages(desk, reverse("order", args=[draft.pk])),
        "problems": (*problems, *([problem] if problem else [])),
        "asking": asking,
        "told": told,
        "is_part": is_htmx,
        "seen": mark_of(desk.numbers, find_sitting(draft)),
        "rows": make_rows(desk),
        "has_rule": profile.order != OrderRule.AS_PRINTED,
        "is_by_number": profile.order == OrderRule.BY_NUMBER,
    }
    part = "#order" if is_htmx else ""
    return render(request, f"amendments/order.html{part}", context, status=status)


def make_rows(desk: Desk) -> list[Row]:
    """Return the amendments in voting order, with where they stand: what has fallen was not adopted."""
    standings = ballot_of(desk).judge(desk.recorded)
    return [
        Row(
            number=one.number,
            name=one.row.name,
            who=tablers(one, desk.language),
            what=gist(one.instruction.printed) if one.instruction else "",
            is_sub=one.parent is not None,
            look=look(standings[one.number].standing),
            standing=STANDINGS[standings[one.number].standing],
        )
        for one in desk.amendments
    ]
