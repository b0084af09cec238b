"""The committee stage: its position on every amendment in one grid, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from amendments.committee import (
    Entry,
    Overtaken,
    OvertakenError,
    doubts_under,
    entry_of,
    plan,
    plan_without_rules,
    position_name,
    proposed_votes,
    save_entries,
)
from amendments.desk import Desk, DeskAmendment, load_desk
from amendments.engine.procedure import EnBloc, Fate, Profile, check_position
from amendments.engine.rules import RuleCycleError
from amendments.models.procedure import load_procedure
from amendments.views.address import write_address
from amendments.views.amendments import page_of, with_counts
from amendments.views.committee_form import COUNTS, Sent, as_typed, read_grid, write_seen
from amendments.views.drafts import choose_language
from amendments.views.procedure import SET, tell_deadlines
from amendments.views.sheets import gist, tablers
from amendments.views.tabs import in_language, make_languages, make_tabs
from amendments.views.words import STANDINGS, sentence
from resolutions.access import READ, get_draft
from resolutions.models.languages import reader_language

ENTER = "amendments.change_amendment"
GROUPS = {
    Fate.DECLARED_ADOPTED: (
        gettext_lazy("Declared adopted en bloc"),
        gettext_lazy("None is declared adopted."),
        "adopted",
    ),
    Fate.DEFINITIVELY_REJECTED: (
        gettext_lazy("Definitively rejected"),
        gettext_lazy("None is definitively rejected."),
        "rejected",
    ),
    Fate.FALLS: (gettext_lazy("Fall before they are called"), "", "fallen"),
    Fate.SETTLED: (gettext_lazy("Not called"), "", "withdrawn"),
    Fate.CALLED: (gettext_lazy("Called"), gettext_lazy("None is called."), "open"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One position that can be chosen, with the key that does so."""

    value: str
    name: str
    key: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An amendment in the grid."""

    number: str
    name: str
    href: str
    who: str
    what: str
    is_sub: bool
    position: str
    counts: tuple[tuple[str, str, str], ...]  # the name of each field, its label, what stands in it
    said: str
    choices: tuple[Choice, ...]
    seen: str
    mistakes: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An amendment of a group, and why it is there."""

    name: str
    href: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Amendments with one fate, in voting order; `nothing` is said when there is none."""

    title: str
    nothing: str
    look: str
    lines: tuple[Line, ...]


@login_not_required
@require_safe
def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """The positions of the committee and what follows; for those with the right, as a form."""
    return render_committee(request, pk, {})


@require_POST
@permission_required(ENTER, raise_exception=True)
def save_committee(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the grid, all of it or nothing."""
    draft = get_draft(request.user, pk)
    language, _doubts = choose_language(draft, request.POST.get("language", ""))
    desk = load_desk(draft, language)
    profile, _times = load_procedure(draft)
    sent = read_grid(request.POST.dict(), desk.numbers, profile)
    if any(one.entry is None for one in sent.values()):
        return render_committee(request, pk, sent, status=400)
    wanted = {number: one.entry for number, one in sent.items() if one.entry is not None}
    try:
        saved = save_entries(draft, {number: one.seen for number, one in sent.items()}, wanted)
    except OvertakenError as error:
        told = [tell_overtaken(one, profile) for one in error.overtaken]
        renewed = renew(sent, error.overtaken)
        return render_committee(request, pk, renewed, overtaken=told, status=409)
    messages.success(request, saved_words(len(saved)))
    return redirect(in_language(reverse("committee", args=[pk]), desk))


def saved_words(count: int) -> str:
    if not count:
        return _("Nothing was different from what is saved.")
    return ngettext("Saved: %(count)s amendment.", "Saved: %(count)s amendments.", count) % {
        "count": count
    }


def tell_overtaken(one: Overtaken, profile: Profile) -> str:
    """Say who entered what meanwhile."""
    return _("%(when)s: %(who)s entered for %(amendment)s: %(entry)s.") % {
        "when": date_format(localtime(one.at), "DATETIME_FORMAT") if one.at else "–",
        "who": one.who or _("a command"),
        "amendment": one.amendment.name,
        "entry": entry_words(one.entry, profile) or _("no position"),
    }


def entry_words(entry: Entry, profile: Profile) -> str:
    """Return the position with its counts and objections, empty when there is nothing."""
    name = position_name(profile, entry.position) if entry.position else ""
    said = [with_counts(name, entry.in_favour, entry.against, entry.abstentions)]
    if entry.objections:
        said.append(
            ngettext("%(count)s objection", "%(count)s objections", entry.objections)
            % {"count": entry.objections}
        )
    return ", ".join(filter(None, said))


def renew(sent: Mapping[str, Sent], overtaken: tuple[Overtaken, ...]) -> dict[str, Sent]:
    """Return what was sent, as made from what is saved now: sent again, it is saved knowingly."""
    now = {one.amendment.number: one.entry for one in overtaken}
    return {
        number: Sent(one.typed, now.get(number, one.seen), one.entry)
        for number, one in sent.items()
        if number in now or one.entry != one.seen
    }


