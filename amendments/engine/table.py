"""Adopted amendments laid on the draft one by one: what is applied, what is not, and why.

Sub-amendments change the new text of their amendment first, in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from amendments.engine.assembly import Applied, assemble
from amendments.engine.clashes import clash, takes_list
from amendments.engine.credit import Part
from amendments.engine.edits import Edit, NotLocatedError, ParagraphsEdit, WordsEdit
from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice, notice
from amendments.engine.pieces import Kind
from amendments.engine.tabled import Amendment, aims, locate_all
from amendments.engine.text import TITLE, Text, text_of


@dataclass(frozen=True, slots=True)
class Unapplied:
    """An adopted amendment that is not in the text. `paragraphs` are the draft numbers it aims at."""

    amendment: str
    reason: Notice
    paragraphs: tuple[str, ...] = ()


@dataclass(slots=True)
class Table:
    """What has been applied so far, kept by paragraph so that each edit meets only its neighbours."""

    text: Text
    applied: list[Applied] = field(default_factory=list)
    unapplied: list[Unapplied] = field(default_factory=list)
    words: dict[int, list[Applied]] = field(default_factory=dict)
    reached: dict[int, int] = field(default_factory=dict)  # bit n: character n, see `_bits`
    gone: dict[int, tuple[str, ParagraphsEdit]] = field(default_factory=dict)
    joined: dict[int, str] = field(default_factory=dict)  # lists that new paragraphs join
    parts: dict[str, tuple[Part, ...]] = field(default_factory=dict)  # of those with sub-amendments

    def rival_of(self, amendment: Amendment) -> str | None:
        """Return the applied amendment that one not yet on the table clashes with, if any."""
        try:
            edits = locate_all(amendment.instructions, self.text)
        except NotLocatedError:
            return None
        return next((rival for edit in edits if (rival := self.rival(edit)) is not None), None)

    def rival(self, edit: Edit) -> str | None:
        """Return the number of an applied amendment that `edit` clashes with, None when there is none."""
        if isinstance(edit, WordsEdit):
            if edit.paragraph in self.gone:
                return self.gone[edit.paragraph][0]
            return self._rival_of_words(edit)
        for index in edit.goes:
            if index in self.gone:
                return self.gone[index][0]
            if index in self.words:
                return self.words[index][0].amendment
            if index in self.joined and takes_list(edit, index):
                return self.joined[index]
        if edit.parent in self.gone and takes_list(self.gone[edit.parent][1], edit.parent):
            return self.gone[edit.parent][0]
        return None

    def _rival_of_words(self, edit: WordsEdit) -> str | None:
        if not self.reached.get(edit.paragraph, 0) & _bits(edit):
            return None
        others = self.words[edit.paragraph]
        return next((number for number, other in others if clash(edit, other)), None)

    def add(self, number: str, edits: Sequence[Edit]) -> None:
        for edit in edits:
            made = Applied(number, edit)
            self.applied.append(made)
            if isinstance(edit, WordsEdit):
                at = edit.paragraph
                self.words.setdefault(at, []).append(made)
                self.reached[at] = self.reached.get(at, 0) | _bits(edit)
                continue
            for index in edit.goes:
                self.gone[index] = (number, edit)
            if edit.parent is not None:
                self.joined[edit.parent] = number


def _bits(edit: WordsEdit) -> int:
    """Return a number whose bits are the characters within which another edit can clash with `edit`.

    Of a thousand edits nearly all touch none of the others, and one "and" of two numbers says so.
    """
    start, end = edit.reach
    return ((2 << (end - start)) - 1) << start


def apply_adopted(text: Text, adopted: Sequence[Amendment]) -> Table:
    """Return the table on which the `adopted` amendments lie, those that could be applied and the rest.

    They come in voting order and stand adopted, sub-amendments with their amendments.
    """
    table = Table(text)
    subs: dict[str, list[Amendment]] = {}
    for one in adopted:
        if one.parent is not None:
            subs.setdefault(one.parent, []).append(one)
    for one in adopted:
        if one.parent is None:
            _apply(table, one, subs.get(one.number, ()))
    return table


def _apply(table: Table, amendment: Amendment, subs: Sequence[Amendment]) -> None:
    """Put the amendment with its adopted `subs` on the table, or list why not. Never in part."""
    amended = amend(table.text.language, amendment, subs) if subs else None
    try:
        edits = locate_all((amended or amendment).instructions, table.text)
    except NotLocatedError as error:
        _leave_out(table, amendment, subs, error.notice, aims(table.text, amendment))
        return
    for edit in edits:
        rival = table.rival(edit)
        if rival is not None:
            where = aims(table.text, amendment) or _paragraph_numbers(table.text, edits)
            reason = notice("clash", first=rival, second=amendment.number, number=", ".join(where))
            _leave_out(table, amendment, subs, reason, where)
            return
    table.add(amendment.number, edits)
    if amended:
        table.unapplied += amended.refused
        if amended.parts:
            table.parts[amendment.number] = amended.parts


def _leave_out(
    table: Table,
    amendment: Amendment,
    subs: Sequence[Amendment],
    reason: Notice,
    where: tuple[str, ...],
) -> None:
    table.unapplied.append(Unapplied(amendment.number, reason, where))
    told = notice("parent-unapplied", number=amendment.number)
    table.unapplied += [Unapplied(sub.number, told, where) for sub in subs]


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment as its sub-amendments leave it, with those that could not be applied.

    `parts` are its new words with the numbers of those that brought them; empty without subs.
    """

    instructions: tuple[Instruction, ...]
    refused: tuple[Unapplied, ...] = ()
    parts: tuple[Part, ...] = ()


