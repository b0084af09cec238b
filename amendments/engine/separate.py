"""Separate votes: a paragraph of the draft, or words of it, put to the vote by itself.

What is rejected in a separate vote goes, as amended: with all that amendments changed or added in
it. Where an amendment reaches beyond it, nobody can say what is left, and a person decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from amendments.engine.edits import Edit, NotLocatedError, ParagraphsEdit, WordsEdit, locate
from amendments.engine.instruction import Action, Instruction, Unit
from amendments.engine.items import ItemKind, kind_of
from amendments.engine.notices import notice
from amendments.engine.table import Table, Unapplied
from amendments.engine.text import Text


@dataclass(frozen=True, slots=True)
class SeparateVote:
    """The vote `number` ("§5", "§5/1") on a paragraph of the draft with its sub-paragraphs, or on `words` of it.

    When it is rejected they go; otherwise nothing happens. `position` is its place in the voting order.
    """

    number: str
    position: int
    paragraph: str
    words: str = ""

    @property
    def instruction(self) -> Instruction:
        """The operation that its rejection is."""
        unit = Unit.WORDS if self.words else Unit.PARAGRAPH
        return Instruction(Action.DELETE, unit, (self.paragraph,), words=self.words)


def edit_of(vote: SeparateVote, text: Text) -> Edit:
    """Return the edit that the rejection makes. Raises `NotLocatedError`.

    A vote on words that are not given in the language of `text` is none on the whole paragraph.
    """
    if kind_of(vote.number) == ItemKind.WORDS and not vote.words:
        raise NotLocatedError(notice("separate-no-words", number=vote.paragraph))
    return locate(vote.instruction, text)[0]


def reject_separately(table: Table, rejected: Sequence[SeparateVote]) -> Table:
    """Return the table without what was `rejected`, given in voting order, and what went along with it.

    An amendment of which something went along is listed with its reason; the rest of it stays.
    """
    for vote in rejected:
        try:
            edit = edit_of(vote, table.text)
        except NotLocatedError as error:
            table.unapplied.append(Unapplied(vote.number, error.notice, (vote.paragraph,)))
            continue
        table = _without(table, vote, edit)
    return table


def _without(table: Table, vote: SeparateVote, edit: Edit) -> Table:
    if any(_is_gone(edit, one.edit) for one in table.applied):
        return table  # an amendment deleted it already
    rest = table.emptied()
    along: dict[str, None] = {}
    for one in table.applied:
        if goes_along(edit, one.edit):
            along[one.amendment] = None
        else:
            rest.add(one.amendment, [one.edit])
    rival = rest.rival(edit, vote.number)
    if rival is not None:
        reason = notice("separate-clash", first=rival, number=vote.paragraph)
        table.unapplied.append(Unapplied(vote.number, reason, (vote.paragraph,)))
        return table
    rest.add(vote.number, [edit])
    told = notice("gone-along", number=vote.paragraph)
    rest.unapplied += [Unapplied(number, told, (vote.paragraph,)) for number in along]
    return rest


def _is_gone(edit: Edit, other: Edit) -> bool:
    """Tell whether `other`, an amendment's, deletes all that `edit` would, and puts nothing there."""
    if isinstance(other, ParagraphsEdit):
        goes = set(edit.goes) if isinstance(edit, ParagraphsEdit) else {edit.paragraph}
        return not other.new and goes <= set(other.goes)
    return isinstance(edit, WordsEdit) and not other.new and other.named.covers(edit.named)


def goes_along(edit: Edit, other: Edit) -> bool:
    """Tell whether the change `other` lies wholly in what `edit`, a rejection, takes away."""
    if isinstance(edit, WordsEdit):
        return isinstance(other, WordsEdit) and _lies_inside(edit, other)
    if isinstance(other, WordsEdit):
        return other.paragraph in edit.goes
    if other.goes:
        return set(other.goes) <= set(edit.goes)
    return other.parent in edit.goes


def _lies_inside(edit: WordsEdit, other: WordsEdit) -> bool:
    if other.named.is_empty and other.paragraph == edit.paragraph:
        return edit.named.start < other.named.start < edit.named.end
    return edit.named.covers(other.named)
