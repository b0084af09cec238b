"""What must happen for words of the draft to stay: the votes that keep them, whatever else is decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from amendments.engine.ballot import Ballot
from amendments.engine.edits import Edit, Span, WordsEdit, locate
from amendments.engine.instruction import Action, Instruction, Unit
from amendments.engine.items import SEPARATE_VOTES, ItemKind, kind_of, paragraph_of
from amendments.engine.notices import Notice, notice
from amendments.engine.rules import Decision
from amendments.engine.states import ballots_of_groups

MOST_VOTES = 10  # of one group, of which every combination is looked at

# A way is a set of votes with what each must be: True when the item acts (is adopted; of a separate
# vote, is rejected), False when it must not.
Way = dict[str, bool]


@dataclass(frozen=True, slots=True)
class Staying:
    """The words stay when of every group of amendments that can take them away one way comes true.

    `groups` is empty when nothing takes them away. When it is not `is_complete`, they may stay in
    other ways, too: the votes of a group were too many to look at all of them.
    """

    groups: tuple[tuple[Way, ...], ...]
    is_complete: bool = True

    @property
    def answer(self) -> Notice:
        """The condition in words."""
        if not self.groups:
            return notice("stay-always")
        conditions = [_joined("stay-or", [_said(way) for way in ways]) for ways in self.groups]
        code = "stay-if" if self.is_complete else "stay-at-least-if"
        return notice(code, condition=_joined("stay-and-also", conditions))


def what_keeps(ballot: Ballot, paragraph: str, words: str) -> Staying:
    """Return the votes that keep `words` of `paragraph` of the draft, or all of it when they are empty.

    Words go when any of them is deleted, or their paragraph replaced. Raises `NotLocatedError`
    and `RuleCycleError`.
    """
    span = _span(ballot, paragraph, words)
    groups: list[tuple[Way, ...]] = []
    is_complete = True
    for group in ballots_of_groups(ballot):
        takers = [one.number for one in group.amendments if _may_take(group, one.number, span)]
        takers += [vote.number for vote in group.separate if _may_take(group, vote.number, span)]
        if not takers:
            continue
        votes = group.votes_of([item for item in group.items if _is_voted(item)])
        if len(votes) > MOST_VOTES:
            is_complete = False
            groups.append((dict.fromkeys(takers, False),))
            continue
        kept = [acting for acting in _sets(votes) if not _takes(group, votes, acting, span)]
        groups.append(tuple(_ways(votes, kept)))
    return Staying(tuple(groups), is_complete)


def _span(ballot: Ballot, paragraph: str, words: str) -> Span:
    unit = Unit.WORDS if words else Unit.PARAGRAPH
    edit = locate(Instruction(Action.DELETE, unit, (paragraph,), words=words), ballot.text)[0]
    if isinstance(edit, WordsEdit):
        return edit.named
    return Span(edit.goes[0], 0, len(ballot.text.wording(edit.goes[0])))


def _is_voted(item: str) -> bool:
    return kind_of(item) not in {ItemKind.PART, ItemKind.TEXT}


def _sets(votes: Sequence[str]) -> list[frozenset[str]]:
    return [frozenset(some) for size in range(len(votes) + 1) for some in combinations(votes, size)]


def _takes(ballot: Ballot, votes: Sequence[str], acting: Collection[str], span: Span) -> bool:
    """Tell whether the words go when exactly the `acting` ones of `votes` act."""
    decisions = {
        item: Decision.ADOPTED
        if (item in acting) != (kind_of(item) in SEPARATE_VOTES)
        else Decision.REJECTED
        for item in votes
    }
    table = ballot.lay(ballot.judge(decisions))
    return any(_touches(one.edit, span) for one in table.applied)


def _may_take(ballot: Ballot, number: str, span: Span) -> bool:
    """Tell whether `number`, acting alone, would take the words away; rules aside."""
    parts = list(ballot.parts.get(number, ()))
    parents = [ballot.parents[number]] if number in ballot.parents else []
    decisions = dict.fromkeys([number, *parts, *parents], Decision.ADOPTED)
    if kind_of(number) in SEPARATE_VOTES:
        decisions = {number: Decision.REJECTED}
    found = ballot.without_rules().judge(decisions)
    return any(_touches(one.edit, span) for one in ballot.lay(found).applied)


def _touches(edit: Edit, span: Span) -> bool:
    if isinstance(edit, WordsEdit):
        return edit.named.overlaps(span)
    return span.paragraph in edit.goes


def _ways(votes: Sequence[str], kept: Sequence[frozenset[str]]) -> list[Way]:
    """Return few ways, each as short as can be, that together are exactly the `kept` combinations."""
    open_cases = {tuple(item in acting for item in votes) for acting in kept}
    shortest = sorted(_prime_ways(open_cases), key=lambda way: (_size(way), _rank(way)))
    chosen: list[tuple[bool | None, ...]] = []
    while open_cases:
        best = max(shortest, key=lambda way: sum(_covers(way, case) for case in open_cases))
        chosen.append(best)
        open_cases = {case for case in open_cases if not _covers(best, case)}
    return [
        {item: must for item, must in zip(votes, way, strict=True) if must is not None}
        for way in sorted(chosen, key=lambda way: (_size(way), _rank(way)))
    ]


def _prime_ways(cases: set[tuple[bool, ...]]) -> set[tuple[bool | None, ...]]:
    """Return the shortest conditions under which only `cases` lie (Quine and McCluskey)."""
    prime: set[tuple[bool | None, ...]] = set()
    level: set[tuple[bool | None, ...]] = set(cases)
    while level:
        wider: set[tuple[bool | None, ...]] = set()
        merged: set[tuple[bool | None, ...]] = set()
        for way in level:
            for at, must in enumerate(way):
                other = (*way[:at], not must, *way[at + 1 :])
                if must is not None and other in level:
                    merged.add(way)
                    wider.add((*way[:at], None, *way[at + 1 :]))
        prime |= level - merged
        level = wider
    return prime


def _covers(way: tuple[bool | None, ...], case: tuple[bool, ...]) -> bool:
    return all(must is None or must == is_so for must, is_so in zip(way, case, strict=True))


def _size(way: tuple[bool | None, ...]) -> int:
    return sum(must is not None for must in way)


def _rank(way: tuple[bool | None, ...]) -> tuple[int, ...]:
    """Return a key that puts what must not be adopted before what must."""
    return tuple(2 if must is None else int(must) for must in way)


def _said(way: Way) -> Notice:
    return _joined("stay-and", [_condition(item, must) for item, must in way.items()])


def _condition(item: str, must_act: bool) -> Notice:
    if kind_of(item) in SEPARATE_VOTES:
        outcome = "rejected" if must_act else "kept"
        return notice(f"stay-{kind_of(item)}-{outcome}", number=paragraph_of(item), item=item)
    return notice("stay-adopted" if must_act else "stay-not-adopted", number=item)


def _joined(code: str, some: Sequence[Notice]) -> Notice:
    """Return one notice of all, said one after the other."""
    joined = some[0]
    for other in some[1:]:
        joined = notice(code, first=joined, second=other)
    return joined
