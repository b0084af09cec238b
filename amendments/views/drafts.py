"""The main page: the text of a draft under the votes in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.citations import links_in_draft
from amendments.committee import load_proposed_votes
from amendments.desk import Desk, load_desk
from amendments.engine.consolidate import Consolidated
from amendments.engine.rules import Decision, RuleCycleError
from amendments.live.position import Position
from amendments.models import Scenario
from amendments.views.address import is_sent_form, read_votes, write_address
from amendments.views.counting import quick_count
from amendments.views.following import follows_draft, since
from amendments.views.rows import View, draw_desk
from amendments.views.sheets import make_sheets
from amendments.views.tabling import TABLE
from amendments.views.tabs import in_language, make_tabs
from resolutions.models import DraftText
from resolutions.models.languages import reader_language

FOLLOW = "follow"  # in an address: the votes that are recorded by now, whatever else it says
MOST_PROBLEMS = 5  # that are listed; of the others the number is said
VIEWS: dict[View, str | Promise] = {
    View.MARKED: gettext_lazy("Marked up"),
    View.CLEAN: gettext_lazy("Clean"),
    View.SIDE: gettext_lazy("Side by side"),
    View.FINAL: gettext_lazy("Final numbers"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the toolbar."""

    name: str | Promise
    href: str
    is_current: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What the address says: the votes, the view, the language; and what was wrong in it.

    `is_recorded`: the votes are those that are recorded, if any.
    """

    path: str
    decisions: Mapping[str, Decision]
    view: View
    language: str
    names_language: bool
    problems: tuple[str, ...]
    is_recorded: bool = False

    def href(self, **changes: Any) -> str:
        """Return the address of this state with `changes`."""
        state = replace(self, **changes)
        return write_address(
            state.path,
            state.decisions,
            view=state.view if state.view != View.MARKED else "",
            language=state.language if state.names_language else "",
        )


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
@follows_draft
def draft(request: HttpRequest, draft: DraftText, position: Position) -> HttpResponse:
    """The text under the votes in the address; to htmx, only what stands below the title.

    A sent form is answered with the address that says the same, so that it can be kept and sent.
    """
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    state = read_state(request, desk, doubts)
    is_htmx = "HX-Request" in request.headers
    if (is_sent_form(request.GET) or FOLLOW in request.GET) and not is_htmx:
        return redirect(state.href())
    meanwhile = tell_meanwhile(state, position)
    if is_htmx and "seen" in request.GET and FOLLOW not in request.GET:
        return render(request, "amendments/draft.html#meanwhile", meanwhile | {"is_changed": True})
    context = draw_page(desk, state) | meanwhile
    context["links"] = links_in_draft(context["desk"].wordings, draft, desk.numbers, request.user)
    context["may_table"] = request.user.has_perm(TABLE)
    context["announcement"] = context["desk"].announcement if is_htmx else ""
    part = "#desk" if is_htmx else ""
    status = 400 if state.problems else 200
    response = render(request, f"amendments/draft.html{part}", context, status=status)
    if is_htmx:
        # A reader who follows the sitting takes one step in the history, however many votes there are.
        response["HX-Replace-Url" if FOLLOW in request.GET else "HX-Push-Url"] = state.href()
    return response


def tell_meanwhile(state: State, position: Position) -> dict[str, Any]:
    """Return how the page follows: to what is recorded while it shows that, else by a line that says so."""
    recorded = since(state.href(decisions={}), position)
    return {
        "position": position,
        "follows": state.is_recorded,
        "follow_href": f"{recorded}&{FOLLOW}=recorded",
        "notice_href": since(state.href(), position),
        "here_href": state.href(),
    }


def choose_language(draft: DraftText, wanted: str) -> tuple[str, list[str]]:
    """Return the language to show and, when it is not the one that was asked for, why."""
    languages = draft.languages or [reader_language()]
    if wanted in languages:
        return wanted, []
    doubts = (
        [_("There is no text of this draft in the language “%s”.") % wanted[:20]] if wanted else []
    )
    reader = reader_language()
    return (reader if reader in languages else languages[0]), doubts


def read_state(request: HttpRequest, desk: Desk, doubts: list[str]) -> State:
    """Return what the address, or a sent form, asks for; what is wrong in it is said and passed over."""
    votes = read_votes(request.GET, desk.voted_numbers)
    wanted = request.GET.get("view", "") or View.MARKED
    view = View(wanted) if wanted in set(View) else View.MARKED
    problems = doubts + [error.message for error in votes.errors]
    if view != wanted:
        problems.append(_("There is no view “%s”.") % wanted[:20])
    recorded = recorded_votes(desk)
    decisions = recorded if FOLLOW in request.GET else votes.decisions
    return State(
        path=reverse("draft", args=[desk.draft.pk]),
        decisions=decisions,
        is_recorded=decisions == recorded,
        view=view,
        language=desk.language,
        names_language=len(desk.draft.languages) > 1,
        problems=shortened(problems),
    )


def shortened(problems: list[str]) -> tuple[str, ...]:
    """Return the first of `problems`, and how many there are besides."""
    rest = len(problems) - MOST_PROBLEMS
    more = (
        [_("And %(number)s more mistakes in the address.") % {"number": rest}] if rest > 0 else []
    )
    return (*problems[:MOST_PROBLEMS], *more)


def draw_page(desk: Desk, state: State) -> dict[str, Any]:
    """Return the values of the template."""
    decisions = desk.suppose(state.decisions)
    consolidated, circle = consolidate_desk(desk, decisions)
    vote_sets, scenarios = named_votes(desk, state)
    return {
        "draft": desk.draft,
        "tabs": make_tabs(desk, "draft"),
        "texts": quick_count(desk),
        "texts_href": in_language(reverse("outcomes", args=[desk.draft.pk]), desk),
        "dossier": desk.draft.document.dossier,
        "title": desk.text.title,
        "language": state.language,
        "view": state.view,
        "address": state.path,
        "amendments": desk.amendments,
        "list_href": state.href(path=reverse("amendments", args=[desk.draft.pk]), view=View.MARKED),
        "desk": draw_desk(consolidated, make_sheets(desk), decisions, state.view),
        "problems": (*state.problems, *circle),
        "vote_sets": vote_sets,
        "scenarios": scenarios,
        "views": [
            Link(name, state.href(view=view), view == state.view, view)
            for view, name in VIEWS.items()
        ],
        "languages": language_choices(desk.draft, state),
    }


def consolidate_desk(
    desk: Desk, decisions: Mapping[str, Decision]
) -> tuple[Consolidated, tuple[str, ...]]:
    """Return the text under `decisions`; where the rules form a circle, without them, and say so."""
    try:
        return desk.consolidate(decisions), ()
    except RuleCycleError as error:
        circle = _("The rules form a circle (%(circle)s), so none of them was followed.") % {
            "circle": " → ".join(error.members)
        }
        return replace(desk, rules=()).consolidate(decisions), (circle,)


def named_votes(desk: Desk, state: State) -> tuple[list[Link], list[Link]]:
    """Return the vote sets with a name: those of the toolbar, and the saved ones."""

    def link(name: str, decisions: Mapping[str, Decision]) -> Link:
        return Link(name, state.href(decisions=decisions), decisions == state.decisions)

    sets = [link(_("As tabled"), {})]
    if desk.amendments:
        sets.append(link(_("All adopted"), dict.fromkeys(desk.numbers, Decision.ADOPTED)))
    recorded = recorded_votes(desk)
    if proposed := load_proposed_votes(desk):
        sets.append(link(_("As the committee proposes"), proposed))
    if recorded:
        sets.append(link(_("Sitting"), recorded))
    saved = [link(name, decisions) for name, decisions in saved_votes(desk.draft).items()]
    if not any(link.is_current for link in sets + saved):
        sets.append(Link(_("My votes"), "", is_current=True))
    return sets, saved


def recorded_votes(desk: Desk) -> dict[str, Decision]:
    """Return the decisions that are recorded; what is not in order is a fact, not a vote."""
    return {n: taken for n, taken in desk.recorded.items() if taken != Decision.NOT_IN_ORDER}


def saved_votes(draft: DraftText) -> dict[str, dict[str, Decision]]:
    """Return the saved vote sets of `draft` by name, in one query."""
    rows = Scenario.objects.filter(draft=draft).order_by("name")
    number = Coalesce("votes__amendment__number", "votes__item__number")
    votes = rows.values_list("name", number, "votes__decision")
    return {
        name: {number: Decision(decision) for _name, number, decision in group if number}
        for name, group in groupby(votes, key=lambda vote: vote[0])
    }


def language_choices(draft: DraftText, state: State) -> list[Link]:
    """Return the languages of the text, when there is a choice."""
    if not state.names_language:
        return []
    return [
        Link(
            get_language_info(code)["name_local"].capitalize(),
            state.href(language=code),
            code == state.language,
            code,
        )
        for code in draft.languages
    ]
