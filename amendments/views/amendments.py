"""The amendments of a draft: all of them in voting order, and one with everything about it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amendments.desk import Desk, DeskAmendment, load_desk
from amendments.engine.items import SEPARATE_VOTES, WHOLE_TEXT, amendment_of, kind_of, paragraph_of
from amendments.engine.wording import describe
from amendments.engine_values import operations
from amendments.models import Amendment, Vote
from amendments.views.cards import make_cards
from amendments.views.drafts import choose_language, consolidate_desk, read_state
from amendments.views.effects import find_effects, find_effects_so_far
from amendments.views.history import tell_history
from amendments.views.rows import count_standings
from amendments.views.sheets import make_sheets
from amendments.views.subs import sub_differences, text_as_amended
from amendments.views.tabling import TABLE
from amendments.views.tabs import make_languages, make_tabs
from amendments.views.words import sentence
from resolutions.access import READ, get_draft
from resolutions.models.languages import reader_language

DIVIDE = "amendments.add_item"
MEAN = "amendments.change_instruction"


@dataclass(frozen=True, slots=True)
class Printing:
    """What an amendment says in one language: as printed, and as it was read."""

    language: str
    language_name: str
    text: str
    readings: tuple[str, ...]
    trouble: str


@login_not_required
@require_safe
def amendments(request: HttpRequest, pk: int) -> HttpResponse:
    """The amendments in voting order, as they stand under the votes in the address."""
    draft = get_draft(request.user, pk)
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    state = read_state(request, desk, doubts)
    decisions = desk.suppose(state.decisions or desk.recorded)
    consolidated, circle = consolidate_desk(desk, decisions)
    sheets = [sheet for sheet in make_sheets(desk, page_of(desk)) if not sheet.is_separate]
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "text_href": state.href(),
        "tabs": make_tabs(desk, "amendments"),
        "languages": make_languages(desk, request.path),
        "problems": (*state.problems, *circle),
        "tally": count_standings(consolidated),
        "may_table": request.user.has_perm(TABLE),
        "cards": make_cards(sheets, consolidated, decisions),
    }
    status = 400 if state.problems else 200
    return render(request, "amendments/amendments.html", context, status=status)


@login_not_required
@require_safe
def amendment(request: HttpRequest, pk: int, number: str) -> HttpResponse:
    """One amendment: as printed, what it does, who tabled it, its rules, its history."""
    draft = get_draft(request.user, pk)
    language, _doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    shown = find_amendment(desk, number)
    decisions = desk.suppose(desk.recorded)
    consolidated, _circle = consolidate_desk(desk, decisions)
    sheets = [sheet for sheet in make_sheets(desk, page_of(desk)) if not sheet.is_separate]
    cards = make_cards(sheets, consolidated, decisions)
    place = desk.numbers.index(shown.number)
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "card": cards[place],
        "subs": [card for card in cards if card.sheet.parent == shown.number],
        "parent": next((card for card in cards if card.number == shown.parent), None),
        "previous": cards[place - 1] if place else None,
        "next": cards[place + 1] if place + 1 < len(cards) else None,
        "printings": tell_printings(shown.row),
        "effects": find_effects(shown, desk),
        "so_far": find_effects_so_far(shown, desk),
        "differences": sub_differences(desk, shown.number),
        "as_amended": text_as_amended(desk, shown.number),
        "may_table": may_amend(request, shown),
        "signatories": shown.row.tabled_by(language),
        "facts": tell_facts(shown),
        "may_divide": request.user.has_perm(DIVIDE),
        "may_mean": request.user.has_perm(MEAN),
        "history": tell_history(shown.row, to_secretariat=request.user.has_perm(READ)),
    }
    return render(request, "amendments/amendment.html", context)


def may_amend(request: HttpRequest, shown: DeskAmendment) -> bool:
    """Tell whether the reader may table a sub-amendment to the amendment `shown`."""
    return shown.parent is None and request.user.has_perm(TABLE)


def find_amendment(desk: Desk, number: str) -> DeskAmendment:
    """Return amendment `number` of `desk`. Raises Http404."""
    found = next((amendment for amendment in desk.amendments if amendment.number == number), None)
    if found is None:
        raise Http404
    return found


def page_of(desk: Desk) -> Callable[[str], str]:
    """Return the function that gives the address of what is voted: of an amendment or its part, its page."""
    text = reverse("draft", args=[desk.draft.pk])

    def address(number: str) -> str:
        if kind_of(number) in SEPARATE_VOTES:
            return f"{text}#p-{paragraph_of(number)}"
        if number == WHOLE_TEXT:
            return text
        return reverse("amendment", args=[desk.draft.pk, amendment_of(number)])

    return address


def tell_printings(row: Amendment) -> list[Printing]:
    """Return what the amendment says in each of its languages."""
    return [
        Printing(
            language=instruction.language,
            language_name=instruction.get_language_display(),
            text=instruction.printed,
            readings=tuple(
                describe(operation, reader_language(), row.draft.kind)
                for operation in operations(instruction.reading)
            ),
            trouble=sentence(instruction.reason_in()),
        )
        for instruction in row.instructions.all()
    ]


def tell_facts(shown: DeskAmendment) -> list[tuple[str, str]]:
    """Return what else is known of the amendment, as names and values; what is empty is left out."""
    row = shown.row
    facts = [
        (_("Committee"), row.committee_in(None)),
        (
            _("Tabled on"),
            date_format(localtime(row.tabled_at), "j F Y, H:i") if row.tabled_at else "",
        ),
        (_("Explanatory note"), row.explanatory_note_in(None)),
        (_("Not in order"), row.not_in_order_reason),
        (_("Position of the committee"), row.get_committee_position_display()),
        (_("Votes as printed"), row.printed_votes),
        (_("Vote"), count_words(shown.vote)),
    ]
    return [(name, value) for name, value in facts if value]


def count_words(vote: Vote | None) -> str:
    """Return the decision with its counts, as far as they are known."""
    if vote is None:
        return ""
    counts = [
        (vote.in_favour, _("%(count)s in favour")),
        (vote.against, _("%(count)s against")),
        (vote.abstentions, _("%(count)s abstentions")),
    ]
    counted = [words % {"count": count} for count, words in counts if count is not None]
    return ", ".join([sentence(vote.get_decision_display()), *counted])