def amend(language: str, amendment: Amendment, subs: Sequence[Amendment]) -> Amended:
    """Return the amendment with `subs` in its new text.

    A sub-amendment is resolved in the new text as tabled, and all are applied at once, as to a
    draft.
    """
    if not subs:
        return Amended(amendment.instructions)
    refused: list[Unapplied] = []
    by_target: dict[int, list[Amendment]] = {}
    for sub in subs:
        targets = [
            at for at, one in enumerate(amendment.instructions) if _aims_at(sub, one, language)
        ]
        if len(targets) == 1:
            by_target.setdefault(targets[0], []).append(sub)
        else:
            refused.append(Unapplied(sub.number, _refusal(sub, amendment, language)))
    amended = list(amendment.instructions)
    parts: list[Part] = []
    for at, instruction in enumerate(amendment.instructions):
        table = _new_text_with(instruction, by_target.get(at, ()), language)
        assembled = assemble(table.text, table.applied)
        stays = [one for one in assembled.paragraphs if one.final is not None]
        amended[at] = replace(instruction, new_text=tuple(one.text for one in stays))
        refused += table.unapplied
        pieces = [piece for one in stays for piece in one.pieces if piece.kind != Kind.DELETED]
        parts += [Part(piece.text, piece.amendment or amendment.number) for piece in pieces]
    return Amended(tuple(amended), tuple(refused), tuple(parts))


def _new_text_with(instruction: Instruction, subs: Sequence[Amendment], language: str) -> Table:
    """Return the new text of an instruction with `subs` laid on it, as on a draft."""
    table = Table(new_text_as_draft(instruction, language))
    for sub in subs:
        _apply(table, sub, [])
    return table


def new_text_as_draft(instruction: Instruction, language: str) -> Text:
    """Return the new text of an instruction as the draft of its sub-amendments."""
    rows = [(str(count), line) for count, line in enumerate(instruction.new_text, 1)]
    return text_of(language, rows)


def _aims_at(sub: Amendment, instruction: Instruction, language: str) -> bool:
    try:
        locate_all(sub.instructions, new_text_as_draft(instruction, language))
    except NotLocatedError:
        return False
    return True


def _refusal(sub: Amendment, amendment: Amendment, language: str) -> Notice:
    """Return why a sub-amendment has no certain place in its amendment."""
    if len(amendment.instructions) == 1:
        try:
            locate_all(sub.instructions, new_text_as_draft(amendment.instructions[0], language))
        except NotLocatedError as error:
            return error.notice
    return notice("sub-which-operation", number=amendment.number)


def _paragraph_numbers(text: Text, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Return the numbers of the draft's paragraphs where `edits` have their place."""
    found: dict[str, None] = {}
    for edit in edits:
        if isinstance(edit, WordsEdit):
            indices: tuple[int, ...] = (edit.paragraph,) if edit.paragraph != TITLE else ()
        else:
            indices = edit.goes or (min(edit.at, len(text.paragraphs) - 1),)
        found.update((text.paragraphs[index].number, None) for index in indices)
    return tuple(found)
