"""Recording a sitting: each act in one transaction, with the vote that it makes, changes or takes back.

Whoever acts says on which revision; an act made on an older one is refused with what was done since.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.desk import Desk
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.notices import Notice
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind, last_to_undo, replay
from amendments.engine.sitting.checks import (
    refuse_correction,
    refuse_decision,
    refuse_reopening,
    refuse_taking_over,
)
from amendments.engine.sitting.majority import Counts
from amendments.engine.sitting.running import Step, is_next, next_open, running_order
from amendments.locking import lock_draft, lock_open_sitting
from amendments.models import Act, Sitting
from amendments.models.procedure import load_procedure
from amendments.sitting.steps import ballot_of, load_any_desk, running_steps
from amendments.sitting.votes import Difference, find_differences, keep_vote, recorded_results
from resolutions.models import DraftText
from resolutions.models.languages import reader_language


@dataclass(frozen=True, slots=True)
class Planned:
    """What a person wants to record, on the revision that they saw.

    `position` is that of the committee on which an item is declared, `objections` those to an item. Of a
    vote that was changed outside the sitting `decision` is the one that they saw recorded. `mover` is who
    takes over what is opened again.
    """

    kind: ActKind
    made_on: int
    item: str = ""
    decision: Decision | None = None
    counts: Counts | None = None
    position: str = ""
    objections: int | None = None
    mover: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An act as it was recorded, and what fell by it, in running order."""

    act: Act
    fell: tuple[Step, ...] = ()


class StaleActError(Exception):
    """Somebody else was quicker: `acts` are what was done since the revision that the person saw."""

    def __init__(self, acts: Sequence[Act]) -> None:
        super().__init__("The act was made on an older revision.")
        self.acts = tuple(acts)


def open_sitting(draft: DraftText, user: User, title: str) -> Sitting:
    """Return a new sitting on `draft`; what was decided before is taken over as its first acts.

    Raises ValidationError when one is open already.
    """
    try:
        with transaction.atomic():
            lock_draft(draft.pk)
            sitting = Sitting.objects.create(draft=draft, title=title.strip())
            add_act(sitting, user, Planned(ActKind.OPENED, 0))
            desk = load_any_desk(draft)
            for number, result in recorded_results(desk).items():
                taken = Planned(
                    ActKind.TAKEN_OVER, sitting.revision, number, result.decision, result.counts
                )
                add_act(sitting, user, taken)
            sitting.current = next_open(running_steps(desk), "")
            sitting.save(update_fields=["revision", "current"])
            return sitting
    except IntegrityError as error:
        raise ValidationError(_("A sitting on this draft is open already.")) from error


def record(sitting: Sitting, user: User, planned: Planned) -> Kept:
    """Return the act as it was recorded, and what it did; `sitting` itself is not brought up to date.

    Raises `StaleActError`; ValidationError with the reason when the act is not allowed. Nothing is saved then.
    """
    with on_revision(sitting, planned.made_on) as row:
        return ACTS[planned.kind](row, user, planned)


@contextmanager
def on_revision(sitting: Sitting, made_on: int) -> Iterator[Sitting]:
    """Give `sitting` as it is at revision `made_on`, in a transaction, to nobody else until that ends.

    Raises `StaleActError` when somebody was quicker; ValidationError when the sitting is closed.
    """
    with transaction.atomic():
        # One at a time, and nobody divides meanwhile what is decided (amendments/locking.py).
        lock_draft(sitting.draft_id)
        row = Sitting.objects.select_for_update(of=("self",), no_key=True).get(pk=sitting.pk)
        row.draft = sitting.draft  # nothing of it changes by an act: it need not be read again
        if row.revision != made_on:
            since = row.acts.filter(sequence__gt=made_on).select_related("by")
            raise StaleActError(list(since))
        if not row.is_open:
            raise ValidationError(_("The sitting is closed."))
        yield row


def _decide(sitting: Sitting, user: User, planned: Planned) -> Kept:
    desk = load_any_desk(sitting.draft)
    assert planned.decision is not None
    refuse = refuse_decision if planned.kind == ActKind.DECIDED else refuse_correction
    _raise(refuse(ballot_of(desk), desk.recorded, planned.item, planned.decision))
    act = add_act(sitting, user, planned)
    return _settle(sitting, desk, act, stays=planned.kind == ActKind.CORRECTED)


def _undo(sitting: Sitting, user: User, planned: Planned) -> Kept:
    undone = last_to_undo([act.as_engine() for act in sitting.acts.all()])
    if undone is None:
        raise ValidationError(_("There is nothing to undo."))
    act = add_act(sitting, user, planned, item=undone.item, undoes=undone.sequence)
    return _settle(sitting, load_any_desk(sitting.draft), act, stays=False)


def _reopen(sitting: Sitting, user: User, planned: Planned) -> Kept:
    """Take back what was decided of an item, whenever that was: it is called again, as whose a mover says."""
    desk = load_any_desk(sitting.draft)
    if planned.mover:
        profile, _times = load_procedure(sitting.draft)
        _raise(refuse_taking_over(ballot_of(desk), desk.recorded, planned.item, profile))
    else:
        _raise(refuse_reopening(ballot_of(desk), desk.recorded, planned.item))
    act = add_act(sitting, user, replace(planned, decision=None, counts=None))
    return _settle(sitting, desk, act, stays=False)


