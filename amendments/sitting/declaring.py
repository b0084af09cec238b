"""What the committee's positions settle without a vote: declared as acts, and lifted out by objections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from amendments.desk import Desk
from amendments.engine.items import WHOLE_TEXT
from amendments.engine.notices import Notice
from amendments.engine.procedure import Fate
from amendments.engine.rules import Decision
from amendments.engine.sitting.acts import Act as EngineAct
from amendments.engine.sitting.acts import ActKind, Result, declared, replay
from amendments.engine.sitting.running import Step, declared_together, next_open
from amendments.models import Act, Amendment, Sitting
from amendments.sitting.changing import OBJECTIONS
from amendments.sitting.recording import Planned, add_act, is_open, just_fallen, on_revision
from amendments.sitting.steps import ballot_of, find_bloc, load_any_desk, running_steps
from amendments.sitting.votes import keep_vote

DECISIONS = {
    Fate.DECLARED_ADOPTED: Decision.ADOPTED,
    Fate.DEFINITIVELY_REJECTED: Decision.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Declared:
    """The acts of one declaration, what fell by it, and why the committee's position does not settle the rest."""

    acts: tuple[Act, ...]
    skipped: Mapping[str, tuple[Notice, ...]]
    fell: tuple[Step, ...]


def declare(sitting: Sitting, user: User, made_on: int) -> Declared:
    """Declare, each as an act, all that the positions of the committee settle and that is still open.

    Raises `StaleActError`; ValidationError when there is nothing to declare. Nothing is saved then.
    """
    with on_revision(sitting, made_on) as row:
        desk = load_any_desk(row.draft)
        _refuse_after_the_text(desk)
        bloc = find_bloc(desk, desk.recorded)
        together = declared_together(ballot_of(desk), bloc).numbers if bloc else ()
        if bloc is None or not together:
            raise ValidationError(_("There is nothing to declare."))
        decided = {n: DECISIONS[bloc.fates[n]] for n in together}
        acts = [_declare(row, user, desk, n, decision) for n, decision in decided.items()]
        standing = declared(_acts_of(row))
        skipped = {n: reasons for n, reasons in bloc.skipped.items() if n not in standing}
        steps = running_steps(desk, desk.recorded_with(decided))
        _keep_called(row, steps, called=row.current)
        return Declared(tuple(acts), skipped, just_fallen(running_steps(desk), steps))


def _declare(sitting: Sitting, user: User, desk: Desk, number: str, decision: Decision) -> Act:
    position = _row(desk, number).committee_position
    planned = Planned(ActKind.DECLARED, sitting.revision, number, decision, position=position)
    act = add_act(sitting, user, planned)
    keep_vote(desk, number, Result(decision), act)
    return act


def object_to(
    sitting: Sitting, user: User, made_on: int, number: str, objections: int
) -> list[str]:
    """Record that so many members object to what the committee's position settles; return what is lifted out.

    What was declared already, and no longer would be, is undone: with enough objections the amendment
    itself, and what hangs on it. It is called then. Raises as `declare`.
    """
    with on_revision(sitting, made_on) as row:
        desk = load_any_desk(row.draft)
        _refuse_after_the_text(desk)
        before = find_bloc(desk, _free(row, desk))
        if before is None or number not in before.meant:
            raise ValidationError(
                _(
                    "The position of the committee does not settle “%(number)s”: it is called anyway."
                ),
                params={"number": number[:40]},
            )
        add_act(row, user, Planned(ActKind.OBJECTED, made_on, number, objections=objections))
        _keep_objections(_row(desk, number), user, objections)
        desk = load_any_desk(row.draft)
        after = find_bloc(desk, _free(row, desk))
        assert after is not None
        standing = declared(_acts_of(row))
        changed = {n for n in standing if before.fates[n] != after.fates[n]}
        if after.fates[number] == Fate.CALLED and number in standing:
            changed.add(number)
        lifted = [n for n in reversed(standing) if n in changed]
        for one in lifted:
            _undo(row, user, desk, standing[one])
        steps = running_steps(load_any_desk(row.draft))
        _keep_called(row, steps, called=number if number in lifted else row.current)
        return lifted


def _undo(sitting: Sitting, user: User, desk: Desk, act: EngineAct) -> None:
    planned = Planned(ActKind.UNDONE, sitting.revision)
    undo = add_act(sitting, user, planned, item=act.item, undoes=act.sequence)
    keep_vote(desk, act.item, replay(_acts_of(sitting)).get(act.item), undo)


def _keep_called(sitting: Sitting, steps: Sequence[Step], *, called: str) -> None:
    """Keep `called` as what is called while it is open, else what comes next."""
    sitting.current = called if is_open(steps, called) else next_open(steps, "")
    sitting.save(update_fields=["revision", "current"])


def _keep_objections(row: Amendment, user: User, objections: int) -> None:
    row.objections = objections
    row._history_user = user  # type: ignore[attr-defined]  # simple_history takes both from there
    row._change_reason = OBJECTIONS  # type: ignore[attr-defined]
    row.save(update_fields=["objections"])


def _free(sitting: Sitting, desk: Desk) -> dict[str, Decision]:
    """Return what is decided otherwise than by a declaration."""
    standing = declared(_acts_of(sitting))
    return {n: decision for n, decision in desk.recorded.items() if n not in standing}


def _acts_of(sitting: Sitting) -> list[EngineAct]:
    return [act.as_engine() for act in sitting.acts.order_by("sequence")]


def _row(desk: Desk, number: str) -> Amendment:
    return next(one.row for one in desk.amendments if one.number == number)


def _refuse_after_the_text(desk: Desk) -> None:
    """Rule 33.4: the text was put to the vote with all that was decided before."""
    if WHOLE_TEXT in desk.recorded:
        raise ValidationError(
            _("The text as a whole was put to the vote already: undo that vote first.")
        )
