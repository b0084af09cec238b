"""Amendments that depend on one another, in groups that are independent of each other.

Two amendments belong to one group when a rule or a parent joins them, when they clash, or when
they meet at one place; a separate vote belongs with the amendments that it touches. What one group
does to the text does not depend on any other group.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from amendments.engine.ballot import Ballot
from amendments.engine.clashes import clash
from amendments.engine.conflicts import find_conflicts
from amendments.engine.edits import Edit, NotLocatedError, WordsEdit
from amendments.engine.items import amendment_of
from amendments.engine.separate import SeparateVote, edit_of, goes_along
from amendments.engine.tabled import Amendment, locate_all
from amendments.engine.text import Text


def group_members(ballot: Ballot) -> list[list[str]]:
    """Return the numbers of each group in voting order, groups by their first member.

    They are numbers of amendments and of separate votes; parts belong to their amendment.
    """
    own = {one.number for one in ballot.amendments} | {one.number for one in ballot.separate}
    numbers = [number for number in ballot.items if number in own]
    meetings = _meetings(ballot.text, ballot.amendments)
    touching = (pair for vote in ballot.separate for pair in _touching(ballot, vote))
    return joined_sets(numbers, chain(ties(ballot), meetings, touching))


def joined_sets(numbers: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return `numbers` in sets, those of a pair in one, by the place of the first."""
    joined = _Joined(numbers)
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


def ties(ballot: Ballot) -> Iterator[tuple[str, str]]:
    """Yield the pairs that a rule, a parent or a conflict joins; a part stands for its amendment."""
    for rule in ballot.rules:
        for trigger in rule.triggers:
            yield amendment_of(trigger), amendment_of(rule.falls)
    yield from ((parent, number) for number, parent in ballot.parents.items())
    for conflict in find_conflicts(ballot.text, ballot.amendments):
        yield conflict.first, conflict.second


def _touching(ballot: Ballot, vote: SeparateVote) -> Iterator[tuple[str, str]]:
    """Yield the vote with each amendment that has to do with what its rejection takes away."""
    try:
        edit = edit_of(vote, ballot.text)
    except NotLocatedError:
        return
    reaches = list(_reaches(edit))
    for one in ballot.amendments:
        for other in _edits_of(one, ballot.text):
            meets = any(
                key == place and start <= last and first <= end
                for key, start, end in reaches
                for place, first, last in _reaches(other)
            )
            if meets or clash(edit, other) or goes_along(edit, other):
                yield vote.number, one.number


def _edits_of(amendment: Amendment, text: Text) -> Sequence[Edit]:
    """Return the edits on the draft, none of a sub-amendment or of one without a certain place."""
    try:
        return locate_all(amendment.instructions, text) if amendment.parent is None else ()
    except NotLocatedError:
        return ()


def _meetings(text: Text, ordered: Sequence[Amendment]) -> Iterator[tuple[str, str]]:
    """Yield the amendments whose edits touch: at one place their words, spaces or lists may interact."""
    places: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    for one in ordered:
        for edit in _edits_of(one, text):
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
