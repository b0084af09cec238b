"""The rules of a draft: as a picture, as a table, those the text suggests, and the voting order."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from amendments.desk import Desk, load_desk
from amendments.engine.conflicts import Conflict, RuleReport, report_rules
from amendments.engine.items import ItemKind, amendment_of, kind_of
from amendments.engine.order import propose_order
from amendments.engine.rules import Rule
from amendments.locking import lock_draft
from amendments.models import DependencyRule, RuleSource
from amendments.models.amendments import counting_order
from amendments.models.procedure import load_procedure
from amendments.models.rules import check_circle
from amendments.views.amendments import page_of
from amendments.views.drafts import choose_language
from amendments.views.picture import draw_picture
from amendments.views.tabs import in_language, make_languages, make_tabs
from amendments.views.words import links, rule_in_full, said, sentence
from resolutions.access import get_draft

CONFIRM = "amendments.add_dependencyrule"
PAIR = "amendments.add_compatiblepair"
# The choices of the model are for the data entry; a line of the table says it shorter.
SOURCES: dict[str, str | Promise] = {
    RuleSource.PRINTED: gettext_lazy("printed"),
    RuleSource.SUGGESTED: gettext_lazy("suggested, confirmed"),
    RuleSource.HAND: gettext_lazy("entered by hand"),
}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the table; `missing_on` names where a printed one should stand, and does not."""

    triggers: SafeString
    outcome: str
    falls: SafeString
    source: str | Promise
    printed_on: SafeString
    missing_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rule that would settle a clash, the reason for it, and why it cannot be confirmed, if so."""

    conflict: Conflict
    words: SafeString
    reason: str
    obstacle: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An amendment in the proposed voting order; `present` is its place now, `moves` if that differs."""

    place: int
    amendment: SafeString
    reason: str
    present: int
    moves: bool


@login_not_required
@require_safe
def rules(request: HttpRequest, pk: int) -> HttpResponse:
    """The rules of the draft, held against what its amendments do."""
    draft = get_draft(request.user, pk)
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    report = report_on(desk)
    order = order_rows(desk)
    cycle = desk.ballot.cycle()
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "tabs": make_tabs(desk, "rules"),
        "languages": make_languages(desk, request.path),
        "problems": (*doubts, *circle_words(cycle)),
        "picture": draw_picture(desk.ballot.items, desk.rules, page_of(desk)),
        "rules": rule_rows(desk),
        "suggestions": [suggest(conflict, desk) for conflict in report.unsettled],
        "may_confirm": request.user.has_perm(CONFIRM),
        "may_pair": request.user.has_perm(PAIR),
        "untouching": [rule_in_full(rule, page_of(desk)) for rule in report.without_clash],
        "order": order,
        "order_differs": any(row.moves for row in order),
    }
    return render(request, "amendments/rules.html", context, status=400 if doubts else 200)