def _accept(sitting: Sitting, user: User, planned: Planned) -> Kept:
    """Take over a vote that was changed outside the sitting."""
    desk = load_any_desk(sitting.draft)
    found = _difference(sitting, desk, planned).recorded
    counts = found.counts if found else None
    act = add_act(sitting, user, replace(planned, counts=counts))
    _call_after(sitting, running_steps(desk), act, stays=True)
    return Kept(act)


def _restore(sitting: Sitting, user: User, planned: Planned) -> Kept:
    """Set a vote that was changed outside the sitting back to what the acts say."""
    desk = load_any_desk(sitting.draft)
    _difference(sitting, desk, planned)
    act = add_act(sitting, user, replace(planned, decision=None, counts=None))
    return _settle(sitting, desk, act, stays=True)


def _difference(sitting: Sitting, desk: Desk, planned: Planned) -> Difference:
    """Return the difference that the person saw. Raises ValidationError when it is another one now."""
    for one in find_differences(desk, sitting.acts.all()):
        recorded = one.recorded.decision if one.recorded else None
        if (one.number, recorded) == (planned.item, planned.decision):
            return one
    raise ValidationError(_("The recorded vote has changed again. Look, then press again."))


def record_tabling(draft: DraftText, user: User, number: str) -> Act | None:
    """Return the act that oral amendment `number` was tabled; None when no sitting is open.

    It is called now when its place in the running order has come.
    """
    with transaction.atomic():
        sitting = lock_open_sitting(draft)
        if sitting is None:
            return None
        act = add_act(sitting, user, Planned(ActKind.TABLED, sitting.revision, number))
        if is_next(running_steps(load_any_desk(draft)), number, sitting.current):
            sitting.current = number
        sitting.save(update_fields=["revision", "current"])
        return act


def _settle(sitting: Sitting, desk: Desk, act: Act, *, stays: bool) -> Kept:
    """Bring the vote and what is called in step with `act`; `desk` was loaded before it."""
    result = replay(one.as_engine() for one in sitting.acts.all()).get(act.item)
    keep_vote(desk, act.item, result, act)
    decided = {act.item: result.decision if result else Decision.PENDING}
    before, after = running_steps(desk), running_steps(desk, desk.recorded_with(decided))
    _call_after(sitting, after, act, stays=stays)
    return Kept(act, just_fallen(before, after))


def just_fallen(before: Sequence[Step], after: Sequence[Step]) -> tuple[Step, ...]:
    """Return what has fallen `after` an act and had not `before` it."""
    had = {step.number for step in before if step.passed_over}
    return tuple(step for step in after if step.passed_over and step.number not in had)


def _call_after(sitting: Sitting, steps: Sequence[Step], act: Act, *, stays: bool) -> None:
    """Call what is next in `steps` after `act`; what was undone or opened again is called once more.

    What `stays` leaves what is called alone; only the text as a whole has to wait for what rises.
    """
    if act.kind in (ActKind.UNDONE, ActKind.REOPENED):
        again = is_open(steps, act.item)
        sitting.current = act.item if again else next_open(steps, sitting.current)
    elif not (stays and sitting.current != WHOLE_TEXT and is_open(steps, sitting.current)):
        sitting.current = next_open(steps, act.item)
    sitting.save(update_fields=["revision", "current"])


def _call(sitting: Sitting, user: User, planned: Planned) -> Kept:
    """Call the item that is named, or else the next open one."""
    desk = load_any_desk(sitting.draft)
    item = planned.item or next_open(running_steps(desk), sitting.current)
    if item not in running_order(ballot_of(desk)):
        shown = item[:40] or "–"
        raise ValidationError(
            _("“%(number)s” is not called in this sitting."), params={"number": shown}
        )
    act = add_act(sitting, user, planned, item=item)
    sitting.current = item
    sitting.save(update_fields=["revision", "current"])
    return Kept(act)


def _close(sitting: Sitting, user: User, planned: Planned) -> Kept:
    act = add_act(sitting, user, planned)
    sitting.closed_at = act.at
    sitting.save(update_fields=["revision", "closed_at"])
    return Kept(act)


ACTS = {
    ActKind.DECIDED: _decide,
    ActKind.CORRECTED: _decide,
    ActKind.UNDONE: _undo,
    ActKind.REOPENED: _reopen,
    ActKind.ACCEPTED: _accept,
    ActKind.RESTORED: _restore,
    ActKind.CALLED: _call,
    ActKind.CLOSED: _close,
}


def add_act(
    sitting: Sitting, user: User, planned: Planned, *, item: str = "", undoes: int | None = None
) -> Act:
    """Return the act, written as the next one of `sitting`, whose revision it becomes."""
    counts = planned.counts or Counts(None, None)
    sitting.revision = planned.made_on + 1
    return Act.objects.create(
        sitting=sitting,
        sequence=sitting.revision,
        made_on=planned.made_on,
        kind=planned.kind,
        item=item or planned.item,
        decision=planned.decision or "",
        in_favour=counts.in_favour,
        against=counts.against,
        abstentions=counts.abstentions,
        undoes=undoes,
        position=planned.position,
        objections=planned.objections,
        mover=planned.mover,
        at=timezone.now(),
        by=user,
    )


def is_open(steps: Sequence[Step], item: str) -> bool:
    """Tell whether the item is still to be decided."""
    return any(step.is_open for step in steps if step.number == item)


def _raise(refusal: Notice | None) -> None:
    if refusal is not None:
        words = refusal.words(reader_language())
        raise ValidationError(words[:1].upper() + words[1:])
