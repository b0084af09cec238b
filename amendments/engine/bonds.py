"""Which votes can reach one another: those that a rule, a parent or a possible clash joins."""

from collections.abc import Iterator, Set
from itertools import chain

from amendments.engine.ballot import Ballot, ballots_of
from amendments.engine.edits import NotLocatedError
from amendments.engine.groups import joined_sets, ties
from amendments.engine.instruction import Instruction
from amendments.engine.items import ItemKind, kind_of
from amendments.engine.numbering import parent_of
from amendments.engine.separate import edit_of
from amendments.engine.tabled import Amendment, locate_all, touched
from amendments.engine.text import TITLE, Text


def bound_ballots(ballot: Ballot) -> list[Ballot]:
    """Return all that is put to the vote in ballots of their own, beyond which no vote reaches.

    Judged and laid each by itself they give the same as all together.
    """
    numbers = [item for item in ballot.items if kind_of(item) != ItemKind.PART]
    return ballots_of(ballot, joined_sets(numbers, chain(ties(ballot), _open_clashes(ballot))))


def _open_clashes(ballot: Ballot) -> Iterator[tuple[str, str]]:
    """Yield what is open together with all that touches the same paragraphs.

    An amendment that has parts or sub-amendments is open: other new words can have another place
    in the paragraph (a whole sentence stands behind the stop, mere words before it), so that what
    it clashes with depends on the votes. So is a separate vote: what is rejected takes along all
    that lies in it, and lets stand what had clashed with that.
    """
    subs_and_parts = {*ballot.parents.values(), *ballot.parts}
    open_items = subs_and_parts | {vote.number for vote in ballot.separate}
    if not open_items:
        return
    touching: dict[int, list[str]] = {}
    for number, places in _places(ballot, subs_and_parts):
        for index in places:
            touching.setdefault(index, []).append(number)
    for numbers in touching.values():
        opened = next((number for number in numbers if number in open_items), None)
        if opened:
            yield from ((opened, number) for number in numbers)


def _places(ballot: Ballot, open_amendments: Set[str]) -> Iterator[tuple[str, set[int]]]:
    """Yield each amendment and separate vote with the paragraphs in which it can clash with others."""
    for one in ballot.amendments:
        if one.number in open_amendments:
            reached = (_within_reach(ballot.text, operation) for operation in one.instructions)
            yield one.number, set(chain.from_iterable(reached))
        elif one.parent is None:
            yield one.number, _touched(ballot.text, one)
    for vote in ballot.separate:
        try:
            yield vote.number, set(touched(edit_of(vote, ballot.text)))
        except NotLocatedError:
            continue


def _touched(text: Text, amendment: Amendment) -> set[int]:
    try:
        edits = locate_all(amendment.instructions, text)
    except NotLocatedError:
        return set()
    return {index for edit in edits for index in touched(edit)}


def _within_reach(text: Text, instruction: Instruction) -> Iterator[int]:
    """Yield the paragraphs that the instruction can touch, whatever its new words are."""
    if instruction.in_title:
        yield TITLE
    if not instruction.paragraphs:
        yield from range(len(text.paragraphs))
    named = [at for number in instruction.paragraphs if (at := text.find(number)) is not None]
    if instruction.through and named:
        named = list(range(min(named), max(named) + 1))
    for at in named:
        yield from text.family(at)
    for number in (*instruction.paragraphs, instruction.destination):
        above = text.find(parent_of(number))
        if above is not None:
            yield above
