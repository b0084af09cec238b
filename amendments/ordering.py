"""The voting order of a draft changed by a person: what that changes in the text, and saved with history."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from amendments.desk import Desk, load_desk
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.order import propose_order
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind
from amendments.engine.sitting.moving import CannotMoveError, changed_places, put_before, step
from amendments.locking import lock_draft, lock_open_sitting
from amendments.models import Amendment, Sitting
from amendments.models.procedure import load_procedure
from amendments.sitting.changing import PUT_ELSEWHERE
from amendments.sitting.recording import Planned, add_act
from resolutions.models import DraftText
from resolutions.models.languages import reader_language


class Way(StrEnum):
    """How a person moves an amendment; by the rule: all of them, to where the procedure has them."""

    EARLIER = "earlier"
    LATER = "later"
    BEFORE = "before"
    BY_RULE = "rule"


@dataclass(frozen=True, slots=True)
class Move:
    """What a person wants: `number` one place earlier or later, or right `before` another ("": last)."""

    way: Way
    number: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Where another order changes the text: as adopted so far, and if all that is open is adopted.

    Numbers of the draft's paragraphs; "" is the title.
    """

    now: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


class OrderChangedError(Exception):
    """Somebody changed the order, or opened or closed a sitting, since the person looked; nothing was saved."""


def mark_of(numbers: Sequence[str], sitting: int) -> str:
    """Return a mark by which one order is known from another, and one sitting (its key, 0: none) from another."""
    return hashlib.sha256(f"{sitting}:{','.join(numbers)}".encode()).hexdigest()[:16]


def find_sitting(draft: DraftText) -> int:
    """Return the key of the sitting that goes on; 0 when there is none."""
    return Sitting.objects.open().filter(draft=draft).values_list("pk", flat=True).first() or 0


def find_order(desk: Desk, move: Move) -> tuple[str, ...]:
    """Return the order that `move` leads to. Raises ValidationError when it cannot be made."""
    if move.way == Way.BY_RULE:
        profile, _times = load_procedure(desk.draft)
        places = propose_order(desk.text, desk.engine_amendments, profile.order)
        return tuple(place.number for place in places)
    parents = desk.ballot.parents
    try:
        if move.way == Way.BEFORE:
            return put_before(desk.numbers, parents, move.number, move.before)
        return step(desk.numbers, parents, move.number, is_later=move.way == Way.LATER)
    except CannotMoveError as error:
        raise ValidationError(error.notice.words(reader_language())) from error


def find_changes(desk: Desk, order: Sequence[str]) -> Changes:
    """Return where the text of `desk` would change if the amendments stood in that `order`."""
    after = reordered(desk, order)
    open_too = desk.suppose(desk.recorded, others=Decision.ADOPTED)
    now, later = (
        changed_places(one.consolidate(votes), other.consolidate(votes))
        for votes in (desk.recorded, open_too)
        for one, other in [(without_circles(desk), without_circles(after))]
    )
    return Changes(now, later)


def without_circles(desk: Desk) -> Desk:
    """Return `desk`, without its rules while they form a circle: then none is followed."""
    return replace(desk, rules=()) if desk.ballot.cycle() else desk


def reordered(desk: Desk, order: Sequence[str]) -> Desk:
    """Return `desk` with its amendments in that `order`."""
    rows = {one.number: one for one in desk.amendments}
    tabled = {one.number: one for one in desk.engine_amendments}
    return replace(
        desk,
        amendments=tuple(rows[number] for number in order),
        engine_amendments=tuple(
            replace(tabled[number], position=2 * place) for place, number in enumerate(order, 1)
        ),
    )


def save_order(draft: DraftText, user: User, move: Move, seen: str) -> tuple[str, ...]:
    """Put the amendments where `move` wants them; return the numbers of those whose place changed.

    `seen` is the mark of the order that the person saw. While a sitting goes on this is one of its acts.
    Raises `OrderChangedError`, ValidationError; nothing is saved then.
    """
    with transaction.atomic():
        # One at a time, as with new amendments, which take a place in the order (tabling/saving.py).
        row = lock_draft(draft.pk)
        desk = load_desk(row, (row.languages or ["fr"])[0])
        if mark_of(desk.numbers, find_sitting(row)) != seen:
            raise OrderChangedError
        if WHOLE_TEXT in desk.recorded:
            raise ValidationError(
                _("The text as a whole was put to the vote already: undo that vote first.")
            )
        order = find_order(desk, move)
        if order == desk.numbers:
            return ()
        _record(row, user, move)
        return _save_positions(desk, order, user)


def _save_positions(desk: Desk, order: Sequence[str], user: User) -> tuple[str, ...]:
    """Give the rows the positions that they have now, in their new order; return those that moved."""
    rows = {one.number: one.row for one in desk.amendments}
    positions = [one.row.position for one in desk.amendments]
    if len(set(positions)) < len(positions):
        positions = list(range(1, len(positions) + 1))
    moved = []
    for number, position in zip(order, positions, strict=True):
        if rows[number].position != position:
            rows[number].position = position
            moved.append(rows[number])
    bulk_update_with_history(
        moved,
        Amendment,
        ["position"],
        batch_size=500,
        default_user=user,
        default_change_reason=PUT_ELSEWHERE,
    )
    return tuple(row.number for row in moved)


def _record(draft: DraftText, user: User, move: Move) -> None:
    row = lock_open_sitting(draft)
    if row is not None:
        add_act(row, user, Planned(ActKind.REORDERED, row.revision, move.number))
        row.save(update_fields=["revision"])
