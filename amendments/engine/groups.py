"""Amendments that depend on one another, in groups that are independent of each other.

Two amendments belong to one group when a rule or a parent joins them, when they clash, or when
they meet at one place. What one group does to the text does not depend on any other group.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from amendments.engine.assembly import Applied
from amendments.engine.conflicts import find_conflicts
from amendments.engine.edits import Edit, NotLocatedError, WordsEdit
from amendments.engine.rules import Decision, Rule, When, standings
from amendments.engine.table import apply_adopted
from amendments.engine.tabled import Amendment, locate_all, voting_order
from amendments.engine.text import Text

MAXIMUM_STATES = 1 << 14  # vote sets of one group that are looked through


@dataclass(frozen=True, slots=True)
class State:
    """What a smallest set of adopted amendments of one group does."""

    adopted: tuple[str, ...]
    applied: tuple[Applied, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Amendments in voting order, and one state for each thing that can be applied of them.

    The first state is that nothing is adopted.
    """

    members: tuple[str, ...]
    states: tuple[State, ...]


class TooManyStatesError(ValueError):
    """The amendments of one group can be voted on in more ways than are looked through."""

    def __init__(self, members: Sequence[str]) -> None:
        super().__init__(
            f"Amendments {', '.join(members)} depend on one another in too many ways to count the texts."
        )
        self.members = tuple(members)


def independent_groups(
    text: Text, amendments: Sequence[Amendment], rules: Sequence[Rule]
) -> list[Group]:
    """Return the groups, by the place of their first member in the voting order.

    Raises `TooManyStatesError` and `RuleCycleError`.
    """
    by_number = {one.number: one for one in amendments}
    return [
        _group(text, [by_number[number] for number in members], rules)
        for members in group_members(text, amendments, rules)
    ]


def group_members(
    text: Text, amendments: Sequence[Amendment], rules: Sequence[Rule]
) -> list[list[str]]:
    """Return the numbers of each group, in the order of the groups, without looking at what they can do."""
    ordered = voting_order(amendments)
    return joined_sets(ordered, [*ties(text, ordered, rules), *_meetings(text, ordered)])


def joined_sets(ordered: Sequence[Amendment], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the numbers of `ordered` in sets, those of a pair in one, by the place of the first."""
    joined = _Joined([one.number for one in ordered])
    for first, second in pairs:
        joined.join(first, second)
    return joined.sets()


class _Joined:
    """Sets of numbers that grow together."""

    def __init__(self, numbers: Sequence[str]) -> None:
        self._leader = {number: number for number in numbers}

    def join(self, first: str, second: str) -> None:
        if first in self._leader and second in self._leader:
            self._leader[self._find(second)] = self._find(first)

    def _find(self, number: str) -> str:
        while self._leader[number] != number:
            self._leader[number] = number = self._leader[self._leader[number]]
        return number

    def sets(self) -> list[list[str]]:
        found: dict[str, list[str]] = {}
        for number in self._leader:
            found.setdefault(self._find(number), []).append(number)
        return list(found.values())


def ties(
    text: Text, ordered: Sequence[Amendment], rules: Sequence[Rule]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs that a rule, a parent or a conflict joins."""
    for rule in rules:
        for trigger in rule.triggers:
            yield trigger, rule.falls
    for one in ordered:
        if one.parent:
            yield one.parent, one.number
    for conflict in find_conflicts(text, ordered):
        yield conflict.first, conflict.second


def _meetings(text: Text, ordered: Sequence[Amendment]) -> Iterator[tuple[str, str]]:
    """Yield the amendments whose edits touch: at one place their words, spaces or lists may interact."""
    places: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    for one in ordered:
        try:
            edits = locate_all(one.instructions, text) if one.parent is None else ()
        except NotLocatedError:
            continue
        for edit in edits:
            for key, start, end in _reaches(edit):
                places.setdefault(key, []).append((start, end, one.number))
    for reaches in places.values():
        reaches.sort()
        furthest, holder = reaches[0][1], reaches[0][2]
        for start, end, number in reaches[1:]:
            if start <= furthest:
                yield holder, number
            if end > furthest:
                furthest, holder = end, number


def _reaches(edit: Edit) -> Iterator[tuple[tuple[str, int], int, int]]:
    """Yield where an edit reaches: (a paragraph's words or the row of paragraphs, from, to)."""
    if isinstance(edit, WordsEdit):
        end = edit.letter.position + 1 if edit.letter else edit.span.end
        yield ("words", edit.paragraph), edit.span.start - 1, max(end, edit.span.end) + 1
        return
    for index in (*edit.goes, edit.at):
        yield ("paragraphs", 0), 2 * index, 2 * index + 1
    if edit.goes:
        yield ("paragraphs", 0), 2 * edit.goes[-1] + 1, 2 * edit.goes[-1] + 2


def _group(text: Text, members: Sequence[Amendment], rules: Sequence[Rule]) -> Group:
    """Return the group with one state, of the fewest adopted, for each thing that can be applied."""
    own = {one.number for one in members}
    inner = [rule for rule in rules if rule.falls in own and own.issuperset(rule.triggers)]
    found: dict[tuple[Applied, ...], tuple[str, ...]] = {}
    for adopted in _adopted_sets(text, members, inner):
        applied = tuple(apply_adopted(text, adopted).applied)
        names = tuple(one.number for one in adopted)
        known = found.get(applied)
        if known is None or (len(names), names) < (len(known), known):
            found[applied] = names
    states = sorted(found.items(), key=lambda state: (len(state[1]), state[1]))
    return Group(
        tuple(one.number for one in members),
        tuple(State(adopted, applied) for applied, adopted in states),
    )


def _adopted_sets(
    text: Text, members: Sequence[Amendment], rules: Sequence[Rule]
) -> Iterator[list[Amendment]]:
    """Yield the sets of `members` that can stand adopted together, in voting order.

    Sets in which an amendment would only be left out for a clash, and makes nothing fall, are
    passed over: the same is applied without it.
    """
    order = [one.number for one in members]
    parents: Mapping[str, str] = {one.number: one.parent for one in members if one.parent}
    excluded = _excluded(text, members, rules)
    chosen: list[list[str]] = [[]]
    for number in order:
        chosen += [[*some, number] for some in chosen if excluded[number].isdisjoint(some)]
        if len(chosen) > MAXIMUM_STATES:
            raise TooManyStatesError(order)
    for some in chosen:
        adopted = dict.fromkeys(some, Decision.ADOPTED)
        decisions = {number: adopted.get(number, Decision.REJECTED) for number in order}
        found = standings(order, decisions, rules, parents)
        if all(found[number].is_adopted for number in some):
            yield [one for one in members if one.number in adopted]


def _excluded(
    text: Text, members: Sequence[Amendment], rules: Sequence[Rule]
) -> dict[str, set[str]]:
    """Return, for each amendment, those with which it need not be tried: they exclude each other."""
    excluded: dict[str, set[str]] = {one.number: set() for one in members}
    triggers = {number for rule in rules for number in rule.triggers}
    pairs = [(one.first, one.second) for one in find_conflicts(text, members) if one.is_clash]
    pairs = [pair for pair in pairs if triggers.isdisjoint(pair)]
    single = [rule for rule in rules if len(rule.triggers) == 1 and rule.when != When.REJECTED]
    pairs += [(rule.triggers[0], rule.falls) for rule in single]
    for one, other in pairs:
        excluded[one].add(other)
        excluded[other].add(one)
    return excluded
