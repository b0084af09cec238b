"""An amendment as the pages draw it: who, what, where it stands and why, and how one may vote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from amendments.engine.consolidate import Consolidated
from amendments.engine.edits import Edit
from amendments.engine.items import SEPARATE_VOTES, WHOLE_TEXT, amendment_of, kind_of
from amendments.engine.places import TextNow, place_now, text_now
from amendments.engine.rules import Decision, Standing
from amendments.views.marks import Mark
from amendments.views.words import CHOICES, OF_THE_DRAFT, STANDINGS, look, said


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page knows of an amendment besides its standing.

    `places` are the numbers of the draft paragraphs it aims at, empty when no place was found;
    then `trouble` says why. `not_in_order` is the reason for that, empty when it is in order; `rules`
    are its rules in words. `edits` are what it does to the draft, empty for a sub-amendment: of that
    `changes` are the changed parts of its amendment's new text, `clashes` why it and others cannot both stand.
    """

    number: str
    name: str
    parent: str | None = None
    who: str = ""
    what: str = ""
    places: tuple[str, ...] = ()
    trouble: str = ""
    not_in_order: str = ""
    rules: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # the number of each part, and what it is
    is_separate: bool = False  # a separate vote on the draft, not an amendment
    edits: tuple[Edit, ...] = ()
    changes: tuple[tuple[Mark, ...], ...] = ()
    clashes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()  # about its tabling, for the secretariat


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the radio buttons of a card."""

    value: str
    label: str | Promise
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PartCard:
    """A part of a divided amendment on its card: what it is, where it stands, how one may vote."""

    number: str
    what: str
    look: str
    standing: str | Promise
    because: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An amendment, or a separate vote, beside the paragraph it aims at, with its sub-amendments.

    A divided amendment has `choices` only for its `parts`.
    """

    sheet: Sheet
    look: str
    standing: str | Promise
    because: tuple[tuple[str, str], ...]  # the number of an amendment, and what it did to this one
    ignored: str
    unapplied: str
    clash_ahead: str
    choices: tuple[Choice, ...]
    subs: tuple["Card", ...] = ()
    parts: tuple[PartCard, ...] = ()
    now: tuple[str, ...] = ()  # of an open amendment: its place in the text as it now stands
    is_ground_gone: bool = False

    @property
    def number(self) -> str:
        return self.sheet.number

    @property
    def name(self) -> str:
        return self.sheet.name


def make_cards(
    sheets: Iterable[Sheet], consolidated: Consolidated, decisions: Mapping[str, Decision]
) -> list[Card]:
    """Return a card for each sheet, in their order, sub-amendments as cards of their own."""
    unapplied = {item.amendment: said(item.reason) for item in consolidated.unapplied}
    ahead = {number: said(notice) for number, notice in consolidated.clashes_ahead.items()}
    cards = [
        replace(
            make_card(
                sheet,
                consolidated.standings[sheet.number],
                decisions.get(sheet.number, Decision.PENDING),
                unapplied.get(sheet.number, ""),
                ahead.get(sheet.number, ""),
            ),
            parts=make_parts(sheet, consolidated, decisions),
        )
        for sheet in sheets
    ]
    now = text_now(consolidated)
    return [
        with_place(card, now)
        if consolidated.standings[card.number].standing == Decision.PENDING
        else card
        for card in cards
    ]


def with_place(card: Card, text: TextNow) -> Card:
    """Return the `card` of an open amendment with its place in the text as it now stands."""
    place = place_now(card.sheet.edits, text)
    return replace(card, now=tuple(map(said, place.told)), is_ground_gone=place.is_gone)


def make_parts(
    sheet: Sheet, consolidated: Consolidated, decisions: Mapping[str, Decision]
) -> tuple[PartCard, ...]:
    """Return the parts of a divided amendment; one not decided by itself is decided with the whole."""
    whole = decisions.get(sheet.number, Decision.PENDING)
    cards = []
    for number, what in sheet.parts:
        standing = consolidated.standings[number]
        cards.append(
            PartCard(
                number=number,
                what=what,
                look=look(standing.standing),
                standing=STANDINGS[standing.standing],
                because=reasons(standing),
                choices=make_choices(decisions.get(number, whole)),
            )
        )
    return tuple(cards)


def make_card(
    sheet: Sheet, standing: Standing, decision: Decision, unapplied: str, clash_ahead: str
) -> Card:
    """Return the card of one amendment."""
    return Card(
        sheet=sheet,
        look=look(standing.standing),
        standing=standing_words(standing),
        because=reasons(standing),
        ignored=ignored_words(standing),
        unapplied=unapplied,
        clash_ahead=clash_ahead,
        choices=make_choices(decision, OF_THE_DRAFT if sheet.is_separate else CHOICES),
    )


def standing_words(standing: Standing) -> str | Promise:
    """Return where it stands: of a separate vote "Kept", of parts perhaps "Adopted in part"."""
    if kind_of(standing.number) in SEPARATE_VOTES and standing.is_adopted:
        return _("Kept")
    return _("Adopted in part") if standing.in_part else STANDINGS[standing.standing]


def nest(cards: Iterable[Card]) -> list[Card]:
    """Return the cards of the amendments, in their order, each with those of its sub-amendments."""
    cards = list(cards)
    subs: dict[str, list[Card]] = {card.number: [] for card in cards}
    top: list[Card] = []
    for card in cards:
        (subs.get(card.sheet.parent or "", top)).append(card)
    return [replace(card, subs=tuple(subs[card.number])) for card in top]


def reasons(standing: Standing) -> tuple[tuple[str, str], ...]:
    """Return why an amendment fell, each reason with the amendment it leads to."""
    because = [with_card(number) for number in standing.because] or [""]
    return tuple(
        (because[min(position, len(because) - 1)], said(reason))
        for position, reason in enumerate(standing.reasons)
    )


def with_card(number: str) -> str:
    """Return the number whose card tells of `number`: that of its amendment; "" for the whole text, which has none."""
    return "" if number == WHOLE_TEXT else amendment_of(number)


def ignored_words(standing: Standing) -> str:
    """Return the sentence on a vote that does not count since the amendment has fallen."""
    if standing.ignored is None:
        return ""
    return _("The vote on it (%(decision)s) does not count.") % {
        "decision": str(STANDINGS[standing.ignored]).lower()
    }


def make_choices(
    decision: Decision, offered: Mapping[Decision, str | Promise] = CHOICES
) -> tuple[Choice, ...]:
    """Return the radio buttons that are `offered`, and one for a decision that is not among them."""
    labels = dict(offered)
    labels.setdefault(decision, STANDINGS[decision])
    return tuple(
        Choice("open" if value == Decision.PENDING else str(value), label, value == decision)
        for value, label in labels.items()
    )