@require_POST
@permission_required(CONFIRM, raise_exception=True)
def confirm_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a rule of a suggestion, when the text still suggests it and nothing stands against it."""
    draft = get_draft(request.user, pk)
    language, _doubts = choose_language(draft, request.POST.get("language", ""))
    first, second = request.POST.get("trigger", ""), request.POST.get("falls", "")
    try:
        with transaction.atomic():
            # One at a time, so that two people who confirm the same rule do not both make it.
            lock_draft(pk)
            desk = load_desk(draft, language)
            save_rule(desk, find_suggestion(desk, first, second))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        done = _("Confirmed: amendment %(falls)s falls if %(trigger)s is adopted.")
        messages.success(request, done % {"falls": second, "trigger": first})
    return redirect(in_language(reverse("rules", args=[pk]), desk))


def report_on(desk: Desk) -> RuleReport:
    """Return the rules of `desk` held against what its amendments do."""
    return report_rules(desk.text, desk.engine_amendments, desk.rules, desk.compatible)


def find_suggestion(desk: Desk, first: str, second: str) -> Rule:
    """Return the rule that `first` adopted makes `second` fall. Raises ValidationError, saying why not."""
    report = report_on(desk)
    suggested = {(one.first, one.second): one.suggested for one in report.conflicts}
    rule = suggested.get((first, second))
    numbers = {"first": first[:20], "second": second[:20]}
    if rule is None:
        raise ValidationError(
            _("The text does not suggest a rule on amendments “%(first)s” and “%(second)s”."),
            params=numbers,
        )
    if (first, second) not in {(one.first, one.second) for one in report.unsettled}:
        raise ValidationError(
            _("There is already a rule on amendments %(first)s and %(second)s."), params=numbers
        )
    ballot = desk.ballot
    check_circle(rule, others=desk.rules, parents=ballot.parents, parts=ballot.parts)
    return rule


def save_rule(desk: Desk, rule: Rule) -> None:
    """Write `rule` as one that was suggested and confirmed."""
    rows = {amendment.number: amendment.row for amendment in desk.amendments}
    last = desk.draft.rules.aggregate(last=Max("number"))["last"] or 0
    row = DependencyRule.objects.create(
        draft=desk.draft,
        number=last + 1,
        when=rule.when,
        falls=rows[rule.falls],
        source=RuleSource.SUGGESTED,
    )
    row.triggers.set([rows[number] for number in rule.triggers])


def rule_rows(desk: Desk) -> list[RuleRow]:
    """Return the rules as the table shows them, in two queries."""
    stored = DependencyRule.objects.filter(draft=desk.draft).order_by("number")
    href = page_of(desk)
    rows = []
    with_trigger = Q(triggers__isnull=False) | Q(trigger_items__isnull=False)
    stored = stored.filter(with_trigger).distinct().prefetch_related("printed_on")
    for row, rule in zip(stored, desk.rules, strict=True):  # both in the order of their numbers
        printed = sorted((one.number for one in row.printed_on.all()), key=counting_order)
        joint = _(" and ") if rule.needs_all else _(" or ")
        rows.append(
            RuleRow(
                triggers=links(rule.triggers, joint, href),
                outcome=row.get_when_display(),
                falls=links([rule.falls], "", href),
                source=SOURCES[row.source],
                printed_on=links(printed, ", ", href),
                missing_on=unprinted(rule, printed),
            )
        )
    return rows


def unprinted(rule: Rule, printed: Sequence[str]) -> tuple[str, ...]:
    """Return the amendments that a printed rule concerns and that do not carry it."""
    concerned = (amendment_of(number) for number in (*rule.triggers, rule.falls))
    amendments = dict.fromkeys(n for n in concerned if kind_of(n) == ItemKind.AMENDMENT)
    return tuple(number for number in amendments if printed and number not in printed)


def suggest(conflict: Conflict, desk: Desk) -> Suggestion:
    """Return the rule that settles `conflict`, with its reason."""
    rule = conflict.suggested
    circle = desk.ballot.cycle(rule)
    obstacle = _("It cannot be confirmed: it would close the circle %(circle)s.")
    return Suggestion(
        conflict=conflict,
        words=rule_in_full(rule, page_of(desk)),
        reason=said(conflict.reason),
        obstacle=obstacle % {"circle": " → ".join(circle)} if circle else "",
    )


def circle_words(cycle: Sequence[str]) -> list[str]:
    """Return what is said when the rules form a circle."""
    words = _("The rules form a circle (%(circle)s), so none of them was followed.")
    return [words % {"circle": " → ".join(cycle)}] if cycle else []


def order_rows(desk: Desk) -> list[OrderRow]:
    """Return the voting order that is proposed, each with its reason and its place now."""
    href = page_of(desk)
    profile, _times = load_procedure(desk.draft)
    proposed = propose_order(desk.text, desk.engine_amendments, profile.order)
    present = {number: place for place, number in enumerate(desk.numbers, start=1)}
    stay = staying(desk.numbers, [place.number for place in proposed])
    return [
        OrderRow(
            place=at,
            amendment=links([place.number], "", href),
            reason=sentence(said(place.reason)),
            present=present[place.number],
            moves=place.number not in stay,
        )
        for at, place in enumerate(proposed, start=1)
    ]


def staying(present: Sequence[str], proposed: Sequence[str]) -> set[str]:
    """Return the numbers that need not move: the others are fewest when these keep their order."""
    blocks = SequenceMatcher(None, present, proposed, autojunk=False).get_matching_blocks()
    return {number for block in blocks for number in present[block.a : block.a + block.size]}
