"""Recording a sitting: each act in one transaction, with the vote that it makes, changes or takes back.

Whoever acts says on which revision; an act made on an older one is refused with what was done since.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.desk import Desk, load_desk
from amendments.engine.ballot import Ballot
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.notices import Notice
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import ActKind, last_to_undo, replay
from amendments.engine.sitting.checks import (
    refuse_correction,
    refuse_decision,
    refuse_reopening,
)
from amendments.engine.sitting.majority import Counts
from amendments.engine.sitting.running import is_next, make_steps, next_open, running_order
from amendments.models import Act, Sitting
from amendments.sitting.votes import Difference, find_differences, keep_vote, recorded_results
from resolutions.models import DraftText, Language
from resolutions.models.languages import reader_language


@dataclass(frozen=True, slots=True)
class Planned:
    """What a person wants to record, on the revision that they saw.

    Of a vote that was changed outside the sitting `decision` is the one that they saw recorded.
    """

    kind: ActKind
    made_on: int
    item: str = ""
    decision: Decision | None = None
    counts: Counts | None = None


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
            hold(draft)
            sitting = Sitting.objects.create(draft=draft, title=title.strip())
            _add(sitting, user, Planned(ActKind.OPENED, 0))
            desk = load_any_desk(draft)
            for number, result in recorded_results(desk).items():
                taken = Planned(
                    ActKind.TAKEN_OVER, sitting.revision, number, result.decision, result.counts
                )
                _add(sitting, user, taken)
            sitting.current = _next(desk, "")
            sitting.save(update_fields=["revision", "current"])
            return sitting
    except IntegrityError as error:
        raise ValidationError(_("A sitting on this draft is open already.")) from error


def hold(draft: DraftText) -> None:
    """Let nobody open a sitting on `draft`, or record a vote beside one, until this transaction ends."""
    DraftText.objects.select_for_update(of=("self",), no_key=True).get(pk=draft.pk)


def refuse_beside_a_sitting(draft: DraftText) -> None:
    """Raise ValidationError while a sitting on `draft` goes on: its acts alone make the votes.

    A vote recorded otherwise would be unseen at the desk, and the acts replayed would not give it.
    """
    hold(draft)
    if Sitting.objects.open().filter(draft=draft).exists():
        raise ValidationError(
            _("A sitting on this draft is open: votes are recorded at the clerk’s desk alone.")
        )


def record(sitting: Sitting, user: User, planned: Planned) -> Act:
    """Return the act as it was recorded; `sitting` itself is not brought up to date.

    Raises `StaleActError`; ValidationError with the reason when the act is not allowed. Nothing is saved then.
    """
    with transaction.atomic():
        # One at a time. "No key": acts refer to the sitting, and must not wait for one another.
        row = Sitting.objects.select_for_update(of=("self",), no_key=True).get(pk=sitting.pk)
        if row.revision != planned.made_on:
            since = row.acts.filter(sequence__gt=planned.made_on).select_related("by")
            raise StaleActError(list(since))
        if not row.is_open:
            raise ValidationError(_("The sitting is closed."))
        return ACTS[planned.kind](row, user, planned)


def _decide(sitting: Sitting, user: User, planned: Planned) -> Act:
    desk = load_any_desk(sitting.draft)
    assert planned.decision is not None
    refuse = refuse_decision if planned.kind == ActKind.DECIDED else refuse_correction
    _raise(refuse(ballot_of(desk), desk.recorded, planned.item, planned.decision))
    act = _add(sitting, user, planned)
    _settle(sitting, desk, act, stays=planned.kind == ActKind.CORRECTED)
    return act


def _undo(sitting: Sitting, user: User, planned: Planned) -> Act:
    undone = last_to_undo([act.as_engine() for act in sitting.acts.all()])
    if undone is None:
        raise ValidationError(_("There is nothing to undo."))
    act = _add(sitting, user, planned, item=undone.item, undoes=undone.sequence)
    _settle(sitting, load_any_desk(sitting.draft), act, stays=False)
    return act


def _reopen(sitting: Sitting, user: User, planned: Planned) -> Act:
    """Take back what was decided of an item, whenever that was: it is called again."""
    desk = load_any_desk(sitting.draft)
    _raise(refuse_reopening(ballot_of(desk), desk.recorded, planned.item))
    act = _add(sitting, user, replace(planned, decision=None, counts=None))
    _settle(sitting, desk, act, stays=False)
    return act


def _accept(sitting: Sitting, user: User, planned: Planned) -> Act:
    """Take over a vote that was changed outside the sitting."""
    desk = load_any_desk(sitting.draft)
    found = _difference(sitting, desk, planned).recorded
    counts = found.counts if found else None
    act = _add(sitting, user, replace(planned, counts=counts))
    _call_after(sitting, act, stays=True)
    return act


def _restore(sitting: Sitting, user: User, planned: Planned) -> Act:
    """Set a vote that was changed outside the sitting back to what the acts say."""
    desk = load_any_desk(sitting.draft)
    _difference(sitting, desk, planned)
    act = _add(sitting, user, replace(planned, decision=None, counts=None))
    _settle(sitting, desk, act, stays=True)
    return act


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
        rows = Sitting.objects.select_for_update(of=("self",), no_key=True)
        sitting = rows.filter(draft=draft, closed_at=None).first()
        if sitting is None:
            return None
        act = _add(sitting, user, Planned(ActKind.TABLED, sitting.revision, number))
        steps = make_steps(ballot_of(desk := load_any_desk(draft)), desk.recorded)
        if is_next(steps, number, sitting.current):
            sitting.current = number
        sitting.save(update_fields=["revision", "current"])
        return act


def _settle(sitting: Sitting, desk: Desk, act: Act, *, stays: bool) -> None:
    """Bring the vote and what is called in step with `act`."""
    result = replay(one.as_engine() for one in sitting.acts.all()).get(act.item)
    keep_vote(desk, act.item, result, act)
    _call_after(sitting, act, stays=stays)


def _call_after(sitting: Sitting, act: Act, *, stays: bool) -> None:
    """Call what is next after `act`; what was undone or opened again is called once more.

    What `stays` leaves what is called alone; only the text as a whole has to wait for what rises.
    """
    desk = load_any_desk(sitting.draft)
    if act.kind in (ActKind.UNDONE, ActKind.REOPENED):
        sitting.current = act.item if _is_open(desk, act.item) else _next(desk, sitting.current)
    elif not (stays and sitting.current != WHOLE_TEXT and _is_open(desk, sitting.current)):
        sitting.current = _next(desk, act.item)
    sitting.save(update_fields=["revision", "current"])


def _call(sitting: Sitting, user: User, planned: Planned) -> Act:
    """Call the item that is named, or else the next open one."""
    desk = load_any_desk(sitting.draft)
    item = planned.item or _next(desk, sitting.current)
    if item not in running_order(ballot_of(desk)):
        shown = item[:40] or "–"
        raise ValidationError(
            _("“%(number)s” is not called in this sitting."), params={"number": shown}
        )
    act = _add(sitting, user, planned, item=item)
    sitting.current = item
    sitting.save(update_fields=["revision", "current"])
    return act


def _close(sitting: Sitting, user: User, planned: Planned) -> Act:
    act = _add(sitting, user, planned)
    sitting.closed_at = act.at
    sitting.save(update_fields=["revision", "closed_at"])
    return act


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


def _add(
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
        at=timezone.now(),
        by=user,
    )


def load_any_desk(draft: DraftText) -> Desk:
    """Return the desk of `draft`: what is decided and what falls are the same in each language."""
    return load_desk(draft, (draft.languages or [Language.FRENCH])[0])


def ballot_of(desk: Desk) -> Ballot:
    """Return what is voted; rules that form a circle are not followed, as on every page."""
    ballot = desk.ballot
    return ballot.without_rules() if ballot.cycle() else ballot


def _next(desk: Desk, after: str) -> str:
    return next_open(make_steps(ballot_of(desk), desk.recorded), after)


def _is_open(desk: Desk, item: str) -> bool:
    steps = make_steps(ballot_of(desk), desk.recorded)
    return any(step.is_open for step in steps if step.number == item)


def _raise(refusal: Notice | None) -> None:
    if refusal is not None:
        words = refusal.words(reader_language())
        raise ValidationError(words[:1].upper() + words[1:])
