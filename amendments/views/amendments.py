"""The amendments of a draft: all of them in voting order, and one with everything about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amendments.citations import links_in_draft
from amendments.committee import position_name, tabling_doubts
from amendments.desk import Desk, DeskAmendment, load_desk
from amendments.engine.items import SEPARATE_VOTES, WHOLE_TEXT, amendment_of, kind_of, paragraph_of
from amendments.engine.wording import describe
from amendments.engine_values import operations
from amendments.live.position import Position
from amendments.models import Amendment, Vote
from amendments.models.procedure import load_procedure
from amendments.views.cards import make_cards
from amendments.views.drafts import choose_language, consolidate_desk, read_state
from amendments.views.effects import find_effects, find_effects_so_far
from amendments.views.following import follows_draft, since
from amendments.views.history import tell_history
from amendments.views.ordering import may_order
from amendments.views.rows import count_standings
from amendments.views.sheets import make_sheets
from amendments.views.subs import sub_differences, text_as_amended
from amendments.views.tabling import TABLE
from amendments.views.tabs import make_languages, make_tabs
from amendments.views.words import sentence
from resolutions.access import READ, get_draft
from resolutions.models import DraftText
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
@vary_on_headers("HX-Request")
@follows_draft
def amendments(request: HttpRequest, draft: DraftText, position: Position) -> HttpResponse:
    """The amendments in voting order, as they stand under the votes in the address."""
    language, doubts = choose_language(draft, request.GET.get("language", ""))
    desk = load_desk(draft, language)
    state = read_state(request, desk, doubts)
    decisions = desk.suppose(state.decisions or desk.recorded)
    consolidated, circle = consolidate_desk(desk, decisions)
    sheets = [sheet for sheet in make_sheets(desk, page_of(desk)) if not sheet.is_separate]
    if request.user.has_perm(READ):
        doubts_of = tabling_doubts(desk)
        sheets = [replace(one, doubts=doubts_of.get(one.number, ())) for one in sheets]
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
        "may_order": may_order(request),
        "cards": make_cards(sheets, consolidated, decisions),
        "position": position,
        "follow_href": since(state.href(path=request.path), position),
    }
    status = 400 if state.problems else 200
    context["is_part"] = "HX-Request" in request.headers
    part = "#list" if context["is_part"] else ""
    return render(request, f"amendments/amendments.html{part}", context, status=status)


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
    printings = tell_printings(shown.row)
    context = {
        "draft": draft,
        "dossier": draft.document.dossier,
        "language": language,
        "card": cards[place],
        "subs": [card for card in cards if card.sheet.parent == shown.number],
        "parent": next((card for card in cards if card.number == shown.parent), None),
        "previous": cards[place - 1] if place else None,
        "next": cards[place + 1] if place + 1 < len(cards) else None,
        "printings": printings,
        "links": links_in_draft((one.text for one in printings), draft, desk.numbers, request.user),
        "effects": find_effects(shown, desk),
        "so_far": find_effects_so_far(shown, desk),
        "differences": sub_differences(desk, shown.number),
        "as_amended": text_as_amended(desk, shown.number),
        "may_table": may_amend(request, shown),
        "signatories": tell_signatories(shown.row, language),
        "facts": tell_facts(shown),
        "doubts": doubts_about(desk, number) if request.user.has_perm(READ) else (),
        "may_divide": request.user.has_perm(DIVIDE),
        "may_mean": request.user.has_perm(MEAN),
        "history": tell_history(shown.row, to_secretariat=request.user.has_perm(READ)),
    }
    return render(request, "amendments/amendment.html", context)


def doubts_about(desk: Desk, number: str) -> tuple[str, ...]:
    """Return what is doubtful about the tabling of amendment `number`."""
    return tabling_doubts(desk).get(number, ())


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
        (_("Position of the committee"), committee_words(row)),
        (_("Objections"), str(row.objections or "")),
        (_("Votes as printed"), row.printed_votes),
        (_("Vote"), count_words(shown.vote)),
    ]
    return [(name, value) for name, value in facts if value]


def tell_signatories(row: Amendment, language: str) -> list[tuple[str, str]]:
    """Return the signatories in the order printed, and of each on which day the signature was withdrawn.

    The day is empty while it stands.
    """
    return [
        (
            one.printed_in(language),
            date_format(localtime(one.withdrawn_at), "j F Y") if one.withdrawn_at else "",
        )
        for one in row.sponsors.all()
    ]


def committee_words(row: Amendment) -> str:
    """Return the position of the committee with its counts, as far as they are known."""
    counts = (row.committee_in_favour, row.committee_against, row.committee_abstentions)
    if not row.committee_position:
        return with_counts("", *counts)
    profile, _times = load_procedure(row.draft)
    return with_counts(sentence(position_name(profile, row.committee_position)), *counts)


def with_counts(words: str, *counts: int | None) -> str:
    """Return "in favour (12 in favour, 3 against)"; without `words`, only the counts that are known."""
    counted = ", ".join(counts_in_words(*counts))
    return f"{words} ({counted})" if words and counted else words or counted


def count_words(vote: Vote | None) -> str:
    """Return the decision with its counts, as far as they are known."""
    if vote is None:
        return ""
    counted = counts_in_words(vote.in_favour, vote.against, vote.abstentions)
    return ", ".join([sentence(vote.get_decision_display()), *counted])


def counts_in_words(*counts: int | None) -> list[str]:
    """Return the counts in favour, against and of abstentions in words, as far as they are known."""
    words = [_("%(count)s in favour"), _("%(count)s against"), _("%(count)s abstentions")]
    return [
        word % {"count": count}
        for count, word in zip(counts, words, strict=True)
        if count is not None
    ]
