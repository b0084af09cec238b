"""The running order of a sitting: what is called after what, and what is passed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amendments.engine.ballot import Ballot
from amendments.engine.items import WHOLE_TEXT, amendment_of
from amendments.engine.notices import Notice, notice
from amendments.engine.procedure import EnBloc
from amendments.engine.rules import FALLEN, Decision, Standing
from amendments.engine.sitting.naming import name_item


@dataclass(frozen=True, slots=True)
class Step:
    """An item of the running order and where it stands."""

    number: str
    standing: Standing

    @property
    def is_open(self) -> bool:
        return self.standing.standing == Decision.PENDING

    @property
    def passed_over(self) -> tuple[Notice, ...]:
        """Why it is not called, a sentence for each reason; empty unless it has fallen."""
        item = name_item(self.number)
        return tuple(
            notice("passed-over", item=item, reason=reason) for reason in self.standing.reasons
        )


@dataclass(frozen=True, slots=True)
class Consequences:
    """What else changes when a decision does: what falls, with its reasons, and what falls no more."""

    falls: tuple[Standing, ...] = ()
    rises: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """What is declared without being called, in the order in which it is; before what is called, or after it."""

    numbers: tuple[str, ...] = ()
    is_first: bool = True


NOTHING_TOGETHER = Together()


def declared_together(ballot: Ballot, bloc: EnBloc, *, is_first: bool = True) -> Together:
    """Return what `bloc` declares: adopted, then definitively rejected, each in voting order.

    A rejected sub-amendment to an amendment that is declared adopted stands before that one: what
    becomes of it is known when its amendment is declared.
    """
    adopted, rejected = set(bloc.adopted), set(bloc.rejected)
    before = {number for number in rejected if ballot.parents.get(number) in adopted}
    order = running_order(ballot)
    head = [number for number in order if number in adopted | before]
    rest = [number for number in order if number in rejected - before]
    return Together((*head, *rest), is_first)


def running_order(ballot: Ballot, together: Together = NOTHING_TOGETHER) -> tuple[str, ...]:
    """Return the numbers of all that comes up, in order, the text as a whole last.

    A divided amendment is called by its parts; sub-amendments stand right before their amendment,
    wherever a person has put them. What is declared `together` stands before or after all the others.
    """
    apart = set(together.numbers)
    called = [number for number in _calling_order(ballot) if number not in apart]
    parts = (together.numbers, called) if together.is_first else (called, together.numbers)
    # Rule 33.4: when all amendments have been voted, the Assembly votes on the text.
    return (*parts[0], *parts[1], WHOLE_TEXT)


def _calling_order(ballot: Ballot) -> list[str]:
    subs = _sub_amendments(ballot)
    order: list[str] = []
    for number in ballot.items:
        if number == WHOLE_TEXT or amendment_of(number) in ballot.parents:
            continue
        if amendment_of(number) == number:
            order += subs.get(number, ())
        if number not in ballot.parts:
            order.append(number)
    return order


def _sub_amendments(ballot: Ballot) -> dict[str, list[str]]:
    """Return by each amendment its sub-amendments, or their parts, in voting order."""
    subs: dict[str, list[str]] = {}
    for item in ballot.items:
        parent = ballot.parents.get(amendment_of(item))
        if parent is not None and item not in ballot.parts:
            subs.setdefault(parent, []).append(item)
    return subs


def make_steps(
    ballot: Ballot, decisions: Mapping[str, Decision], together: Together = NOTHING_TOGETHER
) -> tuple[Step, ...]:
    """Return the running order with where each item stands. Raises `RuleCycleError`."""
    found = ballot.judge(decisions)
    whole = Standing(WHOLE_TEXT, decisions.get(WHOLE_TEXT, Decision.PENDING))
    return tuple(
        Step(number, whole if number == WHOLE_TEXT else found[number])
        for number in running_order(ballot, together)
    )


def next_open(steps: Sequence[Step], after: str) -> str:
    """Return what is called after the item `after`; "" when everything is decided.

    What was left open earlier is taken up again before the text as a whole is put to the vote.
    """
    numbers = [step.number for step in steps]
    start = numbers.index(after) + 1 if after in numbers else 0
    around = [*steps[start:], *steps[:start]]
    still_open = [step.number for step in around if step.is_open]
    return next((number for number in still_open if number != WHOLE_TEXT), *still_open[:1] or [""])


def is_next(steps: Sequence[Step], item: str, current: str) -> bool:
    """Tell whether the place of the open `item`, new in the order, comes right before what is called."""
    numbers = [step.number for step in steps]
    if item not in numbers or current not in numbers:
        return item in numbers and not current
    between = steps[numbers.index(item) : numbers.index(current)]
    return [step.number for step in between if step.is_open] == [item]


def find_consequences(
    ballot: Ballot, decisions: Mapping[str, Decision], item: str, decision: Decision | None
) -> Consequences:
    """Return what else changes when `item` is decided so, or is open again. Raises `RuleCycleError`."""
    others = {number: taken for number, taken in decisions.items() if number != item}
    before = ballot.judge(decisions)
    after = ballot.judge(others if decision is None else {**others, item: decision})
    own = {item, amendment_of(item)}
    changed = [after[n] for n in after if n not in own and _fell(before[n]) != _fell(after[n])]
    return Consequences(
        falls=tuple(one for one in changed if _fell(one)),
        rises=tuple(one for one in changed if not _fell(one)),
    )


def _fell(standing: Standing) -> bool:
    return standing.standing == FALLEN
