"""The committee stage of a draft: its positions entered, what follows from them, doubts about tabling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amendments.desk import Desk, DeskAmendment
from amendments.engine.procedure import (
    EnBloc,
    Profile,
    Side,
    Stance,
    Tabled,
    Times,
    admissibility,
    en_bloc,
)
from amendments.engine.rules import Decision
from amendments.locking import lock_draft
from amendments.models import Amendment
from amendments.models.amendments import is_oral
from amendments.models.procedure import load_procedure
from resolutions.models import DraftText
from resolutions.models.languages import reader_language

# In an entry, in this order.
COLUMNS = (
    "committee_position",
    "committee_in_favour",
    "committee_against",
    "committee_abstentions",
    "objections",
)
# What was decided before the sitting: nothing is declared of it any more.
BEFORE_THE_SITTING = {Decision.WITHDRAWN, Decision.NOT_MOVED, Decision.NOT_IN_ORDER}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is entered of one amendment: the committee's position and counts, and objections to it."""

    position: str = ""
    in_favour: int | None = None
    against: int | None = None
    abstentions: int | None = None
    objections: int = 0

    def columns(self) -> dict[str, str | int | None]:
        """Return the values by the columns of an amendment."""
        values = (self.position, self.in_favour, self.against, self.abstentions, self.objections)
        return dict(zip(COLUMNS, values, strict=True))


@dataclass(frozen=True, slots=True)
class Overtaken:
    """An amendment that somebody else changed meanwhile: to what, who (empty when not known) and when."""

    amendment: Amendment
    entry: Entry
    who: str
    at: datetime | None


class OvertakenError(Exception):
    """Others saved something else for the same amendments, `overtaken`; nothing was saved."""

    def __init__(self, overtaken: tuple[Overtaken, ...]) -> None:
        numbers = ", ".join(one.amendment.number for one in overtaken)
        super().__init__(f"Changed meanwhile: {numbers}.")
        self.overtaken = overtaken


def entry_of(row: Amendment) -> Entry:
    """Return what is entered of `row`."""
    return Entry(*(getattr(row, column) for column in COLUMNS))


def save_entries(
    draft: DraftText, seen: Mapping[str, Entry], wanted: Mapping[str, Entry]
) -> list[str]:
    """Save the `wanted` entries that differ from those `seen`, by number; return the numbers saved.

    All of them or none: raises `OvertakenError` when somebody else has since given one of these
    amendments another entry. What others entered elsewhere stays.
    """
    changed = {number for number, entry in wanted.items() if entry != seen.get(number, Entry())}
    with transaction.atomic():
        lock_draft(draft.pk)  # what is declared now stands on the positions as they are
        rows = list(
            Amendment.objects.select_for_update(of=("self",), no_key=True)
            .filter(draft=draft, number__in=changed)
            .order_by("pk")
        )
        overtaken = [
            row
            for row in rows
            if entry_of(row) not in (seen.get(row.number, Entry()), wanted[row.number])
        ]
        if overtaken:
            raise OvertakenError(tuple(_overtaken(row) for row in overtaken))
        to_save = [row for row in rows if entry_of(row) != wanted[row.number]]
        for row in to_save:
            for column, value in wanted[row.number].columns().items():
                setattr(row, column, value)
            row.save(update_fields=COLUMNS)
    return [row.number for row in to_save]


def _overtaken(row: Amendment) -> Overtaken:
    last = row.history.select_related("history_user").first()
    user = last.history_user if last else None
    name = (user.get_full_name() or user.get_username()) if user else ""
    return Overtaken(row, entry_of(row), name, last.history_date if last else None)


def plan(desk: Desk, profile: Profile, settled: Mapping[str, Decision] | None = None) -> EnBloc:
    """Return what follows from the positions entered. Raises `RuleCycleError`.

    `settled` is what is decided already: by default only what was before the sitting.
    """
    stances = {
        one.number: Stance(
            one.row.committee_position,
            one.row.objections,
            one.row.committee_in_favour,
            one.row.committee_against,
            one.row.committee_abstentions,
        )
        for one in desk.amendments
    }
    if settled is None:
        settled = settled_before(desk.recorded)
    return en_bloc(profile, desk.ballot, stances, settled)


def settled_before(recorded: Mapping[str, Decision]) -> dict[str, Decision]:
    """Return what of it was decided before the sitting: it is withdrawn, say, or not in order."""
    return {n: taken for n, taken in recorded.items() if taken in BEFORE_THE_SITTING}


def plan_without_rules(desk: Desk, profile: Profile) -> EnBloc:
    """Return the same when the rules form a circle and cannot be followed: nothing is then declared."""
    return en_bloc(profile, desk.ballot.without_rules(), {}, settled_before(desk.recorded))


def load_proposed_votes(desk: Desk) -> dict[str, Decision]:
    """Return the votes that the committee proposes, empty when it has taken no position.

    One query, none without a position. What is withdrawn or not in order is not voted.
    """
    if not any(one.row.committee_position for one in desk.amendments):
        return {}
    profile, _times = load_procedure(desk.draft)
    return proposed_votes(desk, profile)


def proposed_votes(desk: Desk, profile: Profile) -> dict[str, Decision]:
    """Return adopted for what the committee favours, rejected for what it opposes, by number."""
    by_side = {Side.IN_FAVOUR: Decision.ADOPTED, Side.AGAINST: Decision.REJECTED}
    votes = {}
    for one in desk.amendments:
        position = profile.position(one.row.committee_position)
        if position and position.side in by_side and one.decision not in BEFORE_THE_SITTING:
            votes[one.number] = by_side[position.side]
    return votes


def position_name(profile: Profile, code: str) -> str:
    """Return the words of position `code`; of one that the profile has no more, the code itself."""
    position = profile.position(code)
    return position.name_in(reader_language()) if position else code


def tabling_doubts(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Return what is doubtful about the tabling of each amendment, in words; in one query."""
    profile, times = load_procedure(desk.draft)
    return doubts_under(desk, profile, times)


def doubts_under(desk: Desk, profile: Profile, times: Times) -> dict[str, tuple[str, ...]]:
    """Return what is doubtful under `profile` and `times`; amendments without doubts are left out."""
    found = {
        one.number: tuple(
            doubt.words(reader_language())
            for doubt in admissibility(profile, tabled_of(one), times)
        )
        for one in desk.amendments
    }
    return {number: doubts for number, doubts in found.items() if doubts}


def tabled_of(one: DeskAmendment) -> Tabled:
    """Return how `one` was tabled. That it is not in order was decided by a person: that is no doubt."""
    row = one.row
    withdrawn = sum(sponsor.withdrawn_at is not None for sponsor in row.sponsors.all())
    return Tabled(
        signatures=len(row.sponsors.all()) - withdrawn,
        withdrawn=withdrawn,
        is_by_committee=bool(row.committee_en or row.committee_fr),
        is_sub=row.is_sub_amendment,
        is_oral=is_oral(row.number),
        tabled_at=row.tabled_at,
        notes=tuple(filter(None, (row.explanatory_note_en, row.explanatory_note_fr))),
    )
