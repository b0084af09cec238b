"""Every wording a paragraph can end with, and how many texts are possible.

Counted by independent groups of amendments, not by all vote sets: where two groups change one
paragraph at places that do not meet, the number of its wordings is the product of theirs, unless
different votes happen to give the same words, which is looked for.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from amendments.engine.assembly import Changes, changes_of
from amendments.engine.ballot import Ballot, make_ballot
from amendments.engine.edits import WordsEdit
from amendments.engine.numbering import level_of
from amendments.engine.pieces import Kind, Piece
from amendments.engine.rules import Rule
from amendments.engine.separate import SeparateVote
from amendments.engine.states import Group, State, TooManyStatesError, independent_groups
from amendments.engine.table import NO_PAIRS, Pair
from amendments.engine.tabled import Amendment
from amendments.engine.text import TITLE, Text
from amendments.engine.weave import weave

MAXIMUM_WORDINGS = 1 << 12  # of one paragraph, that are listed one by one


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording that a paragraph can end with, and a smallest vote set that gives it.

    `adopted` are amendments, or parts of them, all others being rejected; `rejected` are the
    separate votes that fail, all others being carried. `text` is None when the paragraph goes.
    `pieces` are the amendments' own changes, not those that a comparison of the two wordings
    would find.
    """

    text: str | None
    adopted: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()
    rejected: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many votes it takes."""
        return len(self.adopted) + len(self.rejected)


@dataclass(frozen=True, slots=True)
class ParagraphOutcomes:
    """What the paragraph `original` of the draft can become; the first variant is as tabled.

    `count` is how many wordings there are; `variants` lists them all, or only those of each group
    of amendments by itself when there are too many (`is_complete` is then False).
    """

    original: str
    count: int
    variants: tuple[Variant, ...]
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Outcomes:
    """`texts` is the exact number of different texts that the amendments and rules allow."""

    texts: int
    paragraphs: tuple[ParagraphOutcomes, ...]


def find_outcomes(
    text: Text,
    amendments: Sequence[Amendment],
    rules: Sequence[Rule] = (),
    *,
    separate: Sequence[SeparateVote] = (),
    compatible: Collection[Pair] = NO_PAIRS,
) -> Outcomes:
    """Return every outcome of the votes on `amendments`, each adopted or rejected.

    Divided ones are voted by their parts, and what has a `separate` vote may be rejected.
    Raises `TooManyStatesError` and `RuleCycleError`.
    """
    ballot = make_ballot(text, amendments, rules, separate=separate, compatible=compatible)
    return outcomes_of(ballot)


def outcomes_of(ballot: Ballot) -> Outcomes:
    """Return every outcome of the votes of `ballot`, as `find_outcomes` does."""
    text = ballot.text
    groups = _joined_where_confusable(text, independent_groups(ballot))
    by_paragraph: dict[int, list[Group]] = {}
    for group in groups:
        for index in sorted(_paragraphs_of(text, group)):
            by_paragraph.setdefault(index, []).append(group)
    return Outcomes(
        texts=prod(_texts_of(text, group) for group in groups),
        paragraphs=tuple(
            _outcomes_of(text, index, by_paragraph[index])
            for index in sorted(by_paragraph)
            if index >= 0
        ),
    )


def _paragraphs_of(text: Text, group: Group) -> set[int]:
    """Return the paragraphs of the draft that a state of the group touches, the title as -1."""
    return {
        index
        for state in group.states
        for one in state.applied
        for index in ([one.edit.paragraph] if isinstance(one.edit, WordsEdit) else one.edit.goes)
    }


def _outcomes_of(text: Text, index: int, groups: Sequence[Group]) -> ParagraphOutcomes:
    """Return the wordings of one paragraph that `groups` touch."""
    choices = [_local_states(text, index, group) for group in groups]
    total = prod(len(some) for some in choices)
    complete = total <= MAXIMUM_WORDINGS
    picked: Iterator[Sequence[State]] = product(*choices) if complete else _one_at_a_time(choices)
    found: dict[str | None, Variant] = {}
    for states in picked:
        changes = changes_of(text, [one for state in states for one in state.applied])
        variant = Variant(
            _wording(text, index, changes),
            tuple(number for state in states for number in state.adopted),
            _pieces(text, index, changes),
            tuple(number for state in states for number in state.rejected),
        )
        known = found.get(variant.text)
        if known is None or variant.size < known.size:
            found[variant.text] = variant
    variants = tuple(found.values())
    count = len(variants) if complete else total
    return ParagraphOutcomes(text.paragraphs[index].number, count, variants, complete)


def _one_at_a_time(choices: Sequence[Sequence[State]]) -> Iterator[Sequence[State]]:
    for at, some in enumerate(choices):
        for state in some:
            yield [state if other == at else choices[other][0] for other in range(len(choices))]


def _local_states(text: Text, index: int, group: Group) -> list[State]:
    """Return one state, of the fewest adopted, for each wording that the group alone gives the paragraph."""
    found: dict[str | None, State] = {}
    for state in group.states:
        found.setdefault(_wording(text, index, changes_of(text, state.applied)), state)
    return list(found.values())


def _wording(text: Text, index: int, changes: Changes) -> str | None:
    """Return what becomes of the paragraph at `index`, None when it goes."""
    if index in changes.gone and index not in changes.takes:
        return None
    pieces = _pieces(text, index, changes)
    return "".join(piece.text for piece in pieces if piece.kind != Kind.DELETED)


def _pieces(text: Text, index: int, changes: Changes) -> tuple[Piece, ...]:
    """Return the paragraph at `index` in pieces; all of it deleted when it goes."""
    if index not in changes.gone:
        return weave(text.wording(index), changes.words.get(index, ()))
    amendment = changes.gone[index]
    deleted = Piece(Kind.DELETED, text.wording(index), amendment)
    if index not in changes.takes:
        return (deleted,)
    return deleted, Piece(Kind.INSERTED, changes.takes[index].text, amendment)


def _texts_of(text: Text, group: Group) -> int:
    """Return how many different texts the group gives: the rows between its first and last place."""
    all_changes = [changes_of(text, state.applied) for state in group.states]
    touched = [
        index
        for changes in all_changes
        for index in (*changes.words, *changes.gone, *changes.borders)
    ]
    window = range(min(touched, default=0), max(touched, default=-1) + 1)
    return len({tuple(_rows(text, changes, window)) for changes in all_changes})


def _rows(text: Text, changes: Changes, window: range) -> Iterator[tuple[int, str]]:
    """Yield the level and the words of each paragraph in the `window` of the draft, as changed."""
    for index in window:
        for _, new in changes.borders.get(index, ()):
            yield new.level, new.text
        if index == len(text.paragraphs) or (index in changes.gone and index not in changes.takes):
            continue
        level = level_of(text.paragraphs[index].number) if index != TITLE else -1
        yield level, _wording(text, index, changes) or ""


def _joined_where_confusable(text: Text, groups: list[Group]) -> list[Group]:
    """Join the groups whose different states may give the same words of one paragraph.

    "a a" becomes "a" whichever of the two goes: there the number of wordings is no product.
    """
    by_paragraph: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        for index in sorted(_paragraphs_of(text, group)):
            by_paragraph.setdefault(index, []).append(at)
    merged: dict[int, int] = {}
    for index, some in sorted(by_paragraph.items()):
        leaders = list(dict.fromkeys(_leader(merged, at) for at in some))
        if len(leaders) > 1 and _is_confusable(text, index, [groups[at] for at in leaders]):
            for other in leaders[1:]:
                merged[other] = leaders[0]
                groups[leaders[0]] = _together(groups[leaders[0]], groups[other])
    return [group for at, group in enumerate(groups) if at not in merged]


def _leader(merged: Mapping[int, int], at: int) -> int:
    while at in merged:
        at = merged[at]
    return at


def _is_confusable(text: Text, index: int, groups: Sequence[Group]) -> bool:
    choices = [_local_states(text, index, group) for group in groups]
    if prod(len(some) for some in choices) > MAXIMUM_WORDINGS:
        return any(
            _is_confusable(text, index, [one, other])
            for at, one in enumerate(groups)
            for other in groups[at + 1 :]
        )
    seen: set[str | None] = set()
    for states in product(*choices):
        applied = [one for state in states for one in state.applied]
        wording = _wording(text, index, changes_of(text, applied))
        if wording in seen:
            return True
        seen.add(wording)
    return False


def _together(one: Group, other: Group) -> Group:
    if len(one.states) * len(other.states) > MAXIMUM_WORDINGS:
        raise TooManyStatesError((*one.members, *other.members))
    states = tuple(
        State((*a.adopted, *b.adopted), (*a.applied, *b.applied), (*a.rejected, *b.rejected))
        for a, b in product(one.states, other.states)
    )
    return Group((*one.members, *other.members), states)
