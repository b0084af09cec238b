"""What may not be recorded, and why."""

from collections.abc import Mapping, Sequence

from amendments.engine.ballot import Ballot
from amendments.engine.items import WHOLE_TEXT, ItemKind, amendment_of, kind_of
from amendments.engine.notices import Notice, notice
from amendments.engine.procedure import Profile
from amendments.engine.rules import FALLEN, Decision
from amendments.engine.sitting.naming import name_item
from amendments.engine.sitting.running import Step, make_steps

BY_VOTE = frozenset({Decision.ADOPTED, Decision.REJECTED})
MOST_NAMED = 5  # numbers that a sentence lists


def refuse_decision(
    ballot: Ballot, decisions: Mapping[str, Decision], item: str, decision: Decision
) -> Notice | None:
    """Return why `decision` may not be recorded of the open `item`; None when it may.

    Raises `RuleCycleError`.
    """
    steps = make_steps(ballot, decisions)
    step = _find(steps, item)
    if step is None:
        return notice("sitting-unknown", number=item)
    refusal = _refuse_always(steps, step, decision)
    if refusal:
        return refusal
    if not step.is_open:
        outcome = notice(f"outcome-{step.standing.standing}")
        return notice("sitting-decided", item=name_item(item), outcome=outcome)
    if item == WHOLE_TEXT:
        return _refuse_the_text_yet(steps)
    return _refuse_before_sub_amendments(ballot, steps, item) if decision in BY_VOTE else None


def refuse_correction(
    ballot: Ballot, decisions: Mapping[str, Decision], item: str, decision: Decision
) -> Notice | None:
    """Return why what was decided of `item` may not become `decision`; None when it may.

    Raises `RuleCycleError`.
    """
    steps = make_steps(ballot, decisions)
    step = _find(steps, item)
    if step is None:
        return notice("sitting-unknown", number=item)
    refusal = _refuse_always(steps, step, decision)
    if refusal:
        return refusal
    if item not in decisions:
        return notice("sitting-nothing-to-correct", item=name_item(item))
    return _refuse_before_sub_amendments(ballot, steps, item) if decision in BY_VOTE else None


def refuse_reopening(ballot: Ballot, decisions: Mapping[str, Decision], item: str) -> Notice | None:
    """Return why what was decided of `item` may not be taken back; None when it may.

    Raises `RuleCycleError`.
    """
    steps = make_steps(ballot, decisions)
    step = _find(steps, item)
    if step is None:
        return notice("sitting-unknown", number=item)
    if item not in decisions or step.standing.standing == Decision.NOT_IN_ORDER:
        return notice("sitting-nothing-to-reopen", item=name_item(item))
    if item != WHOLE_TEXT and not steps[-1].is_open:
        return notice("sitting-text-was-voted", item=name_item(item))
    return None


def refuse_taking_over(
    ballot: Ballot, decisions: Mapping[str, Decision], item: str, profile: Profile
) -> Notice | None:
    """Return why another member may not take over `item`, which would be called again; None when that may be.

    Raises `RuleCycleError`.
    """
    refusal = refuse_reopening(ballot, decisions, item)
    if refusal:
        return refusal
    # Rule 34.9, not confirmed from the Rules: hence a value of the profile.
    if not profile.withdrawn_may_be_taken_over:
        return notice("taking-over-unknown")
    if kind_of(item) != ItemKind.AMENDMENT:
        return notice("taking-over-whole", item=name_item(item))
    if decisions[item] != Decision.WITHDRAWN:
        outcome = notice(f"outcome-{decisions[item]}")
        return notice("taking-over-not-withdrawn", item=name_item(item), outcome=outcome)
    others = {number: taken for number, taken in decisions.items() if number != item}
    (again,) = (step for step in make_steps(ballot, others) if step.number == item)
    return again.passed_over[0] if again.passed_over else None


def _find(steps: Sequence[Step], item: str) -> Step | None:
    return next((step for step in steps if step.number == item), None)


def _refuse_always(steps: Sequence[Step], step: Step, decision: Decision) -> Notice | None:
    if step.number == WHOLE_TEXT:
        return None if decision in BY_VOTE else notice("sitting-text-is-voted")
    if not steps[-1].is_open:
        return notice("sitting-text-was-voted", item=name_item(step.number))
    if step.standing.standing == FALLEN:
        return step.passed_over[0]
    if step.standing.standing == Decision.NOT_IN_ORDER:
        return notice("sitting-not-in-order", item=name_item(step.number))
    return None


def _refuse_the_text_yet(steps: Sequence[Step]) -> Notice | None:
    """Rule 33.4: when all amendments have been voted, the Assembly votes on the text."""
    still_open = [step.number for step in steps[:-1] if step.is_open]
    return notice("sitting-still-open", numbers=_listed(still_open)) if still_open else None


def _refuse_before_sub_amendments(
    ballot: Ballot, steps: Sequence[Step], item: str
) -> Notice | None:
    subs = [
        step.number
        for step in steps
        if step.is_open and ballot.parents.get(amendment_of(step.number)) == amendment_of(item)
    ]
    if not subs:
        return None
    return notice("sitting-subs-first", item=name_item(item), numbers=_listed(subs))


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:MOST_NAMED]) + (" …" if len(numbers) > MOST_NAMED else "")
