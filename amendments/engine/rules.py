"""From votes and dependency rules to the standing of every amendment, with reasons."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from amendments.engine.notices import Notice, notice


class Decision(StrEnum):
    """What was recorded of an amendment. Falling is never recorded, only derived."""

    PENDING = "pending"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NOT_MOVED = "not_moved"
    NOT_IN_ORDER = "not_in_order"


FALLEN = "fallen"


class When(StrEnum):
    """Which outcome of the trigger makes the dependent fall."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Rule:
    """Amendment `falls` falls when any (or `all`) of `triggers` has the outcome `when`."""

    triggers: tuple[str, ...]
    when: When
    falls: str
    needs_all: bool = False


class Standing(NamedTuple):
    """Where an amendment stands: a `Decision` value or "fallen", and why it fell.

    `because` are the numbers of the amendments that made it fall, in voting order; `reasons`
    say it in words. Both are empty unless it has fallen. `ignored` is the recorded decision
    that does not count because the amendment has fallen.
    """

    number: str
    standing: str
    because: tuple[str, ...] = ()
    reasons: tuple[Notice, ...] = ()
    ignored: Decision | None = None

    @property
    def is_adopted(self) -> bool:
        return self.standing == Decision.ADOPTED


class RuleCycleError(ValueError):
    """Rules that wait for one another, their amendments named in `members`, the first repeated."""

    def __init__(self, members: Sequence[str]) -> None:
        super().__init__(f"These rules form a circle: {' → '.join(members)}.")
        self.members = tuple(members)


def standings(
    order: Sequence[str],
    decisions: Mapping[str, Decision],
    rules: Sequence[Rule],
    parents: Mapping[str, str],
) -> dict[str, Standing]:
    """Return the standing of every amendment of `order` (voting order), keyed by number.

    `decisions` not given are PENDING. `parents` gives the amendment of each sub-amendment.
    Each amendment is judged after those it depends on, so the order of the rows given does not
    matter. Rules that name an amendment which is not in `order` are passed over.
    Raises `RuleCycleError`.
    """
    known = set(order)
    rules = [rule for rule in rules if rule.falls in known and known.issuperset(rule.triggers)]
    by_dependent: dict[str, list[Rule]] = {}
    for rule in rules:
        by_dependent.setdefault(rule.falls, []).append(rule)
    places = {number: place for place, number in enumerate(order)}
    found = {number: _recorded(number, decisions.get(number, Decision.PENDING)) for number in order}
    for number in _dependency_order(rules, parents, known):
        decision = decisions.get(number, Decision.PENDING)
        causes = _causes(by_dependent.get(number, ()), found)
        parent = parents.get(number)
        if parent in known and found[parent].standing in _GONE:
            causes.append((parent, notice("falls-parent", trigger=parent)))
        found[number] = _standing(number, decision, causes, places)
    return found


@lru_cache(maxsize=100_000)
def _recorded(number: str, decision: Decision) -> Standing:
    """Return the standing of one that has not fallen: nearly all, at every vote the same again."""
    return Standing(number, decision)


# A sub-amendment falls with its amendment; it stands as long as that one is pending or adopted.
_GONE = {
    Decision.REJECTED,
    Decision.WITHDRAWN,
    Decision.NOT_MOVED,
    Decision.NOT_IN_ORDER,
    FALLEN,
}
# Recorded before an amendment could be called, so it cannot fall any more.
_BEFORE_THE_VOTE = {Decision.WITHDRAWN, Decision.NOT_IN_ORDER}


def _standing(
    number: str,
    decision: Decision,
    causes: Sequence[tuple[str, Notice]],
    places: Mapping[str, int],
) -> Standing:
    if not causes or decision in _BEFORE_THE_VOTE:
        return Standing(number, decision)
    ordered = sorted(dict(causes).items(), key=lambda cause: places[cause[0]])
    return Standing(
        number,
        FALLEN,
        because=tuple(trigger for trigger, _ in ordered),
        reasons=tuple(reason for _, reason in ordered),
        ignored=decision if decision != Decision.PENDING else None,
    )


def _causes(rules: Sequence[Rule], found: Mapping[str, Standing]) -> list[tuple[str, Notice]]:
    """Return the triggers that make a dependent of `rules` fall, each with the reason in words."""
    causes: list[tuple[str, Notice]] = []
    for rule in rules:
        fired = [number for number in rule.triggers if _fires(rule.when, found[number])]
        if fired and (not rule.needs_all or len(fired) == len(rule.triggers)):
            causes += [(number, _because(found[number])) for number in fired]
    return causes


def _because(trigger: Standing) -> Notice:
    """Return the reason by what became of the trigger, the same whichever rule made it count."""
    code = "falls-adopted" if trigger.is_adopted else "falls-rejected"
    return notice(code, trigger=trigger.number)


def _fires(when: When, trigger: Standing) -> bool:
    """A trigger that is withdrawn, not moved or fallen was neither adopted nor rejected by a vote."""
    adopted = trigger.standing == Decision.ADOPTED
    rejected = trigger.standing == Decision.REJECTED
    return (adopted and when != When.REJECTED) or (rejected and when != When.ADOPTED)


def _dependency_order(
    rules: Sequence[Rule], parents: Mapping[str, str], known: Set[str]
) -> list[str]:
    """Return the amendments that anything depends on or that depend, each after what it depends on."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for rule in rules:
        sorter.add(rule.falls, *rule.triggers)
    for child, parent in parents.items():
        if child in known and parent in known:
            sorter.add(child, parent)
    try:
        return list(sorter.static_order())
    except CycleError as error:
        raise RuleCycleError(error.args[1]) from None


def find_cycle(rules: Sequence[Rule], parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return the amendments of one circle among `rules`, the first repeated at the end; () if none."""
    named = {number for rule in rules for number in (*rule.triggers, rule.falls)}
    try:
        _dependency_order(rules, parents, named | set(parents) | set(parents.values()))
    except RuleCycleError as error:
        return error.members
    return ()
