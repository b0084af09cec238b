"""From votes and dependency rules to the standing of every amendment, with reasons."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import NamedTuple

from amendments.engine.items import ItemKind, amendment_of, kind_of, paragraph_of
from amendments.engine.notices import Notice, notice

# For each divided amendment its parts, each with the part that it leans on, if any: words that
# are marked off are nothing without the text they stand in.
Parts = Mapping[str, Mapping[str, str | None]]
UNDIVIDED: Parts = MappingProxyType({})


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
    """Amendment `falls`, or a part of one, falls when any (or all) of `triggers` has the outcome `when`.

    Triggers are items of any kind (`items`): amendments, parts, separate votes, the whole text.
    """

    triggers: tuple[str, ...]
    when: When
    falls: str
    needs_all: bool = False


class Standing(NamedTuple):
    """Where an amendment stands: a `Decision` value or "fallen", and why it fell.

    `because` are the numbers of the amendments that made it fall, in voting order; `reasons`
    say it in words. Both are empty unless it has fallen. `ignored` is the recorded decision
    that does not count because the amendment has fallen. `in_part`: adopted, but not all its parts.
    """

    number: str
    standing: str
    because: tuple[str, ...] = ()
    reasons: tuple[Notice, ...] = ()
    ignored: Decision | None = None
    in_part: bool = False

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
    parts: Parts = UNDIVIDED,
) -> dict[str, Standing]:
    """Return the standing of every item of `order` (voting order), keyed by number.

    `decisions` not given are PENDING; a part without one of its own has that of its amendment.
    `parents` gives the amendment of each sub-amendment. A divided amendment stands as its `parts`
    do. Each item is judged after those it depends on, so the order of the rows given does not
    matter. Rules that name an item which is not in `order` are passed over.
    Raises `RuleCycleError`.
    """
    known = set(order)
    rules = [rule for rule in rules if rule.falls in known and known.issuperset(rule.triggers)]
    by_dependent: dict[str, list[Rule]] = {}
    for rule in rules:
        by_dependent.setdefault(rule.falls, []).append(rule)
    places = {number: place for place, number in enumerate(order)}
    found = {number: _recorded(number, decisions.get(number, Decision.PENDING)) for number in order}
    for number in _dependency_order(rules, parents, parts, known):
        if number in parts:
            own = [found[part] for part in parts[number]]
            found[number] = _of_parts(number, own, decisions.get(number), places)
            continue
        whole = amendment_of(number)
        causes = _causes(by_dependent.get(number, ()), found)
        causes += _causes(by_dependent.get(whole, ()), found) if whole != number else []
        causes += _of_those_it_leans_on(number, parents, parts, found)
        decision = decisions.get(number, decisions.get(whole, Decision.PENDING))
        found[number] = _standing(number, decision, causes, places)
    return found


@lru_cache(maxsize=100_000)
def _recorded(number: str, decision: Decision) -> Standing:
    """Return the standing of one that has not fallen: nearly all, at every vote the same again."""
    return Standing(number, decision)


def _of_those_it_leans_on(
    number: str, parents: Mapping[str, str], parts: Parts, found: Mapping[str, Standing]
) -> Iterator[tuple[str, Notice]]:
    """Yield the amendment of a sub-amendment, and the part that words stand in, when they are gone."""
    whole = amendment_of(number)
    parent = parents.get(whole)
    if parent is not None and parent in found and found[parent].standing in _GONE:
        yield parent, notice("falls-parent", trigger=parent)
    base = parts.get(whole, {}).get(number)
    if base is not None and found[base].standing in _GONE:
        yield base, because(found[base])


# What is said first counts: a divided amendment is pending as long as one of its parts is, and
# adopted when one is (PROCEDURE.md is silent; docs/rules.md).
_OF_PARTS = (
    Decision.PENDING,
    Decision.ADOPTED,
    Decision.REJECTED,
    Decision.NOT_MOVED,
    Decision.WITHDRAWN,
    Decision.NOT_IN_ORDER,
)


def _of_parts(
    number: str,
    parts: Sequence[Standing],
    decision: Decision | None,
    places: Mapping[str, int],
) -> Standing:
    """Return the standing of a divided amendment."""
    present = {part.standing for part in parts}
    for standing in _OF_PARTS:
        if standing in present:
            mixed = standing == Decision.ADOPTED and len(present) > 1
            return Standing(number, standing, in_part=mixed)
    causes = [pair for part in parts for pair in zip(part.because, part.reasons, strict=True)]
    return _standing(number, decision or Decision.PENDING, causes, places)


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
            causes += [(number, because(found[number])) for number in fired]
    return causes


def because(trigger: Standing) -> Notice:
    """Return the reason by what became of the trigger, the same whichever rule made it count."""
    number, kind = trigger.number, kind_of(trigger.number)
    outcome = "adopted" if trigger.is_adopted else "rejected"
    match kind:
        case ItemKind.AMENDMENT:
            return notice(
                f"falls-{outcome}-in-part" if trigger.in_part else f"falls-{outcome}",
                trigger=number,
            )
        case ItemKind.PART:
            whole = amendment_of(number)
            return notice(f"falls-part-{outcome}", part=number[len(whole) + 1 :], trigger=whole)
        case _:
            return notice(f"falls-{kind}-{outcome}", number=paragraph_of(number))


def _fires(when: When, trigger: Standing) -> bool:
    """A trigger that is withdrawn, not moved or fallen was neither adopted nor rejected by a vote."""
    adopted = trigger.standing == Decision.ADOPTED
    rejected = trigger.standing == Decision.REJECTED
    return (adopted and when != When.REJECTED) or (rejected and when != When.ADOPTED)


def _dependency_order(
    rules: Sequence[Rule], parents: Mapping[str, str], parts: Parts, known: Set[str]
) -> list[str]:
    """Return the items that anything depends on or that depend, each after what it depends on."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for rule in rules:
        for dependent in (rule.falls, *parts.get(rule.falls, ())):
            sorter.add(dependent, *rule.triggers)
    for child, parent in parents.items():
        if child in known and parent in known:
            for dependent in (child, *parts.get(child, ())):
                sorter.add(dependent, parent)
    for whole, bases in parts.items():
        sorter.add(whole, *bases)
        for part, base in bases.items():
            sorter.add(part, *([base] if base else []))
    try:
        return list(sorter.static_order())
    except CycleError as error:
        raise RuleCycleError(error.args[1]) from None


def find_cycle(
    rules: Sequence[Rule], parents: Mapping[str, str], parts: Parts = UNDIVIDED
) -> tuple[str, ...]:
    """Return the items of one circle among `rules`, the first repeated at the end; () if none."""
    named = {number for rule in rules for number in (*rule.triggers, rule.falls)}
    known = named | set(parents) | set(parents.values())
    try:
        _dependency_order(rules, parents, parts, known)
    except RuleCycleError as error:
        return error.members
    return ()
