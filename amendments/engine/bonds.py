"""Which amendments a vote can reach: those that a rule, a parent or a possible clash joins to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from amendments.engine.edits import NotLocatedError, ParagraphsEdit
from amendments.engine.groups import joined_sets, ties
from amendments.engine.instruction import Instruction
from amendments.engine.numbering import parent_of
from amendments.engine.rules import Decision, Rule, Standing, standings
from amendments.engine.tabled import Amendment, locate_all
from amendments.engine.text import TITLE, Text


@dataclass(frozen=True, slots=True)
class Bound:
    """Amendments in voting order that can depend on one another, with the rules among them."""

    members: Sequence[Amendment]
    rules: Sequence[Rule]

    def judge(self, decisions: Mapping[str, Decision]) -> dict[str, Standing]:
        """Return where its members stand under `decisions`, the same as among all amendments."""
        order = [one.number for one in self.members]
        parents = {one.number: one.parent for one in self.members if one.parent}
        return standings(order, decisions, self.rules, parents)


def bound_amendments(
    text: Text, ordered: Sequence[Amendment], rules: Sequence[Rule]
) -> list[Bound]:
    """Return the amendments, given in voting order, in groups that no vote reaches beyond."""
    by_number = {one.number: one for one in ordered}
    pairs = chain(ties(text, ordered, rules), _open_clashes(text, ordered))
    sets = joined_sets(ordered, pairs)
    group_of = {number: at for at, members in enumerate(sets) for number in members}
    inside: list[list[Rule]] = [[] for _ in sets]
    for rule in rules:
        if rule.falls in group_of:
            inside[group_of[rule.falls]].append(rule)
    return [
        Bound([by_number[number] for number in members], some)
        for members, some in zip(sets, inside, strict=True)
    ]


def _open_clashes(text: Text, ordered: Sequence[Amendment]) -> Iterator[tuple[str, str]]:
    """Yield each amendment that has sub-amendments with all that touch the same paragraphs.

    Other new words can have another place in the paragraph (a whole sentence stands behind the
    stop, mere words before it), so that what it clashes with depends on the votes.
    """
    parents = {one.parent for one in ordered if one.parent}
    if not parents:
        return
    touching: dict[int, list[str]] = {}
    for one in ordered:
        if one.parent is None:
            for index in _touched(text, one, is_open=one.number in parents):
                touching.setdefault(index, []).append(one.number)
    for numbers in touching.values():
        opened = next((number for number in numbers if number in parents), None)
        if opened:
            yield from ((opened, number) for number in numbers)


def _touched(text: Text, amendment: Amendment, *, is_open: bool) -> set[int]:
    if is_open:
        return {index for one in amendment.instructions for index in _within_reach(text, one)}
    try:
        edits = locate_all(amendment.instructions, text)
    except NotLocatedError:
        return set()
    touched: set[int] = set()
    for edit in edits:
        if isinstance(edit, ParagraphsEdit):
            touched.update(edit.goes, [] if edit.parent is None else [edit.parent])
        else:
            touched.add(edit.paragraph)
    return touched


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
