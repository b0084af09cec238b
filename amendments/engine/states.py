"""What each independent group of amendments can do to the text, one state for each outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from amendments.engine.assembly import Applied
from amendments.engine.ballot import Ballot, ballots_of
from amendments.engine.conflicts import find_conflicts
from amendments.engine.groups import group_members
from amendments.engine.items import WHOLE_TEXT, ItemKind, kind_of
from amendments.engine.rules import Decision, Standing, When

NO_MEMBERS = {ItemKind.PART, ItemKind.TEXT}
MAXIMUM_STATES = 1 << 14  # vote sets of one group that are looked through


@dataclass(frozen=True, slots=True)
class State:
    """What a smallest set of votes of one group does.

    `adopted` are amendments and parts, all others being rejected; `rejected` are separate votes
    that fail, all others being carried.
    """

    adopted: tuple[str, ...]
    applied: tuple[Applied, ...]
    rejected: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many votes it takes."""
        return len(self.adopted) + len(self.rejected)


@dataclass(frozen=True, slots=True)
class Group:
    """Amendments and separate votes in voting order, and a state for each thing they can do.

    The first state is that nothing is adopted, and nothing rejected in a separate vote.
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


def independent_groups(ballot: Ballot) -> list[Group]:
    """Return the groups, by the place of their first member in the voting order.

    Raises `TooManyStatesError` and `RuleCycleError`.
    """
    return [_group(group) for group in ballots_of_groups(ballot)]


def ballots_of_groups(ballot: Ballot) -> list[Ballot]:
    """Return for each independent group, in the same order, all that is put to the vote of it."""
    return ballots_of(ballot, group_members(ballot))


def _group(ballot: Ballot) -> Group:
    """Return the group with one state, of the fewest votes, for each thing that can be applied."""
    found: dict[tuple[Applied, ...], State] = {}
    apart = {vote.number for vote in ballot.separate}
    for some, standings in _vote_sets(ballot):
        applied = tuple(ballot.lay(standings).applied)
        state = State(
            tuple(number for number in some if number not in apart),
            applied,
            tuple(number for number in some if number in apart),
        )
        known = found.get(applied)
        if known is None or _rank(state) < _rank(known):
            found[applied] = state
    members = tuple(item for item in ballot.items if kind_of(item) not in NO_MEMBERS)
    return Group(members, tuple(sorted(found.values(), key=_rank)))


def _rank(state: State) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    return state.size, state.adopted, state.rejected


def _vote_sets(ballot: Ballot) -> Iterator[tuple[list[str], Mapping[str, Standing]]]:
    """Yield the items that can stand adopted, or fail in a separate vote, compatible, with the standings.

    Sets in which an amendment would only be left out for a clash, and makes nothing fall, are
    passed over: the same is applied without it.
    """
    apart = {vote.number for vote in ballot.separate}
    items = [one for one in ballot.items if one not in ballot.parts and one != WHOLE_TEXT]
    excluded = _excluded(ballot, items)
    chosen: list[list[str]] = [[]]
    for item in items:
        chosen += [[*some, item] for some in chosen if excluded[item].isdisjoint(some)]
        if len(chosen) > MAXIMUM_STATES:
            raise TooManyStatesError(items)
    for some in chosen:
        acting = set(some)
        found = ballot.judge(
            {
                item: Decision.ADOPTED if (item in acting) != (item in apart) else Decision.REJECTED
                for item in items
            }
        )
        if all(item in apart or found[item].is_adopted for item in some):
            yield some, found


def _excluded(ballot: Ballot, items: Sequence[str]) -> dict[str, set[str]]:
    """Return, for each item, those with which it need not be tried: they exclude each other."""
    excluded: dict[str, set[str]] = {item: set() for item in items}
    triggers = {trigger for rule in ballot.rules for trigger in rule.triggers}
    conflicts = find_conflicts(ballot.text, ballot.amendments, ballot.compatible)
    pairs = [(one.first, one.second) for one in conflicts if one.is_clash]
    pairs = [pair for pair in pairs if triggers.isdisjoint(pair)]
    single = [
        rule for rule in ballot.rules if len(rule.triggers) == 1 and rule.when != When.REJECTED
    ]
    pairs += [(rule.triggers[0], rule.falls) for rule in single]
    free = set(excluded) - {vote.number for vote in ballot.separate}
    for one, other in pairs:
        if free.issuperset((one, other)):
            excluded[one].add(other)
            excluded[other].add(one)
    return excluded