def render_committee(
    request: HttpRequest,
    pk: int,
    sent: Mapping[str, Sent],
    *,
    overtaken: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page; of what was `sent` and not saved, as it was typed."""
    draft = get_draft(request.user, pk)
    wanted = (request.POST if request.method == "POST" else request.GET).get("language", "")
    language, problems = choose_language(draft, wanted)
    desk = load_desk(draft, language)
    profile, times = load_procedure(draft)
    doubts = doubts_under(desk, profile, times) if request.user.has_perm(READ) else {}
    bloc, circle = plan_or_say_why(desk, profile)
    proposed = proposed_votes(desk, profile)
    text = reverse("draft", args=[pk])
    named = language if len(draft.languages) > 1 else ""
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "committee"),
        "languages": make_languages(desk, reverse("committee", args=[pk])),
        "problems": (*problems, *circle),
        "overtaken": overtaken or [],
        "may_enter": request.user.has_perm(ENTER),
        "may_set": request.user.has_perm(SET),
        "deadlines": tell_deadlines(draft),
        "has_mistakes": any(one.mistakes for one in sent.values()),
        "counts": COUNTS.values(),
        "keys": [(one.key, one.name_in(reader_language())) for one in profile.positions],
        "rows": [
            make_row(one, desk, profile, sent.get(one.number), doubts.get(one.number, ()))
            for one in desk.amendments
        ],
        "groups": make_groups(desk, profile, bloc),
        "proposed_href": write_address(text, proposed, language=named) if proposed else "",
    }
    status = 400 if problems and status == 200 else status
    return render(request, "amendments/committee.html", context, status=status)


def plan_or_say_why(desk: Desk, profile: Profile) -> tuple[EnBloc, tuple[str, ...]]:
    """Return what follows from the positions; where the rules form a circle nothing does, and it is said."""
    try:
        return plan(desk, profile), ()
    except RuleCycleError as error:
        circle = _("The rules form a circle (%(circle)s), so nothing can be declared.") % {
            "circle": " → ".join(error.members)
        }
        return plan_without_rules(desk, profile), (circle,)


def make_row(
    one: DeskAmendment, desk: Desk, profile: Profile, sent: Sent | None, doubts: tuple[str, ...]
) -> Row:
    """Return the row of `one`, as it was typed when it was `sent` and not saved."""
    entry = (sent.seen if sent else None) or entry_of(one.row)
    typed = sent.typed if sent else as_typed(entry)
    doubt = check_position(
        profile, entry.position, entry.in_favour, entry.against, entry.abstentions
    )
    return Row(
        number=one.number,
        name=one.row.name,
        href=page_of(desk)(one.number),
        who=tablers(one, desk.language),
        what=gist(one.instruction.printed) if one.instruction else "",
        is_sub=one.parent is not None,
        position=sentence(position_name(profile, entry.position)) if entry.position else "",
        counts=tuple((name, str(label), typed[name]) for name, label in COUNTS.items()),
        said=sentence(entry_words(entry, profile)),
        choices=make_choices(profile, typed["position"]),
        seen=write_seen(entry),
        mistakes=sent.mistakes if sent else (),
        doubts=(*((doubt.words(reader_language()),) if doubt else ()), *doubts),
    )


def make_choices(profile: Profile, chosen: str) -> tuple[Choice, ...]:
    """Return the positions of `profile`, none first; and the chosen one even if the profile has lost it."""
    known = [("", _("none"), "0")]
    known += [(one.code, one.name_in(reader_language()), one.key) for one in profile.positions]
    if chosen not in [code for code, _name, _key in known]:
        known.append((chosen, chosen[:40], ""))
    return tuple(Choice(code, name, key, code == chosen) for code, name, key in known)


def make_groups(desk: Desk, profile: Profile, bloc: EnBloc) -> list[Group]:
    """Return the amendments by what becomes of them; what there is nothing to say of is left out."""
    rows = {one.number: one for one in desk.amendments}
    groups = [
        Group(
            str(title),
            str(nothing),
            look,
            tuple(make_line(rows[number], desk, profile, bloc) for number in bloc.of(fate)),
        )
        for fate, (title, nothing, look) in GROUPS.items()
    ]
    return [group for group in groups if group.lines or group.nothing]


def make_line(one: DeskAmendment, desk: Desk, profile: Profile, bloc: EnBloc) -> Line:
    """Return an amendment with the reason for its fate: what stops it, or else its position."""
    language = reader_language()
    stops = tuple(reason.words(language) for reason in bloc.reasons.get(one.number, ()))
    if bloc.fates[one.number] == Fate.SETTLED:
        reasons: tuple[str, ...] = (str(STANDINGS[one.decision]).lower(),)
    elif bloc.fates[one.number] == Fate.FALLS:
        reasons = stops
    else:
        said = entry_words(entry_of(one.row), profile)
        reasons = (said or _("no position"), *stops)
    return Line(one.row.name, page_of(desk)(one.number), reasons)
