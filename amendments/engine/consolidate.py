"""The text under a set of votes: all adopted edits applied at once to the draft as tabled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from amendments.engine.assembly import Applied, assemble
from amendments.engine.clashes import clash, takes_list
from amendments.engine.edits import Edit, NotLocatedError, ParagraphsEdit, WordsEdit, locate
from amendments.engine.instruction import Instruction
from amendments.engine.notices import Notice, notice
from amendments.engine.pieces import ConsolidatedParagraph, Kind, Piece
from amendments.engine.rules import Decision, Rule, Standing, standings
from amendments.engine.text import TITLE, Text, text_of

__all__ = [
    "Amendment",
    "Consolidated",
    "ConsolidatedParagraph",
    "Kind",
    "Piece",
    "Unapplied",
    "consolidate",
]


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment as the engine takes it: its number, its place in the voting order, what it says.

    `parent` is the number of the amendment that a sub-amendment changes. Without
    `instructions` the amendment must be resolved by hand and is never applied.
    """

    number: str
    position: int
    instructions: tuple[Instruction, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Unapplied:
    """An adopted amendment that is not in the text. `paragraphs` are the draft numbers it aims at."""

    amendment: str
    reason: Notice
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The text under a set of votes, and everything a person must know about it."""

    paragraphs: tuple[ConsolidatedParagraph, ...]
    standings: Mapping[str, Standing]
    unapplied: tuple[Unapplied, ...] = ()
    warnings: tuple[Notice, ...] = ()
    title: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Table:
    """What has been applied so far, kept by paragraph so that each edit meets only its neighbours."""

    text: Text
    applied: list[Applied] = field(default_factory=list)
    unapplied: list[Unapplied] = field(default_factory=list)
    words: dict[int, list[tuple[str, WordsEdit]]] = field(default_factory=dict)
    gone: dict[int, tuple[str, ParagraphsEdit]] = field(default_factory=dict)
    joined: dict[int, str] = field(default_factory=dict)  # lists that new paragraphs join

    def rival(self, edit: Edit) -> str | None:
        """Return the number of an applied amendment that `edit` clashes with, None when there is none."""
        if isinstance(edit, WordsEdit):
            if edit.paragraph in self.gone:
                return self.gone[edit.paragraph][0]
            return next(
                (n for n, other in self.words.get(edit.paragraph, ()) if clash(edit, other)), None
            )
        for index in edit.goes:
            if index in self.gone:
                return self.gone[index][0]
            if index in self.words:
                return self.words[index][0][0]
            if index in self.joined and takes_list(edit, index):
                return self.joined[index]
        if edit.parent in self.gone and takes_list(self.gone[edit.parent][1], edit.parent):
            return self.gone[edit.parent][0]
        return None

    def add(self, number: str, edits: Sequence[Edit]) -> None:
        for edit in edits:
            self.applied.append(Applied(number, edit))
            if isinstance(edit, WordsEdit):
                self.words.setdefault(edit.paragraph, []).append((number, edit))
                continue
            for index in edit.goes:
                self.gone[index] = (number, edit)
            if edit.parent is not None:
                self.joined[edit.parent] = number


def consolidate(
    text: Text,
    amendments: Sequence[Amendment],
    decisions: Mapping[str, Decision],
    rules: Sequence[Rule] = (),
) -> Consolidated:
    """Return `text` with every adopted amendment applied, all at once.

    The order of `amendments` and of `decisions` does not matter: the voting order is in each
    amendment's `position` (ties by number). Amendments that clash with one voted before them,
    and those without a certain place, are not applied but listed, each with its reason.
    Raises `RuleCycleError`.
    """
    ordered = voting_order(amendments)
    parents = {one.number: one.parent for one in ordered if one.parent}
    found = standings([one.number for one in ordered], decisions, rules, parents)
    table = apply_adopted(text, [one for one in ordered if found[one.number].is_adopted])
    assembled = assemble(text, table.applied)
    return Consolidated(
        paragraphs=assembled.paragraphs,
        standings=found,
        unapplied=tuple(_in_order(table.unapplied, ordered)),
        warnings=(*_ignored_votes(found), *assembled.notices),
        title=assembled.title,
    )


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


def voting_order(amendments: Sequence[Amendment]) -> list[Amendment]:
    """Return the amendments by position, ties by number as people count (2 before 10)."""
    return sorted(amendments, key=lambda one: (one.position, count_key(one.number)))


def count_key(number: str) -> tuple[tuple[int, str], ...]:
    """Return the key that sorts amendment numbers as people count: 2, 10, 10-1, 11."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in number.split("-"))


def _apply(table: Table, amendment: Amendment, subs: Sequence[Amendment]) -> None:
    """Put the amendment with its adopted `subs` on the table, or list why not. Never in part."""
    amended, refused_subs = amended_instructions(table.text.language, amendment, subs)
    try:
        edits = locate_all(amended, table.text)
    except NotLocatedError as error:
        table.unapplied.append(
            Unapplied(amendment.number, error.notice, aims(table.text, amendment))
        )
        reason = notice("parent-unapplied", number=amendment.number)
        table.unapplied += [Unapplied(sub.number, reason) for sub in subs]
        return
    for edit in edits:
        rival = table.rival(edit)
        if rival is not None:
            where = aims(table.text, amendment) or _paragraph_numbers(table.text, edits)
            reason = notice("clash", first=rival, second=amendment.number, number=", ".join(where))
            table.unapplied.append(Unapplied(amendment.number, reason, where))
            parent = notice("parent-unapplied", number=amendment.number)
            table.unapplied += [Unapplied(sub.number, parent) for sub in subs]
            return
    table.add(amendment.number, edits)
    table.unapplied += refused_subs


def locate_all(instructions: Sequence[Instruction], text: Text) -> tuple[Edit, ...]:
    """Return the edits of all the instructions of one amendment. Raises `NotLocatedError`.

    Operations that clash with one another give no certain text, so neither is located.
    """
    found = _located(tuple(instructions), text)
    if isinstance(found, NotLocatedError):
        raise NotLocatedError(found.notice, found.places, found.suggestion)
    return found


@lru_cache(maxsize=100_000)
def _located(
    instructions: tuple[Instruction, ...], text: Text
) -> tuple[Edit, ...] | NotLocatedError:
    """A pure function of a draft as tabled, asked again at every vote: so its answers are kept."""
    if not instructions:
        return NotLocatedError(notice("unread"))
    try:
        edits = tuple(edit for instruction in instructions for edit in locate(instruction, text))
    except NotLocatedError as error:
        return error.with_traceback(None)
    by_paragraph: dict[int, list[Edit]] = {}
    for edit in edits:
        for index in _touched(edit):
            others = by_paragraph.setdefault(index, [])
            if any(clash(edit, other) for other in others):
                return NotLocatedError(notice("self-clash"))
            others.append(edit)
    return edits


def _touched(edit: Edit) -> tuple[int, ...]:
    if isinstance(edit, WordsEdit):
        return (edit.paragraph,)
    return edit.goes if edit.parent is None else (*edit.goes, edit.parent)


def amended_instructions(
    language: str, amendment: Amendment, subs: Sequence[Amendment]
) -> tuple[tuple[Instruction, ...], list[Unapplied]]:
    """Return the amendment's instructions with its sub-amendments in their new text.

    A sub-amendment is resolved in the new text as tabled, and all are applied at once, as to a
    draft. Those that could not be applied come second.
    """
    if not subs:
        return amendment.instructions, []
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
    for at, members in by_target.items():
        amended[at], clashing = _with_subs(amended[at], members, language)
        refused += clashing
    return tuple(amended), refused


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


def _with_subs(
    instruction: Instruction, subs: Sequence[Amendment], language: str
) -> tuple[Instruction, list[Unapplied]]:
    table = Table(new_text_as_draft(instruction, language))
    for sub in subs:
        _apply(table, sub, [])
    assembled = assemble(table.text, table.applied)
    lines = tuple(one.text for one in assembled.paragraphs if one.final is not None)
    return replace(instruction, new_text=lines), table.unapplied


def aims(text: Text, amendment: Amendment) -> tuple[str, ...]:
    """Return the numbers of the draft's paragraphs that the amendment names."""
    named = (number for one in amendment.instructions for number in one.paragraphs)
    return tuple(dict.fromkeys(number for number in named if text.find(number) is not None))


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


def _in_order(unapplied: Sequence[Unapplied], ordered: Sequence[Amendment]) -> list[Unapplied]:
    places = {one.number: place for place, one in enumerate(ordered)}
    return sorted(unapplied, key=lambda one: places[one.amendment])


def _ignored_votes(found: Mapping[str, Standing]) -> list[Notice]:
    return [
        notice("vote-ignored", number=one.number, reason=one.reasons[0])
        for one in found.values()
        if one.ignored == Decision.ADOPTED
    ]
