"""All that is put to the vote on a draft: judged under a set of votes, and laid on the text."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.engine.applying import apply_adopted
from amendments.engine.items import WHOLE_TEXT, amendment_of
from amendments.engine.parts import carried, parts_of
from amendments.engine.rules import Decision, Parts, Rule, Standing, find_cycle, standings
from amendments.engine.separate import SeparateVote, reject_separately
from amendments.engine.table import NO_PAIRS, Pair, Table
from amendments.engine.tabled import Amendment, count_key, voting_order
from amendments.engine.text import Text


@dataclass(frozen=True, slots=True)
class Ballot:
    """A draft, what is put to the vote on it, in voting order, and how that hangs together.

    `items` are the numbers of all of it (`items`), parts after their amendment, the whole text,
    when anything depends on it, last.
    """

    text: Text
    amendments: tuple[Amendment, ...]
    separate: tuple[SeparateVote, ...]
    rules: tuple[Rule, ...]
    compatible: Collection[Pair]
    items: tuple[str, ...]
    parents: Mapping[str, str]
    parts: Parts

    def judge(self, decisions: Mapping[str, Decision]) -> dict[str, Standing]:
        """Return the standing of every item under `decisions`. Raises `RuleCycleError`."""
        return standings(self.items, decisions, self.rules, self.parents, self.parts)

    def without_rules(self) -> "Ballot":
        """Return the ballot with no rule in force."""
        return replace(self, rules=())

    def cycle(self, *more: Rule) -> tuple[str, ...]:
        """Return the items of one circle among the rules and `more`, the first repeated; () if none."""
        return find_cycle([*self.rules, *more], self.parents, self.parts)

    def lay(self, found: Mapping[str, Standing]) -> Table:
        """Return the table with all that stands adopted, less what was rejected in separate votes."""
        stands = [carried(one, found) for one in self.amendments if self.is_carried(one, found)]
        table = apply_adopted(self.text, stands, self.compatible)
        lost = [one for one in self.separate if found[one.number].standing == Decision.REJECTED]
        return reject_separately(table, lost)

    def votes_of(self, members: Sequence[str]) -> list[str]:
        """Return the numbers of all votes on `members`: of a divided amendment those of its parts."""
        return [item for number in members for item in self.parts.get(number, (number,))]

    def is_carried(self, one: Amendment, found: Mapping[str, Standing]) -> bool:
        """Tell whether the amendment, or a part of it, is adopted."""
        if not one.parts:
            return found[one.number].is_adopted
        return any(found[part].is_adopted for part in self.parts[one.number])


def make_ballot(
    text: Text,
    amendments: Sequence[Amendment],
    rules: Sequence[Rule] = (),
    *,
    separate: Sequence[SeparateVote] = (),
    compatible: Collection[Pair] = NO_PAIRS,
) -> Ballot:
    """Return the ballot; the order of the rows given does not matter."""
    ordered = voting_order(amendments)
    parts = parts_of(ordered, text.language)
    return Ballot(
        text=text,
        amendments=tuple(ordered),
        separate=tuple(sorted(separate, key=lambda one: (one.position, count_key(one.number)))),
        rules=tuple(rules),
        compatible=compatible,
        items=tuple(_items(ordered, separate, rules, parts)),
        parents={one.number: one.parent for one in ordered if one.parent},
        parts=parts,
    )


def ballots_of(ballot: Ballot, groups: Sequence[Sequence[str]]) -> list[Ballot]:
    """Return for each of `groups` all that is put to the vote of it, with the rules among it.

    Groups hold numbers of amendments, of separate votes, and the whole text; no rule reaches
    from one to another.
    """
    group_of = {number: at for at, members in enumerate(groups) for number in members}
    rules: list[list[Rule]] = [[] for _ in groups]
    for rule in ballot.rules:
        named = (amendment_of(number) for number in (rule.falls, *rule.triggers))
        at = next((group_of[number] for number in named if number in group_of), None)
        if at is not None:
            rules[at].append(rule)
    amendments = {one.number: one for one in ballot.amendments}
    votes = {one.number: one for one in ballot.separate}
    return [
        make_ballot(
            ballot.text,
            [amendments[number] for number in members if number in amendments],
            some,
            separate=[votes[number] for number in members if number in votes],
            compatible=ballot.compatible,
        )
        for members, some in zip(groups, rules, strict=True)
    ]


def _items(
    ordered: Sequence[Amendment],
    separate: Sequence[SeparateVote],
    rules: Sequence[Rule],
    parts: Parts,
) -> list[str]:
    numbers = [one.number for one in ordered]
    if separate:
        ballots = [(one.position, count_key(one.number), one.number) for one in ordered]
        ballots += [(one.position, count_key(one.number), one.number) for one in separate]
        numbers = [number for _, _, number in sorted(ballots)]
    if parts:
        numbers = [item for number in numbers for item in (number, *parts.get(number, ()))]
    if any(WHOLE_TEXT in rule.triggers for rule in rules):
        numbers.append(WHOLE_TEXT)
    return numbers
